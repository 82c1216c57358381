import { isDigit } from '../evidence/ascii.js';

/**
 * The code algebra: reads Windows error codes in any spelling and tells which spellings mean the same fault.
 *
 * A code is an unsigned 32-bit number *as printed*. Its canonical form is the one number that all twins share; look
 * things up and compare by that, print by the other. Nothing here reads a table, allocates on the way to a number, or
 * runs a regular expression.
 *
 * AADSTS numbers (50155) and HTTP statuses (400) are other number spaces: never pass them to `canonicalCode`.
 */

/** The number space a code belongs to; the same for all twins of a code. */
export type CodeFamily =
  /** 0: no error. */
  | 'success'
  /** A Windows error number (`0x8007xxxx`) that is not of WinHTTP or WinINet. */
  | 'win32'
  /** WinHTTP and WinINet numbers 12001 to 12199, also as the token broker spells them (`0xcaa82ee7`). */
  | 'winhttp'
  /** NTSTATUS, except the facilities named below. */
  | 'ntstatus'
  /** AAD CloudAP plug-in, `0xc00484xx` and `0xc00485xx`. */
  | 'cloudap'
  /** Token broker (WAM, ADAL) `0xcaaxxxxx` and its warnings `0x8aaxxxxx`. */
  | 'adal'
  /** HTTP status that the token broker received, `0xcaa30000` + status. */
  | 'adal-http'
  /** The broker's internet facilities, `0xcaa7xxxx`, and what is left of `0xcaa8xxxx`. */
  | 'adal-inet'
  /** HTTP status in an HRESULT of facility 25, `0x80190000` + status. */
  | 'http'
  /** URL moniker errors (INET_E_…), `0x800c00xx`. */
  | 'urlmon'
  /** Device registration, `0x801cxxxx`. */
  | 'dsreg'
  /** TPM and its software: `0x8028xxxx`, `0x8029xxxx`, NTSTATUS `0xc029xxxx`. */
  | 'tpm'
  /** Key storage and crypto providers, `0x80090001` to `0x800902ff`. */
  | 'nte'
  /** SSPI, Kerberos and Schannel, `0x800903xx`. */
  | 'sspi'
  /** Certificates and trust: `0x800bxxxx`, and CryptoAPI from `0x80091000` on. */
  | 'cert'
  /** MSXML and XmlLite, `0xc00cexxx`. */
  | 'xml'
  /** MDM enrollment and registration, `0x8018xxxx` and `0x801900xx`. */
  | 'mdm'
  /** COM and OLE: facilities 0 to 4 and 8. */
  | 'com'
  | 'unknown';

/**
 * Reads one code in any spelling: `0xC000006D`, `0x2ee7`, `C000006D` (exactly eight hex digits with a letter among
 * them), `3221225581`, `-1073741715`, and the sign-extended `0xffffffff80070520` that MSAL prints. Blanks, quotes,
 * brackets and sentence marks around it are ignored.
 *
 * Eight digits without a letter are read as decimal, since nothing in them says otherwise; `explain` offers the other
 * reading of `80090016` as well.
 *
 * @returns the number as printed, unsigned; undefined for other text and for what does not fit 32 bits.
 */
export function parseCode(text: string): number | undefined {
  let start = 0;
  let end = text.length;
  while (start < end && isWrapping(text.charCodeAt(start))) start++;
  while (end > start && isWrapping(text.charCodeAt(end - 1))) end--;
  if (start === end) return undefined;
  const first = text.charCodeAt(start);
  if (isMinus(first)) {
    const size = decimalIn(text, start + 1, end, 0x80000000);
    return size === undefined ? undefined : -size >>> 0;
  }
  if (first === ZERO && isX(text.charCodeAt(start + 1))) return hexIn(text, start + 2, end);
  const decimal = decimalIn(text, start, end, 0xffffffff);
  if (decimal !== undefined || end - start !== 8) return decimal;
  return hexIn(text, start, end);
}

/**
 * The codes in a field value that is made for codes, in order, repeats kept: every `0x…` that stands alone
 * (`FAIL [0x801c0021/0x801c000c]`), and signed decimals in brackets (`(-2145648611)`). Other digits are not codes here.
 */
