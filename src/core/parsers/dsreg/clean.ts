import type { CaptureBuilder } from './capture-builder.js';
import { readDebugLine } from './debug.js';
import { fieldSpelled } from './known-fields.js';
import type { KnownField } from './known-fields.js';
import { bannerWidth, fieldAt, hasColon, isRuleAt, layoutBytes, nameWidth, sectionAt } from './layout.js';
import { nextNameHit } from './name-hit.js';
import { knownSections, sectionTitled } from './sections.js';
import type { Shell } from './shell.js';
import { naturalEnd } from './value-shape.js';

/** Lines around an output, such as a console's greeting; a text with more of them is read by `readDamaged`. */
const mostOtherLines = 60;

/**
 * Reads a text in exactly the tool's own layout, in one pass and without cutting it into lines first: this is what a fleet's
 * 100,000 captures look like. Returns false at the first line that is anything else; what was read until then is void, and
 * `readDamaged` reads the whole text again. Both give the same result for a text in the tool's layout (tested). `ascii` are
 * the text's bytes where it is plain ASCII; without them they are made.
 */
export function readClean(text: string, ascii: Uint8Array | undefined, captures: CaptureBuilder, shell: Shell): boolean {
  const layout = layoutBytes(text, ascii);
  if (layout === undefined) return false;
  const { bytes, view } = layout;
  const { length } = text;
  let line = 0;
  let expectedSection = 0;
  let expectedField = 0;
  let otherLines = 0;
  let next = 0;
  for (let at = 0; at < length; at = next) {
    line++;
    const first = bytes[at] as number;
    if (first === 13 && at + 1 < length && bytes[at + 1] === 10) {
      next = at + 2;
      continue;
    }
    if (first === 10) {
      next = at + 1;
      continue;
    }

    if (at + nameWidth <= length && hasColon(view, at)) {
      let known = fieldAt(view, at, expectedField);
      let fact: string;
      if (known !== undefined) {
        fact = known.name;
        expectedField = known.id + 1;
      } else {
        fact = nameOf(text, at, at + 26);
        if (fact === '') return false;
        known = fieldSpelled(fact);
      }
      const from = at + nameWidth + 1;
      let value = '';
      let end = from;
      const start = from < length ? bytes[from] : 10;
      // The two answers that most fields have are worth not looking for the line's end.
      if (start === 78 && from + 2 < length && bytes[from + 1] === 79 && isEnd(bytes[from + 2])) {
        value = 'NO';
        end = from + 2;
      } else if (start === 89 && from + 3 < length && bytes[from + 1] === 69 && bytes[from + 2] === 83 && isEnd(bytes[from + 3])) {
        value = 'YES';
        end = from + 3;
      } else {
        const feed = text.indexOf('\n', at);
        end = feed < 0 ? length : feed;
        if (end < at + nameWidth) return false;
        if (bytes[end - 1] === 13) end--;
        let to = end;
        while (bytes[to - 1] === 32) to--;
        if (to > from) {
          value = text.slice(from, to);
          if (!isClean(known, value, text, bytes, from, to)) return false;
        } else if (to === from) return false;
      }
      if (end >= from && bytes[from - 1] !== 32) return false;
      next = end < length && bytes[end] === 13 ? end + 2 : end + 1;
      // A return that ends no line is damage.
      if (next <= length && bytes[next - 1] !== 10) return false;
      captures.pair(known, fact, value, line, text.slice(at, end));
      continue;
    }

    if ((first === 43 || first === 124) && at + bannerWidth <= length) {
      const end = at + bannerWidth;
      next = end < length && bytes[end] === 13 ? end + 2 : end + 1;
      if (next <= length && bytes[next - 1] !== 10) return false;
      if (first === 43) {
        if (!isRuleAt(view, at)) return false;
        continue;
      }
      let section = sectionAt(view, at, expectedSection);
      if (section !== undefined) expectedSection = knownSections.indexOf(section) + 1;
      else {
        const title = text.slice(at + 1, end - 1).trim();
        if (bytes[end - 1] !== 124 || title === '' || title.indexOf('|') >= 0 || title.indexOf('\r') >= 0 || title.indexOf('\n') >= 0) return false;
        section = sectionTitled(title);
      }
      captures.title(section, line);
      continue;
    }

    const feed = text.indexOf('\n', at);
    let end = feed < 0 ? length : feed;
    next = end + 1;
    if (bytes[end - 1] === 13) end--;
    if (first !== 32 || !isBlank(bytes, at, end)) {
      otherLines++;
      if (otherLines > mostOtherLines || !readOther(text.slice(at, end), line, captures, shell)) return false;
    }
  }
  return true;
}

function isEnd(byte: number | undefined): boolean {
  return byte === 13 || byte === 10;
}

