import { isDigit, isHexDigit } from '../../evidence/ascii.js';

const oauthErrors = [
  'invalid_grant', 'interaction_required', 'invalid_request', 'invalid_client', 'login_required', 'unauthorized_client', 'temporarily_unavailable', 'server_error',
  'consent_required', 'access_denied', 'invalid_scope', 'invalid_resource', 'unsupported_grant_type',
];

/** The OAuth error that a text names, such as `invalid_grant`. */
export function oauthErrorIn(text: string): string | undefined {
  return oauthErrors.find((error) => text.includes(error));
}

/** From the error's own number to the end of its line: `AADSTS50034: …`, `MSIS9682: …`, `ID3242: …`. */
export function serverSentence(text: string): string | undefined {
  for (const mark of ['AADSTS', 'MSIS', 'ID3']) {
    const at = text.indexOf(mark);
    if (at >= 0 && isDigit(text.charCodeAt(at + mark.length)) && !isWordCharacter(text.charCodeAt(at - 1))) return firstLine(text.slice(at));
  }
  return undefined;
}

/** The first `https://` address, up to a blank. */
export function addressIn(text: string): string | undefined {
  const at = text.indexOf('https://');
  return at < 0 ? undefined : withoutStop(firstWord(text.slice(at)));
}

/** The first whole number from 100 to 599 that stands alone. */
export function httpStatusIn(text: string): string | undefined {
  for (let at = 0; at < text.length; at++) {
    if (!isDigit(text.charCodeAt(at))) continue;
    let end = at;
    while (isDigit(text.charCodeAt(end))) end++;
    const number = end - at === 3 ? Number(text.slice(at, end)) : 0;
    if (number >= 100 && number <= 599 && !isWordCharacter(text.charCodeAt(at - 1)) && !isWordCharacter(text.charCodeAt(end))) return text.slice(at, end);
    at = end;
  }
  return undefined;
}

/** The code that a value holds (`0x…`, or a number that is the whole value), without the words around it. */
export function codeText(value: string): string | undefined {
  const hex = firstHex(value);
  if (hex !== undefined) return hex;
  const word = firstWord(value);
  const digits = word.startsWith('-') ? word.slice(1) : word;
  return leadingNumber(digits)?.length === withoutStop(digits).length ? withoutStop(word) : undefined;
}

/** The first `0x…` of at least one and at most sixteen hex digits, as printed. */
export function firstHex(text: string): string | undefined {
  for (let at = text.indexOf('0x'); at >= 0; at = text.indexOf('0x', at + 2)) {
    let end = at + 2;
    while (isHexDigit(text.charCodeAt(end)) && end - at < 19) end++;
    if (end > at + 2 && end - at <= 18 && !isWordCharacter(text.charCodeAt(at - 1)) && !isWordCharacter(text.charCodeAt(end))) return text.slice(at, end);
  }
  return undefined;
}

/** The first line, blanks trimmed. */
export function firstLine(text: string): string {
  const trimmed = text.trim();
  const end = trimmed.indexOf('\n');
  const line = end < 0 ? trimmed : trimmed.slice(0, end);
  return line.trim();
}

/** Up to the first blank. */
export function firstWord(text: string): string {
  const trimmed = text.trimStart();
  return trimmed.slice(0, firstBlank(trimmed));
}

/** Where the first blank stands, or the length. */
export function firstBlank(text: string): number {
  let at = 0;
  while (at < text.length && !isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The digits in front, at most ten. */
export function leadingNumber(text: string): string | undefined {
  let end = 0;
  while (isDigit(text.charCodeAt(end))) end++;
  return end === 0 || end > 10 ? undefined : text.slice(0, end);
}

/** Without a stop, comma or semicolon at the end. */
export function withoutStop(value: string): string {
  let end = value.length;
  while (end > 0 && (value[end - 1] === '.' || value[end - 1] === ',' || value[end - 1] === ';')) end--;
  return value.slice(0, end).trimEnd();
}

/** Blank, tab, line end, no-break space. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0;
}


/** Letters, digits and underscore of ASCII. */
export function isWordCharacter(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}
