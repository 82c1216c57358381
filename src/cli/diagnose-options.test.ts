import { describe, expect, test } from 'vitest';
import { diagnoseOptions, instantOf } from './diagnose-options.js';

describe('--captured-at', () => {
  test.each([
    ['2025-06-02T05:57:29Z', '2025-06-02T05:57:29.000Z'],
    ['2025-06-02 05:57:29.500 UTC', '2025-06-02T05:57:29.500Z'],
    ['2025-06-02T05:57', '2025-06-02T05:57:00.000Z'],
    ['2025-06-02', '2025-06-02T00:00:00.000Z'],
    ['2025-06-02T05:57:29+02:00', '2025-06-02T03:57:29.000Z'],
    ['2025-06-02T05:57:29-0530', '2025-06-02T11:27:29.000Z'],
  ])('%s', (text, expected) => {
    expect(new Date(instantOf(text)).toISOString()).toBe(expected);
  });

  test.each(['', 'yesterday', '2025-02-31', '2025-13-01', '02.06.2025', '2025-06-02T25:00Z', '1748843849'])('refuses %j', (text) => {
    expect(() => instantOf(text)).toThrow('--captured-at cannot be');
  });
});

test('a key alone asks for redaction; redaction alone makes a key', async () => {
  expect(await diagnoseOptions({ 'redact-key': 'a key that is long enough' })).toMatchObject({ redactKey: 'a key that is long enough', newKey: false });
  const made = await diagnoseOptions({ redact: true });
  expect(made.newKey).toBe(true);
  expect(made.redactKey).toMatch(/^[0-9a-f]{32}$/);
  expect((await diagnoseOptions({ redact: true })).redactKey).not.toBe(made.redactKey);
  expect((await diagnoseOptions({})).redactKey).toBeUndefined();
});

test('--verbose is for the text alone', async () => {
  expect(await diagnoseOptions({})).toMatchObject({ verbose: false });
  expect(await diagnoseOptions({ verbose: true })).toMatchObject({ verbose: true });
  await expect(diagnoseOptions({ verbose: true, format: 'json' })).rejects.toThrow('--verbose does nothing with --format json');
});

test.each(['0', '-1', 'two', '1000', '1.5', ''])('refuses --jobs %j', async (jobs) => {
  await expect(diagnoseOptions({ jobs })).rejects.toThrow('--jobs cannot be');
});

test('refuses a symptom without words', async () => {
  await expect(diagnoseOptions({ symptom: '  ' })).rejects.toThrow('--symptom needs some words');
});

const id = '11111111-0000-4000-8000-000000000001';

test('Microsoft Graph is asked only where --graph says so', async () => {
  expect((await diagnoseOptions({})).graph).toBeUndefined();
  expect((await diagnoseOptions({ graph: true })).graph).toEqual({ auth: 'device-code', cloud: 'global' });
  expect((await diagnoseOptions({ 'graph': true, 'graph-auth': 'azure-cli', 'graph-tenant': 'contoso.com', 'graph-client': id, 'graph-cloud': 'usgov' })).graph).toEqual({ auth: 'azure-cli', tenant: 'contoso.com', client: id, cloud: 'usgov' });
});

test.each([
  [{ 'graph-tenant': id }, '--graph-tenant does nothing without --graph.'],
  [{ 'graph-auth': 'azure-cli' }, '--graph-auth does nothing without --graph.'],
  [{ 'graph': true, 'graph-tenant': 'common' }, '--graph-tenant cannot be "common".'],
  [{ 'graph': true, 'graph-tenant': 'contoso.com/x' }, '--graph-tenant cannot be'],
  [{ 'graph': true, 'graph-tenant': '' }, '--graph-tenant cannot be'],
  [{ 'graph': true, 'graph-client': 'my app' }, '--graph-client cannot be "my app".'],
])('refuses %j', async (given, words) => {
  await expect(diagnoseOptions(given)).rejects.toThrow(words);
});
