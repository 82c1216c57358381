import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from './app-error.js';
import { isEvidencePath, listEvidence, type ListOptions } from './list-evidence.js';

let folder: string;
let before: string;
beforeEach(() => {
  before = process.cwd();
  folder = mkdtempSync(join(tmpdir(), 'prtrace-list-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

function make(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, path);
  }
}

/** Paths, and what cannot be read with its reason. */
function listed(paths: readonly string[], options: ListOptions = {}): string[] {
  return [...listEvidence(paths, options)].map((each) => (isEvidencePath(each) ? each.path : `${each.file}: ${each.reason}`));
}

describe('order', () => {
  test('is that of the bytes of the paths, through all levels', () => {
    make('d/a.txt', 'd/a/b.txt', 'd/a-b/c.txt', 'd/B.txt', 'd/é.txt', 'd/z/1', 'd/a/a/x');
    expect(listed(['d'])).toEqual(['d/B.txt', 'd/a-b/c.txt', 'd/a.txt', 'd/a/a/x', 'd/a/b.txt', 'd/z/1', 'd/é.txt']);
  });

  test('does not depend on the order of the arguments', () => {
    make('b/1', 'a/2', 'a.txt');
    expect(listed(['b', 'a.txt', 'a'])).toEqual(['a.txt', 'a/2', 'b/1']);
    expect(listed(['a', 'a.txt', 'b'])).toEqual(['a.txt', 'a/2', 'b/1']);
  });

  test('names each path once', () => {
    make('a/1', 'a/b/2', 'a/c');
    expect(listed(['a', 'a/b', 'a/1', 'a/1'])).toEqual(['a/1', 'a/b/2', 'a/c']);
  });

  test('a trailing slash is kept as it was typed', () => {
    make('a/1');
    expect(listed(['a/'])).toEqual(['a/1']);
  });
});

describe('what cannot be read is listed', () => {
  test('a path that does not exist is an error that names it', () => {
    expect(() => listed(['nowhere.txt'])).toThrow(AppError);
    expect(() => listed(['nowhere.txt'])).toThrow('nowhere.txt');
  });

  test('links in a circle, links to nothing, folders that were read before', () => {
    make('a/1', 'a/b/2');
    symlinkSync('..', 'a/b/up');
    symlinkSync('nothing', 'a/broken');
    symlinkSync('b', 'a/same');
    symlinkSync('1', 'a/to-file');
    expect(listed(['a/broken'])).toEqual(['a/broken: it is a link to something that is not there']);
    expect(listed(['a'])).toEqual([
      'a/1', 'a/b/2', 'a/b/up: it is a link that leads back to a folder above it', 'a/broken: it is a link to something that is not there',
      'a/same: its files were read already, as a/b', 'a/to-file',
    ]);
  });

  test.runIf(process.platform !== 'win32')('pipes, in a folder and as an argument', () => {
    make('a/1');
    execFileSync('mkfifo', ['a/pipe']);
    expect(listed(['a'])).toEqual(['a/1', expect.stringContaining('a/pipe: it is a pipe')]);
    expect(listed(['a/pipe'])).toEqual([expect.stringContaining('a/pipe: it is a pipe')]);
  });

  test('this run\'s own output', () => {
    make('a/1', 'a/out.json');
    expect(listed(['a'], { exclude: [join(process.cwd(), 'a/out.json')] })).toEqual(['a/1', 'a/out.json: it is the file that this run writes to']);
  });
});

describe('symptom.txt', () => {
  function symptoms(paths: readonly string[]): Record<string, string | undefined> {
    return Object.fromEntries([...listEvidence(paths)].map((each) => (isEvidencePath(each) ? [each.path, each.symptom] : [each.file, `unread: ${each.reason}`])));
  }

  test('speaks for its folder and what is below it, the nearest one wins', () => {
    make('a/1', 'a/z/2', 'a/y/3', 'b/4');
    writeFileSync('a/symptom.txt', ' Outlook keeps prompting\r\n');
    writeFileSync('a/y/Symptom.TXT', '\uFEFFTeams asks again');
    expect(symptoms(['a', 'b'])).toEqual({ 'a/1': 'Outlook keeps prompting', 'a/z/2': 'Outlook keeps prompting', 'a/y/3': 'Teams asks again', 'b/4': undefined });
  });

  test('is found among named files', () => {
    make('a/1', 'b/2');
    writeFileSync('a/symptom.txt', 'Outlook keeps prompting');
    expect(symptoms(['a/1', 'a/symptom.txt', 'b/2'])).toEqual({ 'a/1': 'Outlook keeps prompting', 'b/2': undefined });
  });

  test('that is empty is listed', () => {
    make('a/1');
    writeFileSync('a/symptom.txt', ' \n');
    expect(symptoms(['a'])).toEqual({ 'a/1': undefined, 'a/symptom.txt': expect.stringContaining('unread: it is empty') });
  });

  test('is a file like any other where symptoms are not asked for', () => {
    make('a/1', 'a/symptom.txt');
    expect(listed(['a'], { symptoms: false })).toEqual(['a/1', 'a/symptom.txt']);
  });
});

test('is lazy and counts what it knows of', () => {
  make('a/1', 'a/2', 'a/3');
  const listing = listEvidence(['a']);
  const items = listing[Symbol.iterator]();
  items.next();
  expect(listing.known()).toBe(3);
});
