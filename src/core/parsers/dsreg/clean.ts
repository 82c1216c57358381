import { isLetter } from '../../evidence/ascii.js';
import type { CaptureBuilder } from './capture-builder.js';
import { CleanField, valueColumn } from './clean-field.js';
import { readDebugLine } from './debug.js';
import { fieldSpelled } from './known-fields.js';
import type { KnownField } from './known-fields.js';
import { bannerWidth, bytes, endOfPrint, endOfWord, fieldAt, hasColon, isRuleAt, nameWidth, sectionAt, takeBytes } from './layout.js';
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
  return takeBytes(text, ascii) && new CleanReader(text, captures, shell).read();
}

/** Each way to read a line returns where the next line begins, or `damaged`. */
class CleanReader {
  private readonly text: string;
  private readonly captures: CaptureBuilder;
  private readonly shell: Shell;
  /** Free text may hold `&quot;` and the like, from a page. */
  private readonly hasAmpersand: boolean;
  private line = 0;
  private expectedSection = 0;
  private expectedField = 0;
  private otherLines = 0;

  constructor(text: string, captures: CaptureBuilder, shell: Shell) {
    this.text = text;
    this.captures = captures;
    this.shell = shell;
    this.hasAmpersand = text.includes('&');
  }

  read(): boolean {
    const { length } = this.text;
    let next = 0;
    for (let at = 0; at < length; at = next) {
      this.line++;
      const first = bytes[at] as number;
      if (first === 13 && at + 1 < length && bytes[at + 1] === 10) next = at + 2;
      else if (first === 10) next = at + 1;
      else if (at + nameWidth <= length && hasColon(at)) next = this.readField(at);
      else if ((first === 43 || first === 124) && at + bannerWidth <= length) next = this.readBanner(at, first);
      else next = this.readOther(at, first);
      if (next === damaged) return false;
    }
    return true;
  }

  private readField(at: number): number {
    const { text } = this;
    const { length } = text;
    let known = fieldAt(at, this.expectedField);
    let fact: string;
    if (known !== undefined) {
      fact = known.name;
      this.expectedField = known.id + 1;
    } else {
      fact = nameOf(text, at, at + 26);
      if (fact === '') return damaged;
      known = fieldSpelled(fact);
    }
    const from = at + valueColumn;
    const start = bytes[from];
    let value: string | undefined;
    let to: number;
    let end: number;
    if (from > length || isEnd(bytes[from - 1])) {
      value = '';
      end = to = from - 1;
    } else if (bytes[from - 1] !== 32) return damaged;
    // The two answers that most fields have are worth not looking for the line's end.
    else if (start === 78 && from + 2 < length && bytes[from + 1] === 79 && isEnd(bytes[from + 2])) {
      value = 'NO';
      end = to = from + 2;
    } else if (start === 89 && from + 3 < length && bytes[from + 1] === 69 && bytes[from + 2] === 83 && isEnd(bytes[from + 3])) {
      value = 'YES';
      end = to = from + 3;
    } else {
      end = to = endOfWord(from, length);
      const isWord = end === length || isEnd(bytes[end]);
      if (!isWord) {
        end = to = endOfPrint(end, length);
        while (bytes[to - 1] === 32) to--;
      }
      if (to <= from) value = '';
      else if (!isClean(known, text, from, to, isWord)) return damaged;
      else if (this.hasAmpersand && (known === undefined || known.shape === 'text') && text.slice(from, to).includes('&')) return damaged;
    }
    this.captures.field(known, new CleanField(fact, this.line, text, from, to, value));
    return this.lineAfter(end);
  }

  private readBanner(at: number, first: number): number {
    const { text } = this;
    const end = at + bannerWidth;
    if (first === 43) return isRuleAt(at) ? this.lineAfter(end) : damaged;
    let section = sectionAt(at, this.expectedSection);
    if (section !== undefined) this.expectedSection = knownSections.indexOf(section) + 1;
    else {
      const title = text.slice(at + 1, end - 1).trim();
      if (bytes[end - 1] !== 124 || title === '' || title.indexOf('|') >= 0 || title.indexOf('\r') >= 0 || title.indexOf('\n') >= 0) return damaged;
      section = sectionTitled(title);
    }
    this.captures.title(section, this.line);
    return this.lineAfter(end);
  }

