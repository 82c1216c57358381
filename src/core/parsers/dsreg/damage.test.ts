import { describe, expect, test } from 'vitest';
import { captureShapes, makeCapture } from '../../../../bench/captures.js';
import type { DsregCapture } from '../../evidence/dsreg.js';
import { decode } from '../../intake/decode.js';
import { parseDamaged, parseDsreg } from './index.js';
import { plain } from './sample.test-support.js';

/** What must be the same however the text was handled: the fields and what they belong to. Lines and raw text differ. */
function contentOf(capture: DsregCapture) {
  const pairs = (fields: Iterable<readonly [string, { readonly value: string }]>) => [...fields].map(([name, { value }]) => `${name} = ${value}`).sort();
  return {
    grammar: capture.grammar,
    sections: capture.sections,
    fields: capture.fields.map(({ section, fact, value }) => `${section}/${fact} = ${value}`),
    byName: pairs(capture.byName),
    attempts: capture.attempts.map(({ kind, follows, heading, fields }) => ({ kind, follows, heading: heading.fact, fields: pairs(fields) })),
    workAccounts: capture.workAccounts.map(({ number, fields }) => ({ number, fields: pairs(fields) })),
    proxies: capture.proxies.map(({ section, fields }) => ({ section, fields: pairs(fields) })),
    truncated: capture.truncatedAtLine !== undefined,
  };
}

function only(text: string): DsregCapture {
  const { captures, reason } = parseDsreg(text, 'damaged.txt');
  expect(reason).toBeUndefined();
  expect(captures).toHaveLength(1);
  return captures[0] as DsregCapture;
}

const linesOf = (text: string) => text.split('\r\n');
const eachLine = (change: (line: string, index: number) => string) => (text: string) => linesOf(text).map(change).join('\r\n');

/** As a console of that width shows it. `trimmed`: as most of them copy it, without the blanks at a line's end. */
function wrapped(width: number, trimmed: boolean) {
  return (text: string) => linesOf(text).flatMap((line) => {
    const pieces: string[] = [];
    for (let at = 0; at < line.length; at += width) pieces.push(line.slice(at, at + width));
    return (pieces.length === 0 ? [''] : pieces).map((piece) => (trimmed ? piece.trimEnd() : piece));
  }).join('\r\n');
}

/** As a mail program breaks long lines: at the last blank that fits, else not at all. */
function wordWrapped(width: number) {
  return eachLine((line) => {
    const out: string[] = [];
    let rest = line;
    while (rest.length > width) {
      const indent = rest.length - rest.trimStart().length;
      const at = rest.lastIndexOf(' ', width);
      if (at <= indent + 3 || rest.slice(0, at).trimEnd().endsWith(':')) break;
      out.push(rest.slice(0, at));
      rest = rest.slice(at + 1);
    }
    return [...out, rest].join('\r\n');
  });
}

const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const noBlankLines = (text: string) => linesOf(text).filter((line) => line.trim() !== '').join('\r\n');
const stamp = (index: number) => `2026-01-01 10:00:${String(index % 60).padStart(2, '0')}`;

