import { withoutCredentials } from '../text/without-credentials.js';

/**
 * The proxy that `WinHttpSettings` holds, in words: `direct`, or `proxy=proxy.contoso.com:8080 bypass=<local>;*.contoso.com`.
 *
 * The value is four 32-bit numbers, little endian (size, counter, flags, length of the proxy list), the list in
 * single-byte characters, the length of the bypass list, that list. Flag 2 says that the proxy is used. `netsh winhttp
 * reset proxy` leaves `18000000 00000000 01000000 00000000 00000000`, the value that Microsoft publishes for direct access.
 *
 * @returns undefined when the bytes have another layout; a name and password inside a proxy address are left out.
 */
export function winHttpSettings(bytes: Uint8Array): string | undefined {
  if (bytes.length < 16 || bytes.length > 16_384) return undefined;
  const size = number(bytes, 0);
  if (size !== 0x18 && size !== 0x28) return undefined;
  const flags = number(bytes, 8);
  const proxy = text(bytes, 12);
  if (proxy === undefined) return undefined;
  if ((flags & 2) === 0 || proxy.value === '') return (flags & 0x0c) === 0 ? 'direct' : undefined;
  const bypass = text(bytes, proxy.end);
  const list = withoutCredentials(proxy.value);
  return bypass === undefined || bypass.value === '' ? `proxy=${list}` : `proxy=${list} bypass=${bypass.value}`;
}

function number(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0;
}

function text(bytes: Uint8Array, at: number): { value: string; end: number } | undefined {
  if (at + 4 > bytes.length) return undefined;
  const length = number(bytes, at);
  const end = at + 4 + length;
  if (length > 4096 || end > bytes.length) return undefined;
  let value = '';
  for (let each = at + 4; each < end; each++) {
    const code = bytes[each] ?? 0;
    // Control characters mean that this is another layout.
    if (code < 32 || code > 126) return undefined;
    value += String.fromCharCode(code);
  }
  return { value, end };
}
