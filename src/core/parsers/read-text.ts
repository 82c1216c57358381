import type { Artifact, Parsed, TextFile, TextParser } from '../evidence/artifact.js';
import type { DsregCapture } from '../evidence/dsreg.js';
import { noField, parseDsreg } from './dsreg/index.js';

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
  // What an error page behind a capture says in dsregcmd's own names is not the capture's: read once more without it.
  const own = whole.captures.length === 0 ? undefined : withoutPages(file.text, whole.captures);
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

/** The text with the lines of such pages blanked, so that every other line keeps its number. Absent: there is none. */
function withoutPages(text: string, captures: readonly DsregCapture[]): string | undefined {
  if (!captures.some((capture) => lastOwnLine(capture) < capture.lastLine)) return undefined;
  const lines = new LineWalk(text);
  let own = '';
  let from = 0;
  for (const capture of captures) {
    lines.skipPast(lastOwnLine(capture));
    const start = lines.at;
    lines.skipPast(capture.lastLine);
    const tail = text.slice(start, lines.at);
    if (!tail.includes('AADSTS')) continue;
    own += text.slice(from, start) + tail.replaceAll(/[^\r\n]+/g, '');
    from = lines.at;
  }
  return from === 0 ? undefined : own + text.slice(from);
}

/** An error page right behind a capture names ids as dsregcmd does; its lines are not the capture's last. */
function lastOwnLine({ fields, lastLine }: DsregCapture): number {
  let last = fields.length - 1;
  while (last > 0 && pageFields.has(fields[last]!.fact.toLowerCase())) last--;
  return last === fields.length - 1 ? lastLine : (fields[last]?.line ?? lastLine);
}

const pageFields: ReadonlySet<string> = new Set([
  'correlation id', 'request id', 'trace id', 'timestamp', 'message', 'error code', 'app name', 'app id', 'ip address', 'device identifier', 'device platform', 'device state', 'deviceid', 'device name',
]);

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
  return content === '' || content.endsWith('>') || content.startsWith('+-') || content.includes('dsregcmd') || content.includes('aadjerrors');
}

/** No evidence is shorter than this; sign-offs are. */
const shortestEvidence = 24;
