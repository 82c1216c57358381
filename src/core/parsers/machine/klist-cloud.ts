import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import { isHexDigit } from '../../evidence/ascii.js';
import type { CloudKerberos } from '../../evidence/machine-state.js';
import { textLines } from '../text/text-lines.js';
import { lineAround } from './line-around.js';
import { machineArtifact, unreadMachine } from './machine-artifact.js';
import { PrintedPairs } from './printed-pairs.js';
import { startsLine } from './starts-line.js';

/**
 * `klist cloud_debug`, and `klist` as far as it shows a ticket of the cloud realm:
 *
 * ```text
 * Current LogonId is 0:0x14d718
 * Cloud Kerberos Debug info:
 * Cloud Kerberos enabled by policy: 0
 * AS_REP callback received: 1
 * AS_REP callback used: 0
 * Cloud Referral TGT present in cache: 0
 * SPN oracle configured: 0
 * KDC proxy present in cache: 0
 * Public Key Credential Present: 1
 * Password-derived Keys Present: 0
 * Plaintext Password Present: 0
 * AS_REP Credential Type: 2
 * Cloud Primary (Hybrid logon) TGT available: 0
 * ```
 *
 * `AS_REP` is a name of the protocol, so it stays in every language: the answer before its first line is the policy, the
 * third after the policy the ticket of the cloud realm, the last of the whole block the one for on-premises resources. A listing of `klist` speaks for the session it names only; that
 * of SYSTEM (0x3e7) says nothing about the user. Client names and ticket contents are not kept.
 */
export const klistCloud: TextParser = { id: 'klist-cloud', recognises, parse };

function recognises({ text }: TextFile): boolean {
  if (startsLine(text, 'Cloud Kerberos enabled by policy', ':') || startsLine(text, '#0>') && text.includes(' @ ')) return true;
  let at = text.indexOf('AS_REP');
  for (let tries = 0; at >= 0 && tries < 50; tries++) {
    const { before, rest } = lineAround(text, at, 100, 200);
    if (answerIn((before + rest).trim(), 1)) return true;
    at = text.indexOf('AS_REP', at + 6);
  }
  // A listing without tickets.
  return text.length < 2000 && text.includes('(0)') && text.includes('0:0x');
}

interface Answer {
  readonly line: number;
  readonly label: string;
  readonly value: number;
}

function parse(file: TextFile): Parsed {
  const states: CloudKerberos[] = [];
  let block: Answer[] = [];
  let session: string | undefined;
  let listing: { line: number; announced: number | undefined; seen: number; cloud: boolean; session: string | undefined } | undefined;
  const closeBlock = () => {
    const read = fromAnswers(file, block, session);
    if (read && states.length < 20) states.push(read);
    block = [];
  };
  const closeListing = () => {
    if (listing && states.length < 20 && (listing.seen > 0 || listing.announced === 0)) states.push(fromListing(file, listing));
    listing = undefined;
  };

  for (const { line: number, text } of textLines(file)) {
    const line = text.trim();
    // Consoles are often saved with blank lines between the lines.
    if (line === '') continue;
    const answer = answerIn(line, number);
    if (answer) {
      if (block.length < 40) block.push(answer);
      continue;
    }
    closeBlock();
    const logon = logonId(line);
    if (logon !== undefined) {
      closeListing();
      session = logon;
      continue;
    }
    const announced = ticketCount(line);
    if (announced !== undefined) {
      closeListing();
      listing = { line: number, announced, seen: 0, cloud: false, session };
      continue;
    }
    if (isTicket(line)) {
      listing ??= { line: number, announced: undefined, seen: 0, cloud: false, session };
      listing.seen++;
    }
    if (listing && line.length < 500 && line.toUpperCase().includes('KRBTGT/KERBEROS.MICROSOFTONLINE.COM')) listing.cloud = true;
  }
  closeBlock();
  closeListing();
  return states.length === 0
    ? unreadMachine(file, 'neither the answers of "klist cloud_debug" nor tickets were found. Save its whole output.')
    : machineArtifact(file, states, []);
}

