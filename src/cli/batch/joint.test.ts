import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report, Result } from '../../core/index.js';
import { makeZip } from '../../core/intake/make-zip.test-support.js';
import { listEvidence } from '../../node/list-evidence.js';
import { runBuilt } from '../run-built.js';
import { surveyEvidence } from './survey.js';

const examples = join(import.meta.dirname, '../../../examples');
const example = (name: string) => readFileSync(join(examples, name), 'utf8');
const bundleFiles = readdirSync(join(examples, 'bundle')).sort();

/** The text of an example for another PC: name and ids are that PC's own. */
function ofPc(text: string, number: number): string {
  const four = String(number).padStart(4, '0');
  return text.replaceAll('LT-4471', `LT-${four}`).replaceAll('5f0a3c9e-6a41-4f0d-8a57-2f1c9b7e6d10', `5f0a3c9e-6a41-4f0d-8a57-2f1c9b7e${four}`).replaceAll('dana', `user${four}`)
    .replaceAll('b0b6f6d5-2f7c-4f2b-8b8b-6f1c3f6c9a01', `b0b6f6d5-2f7c-4f2b-8b8b-6f1c3f6c${four}`).replaceAll('5b0c7f6e-8f0a-4f43-9a53-6f0f2f6c7d10', `5b0c7f6e-8f0a-4f43-9a53-6f0f2f6c${four}`);
}

const bundles = 66;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prtrace-joint-'));
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const texts = bundleFiles.map((name) => [name, example(`bundle/${name}`)] as const);
  for (let i = 0; i < bundles; i++) {
    const zip = makeZip(texts.map(([name, text]) => ({ name, data: ofPc(text, i) })));
    write(`zips/${String(i).padStart(3, '0')}.zip`, zip);
    write(`mixed/${String(i).padStart(3, '0')}.zip`, zip);
  }
  write('zips/README.txt', 'One bundle for each PC.');
  write('mixed/sign-ins.json', ofPc(example('bundle/sign-ins.json'), 9_999));
  for (const name of bundleFiles) write(`case/${name}`, example(`bundle/${name}`));
  for (let i = 0; i < 80; i++) write(`case/authlogs/trace-${i}.log`, `nothing to read ${i}`);
  for (let i = 0; i < 1_100; i++) {
    write(`fleet/${String(i).padStart(4, '0')}.txt`, ofPc(example('dsregcmd.txt'), i));
    write(`fleet-and-log/${String(i).padStart(4, '0')}.txt`, ofPc(example('dsregcmd.txt'), i));
  }
  write('fleet-and-log/AAD-Operational.xml', ofPc(example('bundle/AAD-Operational.xml'), 77));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]): ReturnType<typeof runBuilt> {
  return runBuilt(['diagnose', ...args], { cwd: folder });
}

function report(...args: readonly string[]): Report {
  return JSON.parse(run(...args, '--format', 'json').stdout) as Report;
}

/** What must be the same whichever way a capture was examined. */
function told({ device, verdict, stages, evidence }: Result): unknown {
  return { name: device.name, verdict: [verdict.class, verdict.stage, verdict.confidence], causes: verdict.causes.map(({ id }) => id), stages: stages.map(({ state }) => state), evidence: evidence?.map(({ kind, what }) => [kind, what]) };
}

