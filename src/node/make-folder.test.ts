import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './make-folder.js';

test('makes what is missing, and leaves what is there', () => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'prtrace-make-folder-'));
  try {
    makeFolder(join(folder, 'a', 'b'));
    makeFolder(join(folder, 'a', 'b'));
    expect(fs.statSync(join(folder, 'a', 'b')).isDirectory()).toBe(true);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test.runIf(process.platform === 'linux')('gives up where nothing can be made', () => {
  expect(() => makeFolder('/proc/prtrace/a')).toThrow(/ENOENT|EACCES|EPERM/);
});
