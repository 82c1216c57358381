/** Nothing that a PC or the service sends is near this; a SAML assertion in a request is some ten thousand characters. */
const maximumLength = 1 << 20;

/** The parts of a compact JWS or JWE, decoded; `undefined` unless there are `count` of them in strict base64url. */
export function splitCompact(text: string, count: number): Buffer[] | undefined {
  if (text.length > maximumLength) return undefined;
  const parts = text.split('.', count + 1);
  if (parts.length !== count) return undefined;
  const decoded = parts.map((part) => decodeStrictly(part, 'base64url'));
  return decoded.every((part) => part !== undefined) ? decoded : undefined;
}

/** Node decodes base64 of any kind and skips what it does not know; this takes nothing but what it would itself write. */
export function decodeStrictly(text: string, encoding: BufferEncoding): Buffer | undefined {
  const bytes = Buffer.from(text, encoding);
  return bytes.toString(encoding) === text ? bytes : undefined;
}

/** The JSON object in these bytes; `undefined` for other JSON and for what is no UTF-8 or no JSON. */
export function parseObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A part as it is sent. */
export function encodePart(content: object | Uint8Array): string {
  return Buffer.from(content instanceof Uint8Array ? content : JSON.stringify(content)).toString('base64url');
}
