import type { Artifact, Parsed, TextFile, TextParser } from '../evidence/artifact.js';
import type { DsregCapture } from '../evidence/dsreg.js';
import { noField, parseDsreg } from './dsreg/index.js';
import { fieldSpelled } from './dsreg/known-fields.js';

/** What one text held. */
export interface ReadText {
  readonly captures: readonly DsregCapture[];
  /** Everything that is not a capture. */
  readonly artifacts: readonly Artifact[];
  readonly notes: readonly string[];
  /** Why nothing was read. Absent when something was. */
  readonly unread?: string;
  /** There is text that none of the given parsers was asked about, since none was given. */
  readonly hasMore?: true;
}

/**
 * Reads a text of any kind: dsregcmd output first, and whatever other parsers recognise in the rest of it, so that a ticket
 * that holds a capture, an event and an error page gives all three.
 */
export function readText(file: TextFile, ascii: Uint8Array | undefined, others: readonly TextParser[] | undefined): ReadText {
  const whole = parseDsreg(file.text, file.path, ascii);
  // What was pasted right beside a capture in the form of fields is not the capture's: read once more without it.
  const own = whole.captures.length === 0 ? undefined : withoutPasted(file, whole.captures, others);
  if (own === 'perhaps') return { captures: whole.captures, artifacts: [], notes: [], hasMore: true };
  const { captures, reason } = own === undefined ? whole : parseDsreg(own, file.path);
  if (captures.length === 0 || captures.every(isDoubtful)) {
    const read = others === undefined ? nothing : readOthers(file, others);
    if (read.artifacts.length > 0) return { captures: [], ...read };
    const hasMore = others === undefined ? { hasMore: true } as const : {};
    if (captures.length === 0) return { captures, artifacts: [], notes: read.notes, unread: read.unread ?? (reason === undefined || reason === noField ? unknown : reason), ...hasMore };
    if (others === undefined) return { captures, artifacts: [], notes: [], ...hasMore };
  }
  const artifacts: Artifact[] = [];
  const notes: string[] = [];
  for (const rest of surroundingTexts(file, captures)) {
    if (others === undefined) return { captures, artifacts, notes, hasMore: true };
    const parsed = readOthers(rest, others);
    artifacts.push(...parsed.artifacts);
    notes.push(...parsed.notes);
  }
  return { captures, artifacts, notes };
}

/** The reason for a file that no parser knows: what is read, and what to do. */
const unknown = 'nothing that Prtrace reads was found in it (output of dsregcmd, event logs, Entra exports and sign-in logs, error messages, network and certificate tools); '
  + 'save the output of dsregcmd /status as a text file, or export the log again, and give that';

/** Fields that no other tool prints under the same name. One of them makes a text dsregcmd's. */
const ownFields = [
  'AzureAdPrt', 'AzureAdJoined', 'EnterpriseJoined', 'WorkplaceJoined', 'AzureAdPrtUpdateTime', 'EnterprisePrt', 'WamDefaultSet', 'NgcSet', 'DeviceAuthStatus', 'KeySignTest',
  'AadRecoveryEnabled', 'Executing Account Name', 'IsUserAzureAD', 'PreReqResult', 'Client ErrorCode', 'AD Connectivity Test', 'Attempt Status', 'TpmProtected', 'DeviceCertificateValidity',
];

/** A few names such as `DeviceId` stand in directory exports, too. */
function isDoubtful({ byName, attempts, sections, messages, grammar }: DsregCapture): boolean {
  return grammar === 'status' && attempts.length === 0 && sections.length === 0 && messages.length === 0 && !ownFields.some((name) => byName.has(name));
}

const nothing: Parsed = { artifacts: [], notes: [] };

function readOthers(file: TextFile, parsers: readonly TextParser[]): Parsed {
  const artifacts: Artifact[] = [];
  const notes: string[] = [];
  let unread: string | undefined;
  for (const parser of parsers) {
    if (!parser.recognises(file)) continue;
    const parsed = parser.parse(file);
    artifacts.push(...parsed.artifacts);
    notes.push(...parsed.notes);
    unread ??= parsed.unread;
  }
  return { artifacts, notes, ...(artifacts.length === 0 && unread !== undefined ? { unread } : {}) };
}

/** What stands before, between and after the captures, where it is more than prompts. */
function surroundingTexts(file: TextFile, captures: readonly DsregCapture[]): readonly TextFile[] {
  const texts: TextFile[] = [];
  const lines = new LineWalk(file.text);
  let from = { at: 0, line: 1 };
  let told = 0;
  /** Takes what was passed over since `from`, and the lines up to, not including, the given one. */
  const take = (until: number): void => {
    while (lines.line < until && lines.at < file.text.length) {
      const content = lines.next().trim();
      if (!isFrame(content)) told += content.length;
    }
    if (told >= shortestEvidence) texts.push({ ...file, text: file.text.slice(from.at, lines.at), firstLine: file.firstLine + from.line - 1 });
  };
  for (const { firstLine, lastLine } of captures) {
    take(firstLine);
    lines.skipPast(lastLine);
    from = { at: lines.at, line: lines.line };
    told = 0;
  }
  take(Infinity);
  return texts;
}