export function codesIn(text: string): number[] {
  const codes: number[] = [];
  const end = text.length;
  let at = 0;
  while (at < end) {
    const char = text.charCodeAt(at);
    if (char === ZERO && isX(text.charCodeAt(at + 1))) {
      const from = at + 2;
      let to = from;
      while (to < end && hexDigit(text.charCodeAt(to)) >= 0) to++;
      // `foo0x12` and `0x12zz` are words, not codes.
      if (!isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(to))) {
        const code = hexIn(text, from, to);
        if (code !== undefined) codes.push(code);
      }
      at = to;
    } else if ((char === OPEN_ROUND || char === OPEN_SQUARE) && isMinus(text.charCodeAt(at + 1))) {
      const from = at + 2;
      let to = from;
      while (to < end && isDigit(text.charCodeAt(to))) to++;
      const closing = text.charCodeAt(to);
      if (closing === CLOSE_ROUND || closing === CLOSE_SQUARE) {
        const size = decimalIn(text, from, to, 0x80000000);
        if (size !== undefined) codes.push(-size >>> 0);
      }
      at = to;
    } else at++;
  }
  return codes;
}

/**
 * The one unsigned number that all twins of a code share. Takes a code as `parseCode` returns it; idempotent.
 *
 * Merged, because a published layout says that both spellings are one value:
 * - bare Win32 numbers below `0x10000` → `0x8007xxxx` (HRESULT_FROM_WIN32; MS-ERREF 2.1: facility 7 maps undecorated
 *   error codes). Zero stays zero: it is no error.
 * - `0xd…` → `0xc…`: HRESULT_FROM_NT sets the N bit; MS-ERREF 2.1 and 2.3 define it as that very NTSTATUS.
 * - `0xc007xxxx` → `0x8007xxxx`: NTSTATUS_FROM_WIN32, facility 7 (Microsoft's WIL, `result_macros.h`).
 * - `0xcaa8` and its warning `0x8aa8` with 12001 to 12199 → `0x8007xxxx`: the broker keeps the WinINet number in the low
 *   word (WebProviderErrorCode table; the Office sign-in guide writes the pattern `0x?aa8????`).
 * - `0x800484xx`/`0x800485xx` → `0xc004…`: the PRT guide prints `0xc00484c1 / 0x800484c1` as one AAD CloudAP error.
 * - `0x800cexxx` → `0xc00cexxx`: MSXML and XmlLite errors, whose documented member is `0xc00cee4f`.
 * - `0xc028xxxx` → `0x8028xxxx`, `0xc009xxxx` → `0x8009xxxx`, and the part of `0xc029xxxx` without an NTSTATUS of its own
 *   → `0x8029xxxx`: TPM and key store errors passed on by CloudAP (Office sign-in guide: `0x?028????`, `0x?029????`,
 *   `0x?009????`).
 *
 * Kept apart, though they look alike:
 * - `0x9…` is not turned into the NTSTATUS warning `0x8…`: that space is full of HRESULTs (`0x80000005` means both).
 * - `0xc029` with a published NTSTATUS (`0xc0290401` is STATUS_TPM_INVALID_HANDLE, while `0x80290401` is
 *   TPM_E_PCP_DEVICE_NOT_READY): merging would name a wrong fault.
 * - `0xcaa82f8b` is ERROR_ADAL_INTERNET_SECURE_CERT_WRONG_USAGE, but 12171 is another error and "wrong usage" is 12179:
 *   the sources disagree, so it stays alone.
 * - `0xcaa8` outside 12001 to 12199 (`0xcaa80014` is not Windows error 20).
 * - `0x800c00xx` are URL moniker errors (INET_E_…), not XML ones, and `0xcaa7xxxx` counts them differently.
 * - `0xcaa3xxxx` and `0x8019xxxx` may carry one HTTP status, but different components got it: ask `httpStatusInCode`.
 * - `0x801cxxxx` (device registration) and NTSTATUS `0xc01cxxxx` (filter manager); `0x8004…` outside 84xx/85xx, where the
 *   meaning depends on the COM interface.
 * - NTSTATUS and the Win32 error it maps to (`0xc000006d`, 1326): the map is many to one.
 */
export function canonicalCode(code: number): number {
  let value = code >>> 0;
  if (value < 0x10000) return value === 0 ? 0 : (WIN32 | value) >>> 0;
  if (value >>> 28 === 0xd) value = (value & 0xefffffff) >>> 0;
  const low = value & 0xffff;
  switch (value >>> 16) {
    case 0xc007:
      return (WIN32 | low) >>> 0;
    case 0xcaa8:
    case 0x8aa8:
      return isWinHttp(low) && low !== CERT_WRONG_USAGE_LOW ? (WIN32 | low) >>> 0 : value;
    case 0x8004:
      return isCloudAp(low) ? (0xc0040000 | low) >>> 0 : value;
    case 0x800c:
      return isXml(low) ? (0xc00c0000 | low) >>> 0 : value;
    case 0xc028:
      return (0x80280000 | low) >>> 0;
    case 0xc029:
      return isOwnNtStatusOfTpm(low) ? value : (0x80290000 | low) >>> 0;
    case 0xc009:
      return (0x80090000 | low) >>> 0;
    default:
      return value;
  }
}

