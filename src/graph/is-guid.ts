/** Whether a text is a GUID, such as 7f0e5f1c-0000-4000-8000-000000000002. */
export function isGuid(text: string): boolean {
  if (text.length !== 36) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i) | 32;
    const isDash = i === 8 || i === 13 || i === 18 || i === 23;
    if (isDash ? text[i] !== '-' : !((text[i]! >= '0' && text[i]! <= '9') || (code >= 97 && code <= 102))) return false;
  }
  return true;
}
