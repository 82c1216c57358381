import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bytesOf } from '../core/evidence/input.js';
import { isFile, largeBinaryBytes, readFile } from './read-file.js';

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
  expect(isFile(read) && Buffer.from(bytesOf(read)).toString()).toBe('AzureAdJoined : YES');
  expect(isFile(read) && read.modifiedUtc).toBeGreaterThan(Date.UTC(2020, 0));
});

test('reads an empty file', () => {
  const path = join(folder, 'empty.txt');
  writeFileSync(path, '');
  const read = readFile(path);
  expect(isFile(read) && bytesOf(read).length).toBe(0);
});

test.runIf(process.platform === 'linux')('reads files that announce no size', () => {
  const read = readFile('/proc/self/status');
  expect(isFile(read) && Buffer.from(bytesOf(read)).toString()).toContain('VmRSS');
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

test.each(['ElfFile\0', 'PK\x03\x04'])('a large file that starts with %j is read where it lies', (signature) => {
  const path = join(folder, 'large-binary');
  writeFileSync(path, signature);
  truncateSync(path, largeBinaryBytes + 3);
  // The limit is for text: what is never in memory has none.
  const read = readFile(path, 1024);
  if (!isFile(read) || read.source === undefined) throw new Error('was read into memory');
  expect(read.source.sizeBytes).toBe(largeBinaryBytes + 3);
  expect(Buffer.from(bytesOf(read, 8)).toString('latin1')).toBe(signature.padEnd(8, '\0'));
  expect(bytesOf(read)).toHaveLength(largeBinaryBytes + 3);
  expect(read.source.read(largeBinaryBytes, 100)).toHaveLength(3);
  expect(read.source.read(largeBinaryBytes + 10, 100)).toHaveLength(0);
  rmSync(path);
  expect(read.source.read(5_000_000, 100)).toHaveLength(0);
});

test('a large text is read into memory as before', () => {
  const path = join(folder, 'large.log');
  writeFileSync(path, 'AzureAdJoined : YES');
  truncateSync(path, largeBinaryBytes + 1);
  const read = readFile(path);
  expect(isFile(read) && read.bytes).toHaveLength(largeBinaryBytes + 1);
});

test('a file known to hold secrets is not opened', () => {
  const path = join(folder, 'settings.dat');
  writeFileSync(path, 'x');
  expect(reason(path)).toContain('never opened');
});
