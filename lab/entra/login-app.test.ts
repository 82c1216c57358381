import { describe, expect, test } from 'vitest';
import { contoso } from './contoso.js';
import { labPublicAppId } from './applications.js';
import { startSampleEntra } from './sample-entra.test-support.js';

describe('realm discovery', () => {
  test.each([
    ['/common/UserRealm/alex@contoso.com?api-version=1.0', { ver: '1.0', account_type: 'Managed', domain_name: 'contoso.com', cloud_instance_name: 'microsoftonline.com', cloud_audience_urn: 'urn:federation:MicrosoftOnline' }],
    ['/COMMON/userrealm/Alex%40Contoso.com?api-version=2.0', { NameSpaceType: 'Managed', Login: 'Alex@Contoso.com', DomainName: 'contoso.com', FederationBrandName: 'Contoso' }],
    ['/common/userrealm/robin@fabrikam.test?api-version=1.0', { account_type: 'Federated', federation_protocol: 'WSTrust', federation_metadata_url: 'https://sts.fabrikam.test/adfs/services/trust/mex', federation_active_auth_url: 'https://sts.fabrikam.test/adfs/services/trust/2005/usernamemixed' }],
    ['/common/UserRealm/robin@fabrikam.test?api-version=2.0', { NameSpaceType: 'Federated', AuthURL: expect.stringMatching(/^https:\/\/sts\.fabrikam\.test\/adfs\/ls\/\?username=robin%40fabrikam\.test&/) as string }],
    ['/common/userrealm/alex@emea.contoso.com?api-version=1.0', { account_type: 'Managed', domain_name: 'contoso.com' }],
    ['/common/userrealm/alex@evilcontoso.com?api-version=1.0', { account_type: 'Unknown' }],
    ['/common/UserRealm/alex@corp.local?api-version=1.0', { account_type: 'Unknown', domain_name: 'corp.local' }],
    ['/common/UserRealm/alex@corp.local?api-version=2.0', { NameSpaceType: 'Unknown', Login: 'alex@corp.local' }],
    ['/common/UserRealm/%E0%A4?api-version=1.0', { account_type: 'Unknown' }],
    ['/GetUserRealm.srf?login=alex@contoso.com', { State: 4, NameSpaceType: 'Managed', CloudInstanceName: 'microsoftonline.com' }],
    ['/getuserrealm.srf?login=robin@fabrikam.test', { State: 3, NameSpaceType: 'Federated', FederationGlobalVersion: -1, AuthURL: expect.stringContaining('sts.fabrikam.test') as string }],
    ['/getuserrealm.srf?login=nobody', { NameSpaceType: 'Unknown' }],
  ])('%s', async (path, members) => {
    const { request } = await startSampleEntra();
    const { status, json } = await request(path);
    expect({ status, json }).toMatchObject({ status: 200, json: members });
  });
});

describe('metadata', () => {
  test.each([
    ['', `https://sts.windows.net/${contoso.tenantId}/`, '/oauth2/token'],
    ['/v2.0', `https://login.microsoftonline.com/${contoso.tenantId}/v2.0`, '/oauth2/v2.0/token'],
  ])('of version "%s" tells issuer, endpoints, and version 2 of the key derivation', async (version, issuer, token) => {
    const { request } = await startSampleEntra();
    const { json } = await request(`/${contoso.tenantId}${version}/.well-known/openid-configuration`);
    expect(json).toMatchObject({ issuer, token_endpoint: `https://login.microsoftonline.com/${contoso.tenantId}${token}`, capabilities: ['kdf_ver2'] });
    const keys = await request(new URL(String(json['jwks_uri'])).pathname);
    expect(keys.json).toMatchObject({ keys: [{ kty: 'RSA', use: 'sig', e: 'AQAB' }] });
    expect(JSON.stringify(keys.json)).not.toContain('"d"');
  });

  test('of the cloud lists its hosts', async () => {
    const { request } = await startSampleEntra();
    const { json } = await request('/common/discovery/instance?api-version=1.1&authorization_endpoint=https://login.microsoftonline.com/common/oauth2/authorize');
    expect(json).toMatchObject({ metadata: [{ aliases: expect.arrayContaining(['login.microsoftonline.com', 'login.windows.net']) as string[] }] });
  });
});