const damages: Record<string, (text: string) => string> = {
  'LF': (text) => text.replaceAll('\r\n', '\n'),
  'CR': (text) => text.replaceAll('\r\n', '\r'),
  'CR CR LF': (text) => text.replaceAll('\r\n', '\r\r\n'),
  'a blank line behind every line': (text) => text.replaceAll('\r\n', '\r\n\r\n'),
  'a blank line of blanks behind every line': (text) => text.replaceAll('\r\n', '  \r\n  \r\n'),
  'no blank lines': noBlankLines,
  'two blanks at each end': eachLine((line) => `${line}  `),
  'indented by four': eachLine((line) => `    ${line}`),
  'indented by a tab': eachLine((line) => `\t${line}`),
  'no indentation': eachLine((line) => line.trimStart()),
  'mail quoting': eachLine((line) => `> ${line}`),
  'mail quoting twice': eachLine((line) => `>> ${line}`),
  'mail quoting twice, apart': eachLine((line) => `> > ${line}`),
  'mail quoting by bars': eachLine((line) => `| ${line}`),
  'shell comments': eachLine((line) => `# ${line}`),
  'slash comments': eachLine((line) => `// ${line}`),
  'batch comments': eachLine((line) => `:: ${line}`),
  'REM comments': eachLine((line) => `REM ${line}`),
  'line numbers with a full stop': eachLine((line, i) => `${String(i + 1).padStart(3)}. ${line}`),
  'line numbers with a colon': eachLine((line, i) => `${i + 1}:${line}`),
  'line numbers with a colon and a blank': eachLine((line, i) => `${i + 1}: ${line}`),
  'line numbers with a tab': eachLine((line, i) => `${i + 1}\t${line}`),
  'line numbers alone': eachLine((line, i) => `${i + 1} ${line}`),
  'line numbers with a bar': eachLine((line, i) => `${String(i + 1).padStart(4)} | ${line}`),
  'time stamps': eachLine((line, i) => `${stamp(i)} INFO  ${line}`),
  'ISO time stamps in brackets': eachLine((line, i) => `[2026-01-01T10:00:${String(i % 60).padStart(2, '0')}.123Z] [INFO] ${line}`),
  'a collector with its columns': eachLine((line, i) => `${stamp(i)},123 DEBUG PC-1 collector[4711]: ${line}`),
  'CMTrace': eachLine((line) => `<![LOG[${line}]LOG]!><time="10:00:00.000+000" date="01-01-2026" component="dsreg" context="" type="1" thread="1" file="">`),
  'a fence': (text) => `\`\`\`text\r\n${text}\r\n\`\`\``,
  'a fence per section': (text) => noBlankLines(text).replaceAll(/(\+-+\+\r\n\| .* \|\r\n\+-+\+\r\n)/g, '```\r\n\r\n$1\r\n```\r\n'),
  'code marks around each line': eachLine((line) => (line.trim() === '' ? line : `\`${line.trim()}\``)),
  'bold lines': eachLine((line) => (line.includes(' :') ? `**${line.trim()}**` : line)),
  'bold names': eachLine((line) => line.replace(/^( *)([A-Za-z].*?) :/, '$1**$2** :')),
  'bold names and colons': eachLine((line) => line.replace(/^( *)([A-Za-z].*?) :/, '$1**$2 :**')),
  'bold answers': eachLine((line) => line.replace(/ : (YES|NO)$/, ' : **$1**')),
  'list items': eachLine((line) => (line.includes(' :') ? `- ${line.trim()}` : line)),
  'list items with stars': eachLine((line) => (line.includes(' :') ? `* ${line.trim()}` : line)),
  '<br/> and no line ends': (text) => html(text).replaceAll('\r\n', '<br/>'),
  '<br> and line ends': (text) => html(text).replaceAll('\r\n', '<br>\r\n'),
  'entities': (text) => html(text).replaceAll(' ', '&nbsp;').replaceAll(':', '&#58;'),
  '<pre>': (text) => `<html><body><pre>${html(text)}</pre></body></html>`,
  '<p> per line': (text) => linesOf(html(text)).map((line) => `<p>${line}</p>`).join(''),
  '<span> per line': (text) => linesOf(html(text)).map((line) => `<div class="x"><span style="color: red">${line}</span></div>`).join('\n'),
  'a table of cells': (text) => linesOf(html(text)).map((line) => (line.includes(' : ') && !line.startsWith('|')
    ? `<tr><td>${line.slice(0, line.indexOf(' :')).trim()}</td><td>: ${line.slice(line.indexOf(' :') + 2).trim()}</td></tr>` : line)).join('\n'),
  'no-break spaces': (text) => text.replaceAll('  ', '\u00a0 '),
  'zero-width spaces': eachLine((line) => `\u200b${line}\u200b`),
  'colours': eachLine((line) => `\x1b[32m${line}\x1b[0m`),
  'JSON string': (text) => JSON.stringify({ deviceName: 'PC', detectionOutput: text, result: 'ok' }),
  'JSON string of PowerShell 5': (text) => JSON.stringify({ o: text }).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll("'", '\\u0027'),
  'JSON in JSON': (text) => JSON.stringify({ outer: JSON.stringify({ output: text }) }),
  'JSON string with LF': (text) => JSON.stringify({ output: text.replaceAll('\r\n', '\n') }, null, 2),
  'JSON array of lines': (text) => JSON.stringify(linesOf(text), null, 2),
  'collapsed banners': eachLine((line) => (line.startsWith('| ') ? `| ${line.slice(1, -1).trim()} |` : line)),
  'banners on one line': (text) => text.replaceAll(/\+-+\+\r\n\| +(.*?) +\|\r\n\+-+\+/g, '+------- $1 -------+'),
  'banners without rules': (text) => text.replaceAll(/\+-+\+\r\n/g, ''),
  'banners as headings': (text) => text.replaceAll(/\+-+\+\r\n\| +(.*?) +\|\r\n\+-+\+/g, '## $1'),
  'banners in bold': (text) => text.replaceAll(/\+-+\+\r\n\| +(.*?) +\|\r\n\+-+\+/g, '**$1**'),
  'banners in a markdown table': (text) => text.replaceAll(/\+-+\+\r\n(\| .*? +\|)\r\n\+-+\+/g, '$1\r\n|---|'),
  'a closing rule per section': (text) => text.replaceAll(/\r\n\r\n(\+-+\+\r\n\|)/g, `\r\n+${'-'.repeat(70)}+\r\n$1`),
  'no blank in front of the colon': eachLine((line) => line.replace(/^( *[A-Za-z][A-Za-z -]*?) :/, '$1:')),
  'columns by tabs': eachLine((line) => line.replace(/^ *([A-Za-z].*?) : ?/, '$1\t:\t')),
  'narrow columns': eachLine((line) => line.replace(/^ *([A-Za-z].*?) :/, (_, name: string) => `${name.padEnd(30)}:`)),
  'full-width colons': eachLine((line) => line.replace(/^( *[A-Za-z].*?) :/, '$1：')),
  'lower-case names': eachLine((line) => line.replace(/^( *)([A-Z][A-Za-z -]*?) :/, (_, blanks: string, name: string) => `${blanks}${name.toLowerCase()} :`)),
  'remarks behind answers': eachLine((line) => line.replace(/ : (YES|NO)$/, ' : $1    <<<<<<<< look here')),
  'remarks by arrows': eachLine((line) => line.replace(/ : (YES|NO|0x[0-9a-f]+|\d{4}-.* UTC)$/, ' : $1 <--- this')),
  'remarks by hash signs': eachLine((line) => line.replace(/ : (YES|NO|0x[0-9a-f]+|SUCCESS|PASSED)$/, ' : $1  # note')),
  'remarks by slashes': eachLine((line) => line.replace(/ : (YES|NO|0x[0-9a-f]+|SUCCESS|PASSED)$/, ' : $1 // note')),
  'a prompt in front and behind': (text) => `C:\\Users\\jane>dsregcmd /status\r\n${text}\r\nC:\\Users\\jane>`,
  'a console greeting': (text) => `Microsoft Windows [Version 10.0.19045.2604]\r\n(c) Microsoft Corporation. All rights reserved.\r\n\r\nC:\\Users\\jane>dsregcmd /status\r\n${text}`,
  'a greeting and a thank-you': (text) => `Hi all,\r\n\r\nhere is the output of my PC:\r\n\r\n${text}\r\n\r\nAny idea what is wrong?\r\nThanks: Jane\r\n`,
  'junk in front': (text) => `${'some line: with a colon 0x1234 and <tags> | bars\r\n'.repeat(2000)}${text}`,
  'junk behind': (text) => `${text}\r\n${'some line: with a colon 0x1234 and <tags> | bars\r\n'.repeat(2000)}`,
  'progress inside': (text) => text.replace('| Diagnostic Data', `| Diagnostic Data`).replace(/(\| Diagnostic Data +\|\r\n\+-+\+\r\n)/, '$1\r\nWaiting for Diagnostics Task to complete. This could take a few minutes...\r\n                                \r\n'),
};

