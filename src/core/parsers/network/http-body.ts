import { Gunzip, Inflate } from 'fflate';
import type { Headers } from './exchange-from-http.js';
import { mostBody } from './error-answer.js';

/**
 * The beginning of a body as it was before the transfer: chunks put together, gzip and deflate undone, at most `mostBody`
 * bytes. What is damaged ends where the damage begins. Undefined for codings that this does not know (`br`, `zstd`).
 */
export function httpBody(bytes: Uint8Array, headers: Headers): Uint8Array | undefined {
  const chunked = headers.get('transfer-encoding')?.toLowerCase().includes('chunked') === true;
  const plain = chunked ? withoutChunks(bytes.subarray(0, 4 * mostBody)) : bytes;
  const coding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (coding === 'identity' || coding === '') return plain.subarray(0, mostBody);
  if (coding !== 'gzip' && coding !== 'x-gzip' && coding !== 'deflate') return undefined;
  // Recording tools undo the coding and sometimes leave the header: an error answer then begins as JSON or as a page.
  if (plain[0] === openBrace || plain[0] === openTag) return plain.subarray(0, mostBody);
  return inflated(plain, coding === 'deflate');
}

const openBrace = 0x7b;
const openTag = 0x3c;
/** Deflate grows a thousandfold at most: input goes in by pieces, and stops when there is enough. */
const pieceSize = 1024;

function inflated(bytes: Uint8Array, deflate: boolean): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const take = (part: Uint8Array) => {
    if (size < mostBody) parts.push(part);
    size += part.length;
  };
  // `deflate` is meant with a two-byte head of zlib, and often sent without.
  const zlib = deflate && bytes.length > 2 && (bytes[0]! & 15) === 8 && (bytes[0]! * 256 + bytes[1]!) % 31 === 0;
  const stream = deflate ? new Inflate(take) : new Gunzip(take);
  try {
    for (let at = zlib ? 2 : 0; at < bytes.length && size < mostBody; at += pieceSize) stream.push(bytes.subarray(at, at + pieceSize), false);
  } catch {
    // Damaged or cut off: what came before it is good.
  }
  return joined(parts).subarray(0, mostBody);
}

/** Takes the sizes out of a chunked body; ends at the first that is none. */
function withoutChunks(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    let size = 0;
    let digits = 0;
    for (; at < bytes.length && digits < 8; at++, digits++) {
      const value = hexDigit(bytes[at]!);
      if (value < 0) break;
      size = size * 16 + value;
    }
    if (digits === 0) break;
    while (at < bytes.length && bytes[at] !== lineFeed) at++;
    at++;
    if (size === 0) break;
    parts.push(bytes.subarray(at, at + size));
    at += size;
    while (bytes[at] === carriageReturn || bytes[at] === lineFeed) at++;
  }
  // A tool that put the chunks together leaves the header as well: then no size stands in front.
  return parts.length === 0 ? bytes : joined(parts);
}

const lineFeed = 10;
const carriageReturn = 13;

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
