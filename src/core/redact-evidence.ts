import type { StoredCertificate } from './evidence/machine-state.js';
import { bytesOf, type InputFile, sourceOfFile } from './evidence/input.js';
import { decode } from './intake/decode.js';
import { signatureBytes, sniff } from './intake/sniff.js';
import { eventXmlText } from './parsers/events/event-xml-text.js';
import { evtxRecords } from './parsers/events/read-evtx.js';
import { certificateText } from './parsers/machine/certificate-list.js';
import { certificateFile, parseDerCertificate } from './parsers/machine/certificate-file.js';
import { allReaders } from './readers.js';
import type { Unread } from './report/report.js';

/** Evidence as text, still with all its names: what a redacted copy is made of. */
export interface EvidenceText {
  /** The path of the copy: `bundle.zip!/logs/aad.evtx.xml`. What was no text has another ending than its original. */
  readonly path: string;
  /** The text, in parts that can be redacted one after the other; the same each time it is called. */
  readonly parts: () => Iterable<string>;
}

/** Whether something is a text and not the reason why there is none. */
export function isEvidenceText(one: EvidenceText | Unread): one is EvidenceText {
  return 'parts' in one;
}

/**
 * A file as the texts that a redacted copy of it is made of: the members of an archive one at a time, an event log as XML in
 * parts, so that its size does not matter, a certificate as the lines that PowerShell prints of it. What cannot become such a
 * text is told with its reason, and must not be copied: recordings of web sessions, files of secrets, everything unreadable.
 */
export function* evidenceTexts(file: InputFile): Generator<EvidenceText | Unread> {
  for (const member of allReaders.expand(file)) yield 'reason' in member ? member : evidenceText(member);
}

function evidenceText(file: InputFile): EvidenceText | Unread {
  const { path } = file;
  const head = bytesOf(file, signatureBytes);
  const { kind } = sniff(head);
  if (kind === 'evtx') return { path: `${path}.xml`, parts: () => eventParts(file) };
  if (kind === 'zip') return { file: path, reason: 'it is a recorded web session, which holds cookies, passwords and whole pages; save what failed in it as text' };
  if (head[0] === 0x30 && head[1] === 0x82 && head[4] === 0x30) {
    const [certificate] = storedCertificates(parseDerCertificate(bytesOf(file), path).artifacts);
    return certificate === undefined ? { file: path, reason: 'it is no certificate of a registration, and what it holds cannot be replaced' } : { path: `${path}.txt`, parts: () => [certificateText(certificate)] };
  }
  if (file.bytes === undefined) return { file: path, reason: 'it is too large to be read as text' };
  if (head.length === 0) return { path, parts: () => [''] };
  const { text, refused } = decode(file.bytes);
  return refused === undefined ? { path, parts: () => [withCertificatesAsText(text, path)] } : { file: path, reason: refused };
}

/** Records that are held at a time. */
const recordsPerPart = 200;

function* eventParts(file: InputFile): Generator<string> {
  let part = '<Events>\n';
  let held = 0;
  for (const record of evtxRecords(sourceOfFile(file))) {
    const event = record.event();
    if (event === undefined) continue;
    part += `${eventXmlText(event)}\n`;
    if (++held < recordsPerPart) continue;
    yield part;
    part = '';
    held = 0;
  }
  yield `${part}</Events>\n`;
}

const begin = '-----BEGIN CERTIFICATE-----';
const end = '-----END CERTIFICATE-----';

/** Certificates in PEM as the lines that PowerShell prints of them: their names and thumbprints can be replaced there. */
function withCertificatesAsText(text: string, path: string): string {
  if (!text.includes(begin) || text.trimStart().startsWith('{')) return text;
  const out: string[] = [];
  let from = 0;
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, from)) {
    const stop = text.indexOf(end, at);
    if (stop < 0) break;
    const certificates = storedCertificates(certificateFile.parse({ path, text: text.slice(at, stop + end.length), firstLine: 1 }).artifacts);
    out.push(text.slice(from, at), ...certificates.map(certificateText));
    from = stop + end.length;
  }
  return from === 0 ? text : out.join('') + text.slice(from);
}

function storedCertificates(artifacts: ReturnType<typeof parseDerCertificate>['artifacts']): readonly StoredCertificate[] {
  return artifacts.flatMap((artifact) => (artifact.kind === 'machine' ? artifact.machine.states.filter((state) => state.kind === 'certificate') : []));
}
