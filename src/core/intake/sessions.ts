import type { ByteSource } from '../evidence/byte-source.js';
import { inflateMember } from './inflate-member.js';
import { archiveLimits, type ArchiveLimits } from './limits.js';
import { readZipDirectory } from './zip-directory.js';
import { u16, u32 } from './zip-entry.js';
import { sessionPart, type SessionPartName } from './zip-kind.js';

/** One part of a session in a Fiddler archive (SAZ): what was sent, what came back, or what Fiddler noted about it. */
export interface SessionPart extends SessionPartName {
  /** Name of the member, for citations: `raw/12_c.txt`. */
  readonly member: string;
  /** The first bytes of it. They can hold tokens and cookies: take out what is needed and keep nothing else. */
  readonly bytes: Uint8Array;
  /** More would have come, or the archive is damaged here. */
  readonly isCut: boolean;
}

/**
 * The parts of the sessions in a Fiddler archive, by session, one at a time: `raw/1_c.txt`, `raw/1_s.txt`, `raw/1_m.xml`.
 * Members that are encrypted or packed in another way than deflate are left out. Never throws.
 */
export function* readSessions(source: ByteSource, limits: ArchiveLimits = archiveLimits): Generator<SessionPart, void, undefined> {
  const found = readZipDirectory(source, limits).entries.flatMap((entry) => {
    const member = entry.rawName.replaceAll('\\', '/');
    const part = sessionPart(member.toLowerCase());
    return part === undefined || entry.encrypted || (entry.method !== 0 && entry.method !== 8) ? [] : [{ entry, member, ...part }];
  });
  found.sort((a, b) => a.session - b.session || order[a.part] - order[b.part]);
  let total = 0;
  let bombs = 0;
  for (const { entry, member, session, part } of found.slice(0, limits.members)) {
    const header = source.read(entry.headerAt, 30);
    if (header.length < 30 || u32(header, 0) !== 0x04034b50) continue;
    const at = entry.headerAt + 30 + u16(header, 26) + u16(header, 28);
    const packedBytes = Math.min(entry.packedBytes, Math.max(0, source.sizeBytes - at));
    const { bytes, end } = entry.method === 8
      ? inflateMember(source, { at, packedBytes, sizeBytes: entry.sizeBytes }, limits.sessionPartBytes, limits)
      : { bytes: source.read(at, Math.min(packedBytes, limits.sessionPartBytes)), end: packedBytes > limits.sessionPartBytes ? 'enough' : 'complete' };
    total += bytes.length;
    if (end === 'bomb') bombs++;
    if (total > limits.totalBytes || bombs > limits.bombs) return;
    yield { session, part, member, bytes, isCut: end !== 'complete' || packedBytes < entry.packedBytes };
  }
}

const order: Readonly<Record<SessionPartName['part'], number>> = { request: 0, response: 1, metadata: 2 };
