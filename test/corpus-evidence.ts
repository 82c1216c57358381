import { readFileSync, readdirSync, statSync } from 'node:fs';
import { zipSync } from 'fflate';
import type { InMemoryFile } from '../src/core/index.js';
import { encodeEvtx, type EvtxSample, type EvtxValue } from '../src/core/testing/encode-evtx.js';

/** What a case hands in, and what its files say. */
export interface CaseEvidence {
  /** The files as a user would hand them in: event logs encoded, bundles packed. */
  readonly files: readonly InMemoryFile[];
  /** The files as the corpus keeps them, each under the path by which a report cites it. */
  readonly sources: readonly InMemoryFile[];
}

/**
 * Reads the evidence of a case. `x.evtx.json` becomes the event log `x.evtx`, a folder `x.zip` the archive of that name, and
 * with `zip` all of it one archive, so that the corpus holds nothing that cannot be read.
 */
export function caseEvidence(folder: string, zip: string | undefined): CaseEvidence {
  const { files, sources } = evidenceIn(folder, '', '');
  if (zip === undefined) return { files, sources };
  return { files: [packed(zip, files)], sources: sources.map((source) => ({ ...source, path: `${zip}!/${source.path}` })) };
}

/** `place`: how the path begins inside the file that is handed in; `cited`: how it begins in citations. */
function evidenceIn(folder: string, place: string, cited: string): { files: InMemoryFile[]; sources: InMemoryFile[] } {
  const files: InMemoryFile[] = [];
  const sources: InMemoryFile[] = [];
  for (const name of readdirSync(folder).sort()) {
    const path = `${folder}/${name}`;
    if (statSync(path).isDirectory()) {
      const isArchive = name.endsWith('.zip');
      const inner = isArchive ? evidenceIn(path, '', `${cited}${name}!/`) : evidenceIn(path, `${place}${name}/`, `${cited}${name}/`);
      files.push(...(isArchive ? [packed(`${place}${name}`, inner.files)] : inner.files));
      sources.push(...inner.sources);
      continue;
    }
    const bytes = new Uint8Array(readFileSync(path));
    const shown = name.endsWith(logEnding) ? name.slice(0, -'.json'.length) : name;
    files.push({ path: `${place}${shown}`, bytes: shown === name ? bytes : encodedLog(bytes) });
    sources.push({ path: `${cited}${shown}`, bytes });
  }
  return { files, sources };
}

const logEnding = '.evtx.json';

/** Archives tell the time of their members, so it has to be the same every time. */
const packedAt = new Date(2026, 2, 31, 12, 0, 0);

function packed(path: string, files: readonly InMemoryFile[]): InMemoryFile {
  return { path, bytes: zipSync(Object.fromEntries(files.map((file) => [file.path, file.bytes])), { mtime: packedAt, level: 6 }) };
}

/** An event log as the corpus keeps it. */
interface ReadableLog {
  /** `Microsoft-Windows-AAD/Operational`. */
  readonly channel: string;
  /** Absent: the channel's name up to the slash. */
  readonly provider?: string;
  readonly computer: string;
  readonly events: readonly {
    readonly id: number;
    readonly at: string;
    /** Absent: 2, error. */
    readonly level?: number;
    /** SID. */
    readonly user?: string;
    /** A text of `0x` and eight digits is written as a status, a number as a signed one. */
    readonly data?: Readonly<Record<string, string | number | boolean>>;
  }[];
}

function encodedLog(bytes: Uint8Array): Uint8Array {
  const { channel, provider = channel.split('/')[0]!, computer, events } = JSON.parse(new TextDecoder().decode(bytes)) as ReadableLog;
  return encodeEvtx(events.map(({ id, at, level = 2, user, data }): EvtxSample => ({
    provider, channel, computer, id, level, atUtc: Date.parse(at), ...(user === undefined ? {} : { userSid: user }),
    ...(data === undefined ? {} : { data: Object.entries(data).map(([name, value]) => [name, valueOf(value)] as const) }),
  })));
}

function valueOf(value: string | number | boolean): EvtxValue {
  if (typeof value === 'number') return { type: 'i32', value };
  if (typeof value === 'boolean') return { type: 'boolean', value };
  return /^0x[0-9a-f]{8}$/i.test(value) ? { type: 'hex32', value: Number.parseInt(value, 16) } : value;
}