  private readOther(at: number, first: number): number {
    const { text } = this;
    const feed = text.indexOf('\n', at);
    let end = feed < 0 ? text.length : feed;
    const next = end + 1;
    if (bytes[end - 1] === 13) end--;
    if (first === 32 && isBlank(at, end)) return next;
    this.otherLines++;
    return this.otherLines <= mostOtherLines && readOther(text.slice(at, end), this.line, this.captures, this.shell) ? next : damaged;
  }

  /** The line that follows one which ends here. A return that ends no line is damage. */
  private lineAfter(end: number): number {
    const next = end < this.text.length && bytes[end] === 13 ? end + 2 : end + 1;
    return next <= this.text.length && bytes[next - 1] !== 10 ? damaged : next;
  }
}

const damaged = -1;

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

/** Whether the value is what the tool prints for the field, with nothing around or behind it. `isWord`: no blank is in it. */
function isClean(known: KnownField | undefined, text: string, from: number, to: number, isWord: boolean): boolean {
  const first = bytes[from] as number;
  const last = bytes[to - 1] as number;
  // Signs with which a value begins only if somebody framed it; and the second colon of `KeySignTest : : PASSED`.
  if (first <= 32 || first === 96 || first === 34 || first === 58 || first === 60 || (first === 42 && bytes[from + 1] === 42)) return false;
  const shape = known === undefined ? 'text' : known.shape;
  const length = to - from;
  switch (shape) {
    case 'url': case 'word':
      // A blank in one of these is perhaps a remark.
      return isWord && isPlainEnd(last);
    case 'text':
      return isPlainEnd(last);
    case 'instant':
      if (length === 27 && bytes[from + 4] === 45 && bytes[from + 16] === 58 && bytes[from + 19] === 46 && bytes[from + 24] === 85 && last === 67) return true;
      break;
    case 'guid':
      if (isWord && length === 36 && bytes[from + 8] === 45 && bytes[from + 23] === 45) return true;
      // `{B16898C6-A148-4967-9171-64D755DA8520} (AzureAd)`
      if (first === 123 && bytes[from + 9] === 45 && bytes[from + 24] === 45 && bytes[from + 37] === 125 && length === 48 && text.startsWith(' (AzureAd)', from + 38)) return true;
      break;
    case 'range':
      return first === 91 && last === 93;
    case 'code': case 'count':
      if (isNumber(from, to)) return true;
      break;
    default:
      if (isPlainAnswer(text, from, to)) return true;
  }
  return naturalEnd(shape, text.slice(from, to)) === to - from;
}

/** Whether a text may end so that nobody framed it: not with `**`, a backtick, a quotation mark, a bar, a backslash. */
function isPlainEnd(last: number): boolean {
  return last > 32 && last !== 42 && last !== 96 && last !== 34 && last !== 124 && last !== 92;
}

/** `400` or `0xc000006d`. */
function isNumber(from: number, to: number): boolean {
  const isHex = bytes[from] === 48 && bytes[from + 1] === 120 && to - from > 2;
  for (let i = isHex ? from + 2 : from; i < to; i++) {
    const byte = bytes[i] as number;
    if (!((byte >= 48 && byte <= 57) || (isHex && byte >= 97 && byte <= 102))) return false;
  }
  return true;
}

/** What the tool mostly prints where it does not print YES or NO. */
function isPlainAnswer(text: string, from: number, to: number): boolean {
  switch (to - from) {
    case 4: return text.startsWith('PASS', from);
    case 6: return text.startsWith('PASSED', from);
    case 7: return text.startsWith('NOT SET', from) || text.startsWith('SUCCESS', from) || text.startsWith('SKIPPED', from) || text.startsWith('ENABLED', from);
    case 18: return text.startsWith('YES ( StateReady )', from);
    case 44: return text.startsWith('FAILED. Device is either disabled or deleted', from);
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

function isBlank(from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 32) return false;
  return true;
}
