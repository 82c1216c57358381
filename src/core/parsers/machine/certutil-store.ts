import { codesIn } from '../../catalog/code.js';
import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import type { StoredCertificate } from '../../evidence/machine-state.js';
import type { DateOrder } from '../text/printed-time.js';
import { textLines } from '../text/text-lines.js';
import { hexText } from './hex-text.js';
import { machineArtifact, maxStates, unreadMachine } from './machine-artifact.js';
import { dateOrder, printedDate } from './printed-date.js';
import { leavesRegistration, subjectId } from './registration-certificate.js';

/**
 * `certutil -store My`, `-store -user my`, `-v -store`, `-dump x.cer`:
 *
 * ```text
 * My "Personal"
 * ================ Certificate 0 ================
 * Serial Number: c0ffee0011223344556677889900aabb
 * Issuer: DC=net + DC=windows + CN=MS-Organization-Access + OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97
 *  NotBefore: 6/15/2025 4:40 PM
 *  NotAfter: 6/15/2035 5:10 PM
 * Subject: CN=11111111-2222-4333-8444-555555555555
 * Non-root Certificate
 * Cert Hash(sha1): 00112233445566778899aabbccddeeff00112233
 *   Key Container = 99999999-8888-4777-8666-555555555555
 *   Provider = Microsoft Platform Crypto Provider
 * Private key is NOT exportable
 * Signature test passed
 * CertUtil: -store command completed successfully.
 * ```
 *
 * Every label is in the language of Windows. What stays is the shape: the ruled heading, the two distinguished names
 * (issuer first), the two dates, `(sha1)` with 40 hex digits, the provider's English name, the codes. The words of the
 * key test differ by language; a code decides where there is one, known words elsewhere, and else nothing is said.
 */
export const certutilStore: TextParser = { id: 'certutil-store', recognises, parse };

function recognises({ text }: TextFile): boolean {
  if (text.includes('(sha1)') && (text.includes('MS-Organization-') || text.includes('Microsoft Intune MDM Device CA'))) return true;
  if (text.includes('CertUtil: ')) return text.includes('(sha1)') || text.includes('-store');
  return text.includes(`${rule} `) && text.includes('(sha1)');
}

const rule = '================';

/** A certificate while its lines are read. */
interface Draft {
  readonly line: number;
  readonly names: string[];
  readonly dates: string[];
  thumbprint?: string;
  keyProvider?: string;
  keyContainer?: string;
  keyTest?: 'passed' | 'failed' | 'missing';
  keyTestCode?: number;
}