// A narrow console breaks the banners, and so shows its width; of a wide one that broke a single line at a blank, which the
// copy then lost, only the usual widths can be told.
const narrow = [18, 19, 20, 22, 24, 25, 26, 27, 28, 29, 30, 34, 36, 37, 38, 40, 50, 60, 70, 71];
const usual = [80, 90, 94, 100, 110, 120, 132, 160];
for (const width of [...narrow, 72, 73, 79, ...usual, 89, 99, 109, 119, 133]) damages[`wrapped at ${width}`] = wrapped(width, false);
for (const width of [...narrow, ...usual]) damages[`wrapped at ${width}, trimmed`] = wrapped(width, true);
damages['wrapped at 60 and quoted'] = (text) => eachLine((line) => `> ${line}`)(wrapped(60, true)(text));
damages['wrapped at 80 and indented'] = (text) => eachLine((line) => `    ${line}`)(wrapped(80, true)(text));
damages['wrapped at 50, a blank line behind every line'] = (text) => wrapped(50, false)(text).replaceAll('\r\n', '\r\n\r\n');
for (const width of [72, 76, 80]) damages[`broken at blanks before ${width}`] = wordWrapped(width);

describe('a damaged text gives the fields of the whole one', () => {
  for (const [name, damage] of Object.entries(damages)) {
    test(name, () => {
      for (const shape of captureShapes) {
        const text = makeCapture(shape, 7);
        const whole = contentOf(only(text));
        const read = contentOf(only(damage(text)));
        if (name === 'lower-case names') expect({ ...read, fields: [], attempts: [] }, shape).toEqual({ ...whole, fields: [], attempts: [] });
        else expect(read, shape).toEqual(whole);
      }
    });
  }
});

