import { expect, test } from 'vitest';
import { asHresult, statusOfAnswer, statusOfTransport } from './attempt-status.js';

test.each([
  [400, 'invalid_grant', '0xc000006d', 'documented'],
  [400, 'invalid_request', '0xc00000d0', 'captured'],
  [400, undefined, '0xc00000d0', 'modelled'],
  [401, 'invalid_client', '0xc000023c', 'modelled'],
  [407, undefined, '0xc000006d', 'modelled'],
  [503, undefined, '0xc000023c', 'modelled'],
] as const)('HTTP %i with %s is %s (%s)', (status, error, code, basis) => {
  expect(statusOfAnswer(status, error)).toMatchObject({ code, basis });
});

test.each([
  [12007, '0xc000023c', 'captured'],
  [12029, '0xc000023c', 'modelled'],
  [12002, '0xc000023c', 'modelled'],
  [12030, '0xc00000c4', 'modelled'],
  [12175, '0xc00000c4', 'modelled'],
] as const)('WinHTTP error %i is %s (%s)', (error, code, basis) => {
  expect(statusOfTransport(error)).toMatchObject({ code, basis });
});

test('as HRESULT a status has another first digit', () => {
  expect(asHresult('0xc000023c')).toBe('0xd000023c');
  expect(asHresult('0xc0048451')).toBe('0xd0048451');
});
