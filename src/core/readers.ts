import { readEvidenceFacts } from './derived/read-evidence-facts.js';
import type { Parsed, TextParser } from './evidence/artifact.js';
import { bytesOf, type InputFile, sourceOfFile } from './evidence/input.js';
import type { Readers } from './examination.js';
import { fileHints } from './intake/file-hints.js';
import { openArchive } from './intake/open-archive.js';
import { secretFile } from './intake/secret-files.js';
import { readSessions } from './intake/sessions.js';
import { signatureBytes, sniff } from './intake/sniff.js';
import { zipKind } from './intake/zip-kind.js';
import { entraParsers } from './parsers/entra/index.js';
import { errorText } from './parsers/error-text/error-text.js';
import { eventClixml } from './parsers/events/event-clixml.js';
import { eventCsv } from './parsers/events/event-csv.js';
import { eventJson } from './parsers/events/event-json.js';
import { eventList } from './parsers/events/event-list.js';
import { eventXml } from './parsers/events/event-xml.js';
import { readEvtx } from './parsers/events/read-evtx.js';
import { machineParsers, parseDerCertificate } from './parsers/machine/index.js';
import { networkParsers, parseSaz } from './parsers/network/index.js';
import type { Unread } from './report/report.js';

/** An event that was copied with its XML is one record: the reader of copied events takes both forms together. */
const eventXmlAlone: TextParser = { ...eventXml, recognises: (file) => eventXml.recognises(file) && (file.text.trimStart().startsWith('<') || !eventList.recognises(file)) };

/** Every parser of text besides dsregcmd's, the strictest first. A text can be recognised by several. */
const text: readonly TextParser[] = [eventXmlAlone, eventClixml, eventJson, eventCsv, ...entraParsers, ...networkParsers, ...machineParsers, eventList, errorText];

/** Everything that Prtrace can read. */
export const allReaders: Readers = { text, expand, binary, factsOf: readEvidenceFacts, hints: fileHints };

/** The members of an archive, one at a time; else the file itself. */
function* expand(file: InputFile): Generator<InputFile | Unread> {
  const secret = secretFile(file.path);
  if (secret !== undefined) {
    yield { file: file.path, reason: secret };
    return;
  }
  if (sniff(bytesOf(file, signatureBytes)).kind === 'zip') {
    const kind = zipKind(sourceOfFile(file));
    if (kind === 'zip') {
      yield* openArchive(file.path, sourceOfFile(file));
      return;
    }
    if (kind === 'office') {
      yield { file: file.path, reason: 'It is an Office file. Save its text as plain text and give that.' };
      return;
    }
  }
  yield file;
}

/** Evidence that is not text. Absent: text, or nothing that can be read. */
function binary(file: InputFile): Parsed | undefined {
  const head = bytesOf(file, signatureBytes);
  const { kind } = sniff(head);
  if (kind === 'evtx') return readEvtx(sourceOfFile(file), file.path);
  if (kind === 'zip') return parseSaz([...readSessions(sourceOfFile(file))].map(({ member, bytes }) => ({ name: member, bytes })), file.path);
  return isDer(head) ? certificate(file) : undefined;
}

/** A certificate in DER: a sequence in a sequence, with two bytes of length. */
function isDer(head: Uint8Array): boolean {
  return head[0] === 0x30 && head[1] === 0x82 && head[4] === 0x30;
}

function certificate(file: InputFile): Parsed | undefined {
  const parsed = parseDerCertificate(bytesOf(file), file.path);
  return parsed.artifacts.length > 0 ? parsed : undefined;
}
