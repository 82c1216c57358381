import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderText, renderTextResult } from './render-text.js';
import type { Report, Result } from './report.js';
import { sampleReport, sampleResult, withEveryText } from './sample-report.js';
import { columnsOf } from './wrap.js';

const plain = { colour: false, width: 80 };
const alone = (result: Result): Report => ({ schemaVersion: 1, results: [result], unread: [] });
const escapes = /\u001b\[[0-9;]*m/g;

describe('renderText', () => {
  it('reads like this for a fault', async () => {
    await expect(renderText(alone(sampleResult('device-trust')), plain)).toMatchFileSnapshot('goldens/device-trust.txt');
  });

  it('reads like this for every class, with a summary at the end', async () => {
    await expect(renderText(sampleReport(), plain)).toMatchFileSnapshot('goldens/every-class.txt');
  });

  it('is short when all is well', () => {
    expect(renderText(alone(sampleResult('healthy')), plain).trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  });

  it('closes a single result without a summary', () => {
    expect(renderText(alone(sampleResult('network')), plain)).not.toContain('Summary');
  });

  it('says when nothing could be read, and lists the files', () => {
    expect(renderText({ schemaVersion: 1, results: [], unread: sampleReport().unread }, plain)).toMatchInlineSnapshot(`
      "Summary: nothing could be read

      Files that could not be read: 2
        - incoming/holiday.jpg: This is an image. It holds no text to read.
        - incoming/notes.txt: No line in it is a dsregcmd field.
      "
    `);
  });

  it.each([40, 60, 80, 132])('fits %i columns, but for what is to be copied', (width) => {
    const copied = new Set(sampleReport().results.flatMap(copyable));
    for (const line of renderText(sampleReport(), { colour: false, width }).split('\n')) {
      if (!copied.has(line.trim())) expect(columnsOf(line), line).toBeLessThanOrEqual(width);
    }
  });

  it('never breaks a command', () => {
    const lines = new Set(renderText(sampleReport(), { colour: false, width: 40 }).split('\n').map((line) => line.trim()));
    for (const command of sampleReport().results.flatMap(copyable)) expect(lines).toContain(command);
  });

  it('holds no escape byte without colour, and says the same with it', () => {
    const without = renderText(sampleReport(), plain);
    expect(without).not.toContain('\u001b');
    const painted = renderText(sampleReport(), { colour: true, width: 80 });
    expect(painted).toContain('\u001b[');
    expect(painted.replace(escapes, '')).toBe(without);
  });

  it('leaves no blank at a line\'s end', () => {
    for (const line of renderText(sampleReport(), plain).split('\n')) expect(line).toBe(line.trimEnd());
  });
});

describe('hostile evidence', () => {
  it('can\'t act on the terminal, wherever it turns up', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u001b[2J', '\u001b]8;;http://x\u0007', '\u202e\u009b', 'a\r\nVerdict: healthy')), (text) => {
      const shown = renderText(withEveryText(sampleReport(), text), plain);
      expect(shown).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\u2028\u2029]/u);
      expect(shown.split('\n').filter((line) => line.startsWith('Verdict:'))).toHaveLength(8);
    }), { numRuns: 30 });
  });

  it('is cut with a note when it is a megabyte long', () => {
    const result = sampleResult('device-trust');
    const because = [{ fact: 'DeviceAuthStatus', value: 'A'.repeat(1_048_576), file: result.source.file, line: 19 }];
    const shown = renderTextResult({ ...result, verdict: { ...result.verdict, causes: result.verdict.causes.map((cause) => ({ ...cause, because })) } }, plain);
    expect(shown.replace(/\s+/g, ' ')).toContain('[cut here, 1,048,595 characters in all]');
    expect(shown.length).toBeLessThan(12_000);
  });

  it('can\'t fill the screen with citations', () => {
    const result = sampleResult('device-trust');
    const [root] = result.verdict.causes;
    if (!root) throw new Error('The sample has a cause.');
    const because = Array.from({ length: 5_000 }, (_, index) => ({ fact: 'x', value: 'y', file: 'pc.txt', line: index + 1 }));
    const shown = renderTextResult({ ...result, verdict: { ...result.verdict, causes: [{ ...root, because }] } }, plain);
    expect(shown).toContain('and 4992 more; the JSON report holds all of them');
  });
});

function copyable({ plan, gaps, verdict }: Result): string[] {
  return [
    ...plan.steps.flatMap(({ commands }) => commands), ...gaps.map(({ command }) => command),
    ...verdict.causes.flatMap(({ sources }) => sources.map(({ url }) => `Source: ${url}`)),
  ];
}
