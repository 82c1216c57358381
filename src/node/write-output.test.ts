import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openOutput } from './write-output.js';

const folder = mkdtempSync(join(tmpdir(), 'prtrace-write-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file appears when it is complete, in place of an older one', () => {
  const file = join(folder, 'out.txt');
  writeFileSync(file, 'old');
  const output = openOutput(file);
  output.write('new ');
  output.write(new TextEncoder().encode('text'));
  expect(readFileSync(file, 'utf8')).toBe('old');
  output.finish();
  expect(readFileSync(file, 'utf8')).toBe('new text');
  expect(existsSync(`${file}.part`)).toBe(false);
});

test('what was given up leaves nothing behind', () => {
  const file = join(folder, 'given-up.txt');
  const output = openOutput(file);
  output.write('half');
  output.abandon();
  expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false);
});

test('a folder, and a file in a folder that is not there, are refused by name', () => {
  expect(() => openOutput(folder)).toThrow('is a folder');
  expect(() => openOutput(join(folder, 'none', 'x.txt'))).toThrow('its folder does not exist');
});
