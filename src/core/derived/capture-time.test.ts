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

  describe('in a transcript', () => {
    const transcript = (start: string, end = '') => `**********************\r\nWindows PowerShell transcript start\r\nStart time: ${start}\r\nUsername: CONTOSO\\alex\r\nMachine: PC-0042 (Microsoft Windows NT 10.0.22631.0)\r\n**********************\r\nPS C:\\> dsregcmd /status\r\n${captureText()}\r\nPS C:\\> Stop-Transcript\r\n${end}`;

    test('is at least its start, which a clock 14 hours ahead of UTC would show', () => {
      const { time, prt } = factsOf(transcript('20260315161000'));
      expect(time).toMatchObject({ basis: 'not-before', utc: Date.UTC(2026, 2, 15, 2, 10), because: [{ fact: 'transcript start', value: '20260315161000', line: 3 }] });
      expect(prt).toMatchObject({ expiry: 'near', ageHours: 13 * 24 - 5 - 11 / 3600 });
    });

    test('which is no bound where an event in the output is newer', () => expect(factsOf(transcript('20260302161000')).time.because[0]?.fact).toBe('AzureAdPrtUpdateTime'));
    test.each(['25690315161000', '14470925161000', '20261315161000', '2026031516'])('nor where it is a date of another calendar, or none: %s', (start) => {
      expect(factsOf(transcript(start)).time.because[0]?.fact).toBe('AzureAdPrtUpdateTime');
    });

    test('the end of an earlier transcript says nothing', () => {
      const before = '**********************\r\nWindows PowerShell transcript end\r\nEnd time: 20260401120000\r\n**********************\r\n';
      expect(factsOf(`${before}PS C:\\> dsregcmd /status\r\n${captureText()}`).time.because[0]?.fact).toBe('AzureAdPrtUpdateTime');
    });

    test('its end is not the start of the next', () => {
      const end = '**********************\r\nWindows PowerShell transcript end\r\nEnd time: 20260401120000\r\n**********************\r\n';
      expect(factsOf(transcript('20260315161000', end)).time.utc).toBe(Date.UTC(2026, 2, 15, 2, 10));
    });
  });

  test('is never told by what lies ahead: the end of a certificate, an expiry', () => {
    expect(factsOf(captureText({ sso: withoutPrt })).time).toEqual({ basis: 'unknown', because: [] });
    expect(factsOf(excerpt({ AzureAdPrt: 'YES', AzureAdPrtExpiryTime: '2026-03-16 07:10:10.000 UTC' })).time.basis).toBe('unknown');
  });

  test('is unknown where the stamps are masked', () => {
    expect(factsOf(captureText({ sso: { AzureAdPrtUpdateTime: '[Date] UTC', AzureAdPrtExpiryTime: undefined } })).time.basis).toBe('unknown');
  });
});