describe('encodings', () => {
  const encode = {
    'UTF-8 with BOM': (text: string) => new TextEncoder().encode(`\ufeff${text}`),
    'UTF-16LE with BOM': (text: string) => utf16(`\ufeff${text}`, true),
    'UTF-16LE': (text: string) => utf16(text, true),
    'UTF-16BE with BOM': (text: string) => utf16(`\ufeff${text}`, false),
    'UTF-16BE': (text: string) => utf16(text, false),
    'UTF-16LE behind pages of ASCII': (text: string) => joined([new TextEncoder().encode('plain log line\r\n'.repeat(999)), utf16(text, true)]),
    'ASCII behind UTF-16LE': (text: string) => joined([utf16('\ufeffanother tool wrote this\r\n'.repeat(50), true), new TextEncoder().encode(text)]),
    'NULs between lines': (text: string) => new TextEncoder().encode(text.replaceAll('\r\n', '\r\n\0')),
    'NULs behind': (text: string) => new TextEncoder().encode(text + '\0'.repeat(5000)),
  };
  for (const [name, bytesOf] of Object.entries(encode)) {
    test(name, () => {
      for (const shape of captureShapes) {
        const text = makeCapture(shape, 7);
        expect(contentOf(only(decode(bytesOf(text)).text)), shape).toEqual(contentOf(only(text)));
      }
    });
  }
});

test('the short cut for the tool\'s own layout reads what the long way reads', () => {
  for (const shape of captureShapes) {
    const text = `C:\\Users\\jane>dsregcmd /status\r\n${makeCapture(shape, 11)}\r\nC:\\Users\\jane>`;
    expect(plain(parseDsreg(text, 'a.txt')), shape).toEqual(plain(parseDamaged(text, 'a.txt')));
  }
});

test.each([['a sign of its own', 'A&B'], ['a sign that a page wrote', 'A&amp;B'], ['a tab', 'A\tB'], ['a lone return', 'A\rB'], ['blanks behind it', 'A B  ']])('a value with %s is read the same both ways', (_, value) => {
  for (const shape of captureShapes) {
    const text = makeCapture(shape, 5).replace('TenantName : Contoso', `TenantName : ${value}`).replace('MdmUrl : ', 'MdmUrl : https://m.contoso.com/?a=1&b=');
    expect(plain(parseDsreg(text, 'a.txt')), shape).toEqual(plain(parseDamaged(text, 'a.txt')));
  }
});

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
