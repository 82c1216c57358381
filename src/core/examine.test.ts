import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captureShapes, makeCapture } from '../../bench/captures.js';
import { examine, judgeFile, readEvidence } from './examine.js';
import { captureText, withoutPrt } from './testing/index.js';

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });

describe('examine', () => {
  it('gives results in the order of files and captures, and lists what it could not read', () => {
    const report = examine([file('b.txt', captureText()), file('a.txt', 'nothing of the kind'), file('c.txt', captureText({ sso: withoutPrt }))]);
    expect(report.results.map(({ source }) => source.file)).toEqual(['b.txt', 'c.txt']);
    expect(report.unread.map((one) => one.file)).toEqual(['a.txt']);
  });
  it('says what was lost before the text could be read', () => {
    const { results: [only] } = examine([file('nul.txt', `AzureAdPrt : NO\0\0\nAzureAdJoined : YES\n`)]);
    expect(only?.parse).toMatchObject({ status: 'partial', notes: expect.arrayContaining([{ line: 1, reason: 'NUL bytes were dropped' }]) as unknown });
  });
  it('gives the same report for the same evidence', () => {
    const text = captureText({ sso: withoutPrt });
    expect(JSON.stringify(examine([file('a', text)]))).toBe(JSON.stringify(examine([file('a', text)])));
  });
  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => { examine([{ path: 'any', bytes }]); }));
  });
  it('keeps a field that is named like a member of every object', () => {
    const { results: [only] } = examine([file('a', `AzureAdPrt : NO\n__proto__ : x\nconstructor : y\n`)]);
    expect(Object.keys(only?.facts ?? {})).toEqual(expect.arrayContaining(['AzureAdPrt']));
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

it.each(captureShapes)('judging %s alone gives what the examination gives', (shape) => {
  const one = file('a', makeCapture(shape, 7));
  const examined = examine([one]).results.map(({ verdict }) => ({ class: verdict.class, stage: verdict.stage, confidence: verdict.confidence, causes: verdict.causes.map(({ id }) => id) }));
  expect(judgeFile(one)).toEqual(examined);
});

it('reads evidence without judging it', () => {
  const [read] = readEvidence([file('a', captureText())]);
  expect(read?.captures[0]?.byName.get('AzureAdPrt')?.value).toBe('YES');
});
