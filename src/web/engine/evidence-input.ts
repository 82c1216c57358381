import type { InputFile, Unread } from '../../core/index.js';
import { secretFile } from '../../core/intake/secret-files.js';
import { signatureBytes, sniff } from '../../core/intake/sniff.js';
import { blobSource } from './blob-source.js';
import type { EvidenceFile } from './protocol.js';

/** Event logs and archives from this size on are read where they lie. 32 MiB. */
const largeBytes = 32 * 1024 * 1024;

/** Text beyond this does not fit into one string of a browser. 400 MiB. */
const largestTextBytes = 400 * 1024 * 1024;

/** Makes a file readable for the engine, or says why not. `atRead` hears how many bytes were read. */
export function evidenceInput({ path, blob, modifiedUtc }: EvidenceFile, symptom: string | undefined, atRead: (bytes: number) => void): InputFile | Unread {
  const secret = secretFile(path);
  if (secret !== undefined) return { file: path, reason: secret };
  const time = modifiedUtc ?? (blob instanceof File ? blob.lastModified : undefined);
  const known = { path, ...(time === undefined ? {} : { modifiedUtc: time }), ...(symptom === undefined ? {} : { symptom }) };
  try {
    if (blob.size >= largeBytes) {
      const source = blobSource(blob, atRead);
      const { kind } = sniff(source.read(0, signatureBytes));
      if (kind === 'evtx' || kind === 'zip') return { ...known, source };
      if (blob.size > largestTextBytes) return { file: path, reason: `it is larger than ${largestTextBytes / (1024 * 1024)} MiB, the most that is read of one text; cut out the dsregcmd output` };
    }
    const bytes = new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob));
    atRead(bytes.length);
    return { ...known, bytes };
  } catch {
    return { file: path, reason: 'the browser could not read it: it changed, was moved, or may not be opened' };
  }
}
