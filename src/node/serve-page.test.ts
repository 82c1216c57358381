import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { servePage, type Served } from './serve-page.js';

let folder: string;
let served: Served;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prtrace-serve-'));
  writeFileSync(join(folder, 'a.txt'), 'AzureAdPrt : NO');
  served = await servePage('<meta content="connect-src \'none\'">', [
    { path: 'a.txt', from: join(folder, 'a.txt'), modifiedUtc: 5 }, { path: '-', bytes: new TextEncoder().encode('piped') }, { path: 'gone.txt', from: join(folder, 'gone.txt') },
  ], [{ file: 'b.pfx', reason: 'it can hold keys' }]);
});
afterAll(() => {
  served.close();
  rmSync(folder, { recursive: true });
});

function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<{ readonly status: number | undefined; readonly body: string; readonly headers: NodeJS.Dict<string | string[]> }> {
  const { hostname, port, pathname } = new URL(served.address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, method, path: path.startsWith('/') ? path : pathname + path, headers }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => { body += part.toString(); }).on('end', () => resolve({ status: response.statusCode, body, headers: response.headers }));
    }).on('error', reject).end();
  });
}

test('the page may ask for its own evidence and nothing else', async () => {
  const { status, body, headers } = await ask('');
  expect(status).toBe(200);
  expect(body).toBe(`<meta content="connect-src ${served.address}">`);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

test('lists and gives the files', async () => {
  expect(JSON.parse((await ask('evidence')).body)).toEqual({ files: [{ path: 'a.txt', modifiedUtc: 5 }, { path: '-' }, { path: 'gone.txt' }], unread: [{ file: 'b.pfx', reason: 'it can hold keys' }] });
  expect((await ask('evidence/0')).body).toBe('AzureAdPrt : NO');
  expect((await ask('evidence/1')).body).toBe('piped');
  expect((await ask('evidence/2')).status).toBe(410);
});

test.each<[string, string, Record<string, string>, string, number]>([
  ['without the token', '/', {}, 'GET', 404],
  ['with a guessed token', '/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/evidence/0', {}, 'GET', 404],
  ['by a name that leads to this PC', 'evidence/0', { Host: 'evil.contoso.com' }, 'GET', 403],
  ['by localhost', '', { Host: 'localhost' }, 'GET', 403],
  ['from a page of another site', 'evidence/0', { 'Sec-Fetch-Site': 'cross-site' }, 'GET', 404],
  ['another number', 'evidence/3', {}, 'GET', 404],
  ['another file', 'evidence/../../etc/passwd', {}, 'GET', 404],
  ['to change something', '', {}, 'POST', 405],
])('refuses who asks %s', async (_, path, headers, method, status) => {
  const answer = await ask(path, headers, method);
  expect(answer.status).toBe(status);
  expect(answer.body).toBe('');
});
