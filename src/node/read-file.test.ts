import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isFile, readFile } from './read-file.js';

const folder = mkdtempSync(join(tmpdir(), 'prtrace-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function reason(path: string, limitBytes?: number): string {
  const read = readFile(path, limitBytes);
  return isFile(read) ? 'was read' : read.reason;
}

test('reads a file whole, with its time', () => {
  const path = join(folder, 'a.txt');
  writeFileSync(path, 'AzureAdJoined : YES');
  const read = readFile(path);
  expect(isFile(read) && Buffer.from(read.bytes).toString()).toBe('AzureAdJoined : YES');
  expect(isFile(read) && read.modifiedUtc).toBeGreaterThan(Date.UTC(2020, 0));
});

test('reads an empty file', () => {
  const path = join(folder, 'empty.txt');
  writeFileSync(path, '');
  const read = readFile(path);
  expect(isFile(read) && read.bytes.length).toBe(0);
});

test.runIf(process.platform === 'linux')('reads files that announce no size', () => {
  const read = readFile('/proc/self/status');
  expect(isFile(read) && Buffer.from(read.bytes).toString()).toContain('VmRSS');
});

test('says why something is no file to read', () => {
  const link = join(folder, 'link');
  symlinkSync('link', link);
  expect(reason(join(folder, 'missing'))).toBe('it is no longer there');
  expect(reason(folder)).toBe('it is a folder');
  expect(reason(link)).toBe('its link leads back to itself');
  expect(reason(join(folder, 'bad\uFFFDname'))).toContain('not valid Unicode');
});

test.runIf(process.platform !== 'win32')('never waits for a pipe', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(reason(pipe)).toContain('it is a pipe');
  expect(reason('/dev/null')).toContain('it is a device');
});

test('refuses what is larger than the limit, in words that name it', () => {
  const path = join(folder, 'large');
  writeFileSync(path, '');
  truncateSync(path, 3 * 1024 * 1024);
  expect(reason(path, 2 * 1024 * 1024)).toContain('larger than 2 MiB');
  expect(reason(path, 3 * 1024 * 1024)).toBe('was read');
});
