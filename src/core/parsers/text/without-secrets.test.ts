import { expect, test } from 'vitest';
import { withoutSecrets } from './without-secrets.js';

const token = `eyJ${'a'.repeat(30)}.eyJ${'b'.repeat(30)}.cc_-`;

test.each([
  ['Http request status: 400. Correlation ID: 1', undefined, 'Http request status: 400. Correlation ID: 1'],
  ['The password has expired: AADSTS50055', undefined, 'The password has expired: AADSTS50055'],
  [`a ${token} b`, undefined, 'a [removed] b'],
  [`grant_type=refresh_token&refresh_token=0.AbC&client_id=29d9ed98`, undefined, 'grant_type=refresh_token&refresh_token=[removed]&client_id=29d9ed98'],
  ['{"password":"hunter2","user":"user1@contoso.com"}', undefined, '{"password":"[removed]","user":"user1@contoso.com"}'],
  ['{\\"password\\":\\"hunter2\\"}', undefined, '{\\"password\\":\\"[removed]"}'],
  ['Authorization: Bearer abc.def\nHost: login.microsoftonline.com', undefined, 'Authorization: [removed]\nHost: login.microsoftonline.com'],
  ['Cookie: ESTSAUTH=1; buid=2\nDate: x', undefined, 'Cookie: [removed]\nDate: x'],
  ['anything', 'AccessToken', '[removed]'],
  ['', 'AccessToken', ''],
  ['eyJ0 is short', undefined, 'eyJ0 is short'],
])('%s', (value, name, expected) => expect(withoutSecrets(value, name)).toBe(expected));

test('is linear', () => {
  const started = performance.now();
  withoutSecrets('password= '.repeat(50_000));
  withoutSecrets('eyJ'.repeat(200_000));
  withoutSecrets('cookie:'.repeat(50_000));
  expect(performance.now() - started).toBeLessThan(2000);
});
