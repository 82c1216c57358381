import { isObject } from './members.js';

const marker = '<SHA1-TP-PUBKEY>';
const thumbprintLength = 40;
/** A device has one key, rarely two. */
const maxIds = 50;

export interface SecurityIds {
  readonly hasKey?: boolean;
  readonly thumbprints?: readonly string[];
}

/**
 * What `alternativeSecurityIds` says. A key is `X509:<SHA1-TP-PUBKEY>` + the certificate's SHA-1 in 40 hex digits + the
 * base64 of the public key's SHA-256, in UTF-16 (MS-DVRJ 2.3.3). Exports write it as base64 (Graph), as a list of bytes or
 * as bytes in decimal (ConvertTo-Json), or as plain text (Get-MsolDevice). An empty list means no key; an absent member
 * means that it was not exported.
 */
export function securityIds(exported: unknown): SecurityIds {
  if (exported === undefined || exported === null) return {};
  if (typeof exported === 'string') return listedIds(exported.trim());
  if (typeof exported !== 'object') return {};
  const ids = Array.isArray(exported) ? exported as unknown[] : [exported];
  if (ids.length === 0) return { hasKey: false };
  const keys = ids.slice(0, maxIds).map((id) => (isObject(id) ? id['key'] ?? id['Key'] : id)).filter((key) => key !== undefined && key !== null && key !== '');
  if (keys.length === 0) return {};
  const thumbprints = keys.flatMap((key) => thumbprintsIn(keyText(key)));
  return { hasKey: true, ...(thumbprints.length > 0 && { thumbprints }) };
}

/** `{X509:<SHA1-TP-PUBKEY>…}` as Format-List prints a list; `{}` is an empty one. Braces hold type names when it prints no content. */
function listedIds(text: string): SecurityIds {
  if (text === '') return {};
  if (text === '{}' || text === '[]') return { hasKey: false };
  const thumbprints = thumbprintsIn(text.startsWith('{') ? text : keyText(text));
  if (!text.startsWith('{') && thumbprints.length === 0) return {};
  return { hasKey: true, ...(thumbprints.length > 0 && { thumbprints }) };
}

function thumbprintsIn(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(marker); at >= 0 && found.length < maxIds; at = text.indexOf(marker, at + 1)) {
    const thumbprint = text.slice(at + marker.length, at + marker.length + thumbprintLength);
    if (thumbprint.length === thumbprintLength && isHex(thumbprint)) found.push(thumbprint.toUpperCase());
  }
  return found;
}

/** The text of a key, without the zero bytes that UTF-16 puts between its ASCII characters. */
function keyText(key: unknown): string {
  if (Array.isArray(key)) return asciiOf((key as unknown[]).slice(0, 2000));
  if (typeof key !== 'string' || key.length > 4000) return '';
  if (key.includes(marker)) return key;
  return key.trim().includes(' ') ? asciiOf(key.trim().split(' ').map(Number)) : asciiOf(base64Bytes(key));
}

function asciiOf(bytes: readonly unknown[]): string {
  let text = '';
  for (const byte of bytes) if (typeof byte === 'number' && byte > 0 && byte < 128) text += String.fromCharCode(byte);
  return text;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64Bytes(text: string): readonly number[] {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push((bits >> count) & 0xff);
    }
  }
  return bytes;
}

function isHex(text: string): boolean {
  for (const character of text.toLowerCase()) if (!'0123456789abcdef'.includes(character)) return false;
  return true;
}
