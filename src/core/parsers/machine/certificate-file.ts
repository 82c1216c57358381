import { sha1 } from '@noble/hashes/legacy.js';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, type Name } from '@peculiar/asn1-x509';
import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import type { StoredCertificate } from '../../evidence/machine-state.js';
import { textLines } from '../text/text-lines.js';
import { hexOf } from './hex-text.js';
import { machineArtifact, unreadMachine } from './machine-artifact.js';
import { leavesRegistration, subjectId } from './registration-certificate.js';

/**
 * Certificates as PEM text, such as the `userCertificate` somebody saved:
 *
 * ```text
 * -----BEGIN CERTIFICATE-----
 * MIIDAjCCAeqgAwIBAgIQ…
 * -----END CERTIFICATE-----
 * ```
 *
 * Only certificates that a registration leaves are kept. Private keys in the same file are not looked at.
 */
export const certificateFile: TextParser = {
  id: 'certificate-file',
  recognises: ({ text }) => text.includes(begin),
  parse,
};

const begin = '-----BEGIN CERTIFICATE-----';
const end = '-----END CERTIFICATE-----';

/** Device certificates have about one kilobyte; nothing that is larger is one. */
const maxBytes = 16_384;
const maxCertificates = 50;

function parse(file: TextFile): Parsed {
  const states: StoredCertificate[] = [];
  const notes: string[] = [];
  let others = 0;
  let seen = 0;
  let open: { line: number; text: string } | undefined;
  for (const { line: number, text } of textLines(file)) {
    const line = text.trim();
    if (line.endsWith(begin)) {
      open = { line: number, text: '' };
    } else if (open && line.startsWith(end)) {
      if (++seen > maxCertificates) {
        notes.push(`${file.path}: only the first ${maxCertificates} certificates were read.`);
        break;
      }
      const bytes = fromBase64(open.text);
      const read = bytes && certificate(bytes, file.path);
      if (!read) notes.push(`${file.path}: the certificate on line ${open.line} is damaged and was left out.`);
      else if (leavesRegistration(read.issuer)) states.push({ ...read, line: open.line });
      else others++;
      open = undefined;
    } else if (open && open.text.length <= maxBytes * 2) open.text += line;
  }
  if (states.length === 0 && others === 0) return { ...unreadMachine(file, 'no readable certificate is in this PEM text. Export the certificate again.'), notes };
  return machineArtifact(file, states, notes, others);
}

/** Reads one certificate from the bytes of a `.cer` file (DER). Garbage is refused with a reason. */
export function parseDerCertificate(bytes: Uint8Array, path: string): Parsed {
  const file: TextFile = { path, text: '', firstLine: 1 };
  if (bytes.length > maxBytes) return unreadMachine(file, `a certificate of ${bytes.length} bytes is larger than any that a registration leaves (offset 0, need at most ${maxBytes}).`);
  const read = certificate(bytes, path);
  if (!read) return unreadMachine(file, `the bytes from offset 0 are no X.509 certificate (${bytes.length} bytes read). Export the certificate again.`);
  // Bytes have no lines, so nothing here carries one.
  const kept = leavesRegistration(read.issuer);
  return { artifacts: [{ kind: 'machine', machine: { file: path, othersIgnored: kept ? 0 : 1, states: kept ? [read] : [] } }], notes: [] };
}

function certificate(bytes: Uint8Array, path: string): StoredCertificate | undefined {
  if (!wellNested(bytes)) return undefined;
  try {
    const { tbsCertificate: { issuer, subject, validity } } = AsnConvert.parse(bytes, Certificate);
    const subjectText = nameText(subject);
    const deviceId = subjectId(subjectText);
    const fromUtc = validity.notBefore.getTime().getTime();
    const toUtc = validity.notAfter.getTime().getTime();
    return {
      kind: 'certificate', file: path, subject: subjectText, issuer: nameText(issuer),
      ...(deviceId ? { deviceId } : {}),
      thumbprint: hexOf(sha1(bytes)),
      ...(Number.isFinite(fromUtc) ? { fromUtc } : {}),
      ...(Number.isFinite(toUtc) ? { toUtc } : {}),
    };
  } catch {
    // The decoder throws on everything that is not a certificate.
    return undefined;
  }
}

/** Whether the bytes are one DER sequence, closed at their end and nested as flat as certificates are. Guards the decoder. */
function wellNested(bytes: Uint8Array): boolean {
  if (bytes.length > maxBytes || bytes[0] !== 0x30) return false;
  const ends: number[] = [bytes.length];
  let at = 0;
  let elements = 0;
  while (at < bytes.length) {
    while (ends.length > 1 && at === ends.at(-1)) ends.pop();
    const limit = ends.at(-1) ?? 0;
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1] ?? 0x80;
    let head = 2;
    let length = first;
    if (first >= 0x80) {
      const count = first - 0x80;
      if (count < 1 || count > 3) return false;
      length = 0;
      for (let each = 0; each < count; each++) length = length * 256 + (bytes[at + 2 + each] ?? 0);
      head += count;
    }
    const next = at + head + length;
    // Multi-byte tags do not occur in certificates.
    if ((tag & 0x1f) === 0x1f || next > limit || ++elements > 2000) return false;
    if (at === 0 && next !== bytes.length) return false;
    if ((tag & 0x20) !== 0) {
      if (ends.length > 24) return false;
      ends.push(next);
      at += head;
    } else at = next;
  }
  return elements > 5;
}

const attributeNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN', '2.5.4.6': 'C', '2.5.4.7': 'L', '2.5.4.8': 'S', '2.5.4.10': 'O', '2.5.4.11': 'OU', '0.9.2342.19200300.100.1.25': 'DC',
};

/** A name as certutil prints it: parts of one element with ` + ` between them. */
function nameText(name: Name): string {
  const elements: string[] = [];
  for (const element of name) {
    const parts: string[] = [];
    for (const part of element) parts.push(`${attributeNames[part.type] ?? `OID.${part.type}`}=${part.value.toString()}`);
    elements.push(parts.join(' + '));
  }
  return elements.join(', ').slice(0, 2048);
}

function fromBase64(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor(text.length * 3 / 4));
  let size = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 61) break;
    const value = code >= 65 && code <= 90 ? code - 65 : code >= 97 && code <= 122 ? code - 71 : code >= 48 && code <= 57 ? code + 4
      : code === 43 ? 62 : code === 47 ? 63 : -1;
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[size++] = (held >> bits) & 0xff;
    }
  }
  return bytes.subarray(0, size);
}
