import { prefixOf } from './line-prefix.js';
import { nextNameHit } from './name-hit.js';

/** How wide the console was, told by a banner rule that it broke in two. */
export interface Wrap {
  readonly width: number;
  /** Kinds of prefix that the rule's line had, and the blanks behind it: both stand in front of every broken-off piece. */
  readonly kinds: number;
  readonly blanks: number;
  /** Each line is followed by a blank one. */
  readonly doubleSpaced: boolean;
}

/** Programs that write a line end through another program's line end leave two or three returns in front of the feed. */
const mostReturns = 4;

/** Walks over a text's lines, ended by LF, CRLF, CR CR LF or a lone CR, and puts those together that a console broke. */
export class PhysicalLines {
  private readonly source: string;
  private position = 0;
  private nextFeed: number;
  private nextReturn: number;
  /** Number of the physical line on which `text` begins; the last of its lines is `lastLine`. */
  line = 0;
  lastLine = 0;
  /** Without line ends and NULs; several physical lines where a known console width joined them. */
  text = '';
  /** As it stood, joined by line feeds. */
  raw = '';

  constructor(source: string) {
    this.source = source;
    this.nextFeed = source.indexOf('\n');
    this.nextReturn = source.indexOf('\r');
  }

  /** Moves to the next line; false at the end of the text. */
  next(wrap: Wrap | undefined): boolean {
    if (!this.read()) return false;
    this.line = this.lastLine;
    this.raw = this.text;
    if (wrap !== undefined && bodyOf(this.text, wrap).length === wrap.width) this.join(wrap);
    return true;
  }

  /** The text of the next physical line that is not blank, at most one further on. */
  peek(): { readonly text: string; readonly isNext: boolean } | undefined {
    const place = this.place();
    let found: { text: string; isNext: boolean } | undefined;
    if (this.read()) {
      found = { text: this.text, isNext: true };
      if (this.text.trim() === '' && this.read()) found = { text: this.text, isNext: false };
    }
    this.return(place);
    return found;
  }

  private place(): Place {
    const { position, nextFeed, nextReturn, lastLine, text } = this;
    return { position, nextFeed, nextReturn, lastLine, text };
  }

  private return(place: Place): void {
    this.position = place.position;
    this.nextFeed = place.nextFeed;
    this.nextReturn = place.nextReturn;
    this.lastLine = place.lastLine;
    this.text = place.text;
  }

  private read(): boolean {
    const { source } = this;
    if (this.position >= source.length) return false;
    if (this.nextFeed >= 0 && this.nextFeed < this.position) this.nextFeed = source.indexOf('\n', this.position);
    if (this.nextReturn >= 0 && this.nextReturn < this.position) this.nextReturn = source.indexOf('\r', this.position);
    const feed = this.nextFeed < 0 ? source.length : this.nextFeed;
    const end = this.nextReturn >= 0 && this.nextReturn < feed ? this.nextReturn : feed;
    this.text = source.slice(this.position, end);
    this.lastLine++;
    let after = end;
    while (after < end + mostReturns && source.charCodeAt(after) === 13) after++;
    // Several returns in front of one line feed end one line; a lone return ends one by itself.
    this.position = source.charCodeAt(after) === 10 ? after + 1 : end + 1;
    return true;
  }

  private join(wrap: Wrap): void {
    const parts = [this.text];
    const raws = [this.raw];
    const start = bodyOf(this.text, wrap).charAt(0);
    const isBanner = start === '+' || start === '|';
    for (let full = true; full && !(isBanner && this.text.endsWith(start));) {
      const place = this.place();
      if (!this.read()) break;
      if (wrap.doubleSpaced && this.text.trim() === '' && !this.read()) break;
      const body = bodyOf(this.text, wrap);
      if (!isBanner && standsAlone(body)) {
        // The line before was as long as the console is wide by chance.
        this.return(place);
        break;
      }
      parts.push(body);
      raws.push(this.text);
      full = body.length === wrap.width;
    }
    this.text = parts.join('');
    this.raw = raws.join('\n');
  }
}

interface Place {
  readonly position: number;
  readonly nextFeed: number;
  readonly nextReturn: number;
  readonly lastLine: number;
  readonly text: string;
}

function standsAlone(body: string): boolean {
  // No value has a gap of four blanks, but most lines of the tool begin with them.
  if (body.startsWith('+-') || body.startsWith('| ') || body.startsWith('    ')) return true;
  const hit = nextNameHit(body, 0);
  return hit !== undefined && (hit.start === 0 || body.startsWith(' '));
}

/** The line as the console showed it: without what was put in front of it later. */
export function bodyOf(line: string, wrap: Wrap): string {
  if (wrap.kinds === 0) return wrap.blanks === 0 ? line : line.slice(Math.min(wrap.blanks, leadingBlanks(line)));
  const { markEnd } = prefixOf(line, wrap.kinds);
  return line.slice(markEnd + Math.min(wrap.blanks, leadingBlanks(line.slice(markEnd, markEnd + wrap.blanks))));
}

function leadingBlanks(text: string): number {
  let at = 0;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at;
}
