import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Comparison } from '../core/index.js';
import { makeZip } from '../core/intake/make-zip.test-support.js';
import { runBuilt } from './run-built.js';

const examples = join(import.meta.dirname, '../../examples');
const before = readFileSync(join(examples, 'dsregcmd.txt'), 'utf8');
const after = readFileSync(join(examples, 'after-repair.txt'), 'utf8');
const otherPc = after.replaceAll('LT-4471', 'LT-9000').replaceAll('5f0a3c9e-6a41-4f0d-8a57-2f1c9b7e6d10', '6f0a3c9e-6a41-4f0d-8a57-2f1c9b7e6d10');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prtrace-compare-'));
  for (const [name, text] of Object.entries({ 'before.txt': before, 'after.txt': after, 'other-pc.txt': otherPc, 'notes.txt': 'Call the user.\n' })) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'after.zip'), makeZip([{ name: 'dsregcmd.txt', data: new TextEncoder().encode(after) }]));
  mkdirSync(join(folder, 'monday'));
  writeFileSync(join(folder, 'monday/dsregcmd.txt'), before);
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]): ReturnType<typeof runBuilt> {
  return runBuilt(['compare', ...args], { cwd: folder });
}

describe('exit codes', () => {
  test.each([
    [0, ['before.txt', 'after.txt']],
    [0, ['monday', 'after.zip']],
    [0, ['after.txt', 'after.txt']],
    [1, ['before.txt', 'before.txt']],
    [2, ['before.txt']],
    [2, ['before.txt', 'after.txt', 'other-pc.txt']],
    [2, ['before.txt', 'missing.txt']],
    [2, ['before.txt', 'other-pc.txt']],
    [0, ['before.txt', 'other-pc.txt', '--same-device']],
    [3, ['before.txt', 'notes.txt']],
    [5, ['after.txt', 'before.txt']],
  ] as const)('%i: %j', (code, args) => {
    expect(run(...args).code).toBe(code);
  });
});

test('another PC is refused with both ids', () => {
  const { stdout, stderr } = run('before.txt', 'other-pc.txt');
  expect(stdout).toBe('');
  expect(stderr).toContain('5f0a3c9e-6a41-4f0d-8a57-2f1c9b7e6d10');
  expect(stderr).toContain('6f0a3c9e-6a41-4f0d-8a57-2f1c9b7e6d10');
  expect(JSON.parse(run('before.txt', 'other-pc.txt', '--format', 'json').stdout)).toMatchObject({ outcome: 'another-device', pairs: [] });
});

test('the two sides can come from standard input and from an archive', () => {
  const { code, stdout } = runBuilt(['compare', '-', 'after.zip', '--format', 'json'], { cwd: folder, input: before });
  const comparison = JSON.parse(stdout) as Comparison;
  expect([code, comparison.outcome]).toEqual([0, 'repaired']);
  expect(comparison.pairs[0]!.after.source.file).toBe('after.zip!/dsregcmd.txt');
});

test('prints text and Markdown', async () => {
  const told = ['text', 'markdown'].map((format) => `## ${format}\n\n~~~~text\n${run('before.txt', 'after.txt', '--format', format).stdout}~~~~\n`);
  await expect(`# What compare prints\n\n${told.join('\n')}`).toMatchFileSnapshot('goldens/compare.md');
});

test('--redact leaves no name, and what is the same stays the same', () => {
  const { stdout, code } = run('before.txt', 'after.txt', '--format', 'json', '--redact-key', 'a key that is long enough');
  expect(code).toBe(0);
  expect(stdout).not.toMatch(/lt-4471|dana|contoso|5f0a3c9e/i);
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'repaired', pairs: [{ registeredAgain: false }] });
});

test('-o writes the file alone, and never over the evidence', () => {
  expect(run('before.txt', 'after.txt', '-o', 'proof.txt')).toMatchObject({ code: 0, stdout: '' });
  expect(readFileSync(join(folder, 'proof.txt'), 'utf8')).toContain('repaired');
  rmSync(join(folder, 'proof.txt'));
  expect(run('before.txt', 'after.txt', '-o', 'after.txt').code).toBe(2);
});

test('the schema is the one of the package', () => {
  expect(runBuilt(['schema', 'comparison']).stdout).toBe(readFileSync(join(import.meta.dirname, '../../schema/comparison.schema.json'), 'utf8'));
});
