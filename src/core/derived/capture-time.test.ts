import { describe, expect, test } from 'vitest';
import { captureText, excerpt, factsOf, notJoined, refusedWith, withoutPrt } from '../testing/index.js';

const stated = Date.UTC(2026, 2, 5);

describe('the capture\'s time', () => {
  test('is the client time where it is printed, whatever else is known', () => {
    const { time } = factsOf(notJoined(), { capturedAtUtc: stated });
    expect(time).toMatchObject({ basis: 'client-time', utc: Date.UTC(2026, 2, 2, 9, 25, 31) });
    expect(time.because[0]?.fact).toBe('Client Time');
  });

  test('is what the caller states, where no client time is printed', () => {
    const { time } = factsOf(captureText(), { capturedAtUtc: stated });
    expect(time).toMatchObject({ basis: 'stated', utc: stated });
    expect(time.because[0]?.locator).toBe('option --captured-at');
  });

  test('is at least the newest past event in the text', () => {
    expect(factsOf(captureText()).time).toMatchObject({ basis: 'not-before', utc: Date.UTC(2026, 2, 2, 7, 10, 11) });
    expect(factsOf(captureText({ attempt: refusedWith('AADSTS50126: …') })).time).toMatchObject({ basis: 'not-before', utc: Date.UTC(2026, 2, 2, 9, 0, 0, 123) });
    expect(factsOf(excerpt({ 'Previous Registration': '2026-01-05 08:00:00.000 UTC', 'Client ErrorCode': '0x801c03f2' })).time.because[0]?.fact).toBe('Previous Registration');
  });

  test('is never told by what lies ahead: the end of a certificate, an expiry', () => {
    expect(factsOf(captureText({ sso: withoutPrt })).time).toEqual({ basis: 'unknown', because: [] });
    expect(factsOf(excerpt({ AzureAdPrt: 'YES', AzureAdPrtExpiryTime: '2026-03-16 07:10:10.000 UTC' })).time.basis).toBe('unknown');
  });

  test('is unknown where the stamps are masked', () => {
    expect(factsOf(captureText({ sso: { AzureAdPrtUpdateTime: '[Date] UTC', AzureAdPrtExpiryTime: undefined } })).time.basis).toBe('unknown');
  });
});
