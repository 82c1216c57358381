import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderJson, renderJsonLine, renderJsonLines } from './render-json.js';
import { sampleReport, sampleResult, withEveryText } from './sample-report.js';

it('is the report, nothing more and nothing less', () => {
  expect(JSON.parse(renderJson(sampleReport()))).toEqual(sampleReport());
  expect(renderJson({ schemaVersion: 1, results: [], unread: [{ file: 'a', reason: 'b' }] })).toMatchInlineSnapshot(`
    "{
      "schemaVersion": 1,
      "results": [],
      "unread": [
        {
          "file": "a",
          "reason": "b"
        }
      ]
    }
    "
  `);
});

it('has one line for each result and each unread file', () => {
  const { results, unread } = sampleReport();
  const lines = renderJsonLines(sampleReport()).trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
  expect(lines).toEqual([...results, ...unread.map((file) => ({ unread: file }))]);
  expect(renderJsonLine({ file: 'a', reason: 'b' })).toBe('{"unread":{"file":"a","reason":"b"}}\n');
});

it('keeps every value, and none of them can act on a terminal', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const report = withEveryText({ ...sampleReport(), results: [sampleResult('network')] }, text);
    const json = renderJson(report);
    expect(JSON.parse(json)).toEqual(report);
    expect(json).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\u2028\u2029]/u);
  }), { numRuns: 50 });
});
