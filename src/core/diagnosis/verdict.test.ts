import { describe, expect, it } from 'vitest';
import { captureText, examineText, refusedWith, withoutPrt } from '../testing/index.js';

const hour = 3_600_000;
const updated = Date.UTC(2026, 2, 2, 7, 10, 11);

describe('how sure a healthy PC is', () => {
  const sure = (capturedAtUtc: number, sso = {}) => {
    const { verdict } = examineText(captureText({ sso }), { capturedAtUtc });
    return `${verdict.class} ${verdict.confidence}`;
  };
  it.each([
    ['renewed today', updated + 3 * hour, {}, 'healthy confirmed'],
    ['not since Friday', updated + 72 * hour, {}, 'healthy confirmed'],
    ['not for days, and days of life left', updated + 73 * hour, {}, 'healthy likely'],
    ['not for days, near its end', updated + 13 * 24 * hour, {}, 'healthy likely'],
    ['near its end, and nothing says when it was renewed', updated + 13 * 24 * hour, { AzureAdPrtUpdateTime: undefined }, 'healthy likely'],
    ['near its end because the organisation lets it live for a day', updated + hour, { AzureAdPrtExpiryTime: '2026-03-03 07:10:10.000 UTC' }, 'healthy confirmed'],
  ] as const)('the PRT was renewed: %s', (_, at, sso, expected) => expect(sure(at, sso)).toBe(expected));
});

describe('why a verdict is confirmed', () => {
  const refused = { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' };
  const why = (text: string): readonly string[] => examineText(text).verdict.reasons;
  it('calls two answers of Entra no two observers', () => {
    expect(why(captureText({ details: refused, sso: withoutPrt, attempt: refusedWith('AADSTS50155: Device authentication failed.') }))).toEqual(['Entra refused the device twice: in the device test, and in another request.']);
    expect(why(captureText({ details: refused, sso: withoutPrt }))).toEqual(['The lines admit no other reading.']);
  });
});