/** Whether two codes are spellings of the same fault. */
export function sameCode(a: number, b: number): boolean {
  return canonicalCode(a) === canonicalCode(b);
}

/** The WinHTTP or WinINet number (12001 to 12199) that a code in any spelling carries; undefined when it carries none. */
export function winHttpError(code: number): number | undefined {
  const value = canonicalCode(code);
  const low = value & 0xffff;
  const high = value >>> 16;
  return isWinHttp(low) && (high === 0x8007 || isBrokerFacility(high, 0xaa8)) ? low : undefined;
}

/** WinHTTP: the client certificate has no private key, or the key cannot be reached. A fault of the PC, not of the network. */
export const privateKeyErrors: readonly number[] = [12185, 12186];

/** Whether a code says that the PC could not use a key of its own: key store, TPM, or the private key of a client certificate. */
export function isKeyCode(code: number): boolean {
  const family = codeFamily(code);
  return family === 'nte' || family === 'tpm' || privateKeyErrors.includes(winHttpError(code) ?? 0);
}

/**
 * The HTTP status (100 to 599) that a code carries: `0xcaa30197` and `0x80190197` → 407. Undefined for a bare 407,
 * which could as well be a Windows error.
 */
export function httpStatusInCode(code: number): number | undefined {
  const value = canonicalCode(code);
  const low = value & 0xffff;
  const high = value >>> 16;
  return isHttpStatus(low) && (high === 0x8019 || isBrokerFacility(high, 0xaa3)) ? low : undefined;
}

/** Which number space a code belongs to, whatever its spelling. Says nothing about whether the code is published. */
export function codeFamily(code: number): CodeFamily {
  const value = canonicalCode(code);
  if (value === 0) return 'success';
  const high = value >>> 16;
  const low = value & 0xffff;
  switch (high) {
    case 0x8007:
      return isWinHttp(low) ? 'winhttp' : 'win32';
    case 0x8009:
      return low < 0x300 ? 'nte' : low < 0x400 ? 'sspi' : low < 0x1000 ? 'unknown' : 'cert';
    // Schannel's success codes, such as SEC_I_CONTINUE_NEEDED 0x00090312.
    case 0x0009:
      return low >= 0x300 && low < 0x400 ? 'sspi' : 'unknown';
    case 0x800b:
      return 'cert';
    case 0x800c:
      return low < 0x1000 ? 'urlmon' : 'unknown';
    case 0xc00c:
      return isXml(low) ? 'xml' : 'ntstatus';
    case 0xc004:
      return isCloudAp(low) ? 'cloudap' : 'ntstatus';
    case 0x801c:
      return 'dsreg';
    case 0x8018:
    case 0x0018:
      return 'mdm';
    case 0x8019:
      return isHttpStatus(low) ? 'http' : low < 100 ? 'mdm' : 'unknown';
    case 0x8000:
    case 0x8001:
    case 0x8002:
    case 0x8003:
    case 0x8004:
    case 0x8008:
      return 'com';
    // Office's own number space, shaped like an NTSTATUS.
    case 0xc0f1:
      return 'unknown';
    default:
      break;
  }
  const facility = high & 0xfff;
  if (value >= 0x40000000 && (facility === 0x028 || facility === 0x029)) return 'tpm';
  if (facility >= 0xaa0 && facility <= 0xaaf && isBrokerFacility(high, facility)) {
    if (facility === 0xaa3) return isHttpStatus(low) ? 'adal-http' : 'adal';
    if (facility === 0xaa8 && isWinHttp(low)) return 'winhttp';
    return facility === 0xaa7 || facility === 0xaa8 ? 'adal-inet' : 'adal';
  }
  return value >>> 28 === 0xc ? 'ntstatus' : 'unknown';
}

/**
 * The AADSTS numbers of a text in order of appearance, each once: only digits that directly follow `AADSTS` (any case).
 * Bare digits never count.
 */
export function aadstsIn(text: string): number[] {
  const found: number[] = [];
  let seen: Set<number> | undefined;
  const end = text.length;
  // Looks for the first digit after an S, and only then at the five letters before it.
  for (let at = AADSTS.length; at < end; at++) {
    if (!isDigit(text.charCodeAt(at)) || (text.charCodeAt(at - 1) | 0x20) !== LOWER_S) continue;
    const marked = isAadsts(text, at - AADSTS.length);
    let to = at;
    while (to < end && isDigit(text.charCodeAt(to))) to++;
    // Published numbers have up to seven digits; nine still fit without loss, more are not a number of Entra's.
    const number = marked && to - at <= 9 ? decimalIn(text, at, to, 999_999_999) : undefined;
    at = to;
    if (number === undefined || seen?.has(number)) continue;
    seen ??= new Set();
    seen.add(number);
    found.push(number);
  }
  return found;
}