describe('the survey', () => {
  test.each([
    ['fleet', true, 'apart'], ['fleet-and-log', true, 'together'], ['zips', true, 'apart'], ['zips', false, 'together'], ['mixed', true, 'together'], ['case', true, 'together'],
  ] as const)('%s (many files: %s): %s', async (name, isFleet, survey) => {
    expect(await surveyEvidence(listEvidence([join(folder, name)]), isFleet)).toBe(survey);
  });

  test('takes damaged archives, secrets, empty and vanished files for nothing', async () => {
    mkdirSync(join(folder, 'odd'));
    for (const [name, text] of [['a.zip', 'PK\x03\x04 not a ZIP'], ['b.txt', ''], ['c.png', '\x89PNG\r\n'], ['lsass.dmp', 'MDMP'], ['d.txt', 'AzureAdJoined : YES\n']] as const) writeFileSync(join(folder, 'odd', name), text, 'latin1');
    expect(await surveyEvidence([...listEvidence([join(folder, 'odd')]), { path: join(folder, 'odd/gone.txt') }, { file: 'x', reason: 'y' }], true)).toMatch(/apart|together/);
    rmSync(join(folder, 'odd', 'a.zip'));
    expect(await surveyEvidence([...listEvidence([join(folder, 'odd')]), { path: join(folder, 'odd/gone.txt') }], true)).toBe('apart');
    rmSync(join(folder, 'odd'), { recursive: true });
  });

  test('sees a capture in UTF-16, and goes together where a name tells more than the text', async () => {
    mkdirSync(join(folder, 'names/pretrace'), { recursive: true });
    writeFileSync(join(folder, 'names/a.txt'), Buffer.from(`\ufeff${example('dsregcmd.txt')}`, 'utf16le'));
    expect(await surveyEvidence(listEvidence([join(folder, 'names')]), true)).toBe('apart');
    writeFileSync(join(folder, 'names/pretrace/dsregcmd.txt'), example('dsregcmd.txt'));
    expect(await surveyEvidence(listEvidence([join(folder, 'names')]), true)).toBe('together');
  });
});

describe('one bundle for each PC', () => {
  let apart: Report;
  beforeAll(() => {
    apart = report('zips', '--jobs', '2');
  });

  test('gives one joined result for each, in order', () => {
    expect(apart.results.map(({ source }) => source.file)).toEqual(Array.from({ length: bundles }, (_, i) => `zips/${String(i).padStart(3, '0')}.zip!/dsregcmd.txt`));
    for (const { evidence } of apart.results) expect(evidence).toHaveLength(bundleFiles.length - 1);
    expect(apart.unread.map(({ file }) => file)).toEqual(['zips/README.txt']);
  });

  test('gives what each bundle alone gives', () => {
    expect(apart.results[7]).toEqual(report('zips/007.zip').results[0]);
  });

  test('gives the same verdicts when all are read together, with other evidence among them', () => {
    const together = report('mixed');
    expect(together.results.filter(({ source }) => source.lastLine > 0).map(told)).toEqual(apart.results.map(told));
    expect(together.results).toHaveLength(bundles + 1);
  });
});

describe('a support bundle of many files', () => {
  test('is joined to one result, in every format', () => {
    const { results, unread } = report('case');
    expect(results).toHaveLength(1);
    expect(told(results[0]!)).toEqual(told(report(...bundleFiles.map((name) => `case/${name}`)).results[0]!));
    expect(unread).toHaveLength(80);
    for (const format of ['text', 'jsonl', 'markdown', 'html', 'csv']) {
      const { stdout, code } = run('case', '--format', format);
      expect([code, stdout.includes('LT-4471')], format).toEqual([1, true]);
    }
    expect(run('case', '--format', 'jsonl').stdout.trimEnd().split('\n')).toHaveLength(81);
  });

  test('takes -o, --redact-key and standard input', () => {
    const { code, stdout, stderr } = runBuilt(['diagnose', 'case', '-', '--format', 'json', '-o', 'case.json', '--redact-key', 'a key that is long enough'], { cwd: folder, input: ofPc(example('dsregcmd.txt'), 1234) });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Not read: 80');
    const written = readFileSync(join(folder, 'case.json'), 'utf8');
    expect(written).not.toMatch(/lt-4471|lt-1234|dana|contoso/i);
    expect((JSON.parse(written) as Report).results).toHaveLength(2);
  });

  test('is refused before it is read where the output cannot be written', () => {
    expect(run('case', '-o', 'none/x.txt').code).toBe(2);
  });
});

test('a large fleet with one other file: captures are read again when it is their turn, and the verdicts are the same', () => {
  const apart = report('fleet');
  const together = report('fleet-and-log');
  expect(together.results).toHaveLength(1_100);
  const without = (results: readonly Result[]) => results.filter(({ device }) => device.name !== 'LT-0077.contoso.com').map(told);
  expect(without(together.results)).toEqual(without(apart.results));
  expect(together.results[77]!.evidence).toHaveLength(1);
});