function parse(file: TextFile): Parsed {
  const drafts: { draft: Draft; store: 'machine' | 'user' | undefined }[] = [];
  const notes: string[] = [];
  let order: DateOrder | 'mixed' | undefined;
  let draft: Draft | undefined;
  let store = storeOfPath(file.path);
  let others = 0;
  /** The tool said that it listed a store, be it an empty one. */
  let listed = false;
  /** A label whose value stands on the lines below it, as `-v` prints names. */
  let nameBelow = false;
  let container: string | undefined;
  let containerLine = 0;

  const close = () => {
    if (!draft) return;
    const [issuer, subject] = draft.names;
    if (issuer !== undefined && leavesRegistration(issuer)) {
      if (subject === undefined) notes.push(`${file.path}: the certificate on line ${draft.line} ends before its subject and was left out.`);
      else if (drafts.length <= maxStates) drafts.push({ draft, store });
    } else if (subject !== undefined || draft.thumbprint !== undefined) others++;
    draft = undefined;
  };

  for (const { line: number, text } of textLines(file)) {
    const line = text.trim();
    if (line === '') {
      nameBelow = false;
      continue;
    }
    if (isHeading(line)) {
      close();
      draft = { line: number, names: [], dates: [] };
      nameBelow = false;
      continue;
    }
    const command = storeOfCommand(line);
    if (command) {
      close();
      store = command;
      continue;
    }
    if (line.startsWith('CertUtil: ')) {
      close();
      // A failed command ends with its code, in every language.
      listed ||= line.includes('-store') && !line.includes('0x');
      continue;
    }
    // `certutil -dump` has no heading: the certificate begins with its first lines.
    if (!draft) {
      if (!hasName(line) && !line.endsWith(':')) continue;
      draft = { line: number, names: [], dates: [] };
    }

    if (draft.names.length < 2 || nameBelow) {
      const name = nameIn(line, text);
      if (name !== undefined) {
        if (nameBelow && name.bare) draft.names[draft.names.length - 1] = joined(draft.names.at(-1) ?? '', name.value);
        else if (draft.names.length < 2) {
          draft.names.push(name.value);
          nameBelow = name.bare;
        }
        continue;
      }
      nameBelow = false;
    }
    const date = draft.dates.length < 2 && draft.names.length > 0 ? dateIn(line) : undefined;
    if (date !== undefined) {
      draft.dates.push(date);
      const proven = dateOrder(date);
      if (proven) order = order === undefined || order === proven ? proven : 'mixed';
      continue;
    }
    const sha1 = line.indexOf('(sha1)');
    if (sha1 >= 0) {
      const colon = line.indexOf(':', sha1);
      const digits = colon < 0 ? undefined : hexText(line.slice(colon + 1));
      // `-v` prints hashes of the names and of the key first: the last one is the certificate's.
      if (digits?.length === 40) draft.thumbprint = digits;
      continue;
    }
    const equals = line.indexOf('=');
    if (equals > 0 && isBlank(line.charCodeAt(equals - 1))) {
      const value = line.slice(equals + 1).trim();
      if (value.startsWith('Microsoft ') && value.includes('Provider')) {
        draft.keyProvider ??= value.slice(0, 200);
        if (container !== undefined && number - containerLine <= 4) draft.keyContainer ??= container;
      } else if (value !== '' && value.length <= 200) {
        container = value;
        containerLine = number;
      }
      continue;
    }
    if (draft.thumbprint !== undefined || draft.keyProvider !== undefined) readKeyTest(draft, line);
  }
  close();

  if (drafts.length === 0 && others === 0 && !listed) return unreadMachine(file, 'no certificate was found in this output of certutil. Save the whole output of "certutil -store My".');
  const certain = order === 'mixed' ? undefined : order;
  return machineArtifact(file, drafts.map((each) => certificate(file, each.draft, each.store, certain)), notes, others);
}

function certificate(file: TextFile, draft: Draft, store: 'machine' | 'user' | undefined, order: DateOrder | undefined): StoredCertificate {
  const subject = draft.names[1] ?? '';
  const deviceId = subjectId(subject);
  const dates = draft.dates.map((each) => printedDate(each, order));
  const [fromUtc, toUtc] = dates;
  return {
    kind: 'certificate', file: file.path, line: draft.line,
    ...(store ? { store } : {}),
    subject, issuer: draft.names[0] ?? '',
    ...(deviceId ? { deviceId } : {}),
    ...(draft.thumbprint === undefined ? {} : { thumbprint: draft.thumbprint }),
    ...(fromUtc === undefined ? {} : { fromUtc }),
    ...(toUtc === undefined ? {} : { toUtc }),
    ...(fromUtc === undefined && toUtc === undefined ? {} : { zoneUnknown: true as const }),
    ...(draft.keyProvider === undefined ? {} : { keyProvider: draft.keyProvider }),
    ...(draft.keyContainer === undefined ? {} : { keyContainer: draft.keyContainer }),
    ...(draft.keyTest === undefined ? {} : { keyTest: draft.keyTest }),
    ...(draft.keyTestCode === undefined ? {} : { keyTestCode: draft.keyTestCode }),
  };
}

