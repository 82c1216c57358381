import { describe, expect, test } from 'vitest';
import { captureText, excerpt, factsOf, renewedSince, withoutPrt } from '../testing/index.js';

const expires = Date.UTC(2026, 2, 16, 7, 10, 10);
const hours = 3_600_000;
const at = (capturedAtUtc: number) => factsOf(captureText(), { capturedAtUtc }).prt;

describe('whether the PRT is there', () => {
  const lines = [
    ['AzureAdPrt : YES', { AzureAdPrt: 'YES' }, true],
    ['AzureAdPrt : NO', { AzureAdPrt: 'NO' }, false],
    ['only the update time was posted', { AzureAdPrtUpdateTime: '2026-03-02 07:10:11.000 UTC' }, true],
    ['NO weighs more than an update time below it', { AzureAdPrt: 'NO', AzureAdPrtUpdateTime: '2026-03-02 07:10:11.000 UTC' }, false],
    ['an unknown answer is no answer', { AzureAdPrt: 'UNKNOWN' }, undefined],
    ['nothing is shown', { AzureAdJoined: 'YES' }, undefined],
  ] as const;
  test.each(lines)('%s', (_, shown, present) => expect(factsOf(excerpt(shown)).prt.present).toBe(present));

  test('the Enterprise PRT is a PRT of its own', () => {
    const facts = factsOf(captureText());
    expect(facts.prt.present).toBe(true);
    expect(facts.enterprisePrt.present).toBe(false);
  });
});

describe('the expiry is read from its field', () => {
  test('never computed from a lifetime: 14 and 90 days are both read as printed', () => {
    expect(at(expires - 100 * hours).expiresUtc).toBe(expires);
    const ninety = factsOf(captureText({ sso: { AzureAdPrtExpiryTime: '2026-05-31 07:10:10.000 UTC' } }), { capturedAtUtc: expires + hours });
    expect(ninety.prt.expiry).toBe('valid');
    expect(factsOf(captureText({ sso: { AzureAdPrtExpiryTime: undefined } }), { capturedAtUtc: expires + 1000 * hours }).prt.expiry).toBe('unknown');
  });

  test.each([
    [expires - 73 * hours, 'valid'], [expires - 72 * hours, 'near'], [expires - 1, 'near'], [expires, 'expired'], [expires + hours, 'expired'],
  ] as const)('at %d it is %s', (now, expiry) => expect(at(now).expiry).toBe(expiry));

  test('never compared with today\'s clock: an old capture without a later stamp is not expired', () => {
    const old = { AzureAdPrtUpdateTime: '2020-07-18 20:10:33.000 UTC', AzureAdPrtExpiryTime: '2020-08-01 20:10:32.000 UTC' };
    expect(factsOf(captureText({ sso: old })).prt.expiry).toBe('valid');
  });

  test('an expiry before the update is no expiry, and both lines are kept as a contradiction', () => {
    const { prt } = factsOf(captureText({ sso: { AzureAdPrtExpiryTime: '2026-03-01 00:00:00.000 UTC' } }));
    expect(prt.expiry).toBe('unknown');
    expect(prt).toHaveProperty('expiresUtc', undefined);
    expect(prt.contradictions.map(({ fact }) => fact)).toEqual(['AzureAdPrtUpdateTime', 'AzureAdPrtExpiryTime']);
  });
});

describe('the age', () => {
  test('is measured against the capture\'s own time', () => {
    expect(at(Date.UTC(2026, 2, 2, 12, 10, 11)).ageHours).toBe(5);
    expect(factsOf(captureText({ sso: renewedSince })).prt.ageHours).toBe(0);
  });

  test('is unknown where the capture is stated to be older than the update, or nothing tells', () => {
    expect(at(Date.UTC(2026, 2, 1))).toHaveProperty('ageHours', undefined);
    expect(factsOf(captureText({ sso: withoutPrt })).prt).toHaveProperty('ageHours', undefined);
  });
});
