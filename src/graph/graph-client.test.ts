import { afterEach, describe, expect, test } from 'vitest';
import { loopbackGraph, type LoopbackGraph } from '../../test/support/loopback-graph.js';
import { graphClient } from './graph-client.js';
import { graphLimits } from './graph-limits.js';

let graph: LoopbackGraph;
afterEach(async () => { await graph.close(); });

const question = { version: 'v1.0', path: '/devices?$filter=deviceId%20eq%20\'x\'' } as const;
const waits: number[] = [];

async function client(limits: Partial<typeof graphLimits> = {}, token = () => Promise.resolve('good')) {
  graph = await loopbackGraph();
  waits.length = 0;
  return graphClient(graph.base, { token }, { ...graphLimits, waitSeconds: 0, timeoutMs: 2000, ...limits }, (seconds) => { waits.push(seconds); });
}

describe('a Graph that is busy', () => {
  test.each([
    ['seconds', '0'],
    ['a date', new Date(Date.now() - 1000).toUTCString()],
    ['nonsense', 'soon'],
  ])('Retry-After as %s', async (_, after) => {
    const { ask } = await client();
    graph.tenant.next = [{ status: 429, headers: { 'retry-after': after } }, { status: 503, headers: { 'retry-after': after } }, { status: 504, headers: { 'retry-after': after } }];
    expect((await ask(question)).status).toBe(200);
    expect(graph.seen.map(({ status }) => status)).toEqual([429, 503, 504, 200]);
  });

  test('waits as long as it was told', async () => {
    const { ask } = await client();
    graph.tenant.next = [{ status: 429, headers: { 'retry-after': '2' } }];
    const began = Date.now();
    expect((await ask(question)).status).toBe(200);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1900);
    expect(waits).toEqual([2]);
  });

  test('is left alone when it asks for too long', async () => {
    const { ask } = await client();
    graph.tenant.next = [{ status: 429, headers: { 'retry-after': '3600' } }];
    expect(await ask(question)).toMatchObject({ status: 429, retryAfterSeconds: 3600 });
    expect(graph.seen).toHaveLength(1);
  });

  test('is not asked without end', async () => {
    const { ask } = await client({ mostRetries: 2 });
    graph.tenant.next = Array.from({ length: 50 }, () => ({ status: 503, headers: { 'retry-after': '0' } }));
    expect((await ask(question)).status).toBe(503);
    expect(graph.seen).toHaveLength(3);
  });
});

test('other failures are not asked again', async () => {
  const { ask } = await client();
  graph.tenant.next = [{ status: 500 }];
  expect((await ask(question)).status).toBe(500);
  expect(graph.seen).toHaveLength(1);
});

test('a token that ran out is renewed once', async () => {
  const tokens = ['stale', 'good'];
  const { ask } = await client({}, () => Promise.resolve(tokens.shift() ?? 'none left'));
  expect((await ask(question)).status).toBe(200);
  expect(graph.seen.map(({ status, headers }) => [status, headers.authorization])).toEqual([[401, 'Bearer stale'], [200, 'Bearer good']]);
});

test('a redirection is not followed, so that no other host gets the token', async () => {
  const { ask } = await client();
  const other = await loopbackGraph();
  graph.tenant.next = [{ status: 302, headers: { location: `${other.base}/v1.0/devices` } }];
  expect((await ask(question)).status).toBe(302);
  expect(other.seen).toEqual([]);
  await other.close();
});

test('pages of the same Graph and version only', async () => {
  const { pathOfLink } = await client();
  const { base } = graph;
  expect(pathOfLink(`${base}/v1.0/devices?$filter=deviceId eq 'x'&$skiptoken=5`, 'v1.0')).toBe('/devices?$filter=deviceId%20eq%20\'x\'&$skiptoken=5');
  for (const link of ['https://attacker.example/v1.0/devices', `${base}.attacker.example/v1.0/devices`, `${base}@attacker.example/v1.0/devices`, `${base}/beta/devices`, 'javascript:x', '', `${base}/v1.0/${'x'.repeat(9000)}`]) {
    expect(pathOfLink(link, 'v1.0'), link).toBeUndefined();
  }
});

test('a query that only the index answers', async () => {
  const { ask } = await client();
  const path = '/directory/deletedItems/microsoft.graph.user?$filter=endsWith(userPrincipalName,\'x\')&$count=true';
  expect((await ask({ version: 'v1.0', path })).status).toBe(400);
  expect((await ask({ version: 'v1.0', path, advanced: true })).status).toBe(200);
});