function fromAnswers(file: TextFile, block: readonly Answer[], session: string | undefined): CloudKerberos | undefined {
  const reply = block.findIndex(({ label }) => label.includes('AS_REP'));
  const named = block.findIndex(({ label }) => label.toLowerCase().endsWith('cloud kerberos enabled by policy'));
  const first = named >= 0 ? named : reply - 1;
  const policy = block[first];
  if (reply < 0 && named < 0) return undefined;
  const from = Math.max(0, Math.min(first, reply < 0 ? first : reply));
  const shown = block.slice(from);
  const printed = new PrintedPairs();
  if (session !== undefined) printed.add('LogonId', session);
  for (const { label, value } of shown) printed.add(label, String(value));
  const last = shown.at(-1);
  const referral = shown.find(({ label }) => label.toLowerCase().startsWith('cloud referral')) ?? (policy && reply === first + 1 && shown.length >= 11 ? shown[3] : undefined);
  // The short form of old builds ends with it as well; a cut-off block ends anywhere.
  const hybrid = last && (last.label.toLowerCase().startsWith('cloud primary') || (shown.length >= 11 && (last.value === 0 || last.value === 1))) ? last : undefined;
  return {
    kind: 'cloud-kerberos', file: file.path, line: (policy ?? shown[0] ?? { line: file.firstLine }).line,
    ...(policy && (policy.value === 0 || policy.value === 1) ? { enabledByPolicy: policy.value === 1 } : {}),
    ...(referral && (referral.value === 0 || referral.value === 1) ? { ticketReceived: referral.value === 1 } : {}),
    ...(hybrid ? { hybridTicket: hybrid.value === 1 } : {}),
    printed: printed.pairs,
  };
}

function fromListing(file: TextFile, listing: { line: number; announced: number | undefined; seen: number; cloud: boolean; session: string | undefined }): CloudKerberos {
  const printed = new PrintedPairs();
  if (listing.session !== undefined) printed.add('LogonId', listing.session);
  printed.add('Cached Tickets', String(listing.announced ?? listing.seen));
  const system = listing.session?.toLowerCase().endsWith(':0x3e7') === true;
  // Only a whole listing shows that something is not there.
  const whole = listing.announced === listing.seen && !system;
  return {
    kind: 'cloud-kerberos', file: file.path, line: listing.line,
    ...(listing.cloud ? { ticketReceived: true } : whole ? { ticketReceived: false } : {}),
    printed: printed.pairs,
  };
}

/** `label: 1`, where the answer is a number of at most three digits. */
function answerIn(line: string, number: number): Answer | undefined {
  if (line.length > 200) return undefined;
  const colon = Math.max(line.lastIndexOf(':'), line.lastIndexOf('：'));
  if (colon < 3) return undefined;
  const digits = leadingDigits(line.slice(colon + 1).trim());
  if (digits === undefined) return undefined;
  let label = line.slice(0, colon).trim();
  // What somebody quoted or listed stands before the words.
  while (label.startsWith('>') || label.startsWith('-') || label.startsWith('*')) label = label.slice(1).trim();
  return label.includes('#') ? undefined : { line: number, label, value: digits };
}

/** `0`, `1`, and `0   <- see here`, but no date and no time. */
function leadingDigits(value: string): number | undefined {
  let at = 0;
  while (at < value.length && at < 4 && value.charCodeAt(at) >= 48 && value.charCodeAt(at) <= 57) at++;
  if (at === 0 || at > 3 || (at < value.length && value[at] !== ' ' && value[at] !== '\t')) return undefined;
  return Number(value.slice(0, at));
}

/** `0:0x14d718` in `Current LogonId is 0:0x14d718`, whatever the language. */
function logonId(line: string): string | undefined {
  const at = line.indexOf('0:0x');
  if (at < 0 || line.length > 200) return undefined;
  let to = at + 4;
  while (to < line.length && isHexDigit(line.charCodeAt(to))) to++;
  return to > at + 4 && to - at <= 20 ? line.slice(at, to) : undefined;
}

/** The number in `Cached Tickets: (2)`, whatever the language. */
function ticketCount(line: string): number | undefined {
  if (!line.endsWith(')') || line.length > 120) return undefined;
  const open = line.lastIndexOf('(');
  const before = line.slice(0, open).trimEnd();
  if (open < 0 || !(before.endsWith(':') || before.endsWith('：'))) return undefined;
  const digits = line.slice(open + 1, -1);
  return digits !== '' && digits.length < 5 && leadingDigits(`${digits.slice(0, 3)} `) !== undefined ? Number(digits) : undefined;
}

/** `#0>     Client: user1 @ CONTOSO.COM`. */
function isTicket(line: string): boolean {
  if (!line.startsWith('#')) return false;
  const close = line.indexOf('>');
  return close > 1 && close < 6 && Number.isInteger(Number(line.slice(1, close)));
}
