import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parsed, TextFile } from '../../evidence/artifact.js';
import { sampleIn } from '../dsreg/sample.test-support.js';
import { entraParsers } from './index.js';
import { maxJsonDepth } from './json-values.js';

const sampleOf = (name: string) => sampleIn(readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8'));
const batch = JSON.stringify({ responses: [{ id: '1', status: 404, body: { error: { code: 'Request_ResourceNotFound', message: "Resource 'a' does not exist or one of its queried reference-property objects are not present.", innerError: { 'request-id': 'r', date: '2026-09-14T08:06:22' } } } }, { id: '2', status: 200, body: { '@odata.context': 'x#users', value: [{ id: 'u', userPrincipalName: 'user1@contoso.com', accountEnabled: true }] } }] });
const log = ['{"category":"SignInLogs","resultType":"50155","properties":{"createdDateTime":"2026-09-14T08:06:22Z","appId":"a","status":{"errorCode":50155},"deviceDetail":{"deviceId":""},"appliedConditionalAccessPolicies":[{"result":"failure","enforcedGrantControls":["Mfa"]}]}}',
  '{"category":"AuditLogs","operationName":"Disable device","properties":{"activityDisplayName":"Disable device","targetResources":[{"modifiedProperties":[{"displayName":"AccountEnabled","oldValue":"[true]","newValue":"[false]"}]}]}}'].join('\n');
const table = 'Name                           Value\n----                           -----\naccountEnabled                 False\ndeviceId                       a\nalternativeSecurityIds         {}\n';
const samples = [sampleOf('graph-json'), sampleOf('entra-csv'), sampleOf('graph-text'), batch, log, table];
const words = ['{', '}', '[', ']', '"', '""', '\\', '\\"', ',', ':', ' : ', ';', '\t', '\n', '\r\n', '\0', '\ufeff', 'null', 'true', '[]', '{}', '"__proto__":', '"constructor":{"prototype":1},', '"value":[', '"error":{"code":"x"},', '"responses":[',
  '9/4/2026', '2026-02-30', '1e999', '<script>alert(1)</script>', "Resource '", 'does not exist or one of its queried', 'Authorization_RequestDenied', 'DeviceId : a\n', 'AccountEnabled : maybe\n', `eyJ${'a'.repeat(50)}`, '😀', '\ud800'];
const paths = ['a.json', 'graph:/v1.0/devices?$filter=deviceId eq \'a\'', 'graph:/v1.0/devices/%E0%A4%A', 'bundle.zip!/NonInteractiveSignIns.csv'];

/** Everything that holds for every text. */
function check(text: string, path = 'a.json'): readonly Parsed[] {
  return entraParsers.map((parser) => {
    const file: TextFile = { path, text, firstLine: 1 };
    parser.recognises(file);
    const parsed = parser.parse(file);
    expect(parsed.artifacts.length > 0).toBe(parsed.unread === undefined);
    expect(parsed.notes.length).toBeLessThan(60);
    const kept = JSON.stringify(parsed.artifacts);
    expect(kept).not.toContain(`eyJ${'a'.repeat(50)}`);
    for (const artifact of parsed.artifacts) {
      const records = artifact.kind === 'directory' ? [artifact.directory.devices, artifact.directory.users, artifact.directory.misses, artifact.directory.audits, artifact.directory.managed].flat()
        : artifact.kind === 'sign-ins' ? artifact.signIns.signIns : [];
      for (const record of records.slice(0, 100)) {
        expect(record.locator ?? record.line).toBeDefined();
        for (const [name, value] of Object.entries(record)) {
          expect(value).not.toBeNull();
          expect(value).toBeDefined();
          if (name !== 'deviceId') expect(value).not.toBe('');
          if (name.endsWith('Utc')) expect(Number.isFinite(value)).toBe(true);
        }
      }
    }
    return parsed;
  });
}

describe('never throws, never hangs', () => {
  test('on samples with pieces thrown into them, or cut out of them', () => {
    fc.assert(fc.property(fc.constantFrom(...samples), fc.constantFrom(...paths), fc.array(fc.tuple(fc.nat(2000), fc.nat(200), fc.constantFrom(...words)), { maxLength: 6 }), (sample, path, edits) => {
      let text = sample;
      for (const [at, length, word] of edits) text = text.slice(0, at % (text.length + 1)) + word + text.slice((at % (text.length + 1)) + length);
      check(text, path);
    }), { numRuns: 1500, seed: 7 });
  });

  test('on samples cut off anywhere: no cut makes a question that found nothing', () => {
    for (const sample of [samples[0]!, samples[3]!]) {
      for (let length = 0; length < sample.length; length += 3) {
        for (const { artifacts } of check(sample.slice(0, length), 'graph.json')) {
          for (const artifact of artifacts) if (artifact.kind === 'directory') expect(artifact.directory.misses.filter((miss) => miss.key === undefined)).toEqual([]);
        }
      }
    }
  });

  test('on texts of the formats\' own pieces, and on any JSON', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (parts) => { check(parts.join('')); }), { numRuns: 700, seed: 7 });
    const names = fc.constantFrom('@odata.context', '@odata.type', 'value', 'responses', 'requests', 'records', 'tables', 'columns', 'rows', 'error', 'body', 'status', 'deviceId', 'accountEnabled', 'trustType', 'alternativeSecurityIds',
      'registeredOwners', 'userPrincipalName', 'createdDateTime', 'appId', 'deviceDetail', 'appliedConditionalAccessPolicies', 'enforcedGrantControls', 'activityDisplayName', 'targetResources', 'modifiedProperties', 'initiatedBy', 'category', 'properties', 'id', '__proto__');
    const { any } = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof({ maxDepth: 5 }, fc.constantFrom<unknown>('a', '', '#microsoft.graph.device', 'x#devices', 'SignInLogs', '2026-09-14T08:06:22Z', '{"a":1}', '[1]', 0, -1, 1e308, null, true), fc.array(tie('any'), { maxLength: 4 }), fc.dictionary(names, tie('any'), { maxKeys: 6, noNullPrototype: false })),
    }));
    fc.assert(fc.property(any, fc.constantFrom(...paths), (value, path) => { check(JSON.stringify(value), path); }), { numRuns: 1500, seed: 7 });
  });
});