/**
 * The text with such lines blanked, so that every other line keeps its number: those before the first and behind the last
 * field that only dsregcmd prints, where another parser knows what they are. Absent: there are none; `perhaps`: no parser
 * was given to ask.
 */
function withoutPasted(file: TextFile, captures: readonly DsregCapture[], others: readonly TextParser[] | undefined): string | 'perhaps' | undefined {
  const own = captures.map(ownLines);
  if (captures.every(({ firstLine, lastLine }, index) => own[index]!.first === firstLine && own[index]!.last === lastLine)) return undefined;
  if (others === undefined) return 'perhaps';
  const { text } = file;
  const lines = new LineWalk(text);
  let kept = '';
  let from = 0;
  const blank = (start: number, end: number): void => {
    kept += text.slice(from, start) + text.slice(start, end).replaceAll(/[^\r\n]+/g, '');
    from = end;
  };
  for (let index = 0; index <= captures.length; index++) {
    const before = captures[index - 1];
    const next = captures[index];
    if (before) lines.skipPast(own[index - 1]!.last);
    const { at: gap, line } = lines;
    if (before) lines.skipPast(before.lastLine);
    const claimedBefore = lines.at;
    lines.skipPast(next ? next.firstLine - 1 : Infinity);
    const claimedAfter = lines.at;
    if (next) lines.skipPast(own[index]!.first - 1);
    if (claimedBefore === gap && claimedAfter === lines.at) continue;
    const pasted = { ...file, text: text.slice(gap, lines.at), firstLine: file.firstLine + line - 1 };
    if (!others.some((parser) => parser.recognises(pasted))) continue;
    blank(gap, claimedBefore);
    blank(claimedAfter, lines.at);
  }
  return from === 0 ? undefined : kept + text.slice(from);
}

/**
 * The first and the last line that can only be the capture's. Before and behind them stand names that dsregcmd is not known
 * to print, or that other tools print as well. A section of such names alone has its own banner, so it is the capture's.
 */
function ownLines({ fields, firstLine, lastLine }: DsregCapture): { readonly first: number; readonly last: number } {
  return { first: edgeLine(fields, 0, 1) ?? firstLine, last: edgeLine(fields, fields.length - 1, -1) ?? lastLine };
}

/** The line of the first field from `start` on that is dsregcmd's alone. Absent: the one at `start`, or none of its section. */
function edgeLine(fields: DsregCapture['fields'], start: number, step: 1 | -1): number | undefined {
  let at = start;
  while (fields[at]?.section === fields[start]?.section && fields[at] && isAnybodys(fields[at]!.fact)) at += step;
  return at === start || fields[at]?.section !== fields[start]?.section ? undefined : fields[at]?.line;
}

function isAnybodys(name: string): boolean {
  return fieldSpelled(name) === undefined || commonNames.has(name.toLowerCase());
}

/** Names of dsregcmd that error pages, event logs and directory tools print, too. */
const commonNames: ReadonlySet<string> = new Set(['correlation id', 'request id', 'server message', 'timestamp', 'message', 'device name', 'deviceid', 'device state', 'thumbprint', 'domainname', 'tenantid', 'tenantname']);

/** Walks over the lines of a text; CRLF, CR and LF all end one. */
class LineWalk {
  /** Where the next line begins. */
  at = 0;
  /** 1-based number of the next line. */
  line = 1;
  readonly #text: string;
  /** Next carriage return and line feed, so that a text without any is searched once. */
  #carriage: number;
  #feed: number;

  constructor(text: string) {
    this.#text = text;
    this.#carriage = nextOrEnd(text, '\r', 0);
    this.#feed = nextOrEnd(text, '\n', 0);
  }

  /** The line with its end. */
  next(): string {
    const from = this.at;
    this.#step();
    return this.#text.slice(from, this.at);
  }

  skipPast(line: number): void {
    while (this.line <= line && this.at < this.#text.length) this.#step();
  }

  #step(): void {
    if (this.#feed < this.at) this.#feed = nextOrEnd(this.#text, '\n', this.at);
    if (this.#carriage < this.at) this.#carriage = nextOrEnd(this.#text, '\r', this.at);
    this.at = Math.min(this.#text.length, (this.#carriage < this.#feed - 1 ? this.#carriage : this.#feed) + 1);
    this.line++;
  }
}

function nextOrEnd(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at;
}

/** What stands around the output as a matter of course: the prompt, the command, a rule, the line that dsregcmd ends with. */
function isFrame(content: string): boolean {
  return content === '' || (content.endsWith('>') && !content.startsWith('<')) || content.startsWith('+-') || content.includes('dsregcmd') || content.includes('aadjerrors');
}

/** No evidence is shorter than this; sign-offs are. */
const shortestEvidence = 24;
