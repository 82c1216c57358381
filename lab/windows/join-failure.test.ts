import { expect, test } from 'vitest';
import { failureOfAnswer } from './join-failure.js';

test.each([
  ['the object is not synchronised', 400, '{"ErrorType":"DirectoryError","ErrorSubCode":"DeviceNotFound"}', '0x801c03f2'],
  ['the computer is not believed', 401, '{"ErrorType":"AuthenticationError"}', '0x801c0002'],
  ['the user has too many devices', 403, '{"ErrorType":"AuthorizationError","ErrorSubCode":"DeviceCapReached"}', '0x801c000e'],
  ['the user may not join', 403, '{"ErrorType":"AuthorizationError"}', '0x801c0003'],
  ['the service broke', 500, '{"ErrorType":"UnknownError"}', '0x801c0006'],
  ['the service is busy', 503, '', '0x801c0025'],
  ['a proxy answers a page', 200, '<html>', '0x8007000d'],
  ['a proxy answers another object', 200, '{"ErrorType":1}', '0x8007000d'],
  ['a proxy wants a name and password', 407, '<html>', '0x801c000c'],
])('%s', (_what, status, body, code) => {
  expect(failureOfAnswer({ kind: 'response', status, body, headers: {}, issuer: '' })).toMatchObject({ phase: 'join', code, httpStatus: status, body });
});