describe('hostile texts', () => {
  const million = 1_000_000;
  test.each([
    ['deep lists', `{"@odata.context":"x","value":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['deep objects', '{"@odata.context":'.repeat(10_000)],
    ['openers only', '['.repeat(million)], ['braces only', '{'.repeat(million)], ['quotes', `{"@odata.x${'"'.repeat(million)}`], ['backslashes', `{"@odata.x":"${'\\'.repeat(million)}`],
    ['empty objects', `[${'{},'.repeat(100_000)}`], ['broken objects', `{"@odata.context":"x#devices","value":[${'{"deviceId":,},'.repeat(20_000)}`], ['values', '{"deviceId":1}\n'.repeat(50_000)],
    ['one long line', `{"@odata.context":"${'x'.repeat(million)}`], ['a long CSV row', `Date (UTC),Request ID,Username,Application\n${'a,'.repeat(million)}`], ['open quotes', `Date (UTC),Request ID,Username,Application\n${'a,"b,c,d\n'.repeat(20_001)}`],
    ['quotes in CSV', `Date (UTC),Request ID,Username,Application\n${'"'.repeat(million + 1)}`], ['many columns', `${'deviceId,trustType,'.repeat(100_000)}\na`],
    ['pairs', 'AccountEnabled : x\n'.repeat(100_000)], ['blanks', `TrustType${' '.repeat(million)}: x`], ['missing resources', 'does not exist or one of its queried '.repeat(20_000)], ['named ones', "Resource 'a does not exist or one of its queried ".repeat(20_000)],
    ['NULs', '\0'.repeat(million)], ['line breaks', '\n'.repeat(million)], ['dates', `{"deviceId":"a","trustType":"b","approximateLastSignInDateTime":"${'9'.repeat(million)}"}`],
    ['JSON in a text', JSON.stringify({ createdDateTime: 'x', appId: 'y', deviceDetail: '{"a":'.repeat(30_000), targetResources: '['.repeat(100_000) })],
  ])('%s', (_, text) => {
    const begin = performance.now();
    check(text);
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  test('nesting is refused with a note', () => {
    const text = `{"@odata.context":"x","value":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    const [parsed] = check(text);
    expect(entraParsers[0]!.recognises({ path: 'a.json', text, firstLine: 1 })).toBe(true);
    expect(parsed!.unread).toContain(String(maxJsonDepth));
  });

  test('names of prototypes change nothing', () => {
    const [parsed] = check('{"@odata.context":"x#devices","value":[{"id":"a","deviceId":"b","__proto__":{"accountEnabled":true},"constructor":"c","toString":"d"}]}');
    expect(parsed!.artifacts).toMatchObject([{ directory: { devices: [{ objectId: 'a', deviceId: 'b' }] } }]);
    expect(JSON.stringify(parsed)).not.toContain('accountEnabled');
    expect(({} as Record<string, unknown>)['accountEnabled']).toBeUndefined();
  });

  test('markup in a value is only text', () => {
    const [parsed] = check('[{"deviceId":"a","trustType":"<b>x</b>","displayName":"<img src=x onerror=alert(1)>"}]');
    expect(parsed!.artifacts).toMatchObject([{ directory: { devices: [{ displayName: '<img src=x onerror=alert(1)>', trustType: '<b>x</b>' }] } }]);
  });
});
