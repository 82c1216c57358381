import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

/**
 * Makes stable stand-ins for names and ids. Every stand-in is an HMAC-SHA-256 of the original under the caller's key, so
 * that the same original gives the same stand-in, and nobody without the key can check a guess by hashing it.
 *
 * Every stand-in carries a few characters that are an HMAC of the rest. A text that was redacted with the same key can
 * therefore be redacted again without change, and a real name is never mistaken for a stand-in.
 */
export interface Pseudonyms {
  /** `user-` and ten characters. Case does not count. */
  user(name: string): string;
  /**
   * `net-` and ten characters, for every label that names a place in a network (host, NetBIOS domain, DNS label), so that
   * the same word stays the same word in all three. The first 15 characters of a longer label keep their equality with
   * the NetBIOS name, which Windows cuts there.
   */
  net(label: string): string;
  /** `tenant-` and ten characters. */
  tenant(name: string): string;
  /** A valid GUID in the same case, with dashes where the original had them. */
  guid(guid: string): string;
  /** As many hexadecimal digits, in the same case. */
  hex(digits: string): string;
  /** The machine, domain or tenant part is replaced; a well-known last number (500, 512 …) stays. */
  sid(sid: string): string;
  /** Private addresses become `0.x.y.z`, others `240.x.y.z` to `255.x.y.z`: ranges that no real host has. */
  ipv4(octets: readonly number[]): string;
  /** An address in the documentation range `2001:db8::/32`; private and link-local ones become private ones, `fd00:db8:…`. */
  ipv6(address: string): string;
  /** A locally administered address, with the original's separator. */
  mac(address: string): string;
}

/** Letters and digits that are not mistaken for each other when read aloud. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Entries kept before the memory of a long run is dropped; they are cheap to compute again. */
const memoLimit = 100_000;

