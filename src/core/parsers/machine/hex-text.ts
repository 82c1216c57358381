/** The hex digits of `AA BB cc`, `aa:bb` or `aabb` in upper case; undefined when anything else is in it. */
export function hexText(value: string): string | undefined {
  let digits = '';
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code === 32 || code === 58 || code === 45 || code === 0x200e) continue;
    const hex = (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
    if (!hex || digits.length > 1024) return undefined;
    digits += value[at];
  }
  return digits === '' ? undefined : digits.toUpperCase();
}

/** Upper-case hex of bytes. */
export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text.toUpperCase();
}
