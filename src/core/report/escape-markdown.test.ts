import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlock, codeSpan, escapeCell, escapeMarkdown, link } from './escape-markdown.js';

describe('escapeMarkdown', () => {
  it.each([
    ['a plain sentence', 'The device, once joined, isn\'t (any more) "known".', 'The device, once joined, isn\'t (any more) "known".'],
    ['a field and its value', 'AzureAdPrt : YES', 'AzureAdPrt : YES'],
    ['a time', '2026-11-02 08:15:30 UTC', '2026-11-02 08:15:30 UTC'],
    ['an account name', 'anna@contoso.example signed in.', '`anna@contoso.example` signed in.'],
    ['a mention', 'ask @admin, now', 'ask `@admin`, now'],
    ['an issue number', 'see #12 and GH-12', 'see `#12` and `GH-12`'],
    ['a commit id', 'at 6422A23183864B4BF99F9282715F5C9D6C881776', 'at `6422A23183864B4BF99F9282715F5C9D6C881776`'],
    ['a web address', 'to https://evil.example/?a=b.', 'to `https://evil.example/?a=b`.'],
    ['a bare host', 'to www.evil.example', 'to `www.evil.example`'],
    ['a link', 'a [click](http://x) b', 'a `[click](http://x`) b'],
    ['an image', '![x](http://x/y.png)', '`![x](http://x/y.png`)'],
    ['HTML', 'a <img src=x onerror=alert(1)> b', 'a `<img` `src=x` `onerror=alert(1)>` b'],
    ['a comment', '<!-- x -->', '`<!--` x `-->`'],
    ['an entity', 'a &lt; b', 'a `&lt`; b'],
    ['bold and underline', '**a** __b__ ~~c~~', '`**a**` `__b__` `~~c~~`'],
    ['backticks', 'a ` b `` c', 'a `` ` `` b ``` `` ``` c'],
    ['a backslash', 'CONTOSO\\anna', '`CONTOSO\\anna`'],
    ['a list', '- a', '`-` a'],
    ['a numbered list', '1. a', '`1`. a'],
    ['a heading', '# a', '`#` a'],
    ['a rule', '---', '`---`'],
    ['a quick action', '/close this', '`/close` this'],
    ['a switch inside a sentence', 'run dsregcmd /leave last', 'run dsregcmd /leave last'],
    ['an emoji code', 'a :smile: b', 'a `:smile`: b'],
    ['mathematics', '$$x$$', '`$$x$$`'],
    ['line breaks', 'a\n\n# b', 'a `#` b'],
  ])('%s', (_, text, expected) => expect(escapeMarkdown(text)).toBe(expected));

  it('leaves nothing outside code spans that could be markup', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      expect(outsideCode(escapeMarkdown(text))).not.toMatch(/[\\`*_{}[\]<>#|~@$&^=+%]|:\/\/|www\.|^\s*[-/=]|^\s*\d+[.)]/);
    }));
  });
});

it('keeps a table\'s cells apart', () => {
  expect(escapeCell('a|b \\| c')).toBe('`a¦b` `\\¦` c');
});

it.each([
  ['x', '`x`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  ['', '`  `'],
  ['a\nb', '`a b`'],
])('codeSpan(%j) is %j', (text, expected) => expect(codeSpan(text)).toBe(expected));

it('fences a block more strongly than anything in it', () => {
  expect(codeBlock(['a', '````', 'b'], 'text', '  ')).toBe('  `````text\n  a\n  ````\n  b\n  `````');
});

it.each([
  ['https://learn.microsoft.com/a', '[Title](<https://learn.microsoft.com/a>)'],
  ['https://x.example/a>b c', '[Title](<https://x.example/a%3Eb%20c>)'],
  ['javascript:alert(1)', 'Title'],
  ['not an address', 'Title'],
])('a source at %s', (url, expected) => expect(link('Title', url)).toBe(expected));

/** What is left when code spans are taken out, read as CommonMark does: a span ends at a run of the same length. */
function outsideCode(markdown: string): string {
  return markdown.replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, ' code ');
}