/** Writes a code the way Microsoft's pages do in lower case: `0x` and eight hex digits. */
export function formatCode(code: number): string {
  return `0x${(code >>> 0).toString(16).padStart(8, '0')}`;
}

const WIN32 = 0x80070000;
/** 12171, the low word under which WebProviderErrorCode lists "certificate wrong usage". */
const CERT_WRONG_USAGE_LOW = 0x2f8b;
const AADSTS = 'aadsts';
const LOWER_S = 0x73;
const LOWER_X = 0x78;
const ZERO = 0x30;
const OPEN_ROUND = 0x28;
const CLOSE_ROUND = 0x29;
const OPEN_SQUARE = 0x5b;
const CLOSE_SQUARE = 0x5d;

function isWinHttp(low: number): boolean {
  return low > 12000 && low < 12200;
}

function isHttpStatus(low: number): boolean {
  return low >= 100 && low < 600;
}

function isCloudAp(low: number): boolean {
  return low >= 0x8400 && low < 0x8600;
}

function isXml(low: number): boolean {
  return low >= 0xe000 && low < 0xf000;
}

/**
 * Low words of facility 0x29 under which `ntstatus.h` has, or may have, a TPM status of its own: TPM answers (00xx, 01xx,
 * 08xx, 09xx), blocked commands (0400 to 0404), driver (1xxx) and provider (2xxx) codes. The rest is used by HRESULTs only.
 */
function isOwnNtStatusOfTpm(low: number): boolean {
  return !((low >= 0x200 && low < 0x400) || (low > 0x404 && low < 0x800));
}

/** Whether the high word is the broker's facility with one of its severities: information 4, warning 8, error c. */
function isBrokerFacility(high: number, facility: number): boolean {
  const severity = high >>> 12;
  return (high & 0xfff) === facility && (severity === 0xc || severity === 0x8 || severity === 0x4);
}

/** The hyphen, and the minus sign that word processors put in its place. */
function isMinus(char: number): boolean {
  return char === 0x2d || char === 0x2212;
}

function isX(char: number): boolean {
  return (char | 0x20) === LOWER_X;
}

/** 0 to 15, or -1. */
function hexDigit(char: number): number {
  if (char >= 0x30 && char <= 0x39) return char - 0x30;
  const lower = char | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function isWord(char: number): boolean {
  const lower = char | 0x20;
  return isDigit(char) || (lower >= 0x61 && lower <= 0x7a) || char === 0x5f;
}

/** Blanks, brackets, quotes and sentence marks that people leave around a code. */
function isWrapping(char: number): boolean {
  switch (char) {
    case 0x09: case 0x0a: case 0x0b: case 0x0c: case 0x0d: case 0x20: case 0xa0: case 0xfeff:
    case OPEN_ROUND: case CLOSE_ROUND: case OPEN_SQUARE: case CLOSE_SQUARE: case 0x7b: case 0x7d: case 0x3c: case 0x3e:
    case 0x22: case 0x27: case 0x60: case 0x2c: case 0x2e: case 0x3a: case 0x3b: case 0x21:
      return true;
    default:
      return false;
  }
}

function isAadsts(text: string, at: number): boolean {
  for (let index = 0; index < AADSTS.length; index++) {
    if ((text.charCodeAt(at + index) | 0x20) !== AADSTS.charCodeAt(index)) return false;
  }
  return true;
}

/** A whole run of decimal digits up to a limit; undefined for other text, an empty run, or too large a number. */
function decimalIn(text: string, from: number, to: number, limit: number): number | undefined {
  if (from >= to) return undefined;
  let value = 0;
  for (let at = from; at < to; at++) {
    const char = text.charCodeAt(at);
    if (!isDigit(char)) return undefined;
    value = value * 10 + (char - 0x30);
    if (value > limit) return undefined;
  }
  return value;
}

/** A whole run of hex digits within 32 bits, leading zeros allowed, or a sign-extended negative number of 64 bits. */
function hexIn(text: string, from: number, to: number): number | undefined {
  if (from >= to) return undefined;
  let at = from;
  while (at < to - 1 && text.charCodeAt(at) === ZERO) at++;
  const digits = to - at;
  if (digits > 8) {
    if (digits !== 16) return undefined;
    for (const last = at + 8; at < last; at++) if ((text.charCodeAt(at) | 0x20) !== 0x66) return undefined;
    if (hexDigit(text.charCodeAt(at)) < 8) return undefined;
  }
  let value = 0;
  for (; at < to; at++) {
    const digit = hexDigit(text.charCodeAt(at));
    if (digit < 0) return undefined;
    value = value * 16 + digit;
  }
  return value;
}
