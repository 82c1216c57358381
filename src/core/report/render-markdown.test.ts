import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './render-markdown.js';
import { sampleReport, sampleResult, withEveryText } from './sample-report.js';

describe('renderMarkdown', () => {
  it('reads like this for a fault', async () => {
    await expect(renderMarkdown({ schemaVersion: 1, results: [sampleResult('device-trust')], unread: [] })).toMatchFileSnapshot('goldens/device-trust.md');
  });

  it('reads like this for every class', async () => {
    await expect(renderMarkdown(sampleReport())).toMatchFileSnapshot('goldens/every-class.md');
  });
});

const hostile = [
  '<script>alert(1)</script>', '![x](http://evil.example/x.png)', '[x](javascript:alert(1))', '@everyone', '| a | b |', '```\n# out\n```', '`````', '~~~\nout', '<!-- -->',
  '&#64;admin', '\n\n# heading', '- item', '</details>', 'a\\', '$x$', ':rocket:', '#1', '\u001b[31m', '\u202e', 'x'.repeat(1_048_576),
];

describe('hostile evidence', () => {
  it.each(hostile)('stays text: %j', (text) => {
    const markdown = renderMarkdown(withEveryText(sampleReport(), text));
    const outside = withoutCode(markdown);
    expect(outside).not.toMatch(/[<>@&\\$~]|\]\(|!\[|#\d/);
    expect(outside).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    // The report's own headings, and no others.
    const own = (of: string) => of.split('\n').filter((line) => /^\s*#/.test(line)).map((line) => line.replace(/:.*/, ''));
    expect(own(outside)).toEqual(own(withoutCode(renderMarkdown(withEveryText(sampleReport(), 'x')))));
    // Every table row has as many cells as its header.
    for (const table of outside.match(/(?:^\|.*\n)+/gm) ?? []) {
      expect(new Set(table.trim().split('\n').map((row) => row.split('|').length)).size).toBe(1);
    }
  });

  it('is cut with a note when it is a megabyte long', () => {
    // Commands are never cut; without them the report stays small.
    const result = { ...sampleResult('network'), plan: { steps: [], avoid: [] } };
    const markdown = renderMarkdown(withEveryText({ schemaVersion: 1, results: [result], unread: [] }, 'x y '.repeat(262_144)));
    expect(markdown).toContain('cut here, 1,048,5');
    expect(markdown.length).toBeLessThan(120_000);
  });
});

/** The Markdown without its fenced blocks and code spans, read line by line as CommonMark does. */
function withoutCode(markdown: string): string {
  const kept: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const run = /^ *(`{3,})(.*)$/.exec(line);
    if (fence !== undefined) {
      if (run?.[1] && run[1].length >= fence.length && run[2] === '') fence = undefined;
    } else if (run?.[1] && !run[2]?.includes('`')) {
      fence = run[1];
    } else {
      kept.push(line.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, 'code').replace(/\]\(<https:\/\/learn\.microsoft\.com[^>]*>\)/g, ']'));
    }
  }
  return kept.join('\n');
}
