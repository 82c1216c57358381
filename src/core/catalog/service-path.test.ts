import { expect, test } from 'vitest';
import { answersWithData, isFederationPath } from './service-path.js';

test.each<readonly [string, string | undefined, boolean]>([
  ['/common/oauth2/token', 'POST', true],
  ['/common/oauth2/v2.0/token', undefined, true],
  ['/common/oauth2/token', 'GET', false],
  ['/common/UserRealm/user1@contoso.com', 'GET', true],
  ['/contoso.com/.well-known/openid-configuration', 'get', true],
  ['/contoso.com/discover', 'GET', true],
  ['/EnrollmentServer/device/', 'POST', true],
  ['/adfs/services/trust/13/usernamemixed', 'POST', true],
  ['/adfs/services/trust/mex', 'GET', true],
  ['/common/oauth2/authorize', 'GET', false],
  ['/common/oauth2', 'GET', false],
  ['/', undefined, false],
])('%s by %s', (path, method, expected) => expect(answersWithData(path, method)).toBe(expected));

test('federation services are told by their path', () => {
  expect(['/adfs/ls/', '/ADFS/services/trust/mex', '/x/adfs/'].map(isFederationPath)).toEqual([true, true, false]);
});
