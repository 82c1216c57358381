import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Aftermath } from './aftermath.js';
import { writeFolder } from './write-folder.js';

test('a folder holds the evidence with the PC as its clock, and its provenance beside', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prtrace-lab-'));
  try {
    const nowUtc = Date.UTC(2026, 2, 2, 15);
    const line = { text: 'AzureAdPrt : NO', basis: 'documented', source: 'a page' } as const;
    writeFolder(join(folder, 'out'), { state: { nowUtc }, symptom: 'Teams asks again.' } as Aftermath, [{ path: 'graph/x.txt', lines: [line], lineEnd: '\r\n' }]);
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual(['README.txt', 'evidence', 'provenance.tsv']);
    const file = join(folder, 'out', 'evidence', 'graph', 'x.txt');
    expect(readFileSync(file, 'utf8')).toBe('AzureAdPrt : NO\r\n');
    expect(statSync(file).mtimeMs).toBe(nowUtc);
    expect(readFileSync(join(folder, 'out', 'evidence', 'symptom.txt'), 'utf8')).toBe('Teams asks again.\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