/** The name that ends at `end`, blanks in front of it left off; empty when the line does not look like the tool's. */
function nameOf(text: string, at: number, end: number): string {
  let start = at;
  while (text.charCodeAt(start) === 32) start++;
  if (start >= end || !isLetter(text.charCodeAt(start))) return '';
  for (let i = start + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    const isInside = isLetter(code) || (code >= 48 && code <= 57) || code === 45 || code === 95 || (code === 32 && text.charCodeAt(i - 1) !== 32);
    // Old builds print `KeySignTest: : PASSED`.
    if (!isInside && (code !== 58 || i !== end - 1)) return '';
  }
  const lastCode = text.charCodeAt(end - 1);
  if (lastCode === 32) return '';
  return text.slice(start, lastCode === 58 ? end - 1 : end);
}

/** Whether the value is what the tool prints for the field, with nothing around or behind it. */
function isClean(known: KnownField | undefined, value: string, text: string, bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] as number;
  const last = bytes[to - 1] as number;
  // Signs with which a value begins only if somebody framed it; and the second colon of `KeySignTest : : PASSED`.
  if (first <= 32 || first === 96 || first === 34 || first === 58 || first === 60 || (first === 42 && bytes[from + 1] === 42)) return false;
  const shape = known === undefined ? 'text' : known.shape;
  switch (shape) {
    case 'text':
      if (value.indexOf('\r') >= 0 || value.indexOf('&') >= 0) return false;
      break;
    case 'url': case 'word':
      // A blank in one of these is perhaps a remark.
      if (hasBlank(text, from, to)) return false;
      break;
    case 'code': case 'count':
      return isNumber(bytes, from, to) || naturalEnd(shape, value) === value.length;
    case 'range':
      return first === 91 && last === 93;
    case 'instant':
      return (to - from === 27 && bytes[from + 4] === 45 && bytes[from + 16] === 58 && bytes[from + 19] === 46 && bytes[from + 24] === 85 && last === 67)
        || naturalEnd('instant', value) === value.length;
    case 'guid':
      return (to - from === 36 && bytes[from + 8] === 45 && bytes[from + 23] === 45 && !hasBlank(text, from, to))
        || naturalEnd('guid', value) === value.length;
    default:
      return isPlainAnswer(value) || naturalEnd(shape, value) === value.length;
  }
  return last > 32 && last !== 42 && last !== 96 && last !== 34 && last !== 124 && last !== 92;
}

/** Looks in the whole text, which is faster than in a part of it; the next line's indentation ends the search. */
function hasBlank(text: string, from: number, to: number): boolean {
  const blank = text.indexOf(' ', from);
  return blank >= 0 && blank < to;
}

/** `400` or `0xc000006d`. */
function isNumber(bytes: Uint8Array, from: number, to: number): boolean {
  const isHex = bytes[from] === 48 && bytes[from + 1] === 120 && to - from > 2;
  for (let i = isHex ? from + 2 : from; i < to; i++) {
    const byte = bytes[i] as number;
    if (!((byte >= 48 && byte <= 57) || (isHex && byte >= 97 && byte <= 102))) return false;
  }
  return true;
}

/** What the tool mostly prints where it does not print YES or NO. */
function isPlainAnswer(value: string): boolean {
  switch (value.length) {
    case 4: return value === 'PASS';
    case 6: return value === 'PASSED';
    case 7: return value === 'NOT SET' || value === 'SUCCESS' || value === 'SKIPPED' || value === 'ENABLED';
    case 44: return value === 'FAILED. Device is either disabled or deleted';
    default: return false;
  }
}

/** The lines around an output: prompts, headers, the tool's footer and progress; true when nothing in it is lost. */
function readOther(content: string, line: number, captures: CaptureBuilder, shell: Shell): boolean {
  if (content.indexOf('\r') >= 0) return false;
  if (content.charCodeAt(0) === 70 && content.startsWith('For more information, please visit')) {
    captures.footer(line);
    return true;
  }
  if (content.charCodeAt(0) === 87 && content.startsWith('Waiting for Diagnostics Task')) return true;
  switch (shell.read(content, line)) {
    case 'dsregcmd': captures.command(); return true;
    case 'prompt': captures.prompt(); return true;
    case 'answer': captures.answer(); return true;
    case 'header': return true;
    default: {
      // Between two fields another line is damage; in front of an output and behind it, it is somebody else's.
      const { draft } = captures;
      if (!draft.isEmpty && !draft.endSeen) return false;
      const trimmed = content.trim();
      const isHandled = trimmed.indexOf('+-') >= 0 || trimmed.indexOf('|') >= 0 || trimmed.indexOf('<') >= 0 || trimmed.indexOf('>') >= 0;
      return !isHandled && nextNameHit(trimmed, 0) === undefined && readDebugLine(trimmed, false) === undefined;
    }
  }
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 32) return false;
  return true;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
