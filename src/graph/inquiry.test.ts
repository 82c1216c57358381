import { describe, expect, test } from 'vitest';
import type { CaptureIdentity } from '../core/identities-of.js';
import { inquiryOf } from './inquiry.js';

const now = Date.UTC(2026, 8, 20);
const day = 86_400_000;
const deviceId = '7f0e5f1c-0000-4000-8000-000000000002';
const of = (one: Partial<CaptureIdentity>): CaptureIdentity => ({ correlationIds: [], time: { utc: undefined, basis: 'unknown' }, ...one });

test('the same device and user in several captures are one question, over all their times', () => {
  const one = of({ deviceId, deviceName: 'PC-1', upn: 'user1@contoso.com', time: { utc: now - 4 * day, basis: 'client-time' } });
  const { devices, users } = inquiryOf([one, { ...one, time: { utc: now - 2 * day, basis: 'stated' } }], now);
  expect(devices).toEqual([{ deviceId, name: 'PC-1' }]);
  expect(users).toEqual([{ upn: 'user1@contoso.com', signIns: { fromUtc: now - 7 * day, untilUtc: now - day } }]);
});

describe('the time of sign-ins', () => {
  test.each([
    ['unknown', { utc: undefined, basis: 'unknown' }, { fromUtc: now - 7 * day, untilUtc: now }],
    ['a lower bound', { utc: now - 20 * day, basis: 'not-before' }, { fromUtc: now - 21 * day, untilUtc: now - 6 * day }],
    ['known', { utc: now - 2 * day, basis: 'client-time' }, { fromUtc: now - 5 * day, untilUtc: now - day }],
    ['ahead of this clock', { utc: now + day, basis: 'client-time' }, { fromUtc: now - 7 * day, untilUtc: now }],
    ['partly beyond what is kept', { utc: now - 29 * day, basis: 'client-time' }, { fromUtc: now - 30 * day, untilUtc: now - 28 * day }],
    ['beyond what is kept', { utc: now - 200 * day, basis: 'client-time' }, undefined],
  ] as const)('%s', (_, time, signIns) => {
    expect(inquiryOf([of({ upn: 'user1@contoso.com', time })], now).users).toEqual([{ upn: 'user1@contoso.com', ...(signIns ? { signIns } : {}) }]);
  });
});

test('requests are looked up only where no user is named, three for a capture', () => {
  const correlationIds = Array.from({ length: 5 }, (_, i) => deviceId.replace('2', String(i)));
  expect(inquiryOf([of({ deviceName: 'PC-1', correlationIds })], now).requests).toHaveLength(3);
  expect(inquiryOf([of({ upn: 'user1@contoso.com', correlationIds })], now).requests).toEqual([]);
  expect(inquiryOf([of({ correlationIds: ['not-an-id'] })], now).requests).toEqual([]);
});

test.each(['no-at', '@contoso.com', 'user1@', 'a/b@contoso.com', 'contoso\\user1@x', 'a b@contoso.com', `a\u0000@contoso.com`, `${'a'.repeat(400)}@contoso.com`])('%j is no user', (upn) => {
  expect(inquiryOf([of({ upn })], now).users).toEqual([]);
});

test('a device without an id is known by its name; neither is no device', () => {
  expect(inquiryOf([of({ deviceId: 'xxxxxxxx', deviceName: 'PC-1' }), of({ deviceName: 'pc-1' }), of({ deviceName: 'a'.repeat(70) })], now).devices).toEqual([{ name: 'PC-1' }]);
});
