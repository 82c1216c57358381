import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlStyle, htmlStyleHash, palettes } from './html-style.js';
import { renderHtml } from './render-html.js';
import type { Report } from './report.js';
import { sampleLinesOf, sampleReport, sampleResult, withEveryText } from './sample-report.js';

const page = renderHtml(sampleReport(), { linesOf: sampleLinesOf });
const one: Report = { schemaVersion: 1, results: [sampleResult('device-trust')], unread: [] };

describe('the page', () => {
  it('holds no script, loads nothing, and forbids both', () => {
    expectHarmless(page);
    expect(page).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${htmlStyleHash}'; base-uri 'none'; form-action 'none'">`);
    expect(htmlStyle).not.toMatch(/url\(|@import|expression\(|<\//);
  });

  it('carries the hash of its own style', () => {
    expect(htmlStyleHash).toBe(`sha256-${createHash('sha256').update(htmlStyle).digest('base64')}`);
  });

  it('keeps text readable in both themes', () => {
    for (const [theme, colours] of Object.entries(palettes)) {
      const pairs = [
        ...['page', 'card', 'soft', 'mark'].map((ground) => ['ink', ground]), ...['page', 'card', 'soft'].map((ground) => ['quiet', ground]),
        ...['page', 'card', 'soft'].map((ground) => ['info', ground]), ...['good', 'bad', 'warning'].flatMap((tone) => [[tone, `${tone}Soft`], [tone, 'card']]),
      ];
      for (const [text, ground] of pairs) {
        const ratio = contrast(colours[text as keyof typeof colours], colours[ground as keyof typeof colours]);
        expect(ratio, `${theme}: ${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('can be walked by landmarks, headings and table headers', () => {
    expect(page).toContain('<html lang="en">');
    for (const landmark of ['header', 'main', 'footer']) expect(page.split(`<${landmark} `)).toHaveLength(2);
    const levels = [...page.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    expect(page).not.toMatch(/<th>/);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g)) expect(ids).toContain(target);
  });

  it('tells the state of each stage in words, in the drawing too', () => {
    const html = renderHtml(one);
    expect(html).toContain('aria-label="The four stages. stage 1, Device identity: passed; stage 2, User sign-in: passed; stage 3, PRT issuance: failed; stage 4, PRT renewal: not reached."');
    expect(html).toMatch(/<text class="word"[^>]*>failed<\/text>/);
  });

  it('shows the cited lines among their neighbours, marked by a sign', () => {
    const html = renderHtml(one, { linesOf: sampleLinesOf });
    expect(html).toContain('<span class="cited"><i>&gt;    19 </i>          DeviceAuthStatus : FAILED. Device is either disabled or deleted\n</span>');
    expect(html).toContain('<span><i>     18 </i>              TpmProtected : YES\n</span>');
    expect(renderHtml(one)).not.toContain('<details class="evidence"');
  });

  it('links every result from the summary, and has no summary for one', () => {
    for (let number = 1; number <= 8; number++) expect(page).toContain(`<a href="#r${number}">`);
    expect(renderHtml(one)).not.toContain('id="summary"');
  });

  it('keeps to the limit of detailed results, faults first', () => {
    const html = renderHtml(sampleReport(), { detailed: 7 });
    expect(html.split('<article')).toHaveLength(8);
    expect(html).not.toContain('href="#r5"');
    expect(html).toContain('1 capture without a link: this page details 7.');
  });

  it('says when nothing could be read', () => {
    const html = renderHtml({ schemaVersion: 1, results: [], unread: sampleReport().unread });
    expect(html).toContain('Summary: nothing could be read');
    expect(html).toContain('<strong>incoming/holiday.jpg</strong>');
  });

  it('links nothing but https', () => {
    const [root] = sampleResult('network').verdict.causes;
    if (!root) throw new Error('The sample has a cause.');
    const result = sampleResult('network');
    const causes = [{ ...root, sources: [{ title: 'A page', url: 'javascript:alert(1)' }] }];
    expect(renderHtml({ ...one, results: [{ ...result, verdict: { ...result.verdict, causes } }] })).toContain('Read more: A page');
  });
});

describe('hostile evidence', () => {
  it.each([
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\' onmouseover=\'alert(1)', '</style><script>', '</pre></details>', '<!--', ']]>', '&lt;b&gt;',
    'javascript:alert(1)', '<svg onload=alert(1)>', '\u0000<\u0000script>', '\u202e', '\u2028<b>', '\ud800', '<a href="https://evil.example">', 'x'.repeat(1_048_576),
  ])('stays text: %j', (text) => {
    // Commands are never cut; without them even a megabyte in every other place stays a small page.
    const report = { ...sampleReport(), results: sampleReport().results.map((result) => ({ ...result, plan: { ...result.plan, steps: [] }, gaps: [] })) };
    const html = renderHtml(withEveryText(report, text), { linesOf: () => Array.from({ length: 60 }, () => text) });
    expectHarmless(html);
    expect(tagCount(html)).toEqual(tagCount(renderHtml(withEveryText(report, 'x'), { linesOf: () => Array.from({ length: 60 }, () => 'x') })));
    expect(html.length).toBeLessThan(4_000_000);
  });

  it('never adds a tag, whatever it is', () => {
    const expected = tagCount(renderHtml(withEveryText(one, 'x')));
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      fc.pre(text.trim() !== '');
      const html = renderHtml(withEveryText(one, text));
      expectHarmless(html);
      expect(tagCount(html)).toEqual(expected);
    }), { numRuns: 30 });
  });
});

const knownTags = new Set([
  'html', 'head', 'meta', 'title', 'style', 'body', 'a', 'header', 'h1', 'h2', 'h3', 'h4', 'p', 'main', 'section', 'ul', 'ol', 'li', 'span', 'div', 'table', 'thead', 'tbody',
  'tr', 'th', 'td', 'article', 'figure', 'svg', 'g', 'circle', 'path', 'polygon', 'line', 'text', 'code', 'pre', 'details', 'summary', 'i', 'strong', 'dl', 'dt', 'dd', 'br', 'footer',
]);
const knownAttributes = new Set([
  'lang', 'charset', 'http-equiv', 'content', 'name', 'class', 'href', 'rel', 'id', 'role', 'tabindex', 'scope', 'open', 'viewBox', 'aria-label', 'aria-labelledby', 'transform', 'r', 'd',
  'points', 'stroke-dasharray', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'text-anchor',
]);

/** No tag, attribute, address or character beyond the page's own. */
function expectHarmless(html: string): void {
  expect(html).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\u2028\u2029]/u);
  const body = html.replace(htmlStyle, '');
  for (const [, name, attributes] of body.matchAll(/<\/?([^\s>!/]*)((?:[^>"]|"[^"]*")*)>/g)) {
    if (name === undefined || name === '') continue;
    expect(knownTags).toContain(name);
    for (const [, attribute, value] of (attributes ?? '').matchAll(/([^\s="/]+)(?:="([^"]*)")?/g)) {
      expect(knownAttributes).toContain(attribute);
      if (attribute === 'href') expect(value).toMatch(/^(?:#|https:\/\/learn\.microsoft\.com\/|https:\/\/)/);
    }
  }
}

function tagCount(html: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [tag] of html.replace(htmlStyle, '').matchAll(/<\/?[a-z0-9]+/g)) counts[tag] = (counts[tag] ?? 0) + 1;
  return counts;
}

/** The contrast ratio of two colours as WCAG 2 defines it. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