/** `================ Certificate 12 ================` in any language. */
function isHeading(line: string): boolean {
  if (!line.startsWith(rule) || !line.endsWith(rule) || line.length > 120) return false;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** The store a typed command names, when the console was saved with it. */
function storeOfCommand(line: string): 'machine' | 'user' | undefined {
  const lower = line.slice(0, 300).toLowerCase();
  const at = lower.indexOf('certutil');
  if (at < 0 || lower.startsWith('certutil:') || !lower.includes('-store', at)) return undefined;
  return lower.includes('-user', at) ? 'user' : 'machine';
}

/** The store a file's name tells: bundles name a file after the command. */
function storeOfPath(path: string): 'machine' | 'user' | undefined {
  const name = path.slice(-200).toLowerCase();
  if (!name.includes('certutil')) return undefined;
  if (name.includes('-user') || name.includes('_user')) return 'user';
  return name.includes('-store') || name.includes('_store') ? 'machine' : undefined;
}

/** A distinguished name after a label (`Issuer: CN=…`), or alone on an indented line as `-v` prints its parts. */
function nameIn(line: string, raw: string): { value: string; bare: boolean } | undefined {
  if (startsName(line)) return raw.length > line.length && raw.charCodeAt(0) <= 32 ? { value: line.slice(0, 2048), bare: true } : undefined;
  const colon = colonIn(line);
  if (colon < 0) return undefined;
  const value = line.slice(colon + 1).trim();
  return startsName(value) ? { value: value.slice(0, 2048), bare: false } : undefined;
}

function hasName(line: string): boolean {
  return startsName(line) || startsName(line.slice(colonIn(line) + 1).trim());
}

function colonIn(line: string): number {
  const narrow = line.indexOf(':');
  const wide = line.indexOf('：');
  return narrow < 0 ? wide : wide < 0 ? narrow : Math.min(narrow, wide);
}

const attributes = ['CN=', 'DC=', 'OU=', 'O=', 'C=', 'L=', 'S=', 'E=', 'SERIALNUMBER=', 'OID.', 'T=', 'STREET='];

function startsName(text: string): boolean {
  const upper = text.slice(0, 13).toUpperCase();
  return attributes.some((each) => upper.startsWith(each));
}

function joined(name: string, part: string): string {
  return name.length > 4096 ? name : `${name}, ${part}`;
}

/** The part of a line behind its label, if that is a date. */
function dateIn(line: string): string | undefined {
  const colon = colonIn(line);
  if (colon < 0 || colon > 60 || line.length > 140) return undefined;
  const value = line.slice(colon + 1).trim();
  const code = value.charCodeAt(0);
  // A date holds three numbers and at least two separators; serial numbers and versions do not.
  if (!(code >= 48 && code <= 57) && code !== 0x200e && code !== 0x200f) return undefined;
  let numbers = 0;
  let inside = false;
  for (let at = 0; at < value.length; at++) {
    const digit = value.charCodeAt(at) >= 48 && value.charCodeAt(at) <= 57;
    if (digit && !inside) numbers++;
    inside = digit;
  }
  return numbers >= 5 && value.includes(':') ? value.replaceAll('\u200e', '').replaceAll('\u200f', '') : undefined;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0x202f || code === 0xfffd;
}

/** The key is not there: no key set, no key, no property that names one, not found. */
const missingCodes = new Set([0x80090016, 0x8009000d, 0x8009200b, 0x80092004]);

/** What the tool says of the key, in the languages that public outputs show. */
const passedWords = ['encryption test passed', 'signature test passed', 'verschlüsselungstest wurde durchgeführt', 'test de chiffrement réussi'];
const failedWords = ['encryption test failed', 'signature test failed'];
const missingWords = [
  'missing stored keyset', 'no key provider information', 'cannot find the certificate and private key', 'aucune information sur le fournisseur de clé',
  'impossible de trouver le certificat et la clé privée', 'nenhuma informação de provedor de chave', 'não é possível localizar o certificado e a chave privada',
];

function readKeyTest(draft: Draft, line: string): void {
  if (line.length > 500) return;
  if (line.includes('0x')) {
    const code = codesIn(line).find((each) => each >= 0x80000000);
    if (code !== undefined) {
      draft.keyTestCode ??= code;
      draft.keyTest = missingCodes.has(code) ? 'missing' : 'failed';
      return;
    }
  }
  if (draft.keyTestCode !== undefined || draft.keyTest === 'failed') return;
  const lower = line.toLowerCase().replaceAll('\ufffd', '?');
  if (failedWords.some((each) => lower.includes(each))) draft.keyTest = 'failed';
  else if (missingWords.some((each) => says(lower, each))) draft.keyTest ??= 'missing';
  else if (passedWords.some((each) => says(lower, each))) draft.keyTest = 'passed';
}

/** Whether a line holds a phrase; letters that a wrong code page lost (`?`) match any one. */
function says(line: string, phrase: string): boolean {
  if (line.includes(phrase)) return true;
  if (!line.includes('?') || line.length < phrase.length || line.length > 200) return false;
  for (let at = 0; at < phrase.length; at++) {
    if (line[at] !== phrase[at] && line[at] !== '?') return false;
  }
  return true;
}
