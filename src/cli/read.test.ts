import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileEvidence } from '../core/index.js';
import { runBuilt } from './run-built.js';

const examples = join(import.meta.dirname, '../../examples');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prtrace-read-'));
  writeFileSync(join(folder, 'notes.txt'), 'Call the user.\n');
  const [signIn] = (JSON.parse(readFileSync(join(examples, 'bundle/sign-ins.json'), 'utf8')) as { value: object[] }).value;
  writeFileSync(join(folder, 'many.json'), JSON.stringify({ value: Array.from({ length: 250 }, (_, i) => ({ ...signIn, id: `00000000-0000-0000-0000-${String(i).padStart(12, '0')}` })) }));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('shows every kind of evidence in a bundle with its place', async () => {
  const { code, stdout } = runBuilt(['read', 'bundle.zip'], { cwd: examples });
  expect(code).toBe(0);
  await expect(`# What read prints of a bundle\n\n~~~~text\n${stdout}~~~~\n`).toMatchFileSnapshot('goldens/read.md');
});

test('JSON holds the artifacts, maps as objects', () => {
  const { files } = JSON.parse(runBuilt(['read', 'bundle.zip', '--format', 'json'], { cwd: examples }).stdout) as { files: FileEvidence[] };
  expect(files.map(({ artifacts = [], captures }) => [captures.length, ...artifacts.map(({ kind }) => kind)])).toEqual([[0, 'events'], [0, 'directory'], [0, 'directory'], [1], [0, 'sign-ins']]);
  const [events] = files[0]!.artifacts!;
  if (events?.kind !== 'events') throw new Error('no events');
  expect(Object.keys(events.log.events[0]!.data).length + (events.log.events[0]!.message === undefined ? 0 : 1)).toBeGreaterThan(0);
});

test('other evidence alone is something read; a long list is cut', () => {
  const { code, stdout } = runBuilt(['read', 'many.json'], { cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toContain('sign-in log: 250 sign-ins');
  expect(stdout).toContain('and 150 more; --format json shows all of them');
  expect(stdout.trimEnd().split('\n')).toHaveLength(103);
});

test('a file that holds no evidence is told what Prtrace reads', () => {
  for (const command of ['read', 'diagnose']) {
    const { code, stdout } = runBuilt([command, 'notes.txt'], { cwd: folder });
    expect(code, command).toBe(3);
    expect(stdout.replaceAll(/\s+/g, ' '), command).toMatch(/nothing that Prtrace reads was found in it .* save the output of dsregcmd \/status as a text file/);
  }
});
