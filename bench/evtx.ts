import { sourceOf, type ByteSource } from '../src/core/evidence/byte-source.js';
import { crc32 } from '../src/core/evidence/crc32.js';
import { readEvtx } from '../src/core/parsers/events/read-evtx.js';
import { encodeEvtx, type EvtxSample } from '../src/core/testing/encode-evtx.js';
import { parseEvtxFile } from 'winevtx';

/** Tells one measured figure beside its yardstick. */
type Figure = (name: string, value: string, yardstick: string) => void;

/**
 * How fast event logs are read on one core, and that a long log needs no more memory than a short one. The logs are chunks of
 * written ones, repeated by a source that never holds the file. Yardsticks are a loop that reads the same bytes and takes
 * their checksum, and winevtx, a published decoder, which decodes every record and decides nothing.
 */
export function measureEventLogs(smoke: boolean, figure: Figure): void {
  const short = smoke ? 1e6 : 64e6;
  for (const [name, samples] of logs) {
    const file = encodeEvtx(samples);
    const log = repeated(file, short);
    readEvtx(repeated(file, short / 8), 'warm.evtx');
    checksum(repeated(file, short / 8));
    const bare = timed(() => checksum(log));
    const read = timed(() => readEvtx(log, 'log.evtx'));
    const other = timed(() => decodeAll(file));
    figure(`event log, ${name}`, `${perSecond(log.sizeBytes, read)} MB/s on one core`,
      `read and checksum ${perSecond(log.sizeBytes, bare)}, winevtx ${perSecond(file.length, other)} MB/s (must 20)`);
  }
  const file = encodeEvtx(logs[0]![1]);
  const [small, large] = [short, short * 8].map((bytes) => peakMemory(repeated(file, bytes)));
  figure(`event log of ${Math.round(short * 8 / 1e6)} MB, everything matters`, `peak memory ${large} MB`, `${Math.round(short / 1e6)} MB log ${small} MB`);
}

const start = Date.UTC(2026, 2, 1);
const signIn: EvtxSample = {
  provider: 'Microsoft-Windows-AAD', channel: 'Microsoft-Windows-AAD/Operational', computer: 'pc1.contoso.com', id: 1098, level: 2, atUtc: start, userSid: 'S-1-5-21-1-2-3-1001',
  data: [
    ['Error', { type: 'hex32', value: 0xcaa82ee2 }],
    ['ErrorMessage', 'The request has timed out.'],
    ['AdditionalInformation', 'Exception of type \'class HttpException\' at xmlhttpwebrequest.cpp, line: 163, method: XMLHTTPWebRequest::ReceiveResponse.\n\nLog: 0xcaa10083 Exception in WinRT wrapper.\nLogged at authorizationclient.cpp, line: 233, method: ADALRT::AuthorizationClient::AcquireToken.\n\nRequest: authority: https://login.microsoftonline.com/common, client: {29d9ed98-a469-4536-ade2-f981bc1d605e}'],
  ],
};
const service: EvtxSample = {
  provider: 'Service Control Manager', channel: 'System', computer: 'pc1.contoso.com', id: 7036, level: 4, atUtc: start,
  data: [['param1', 'Windows Update'], ['param2', 'stopped'], ['', { type: 'binary', value: new Uint8Array(24) }]],
};
const logs: readonly (readonly [string, readonly EvtxSample[]])[] = [
  ['every record matters', written(signIn, 1500)],
  ['no record matters', written(service, 4000)],
];

function written(sample: EvtxSample, count: number): readonly EvtxSample[] {
  return Array.from({ length: count }, (_, i) => ({ ...sample, atUtc: start + i * 1000 }));
}

/** A log of about so many bytes, made of the chunks of a short one. */
function repeated(file: Uint8Array, bytes: number): ByteSource {
  const header = sourceOf(file.subarray(0, 4096));
  const chunks = (file.length - 4096) / 65_536;
  return {
    sizeBytes: 4096 + Math.max(chunks, Math.floor(bytes / 65_536)) * 65_536,
    read: (offset, length) => {
      if (offset < 4096) return header.read(offset, length);
      const at = 4096 + ((offset - 4096) % (chunks * 65_536));
      // A copy, as reading from a disk makes one.
      return file.slice(at, at + length);
    },
  };
}

function checksum(source: ByteSource): void {
  let sum = 0;
  for (let offset = 4096; offset < source.sizeBytes; offset += 65_536) sum ^= crc32(source.read(offset, 65_536));
  if (sum === 1) throw new Error('cannot be');
}

function decodeAll(file: Uint8Array): void {
  let count = 0;
  for (const record of parseEvtxFile(Buffer.from(file.buffer))) if (record.event !== undefined) count++;
  if (count === 0) throw new Error('nothing read');
}

/** The most that the process held while it read, above what it held before. */
function peakMemory(source: ByteSource): number {
  const before = process.memoryUsage.rss();
  let peak = before;
  readEvtx({ ...source, read: (offset, length) => {
    peak = Math.max(peak, process.memoryUsage.rss());
    return source.read(offset, length);
  } }, 'log.evtx');
  return Math.round((peak - before) / 1e6);
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function perSecond(bytes: number, ms: number): string {
  return (bytes / 1000 / ms).toFixed(0);
}
