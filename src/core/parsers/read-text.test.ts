import { describe, expect, test } from 'vitest';
import type { Artifact, TextParser } from '../evidence/artifact.js';
import { allReaders } from '../readers.js';
import { captureText } from '../testing/index.js';
import { readText } from './read-text.js';

const event = 'Log Name:      Microsoft-Windows-AAD/Operational\r\nSource:        Microsoft-Windows-AAD\r\nDate:          3/2/2026 9:00:00 AM\r\nEvent ID:      1081\r\nLevel:         Error\r\nUser:          SYSTEM\r\nComputer:      PC-0042.contoso.com\r\nDescription:\r\nOAuth response error: invalid_grant\r\n';
const page = 'AADSTS50105: The sign-in was stopped.\r\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444445\r\nTimestamp: 2026-03-02T09:00:00Z\r\n';

const read = (text: string, parsers: readonly TextParser[] | undefined = allReaders.text, firstLine = 1) => readText({ path: 'ticket.txt', text, firstLine }, undefined, parsers);
const kinds = (artifacts: readonly Artifact[]) => artifacts.map(({ kind }) => kind).sort();

/** A parser that only notes what it was given. */
function listener(): { readonly parser: TextParser; readonly heard: string[] } {
  const heard: string[] = [];
  return {
    heard, parser: {
      id: 'listener',
      recognises: ({ firstLine, text }) => {
        heard.push(`${firstLine}: ${text.trim()}`);
        return false;
      },
      parse: () => ({ artifacts: [], notes: [] }),
    },
  };
}

describe('a ticket holds many things', () => {
  test('a capture and an event before it are both read', () => {
    const { captures, artifacts, unread } = read(`Hello, the PC asks every day.\r\n\r\n${event}\r\nC:\\> dsregcmd /status\r\n${captureText()}`);
    expect(captures).toHaveLength(1);
    expect(kinds(artifacts)).toEqual(['events']);
    expect(unread).toBeUndefined();
  });

  test('an error page between two captures is read', () => {
    const { captures, artifacts } = read(`${captureText()}\r\n\r\n${page}\r\n\r\nC:\\> dsregcmd /status\r\n${captureText()}`);
    expect(captures).toHaveLength(2);
    expect(kinds(artifacts)).toEqual(['error-text']);
    // The page's correlation id is no attempt to get a PRT.
    expect(captures.map(({ attempts }) => attempts)).toEqual([[], []]);
  });

  test('an error page behind the last capture, with its ids and its time, is the page\'s alone', () => {
    const { captures, artifacts } = read(`${captureText()}\r\n\r\nSorry, but we're having trouble signing you in.\r\n\r\nAADSTS53003: Access has been blocked by Conditional Access policies.\r\nRequest Id: 1111aaaa-2222-4333-8444-555555555555\r\nCorrelation Id: 99999999-2222-4333-8444-555555555555\r\nTimestamp: 2026-03-11T06:58:20Z\r\n`);
    expect(captures.map(({ attempts }) => attempts)).toEqual([[]]);
    expect(kinds(artifacts)).toEqual(['error-text']);
  });

  test('without a capture the whole text is shown to every parser', () => {
    const { heard, parser } = listener();
    read('one line that no dsregcmd prints\nand another', [parser]);
    expect(heard).toEqual(['1: one line that no dsregcmd prints\nand another']);
  });

  test('a capture alone leaves nothing to ask about: prompts and greetings are no evidence', () => {
    const { heard, parser } = listener();
    read(`Hi,\r\nC:\\Users\\user1> dsregcmd /status\r\n${captureText()}\r\nC:\\Users\\user1>\r\nThanks\r\n`, [parser]);
    expect(heard).toEqual([]);
  });
});

describe('line numbers of what stands behind a capture', () => {
  test.each([['CRLF', '\r\n'], ['CR', '\r'], ['LF', '\n']])('%s', (_, end) => {
    const { heard, parser } = listener();
    const behind = 'a second remark, long enough';
    const { captures: [only] } = read(['AzureAdJoined : YES', 'AzureAdPrt : NO', '', behind, ''].join(end), [parser]);
    expect(heard).toEqual([`${only!.lastLine + 1}: ${behind}`]);
    expect(only).toMatchObject({ firstLine: 1, lastLine: 2 });
  });
});

describe('what cannot be read', () => {
  test('says what can, in one sentence', () => expect(read('Good morning').unread).toContain('nothing that Prtrace reads'));
  test('the reason of the parser that knew the format comes first', () => {
    const broken: TextParser = { id: 'broken', recognises: () => true, parse: () => ({ artifacts: [], notes: ['line 1 lost'], unread: 'It is cut short.' }) };
    expect(read('Good morning', [broken])).toMatchObject({ unread: 'It is cut short.', notes: ['line 1 lost'] });
  });
  test('without other parsers, more may be in it, and that is said', () => {
    expect(readText({ path: 'a', text: 'Good morning', firstLine: 1 }, undefined, undefined).hasMore).toBe(true);
    expect(readText({ path: 'a', text: `${captureText()}\r\n\r\n${page}`, firstLine: 1 }, undefined, undefined)).toMatchObject({ captures: [{}], hasMore: true });
    expect(readText({ path: 'a', text: captureText(), firstLine: 1 }, undefined, undefined).hasMore).toBeUndefined();
  });
});

describe('five megabytes of junk take linear time', () => {
  const size = 5_000_000;
  const fill = (unit: string) => unit.repeat(Math.ceil(size / unit.length));
  const junk: [string, string][] = [
    ['one line', fill('x')], ['blanks', fill(' ')], ['short lines', fill('some words\r\n')], ['lines that end in CR alone', fill('some words that go on\r')], ['line ends', fill('\r')],
    ['open brackets', fill('[{"')], ['colons', fill('a : b\n')], ['angle brackets', fill('<a ')],
  ];
  test.each(junk)('%s', (_, text) => {
    for (const whole of [text, `${captureText()}\r\n\r\n${text}`]) {
      const began = performance.now();
      read(whole);
      expect(performance.now() - began).toBeLessThan(5_000);
    }
  }, 60_000);
});
