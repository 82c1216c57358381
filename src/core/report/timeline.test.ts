import { expect, it } from 'vitest';
import { auditFile, auditJson, captureText, eventFile, eventJson, examineText, signInFile, signInJson, withoutPrt } from '../testing/index.js';
import { renderHtml } from './render-html.js';
import { renderMarkdown } from './render-markdown.js';

it('what began it is not lost behind hundreds of failures, and reports show the end', () => {
  const failures = Array.from({ length: 300 }, (_, i) => eventJson(304, 'Automatic registration failed at join phase. Exit code: Unknown HResult Error code: 0x801c001d.', {
    RecordId: i, ProviderName: 'Microsoft-Windows-User Device Registration', LogName: 'Microsoft-Windows-User Device Registration/Admin', TimeCreated: `/Date(${Date.UTC(2026, 1, 1, i + 2)})/`,
  }));
  const result = examineText(captureText({ sso: withoutPrt }), {}, [auditFile(auditJson('Disable device', '2026-02-01T00:00:00Z')), eventFile(...failures)]);
  const { timeline } = result;
  expect(timeline.filter(({ what }) => what === 'The registration failed')).toHaveLength(300);
  expect(timeline.map(({ what }) => what)).toContainEqual(expect.stringContaining('The device object was disabled'));
  const last = timeline.at(-1)!.what;
  const report = { schemaVersion: 1, results: [result], unread: [] } as const;
  for (const text of [renderHtml(report), renderMarkdown(report)]) expect(text).toContain(last);
});

it('nothing is said of dsregcmd where none of its output was given', () => {
  const result = examineText(undefined, {}, [signInFile(signInJson(50155))]);
  expect(result.verdict.class).not.toBe('undetermined');
  expect(result.changed).toBeUndefined();
});
