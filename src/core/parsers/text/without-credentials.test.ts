import { expect, test } from 'vitest';
import { withoutCredentials } from './without-credentials.js';

test.each([
  ['proxy.contoso.com:8080', 'proxy.contoso.com:8080'], ['http://user:secret@proxy.contoso.com:8080', 'http://proxy.contoso.com:8080'], ['user:se@cret@proxy.contoso.com', 'proxy.contoso.com'],
  ['http=a:b@p:1;https=q:2;<-loopback>', 'http=p:1;https=q:2;<-loopback>'], ['https=http://a:b@p:1', 'https=http://p:1'], ['', ''],
])('%s', (setting, kept) => {
  expect(withoutCredentials(setting)).toBe(kept);
});