describe('errors have the documented form', () => {
  test('with the correlation id of the client, in body and header', async () => {
    const { post, entra } = await startSampleEntra();
    const correlationId = 'c0000000-0000-4000-8000-000000000001';
    const { status, json, headers } = await post({ grant_type: 'password', client_id: labPublicAppId, username: 'alex@contoso.com', password: 'wrong' }, '', { 'client-request-id': correlationId.toUpperCase() });
    expect(status).toBe(400);
    expect(json).toEqual({
      error: 'invalid_grant',
      error_description: `AADSTS50126: Error validating credentials due to invalid username or password. Trace ID: ${String(json['trace_id'])} Correlation ID: ${correlationId} Timestamp: 2026-03-02 08:00:00Z`,
      error_codes: [50126],
      timestamp: '2026-03-02 08:00:00Z',
      trace_id: headers.get('x-ms-request-id'),
      correlation_id: correlationId,
      error_uri: 'https://login.microsoftonline.com/error?code=50126',
    });
    expect(headers.get('client-request-id')).toBe(correlationId);
    expect(entra.signIns).toMatchObject([{ correlationId, id: json['trace_id'], status: { errorCode: 50126, failureReason: 'Error validating credentials due to invalid username or password.' }, authenticationProtocol: 'ropc' }]);
  });

  test('with ids of the service where the client sent none, or no GUID', async () => {
    const { post } = await startSampleEntra();
    const { json } = await post({ grant_type: 'password' }, '', { 'client-request-id': '<script>' });
    expect(json['correlation_id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

const token = `/${contoso.tenantId}/oauth2/token`;
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const signed = 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer';

describe('malformed requests are refused', () => {
  test.each<[what: string, path: string, init: RequestInit, status: number, code: number]>([
    ['nothing in the body', token, { method: 'POST', headers: form }, 400, 900144],
    ['JSON in place of a form', token, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"grant_type":"srv_challenge"}' }, 400, 900144],
    ['no content type', token, { method: 'POST', body: new Uint8Array([0, 255]) }, 400, 900144],
    ['a grant that does not exist', token, { method: 'POST', headers: form, body: 'grant_type=__proto__' }, 400, 70003],
    ['a signed request without one', token, { method: 'POST', headers: form, body: signed }, 400, 900144],
    ['a signed request that is none', token, { method: 'POST', headers: form, body: `${signed}&request=a.b.c` }, 400, 9002313],
    ['a signed request of an unsigned kind', token, { method: 'POST', headers: form, body: `${signed}&request=eyJhbGciOiJub25lIn0.e30.` }, 400, 90014],
    ['a body beyond all measure', token, { method: 'POST', headers: form, body: `grant_type=${'x'.repeat(200_000)}` }, 413, 9002313],
    ['GET at the token endpoint', token, {}, 405, 900561],
    ['a tenant that does not exist', '/corp.local/oauth2/token', { method: 'POST', headers: form, body: 'grant_type=srv_challenge' }, 400, 90002],
    ['an address that does not exist', '/nowhere', {}, 404, 9002313],
    ['an unknown version of realm discovery', '/common/userrealm/alex@contoso.com?api-version=9', {}, 400, 9002313],
    ['no client', token, { method: 'POST', headers: form, body: 'grant_type=password' }, 400, 900144],
    ['an unknown client', token, { method: 'POST', headers: form, body: 'grant_type=password&client_id=x' }, 400, 700016],
    ['an unknown resource', token, { method: 'POST', headers: form, body: `grant_type=password&client_id=${labPublicAppId}&username=alex@contoso.com&password=${contoso.password}&resource=https://nowhere.test` }, 400, 500011],
    ['a refresh token of nobody', token, { method: 'POST', headers: form, body: `grant_type=refresh_token&client_id=${labPublicAppId}&refresh_token=x` }, 400, 70000],
    ['client credentials of a public client', token, { method: 'POST', headers: form, body: `grant_type=client_credentials&client_id=${labPublicAppId}` }, 401, 7000218],
  ])('%s', async (_, path, init, status, code) => {
    const { request } = await startSampleEntra();
    const answer = await request(path, init);
    expect({ status: answer.status, codes: answer.json['error_codes'] }).toEqual({ status, codes: [code] });
    expect(answer.json['error_description']).toContain(`AADSTS${code}: `);
  });
});

test('the token endpoint takes a slash at its end, any case, and every name of the tenant', async () => {
  const { request } = await startSampleEntra();
  for (const path of [`${token}/`, '/Contoso.com/OAuth2/Token', '/common/oauth2/token', '/organizations/oauth2/v2.0/token']) {
    expect(await request(path, { method: 'POST', headers: form, body: 'grant_type=srv_challenge' })).toMatchObject({ status: 200, json: { Nonce: expect.stringMatching(/^AwAB/) as string } });
  }
});

test('login.windows.net is the same service', async () => {
  const { request } = await startSampleEntra();
  expect(await request('/common/userrealm/alex@contoso.com?api-version=1.0', {}, 'login.windows.net')).toMatchObject({ json: { account_type: 'Managed' } });
});