/** Makes the stand-ins of one key. The key is used as UTF-8 when it is a string. */
export function pseudonyms(key: Uint8Array | string): Pseudonyms {
  const encoder = new TextEncoder();
  const keyed = hmac.create(sha256, typeof key === 'string' ? encoder.encode(key) : key);
  const memo = new Map<string, string>();

  function digest(role: string, value: string): Uint8Array {
    return keyed.clone().update(encoder.encode(`${role}\n${value}`)).digest();
  }

  function once(role: string, original: string, make: () => string): string {
    const id = `${role}\n${original}`;
    const known = memo.get(id);
    if (known !== undefined) return known;
    if (memo.size >= memoLimit) memo.clear();
    const made = make();
    memo.set(id, made);
    return made;
  }

  function checked(role: string, body: string): string {
    return body + base32(digest(`${role} check`, body), 2);
  }

  function isOwn(role: string, tail: string): boolean {
    return tail.length === 10 && checked(role, tail.slice(0, 8)) === tail;
  }

  function word(role: 'user' | 'tenant', name: string): string {
    const lower = name.toLowerCase();
    return once(role, lower, () => {
      if (lower.startsWith(`${role}-`) && isOwn(role, lower.slice(role.length + 1))) return lower;
      return `${role}-${checked(role, base32(digest(role, lower), 8))}`;
    });
  }

  function net(label: string): string {
    const lower = label.toLowerCase();
    return once('net', lower, () => {
      // The stand-in of a long label is longer itself; its own first part is what has to check out.
      if (lower.startsWith('net-') && isOwn('net', lower.slice(4, 14)) && (lower.length <= 15 || lower[15] === '-')) return lower;
      const head = digest('net', lower.slice(0, 15));
      const short = `net-${checked('net', base32(head, 8))}`;
      if (lower.length < 15) return short;
      const full = short + alphabet[head[31]! & 31]!;
      return lower.length === 15 ? full : `${full}-${base32(digest('net tail', lower), 4)}`;
    });
  }

  function hex(digits: string): string {
    const lower = digits.toLowerCase();
    const made = once('hex', lower, () => {
      const at = lower.length - 8;
      const mark = (body: string) => toHex(digest('hex check', body)).slice(0, 8);
      if (mark(lower.slice(0, at)) === lower.slice(at)) return lower;
      const body = toHex(digest('hex', lower)).slice(0, at);
      return body + mark(body);
    });
    return sameCase(digits, made);
  }

  function guid(original: string): string {
    const lower = original.toLowerCase().replaceAll('-', '');
    const made = once('guid', lower, () => {
      const mark = (body: string) => {
        const bytes = digest('guid check', body).slice(0, 8);
        bytes[0] = (bytes[0]! & 0x3f) | 0x80;
        return toHex(bytes);
      };
      if (mark(lower.slice(0, 16)) === lower.slice(16)) return lower;
      const bytes = digest('guid', lower).slice(0, 8);
      bytes[6] = (bytes[6]! & 0x0f) | 0x40;
      const body = toHex(bytes);
      return body + mark(body);
    });
    const shaped = original.includes('-')
      ? `${made.slice(0, 8)}-${made.slice(8, 12)}-${made.slice(12, 16)}-${made.slice(16, 20)}-${made.slice(20)}`
      : made;
    return sameCase(original, shaped);
  }

  function sid(original: string): string {
    return once('sid', original.toUpperCase(), () => {
      const parts = original.toUpperCase().split('-');
      // S-1-5-21-a-b-c[-rid], S-1-12-1-a-b-c-d, S-1-5-5-a-b: the numbers after the fixed part say whose it is.
      const fixed = 4;
      const owner = parts.slice(fixed, fixed + 3);
      const rest = parts.slice(fixed + owner.length);
      const bytes = digest('sid', owner.join('-'));
      const body = [number32(bytes, 0), number32(bytes, 4)].slice(0, Math.max(1, owner.length - 1));
      const mark = (numbers: readonly number[]) => number32(digest('sid check', numbers.join('-')), 0);
      const ownBody = owner.slice(0, -1).map(Number);
      const own = owner.length > 1 && mark(ownBody) === Number(owner.at(-1));
      if (own) return original;
      const head = owner.length > 1 ? [...body, mark(body)] : body;
      const tail = rest.map((number) => (Number(number) < 1000 ? number : String(1000 + (number32(digest('rid', `${owner.join('-')}-${number}`), 0) % 0x3fffffff))));
      return [...parts.slice(0, fixed), ...head, ...tail].join('-');
    });
  }

  function ipv4(octets: readonly number[]): string {
    const [a, b] = octets as readonly [number, number];
    if (a === 0 || a >= 240) return octets.join('.');
    const isPrivate = a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 100 && b >= 64 && b < 128);
    const bytes = digest('ipv4', octets.join('.'));
    return isPrivate ? `0.${bytes[1]!}.${bytes[2]!}.${bytes[3]!}` : `${240 + (bytes[0]! & 15)}.${bytes[1]!}.${bytes[2]!}.${bytes[3]!}`;
  }

  function ipv6(address: string): string {
    const lower = address.toLowerCase();
    if (lower.startsWith('2001:db8:') || lower.startsWith('fd00:db8:')) return address;
    const isPrivate = lower.startsWith('fe80:') || lower.startsWith('fc') || lower.startsWith('fd');
    const bytes = digest('ipv6', lower);
    const groups = Array.from({ length: 6 }, (_, i) => ((bytes[2 * i]! << 8) | bytes[2 * i + 1]! | 0x1000).toString(16));
    return `${isPrivate ? 'fd00' : '2001'}:db8:${groups.join(':')}`;
  }

  function mac(address: string): string {
    const separator = address[2]!;
    const lower = address.toLowerCase();
    const pairs = lower.split(separator);
    const mark = (body: string) => toHex(digest('mac check', body)).slice(0, 4);
    const tail = pairs.slice(2).join('');
    if (pairs[0] === '02' && pairs[1] === '00' && mark(tail.slice(0, 4)) === tail.slice(4)) return address;
    const body = toHex(digest('mac', pairs.join(''))).slice(0, 4);
    const digits = `0200${body}${mark(body)}`;
    const shaped = Array.from({ length: 6 }, (_, i) => digits.slice(2 * i, 2 * i + 2)).join(separator);
    return sameCase(address, shaped);
  }

  return { user: (name) => word('user', name), tenant: (name) => word('tenant', name), net, guid, hex, sid, ipv4, ipv6, mac };
}

function base32(bytes: Uint8Array, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += alphabet[bytes[i]! & 31]!;
  return text;
}

function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

function number32(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

/** Upper case when the original has capitals and no small letters, as thumbprints are printed. */
function sameCase(original: string, made: string): string {
  return original === original.toUpperCase() && original !== original.toLowerCase() ? made.toUpperCase() : made;
}
