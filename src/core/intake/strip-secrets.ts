import { isDigit } from '../evidence/ascii.js';

/** What stands in place of a secret. */
export const secretMark = '[removed]';

/**
 * Takes tokens, cookies, passwords and keys out of a text and leaves a mark for each. Everything else comes through byte
 * by byte, line breaks included, so that lines keep their numbers. Structural and linear: secrets are known by the name in
 * front of them (`refresh_token=`, `"access_token":`, `Authorization:`) or by their own shape (`eyJ….….…`). Idempotent.
 */
export function stripSecrets(text: string): string {
  let before = text;
  for (let round = 0; round < mostRounds; round++) {
    const stripped = withoutTokens(withoutKeyBlocks(withoutNamed(before)));
    if (stripped === before) return stripped;
    before = stripped;
  }
  return before;
}

/** A mark can uncover a secret whose shape another one hid. Ordinary text takes one round, text with secrets two. */
const mostRounds = 8;

/** What a name says about the value behind it. */
type SecretKind = 'token' | 'password' | 'code' | 'signature' | 'header' | 'authorization';

/** In lower case. */
const namedSecrets: ReadonlyMap<string, SecretKind> = new Map<string, SecretKind>([
  ...([
    'refresh_token', 'access_token', 'id_token', 'prt', 'refreshtoken', 'accesstoken', 'idtoken', 'session_key_jwe', 'device_code', 'devicecode',
    'client_assertion', 'assertion', 'client_secret', 'clientsecret', 'x-ms-refreshtokencredential', 'x-ms-refreshtokencredential1', 'x-ms-devicecredential',
    'estsauth', 'estsauthpersistent', 'estsauthlight', 'signinstatecookie', 'msisauth', 'msisauth1', 'fedauth', 'rtfa',
    'accountkey', 'sharedaccesskey', 'sharedaccesssignature', 'session_key', 'kdf_ver2_key', 'samlresponse', 'wresult',
  ] as const).map((name) => [name, 'token'] as const),
  ...(['password', 'passwd', 'pwd', 'passphrase'] as const).map((name) => [name, 'password'] as const),
  ['code', 'code'], ['sig', 'signature'], ['cookie', 'header'], ['set-cookie', 'header'], ['authorization', 'authorization'], ['proxy-authorization', 'authorization'],
]);

const longestName = Math.max(...[...namedSecrets.keys()].map((name) => name.length));

/** Values behind `=` or `:`, by the name in front, and the content of password elements. */
function withoutNamed(text: string): string {
  let out = '';
  let from = 0;
  let nextTag = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== equals && code !== colon && code !== greater) continue;
    let value: Value | undefined;
    if (code === greater) {
      // Looked for once, however many `>` stand before it.
      if (nextTag < at) nextTag = indexOrEnd(text, '<', at);
      value = elementValue(text, at + 1, nextTag);
    } else {
      const name = nameBefore(text, at);
      value = name === undefined ? undefined : secretValue(text, at, name);
    }
    if (value === undefined) continue;
    const tail = wrappedTail(text, value);
    out += text.slice(from, value.start) + value.mark + tail.text;
    from = tail.end;
    at = Math.max(at, from - 1);
  }
  return from === 0 ? text : out + text.slice(from);
}

function indexOrEnd(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at;
}

const equals = 61;
const colon = 58;
const greater = 62;

interface Name {
  readonly kind: SecretKind;
  readonly quoted: boolean;
  /** Where the name starts. */
  readonly start: number;
}

/** The secret's name that ends right before `at`, perhaps in quotes (`"x":`, `\"x\":`) and with blanks between. */
function nameBefore(text: string, at: number): Name | undefined {
  let end = at;
  // PowerShell pads names to a column.
  for (let blanks = 0; blanks < 40 && (text[end - 1] === ' ' || text[end - 1] === '\t'); blanks++) end--;
  let quoted = false;
  if (text[end - 1] === '"' || text[end - 1] === "'") {
    quoted = true;
    end--;
    while (end > 0 && text[end - 1] === '\\' && at - end < 48) end--;
  }
  let start = end;
  while (start > 0 && end - start <= longestName + 24 && isNameChar(text.charCodeAt(start - 1))) start--;
  if (start === end) return undefined;
  const name = text.slice(start, end).toLowerCase();
  const kind = namedSecrets.get(name) ?? (isPasswordName(name) ? 'password' : undefined);
  return kind === undefined ? undefined : { kind, quoted, start };
}

/** `DefaultPassword` of the registry, `userPassword`. Names like `PasswordExpiry` end otherwise. */
function isPasswordName(name: string): boolean {
  return name.endsWith('password') || name.endsWith('client_secret') || name.endsWith('refresh_token') || name.endsWith('access_token');
}

interface Value {
  readonly start: number;
  readonly end: number;
  readonly mark: string;
}

function secretValue(text: string, separator: number, { kind, quoted, start: nameAt }: Name): Value | undefined {
  let start = separator + 1;
  const isColon = text.charCodeAt(separator) === colon;
  if (kind === 'header' || kind === 'authorization') {
    return isColon ? headerValue(text, start, { kind, quoted, start: nameAt }) : undefined;
  }
  for (let blanks = 0; blanks < 8 && (text[start] === ' ' || text[start] === '\t'); blanks++) start++;
  const spaced = start > separator + 1;
  let slashes = start;
  while (text[slashes] === '\\' && slashes - start < 8) slashes++;
  const quote = text[slashes];
  if (quote === '"' || quote === "'") {
    const valueAt = slashes + 1;
    const end = closingQuote(text, valueAt, quote, slashes - start);
    return end - valueAt < shortest(kind, true) || isPlain(kind, text, valueAt, end) ? undefined : { start: valueAt, end, mark: secretMark };
  }
  if (kind === 'password' && (isColon ? !quoted : spaced)) return undefined;
  if ((kind === 'code' || kind === 'signature') && (isColon || spaced || !isParameter(text, nameAt))) return undefined;
  const end = endOfBareValue(text, start);
  if (end - start < shortest(kind, !isColon && !spaced) || isPlain(kind, text, start, end)) return undefined;
  // A bare word where JSON had a number would no longer be JSON.
  return { start, end, mark: quoted && isColon ? `"${secretMark}"` : secretMark };
}

/** How long a value must be to be a secret and not a word about one. */
function shortest(kind: SecretKind, close: boolean): number {
  switch (kind) {
    case 'code':
      return 30;
    case 'signature':
      return 20;
    case 'password':
      return 1;
    default:
      return close ? 1 : 16;
  }
}

/** Answers to a question about a secret: whether there is one. */
const plainWords: ReadonlySet<string> = new Set(['true', 'false', 'yes', 'no', 'null', 'none', 'not set', 'set', 'undefined', '0', '1', '(null)', '*']);

function isPlain(kind: SecretKind, text: string, start: number, end: number): boolean {
  if (kind === 'code' || kind === 'signature' || end - start > 18) return false;
  const word = text.slice(start, end).trim().toLowerCase();
  return plainWords.has(word) || word.startsWith('dword:') || word.startsWith('0x');
}

/** `code=` and `sig=` are secrets only as parameters of an address or a form. */
function isParameter(text: string, nameAt: number): boolean {
  const before = text[nameAt - 1];
  return before === undefined || before === '?' || before === '&' || before === '#' || before === ';' || before === '"' || before === '\n';
}

/** A header's value: the rest of its line. A sentence about cookies or an authorization is no header. */
function headerValue(text: string, from: number, { kind, quoted, start: nameAt }: Name): Value | undefined {
  const ownsLine = !quoted && startsLine(text, nameAt);
  if (kind === 'header' && !quoted && !ownsLine) return undefined;
  let start = from;
  for (let blanks = 0; blanks < 8 && (text[start] === ' ' || text[start] === '\t'); blanks++) start++;
  let slashes = start;
  while (text[slashes] === '\\' && slashes - start < 8) slashes++;
  const quote = text[slashes];
  let end: number;
  if (quoted) {
    if (quote !== '"' && quote !== "'") return undefined;
    end = closingQuote(text, slashes + 1, quote, slashes - start);
    start = slashes + 1;
  } else {
    end = start;
    if (ownsLine) while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  }
  if (kind === 'header') return text.slice(start, end).includes('=') ? { start, end, mark: secretMark } : undefined;
  // The scheme says how the PC tried to sign in, and is no secret.
  let scheme = start;
  while (scheme - start < 24 && isNameChar(text.charCodeAt(scheme))) scheme++;
  if (text[scheme] === ' ' && schemes.has(text.slice(start, scheme).toLowerCase())) {
    const stop = ownsLine || quoted ? end : endOfBareValue(text, scheme + 1);
    return stop > scheme + 1 ? { start: scheme + 1, end: stop, mark: secretMark } : undefined;
  }
  return end - start >= 20 && !text.slice(start, end).includes(' ') ? { start, end, mark: secretMark } : undefined;
}

/** Whether only marks stand before it on its line: `> Cookie:` of curl, `* `, a list's `- `. */
function startsLine(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i <= 16; i--) {
    const code = text.charCodeAt(i);
    if (isLineEnd(code)) return true;
    if (isLetterOrDigit(code)) return false;
  }
  return at <= 16;
}

const schemes: ReadonlySet<string> = new Set(['bearer', 'basic', 'negotiate', 'ntlm', 'digest', 'pop', 'kerberos', 'sharedkey', 'sharedaccesssignature', 'signature']);

/** Content of a password element: `<wsse:Password Type="…">hunter2</wsse:Password>`. From behind its `>` to the next `<`. */
function elementValue(text: string, start: number, end: number): Value | undefined {
  if (text[end + 1] !== '/' || end - start > 16_384 || end <= start) return undefined;
  const tag = text.slice(end + 2, end + 66);
  const name = tag.slice(0, Math.max(0, tag.indexOf('>'))).trim().toLowerCase();
  if (!secretElements.has(name.slice(name.indexOf(':') + 1))) return undefined;
  const value = text.slice(start, end);
  return value.includes('\n') || value.trim() === '' || isPlain('password', text, start, end) ? undefined : { start, end, mark: secretMark };
}

const secretElements: ReadonlySet<string> = new Set(['password', 'refresh_token', 'access_token', 'id_token', 'binarysecret', 'binarysecuritytoken']);

/** The quote that ends a value, or the end of its line. In JSON inside of JSON, quotes have as many backslashes as at the start. */
function closingQuote(text: string, from: number, quote: string, slashes: number): number {
  let run = 0;
  for (let at = from; at < text.length; at++) {
    if (isLineEnd(text.charCodeAt(at))) return at;
    if (text[at] === '\\') {
      run++;
      continue;
    }
    if (text[at] === quote && (slashes === 0 ? run % 2 === 0 : run <= slashes)) return at - run;
    run = 0;
  }
  return text.length;
}

function endOfBareValue(text: string, start: number): number {
  let end = start;
  while (end < text.length && isBareValueChar(text.charCodeAt(end))) end++;
  return end;
}

/** Everything but blanks, quotes and what separates parameters and fields. */
function isBareValueChar(code: number): boolean {
  return code > 32 && code !== 34 && code !== 38 && code !== 39 && code !== 44 && code !== 59 && code !== 60 && code !== 62 && code !== 125 && code !== 41 && code !== 96;
}

/** A private key in PEM: its lines are replaced, its frame stays. */
function withoutKeyBlocks(text: string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf(keyHead); at >= 0; at = text.indexOf(keyHead, at + 1)) {
    if (at < from || !text.slice(Math.max(from, at - 40), at).includes('-----BEGIN')) continue;
    let line = at + keyHead.length;
    // The first turn is the rest of the frame's own line, where JSON has the whole key.
    for (let first = true; line < text.length; first = false) {
      let end = line;
      while (end < text.length && !isLineEnd(text.charCodeAt(end)) && !text.startsWith('-----END', end)) end++;
      const content = text.slice(line, end).trim();
      if (!first && !isKeyLine(content)) break;
      if (content !== '') {
        out += text.slice(from, line) + secretMark;
        from = end;
      }
      if (!isLineEnd(text.charCodeAt(end))) break;
      line = end + 1;
    }
  }
  return from === 0 ? text : out + text.slice(from);
}

const keyHead = 'PRIVATE KEY-----';

/** Base64, a header of an encrypted key, or nothing (between CR and LF, and behind such headers). */
function isKeyLine(content: string): boolean {
  if (content.startsWith('Proc-Type:') || content.startsWith('DEK-Info:') || content === secretMark) return true;
  for (let i = 0; i < content.length; i++) {
    const code = content.charCodeAt(i);
    if (!isLetterOrDigit(code) && code !== 43 && code !== 47 && code !== equals) return false;
  }
  return true;
}

/** Tokens known by their own shape: runs of token characters that hold one. */
function withoutTokens(text: string): string {
  let out = '';
  let from = 0;
  let at = 0;
  while (at < text.length) {
    if (!isTokenChar(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < text.length && isTokenChar(text.charCodeAt(end))) end++;
    if (end - at >= shortestToken) {
      const start = tokenIn(text.slice(at, end));
      if (start !== undefined) {
        const tail = wrappedTail(text, { start: at + start, end });
        out += text.slice(from, at + start) + secretMark + tail.text;
        end = tail.end;
        from = end;
      }
    }
    at = end;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** No token of Entra is shorter; a thumbprint has 40 characters, and no dot. */
const shortestToken = 40;

/** Where in a run of token characters a token starts. Undefined: there is none. */
function tokenIn(run: string): number | undefined {
  // JSON in base64: the header of a JWT (three parts) or a JWE (five). Cut off in the second part it is still one.
  for (let at = run.indexOf('eyJ'); at >= 0; at = run.indexOf('eyJ', at + 1)) {
    // Whatever stands before it: in an address it comes behind `%3D` or `%22`.
    if (run.length - at >= shortestToken && (run.indexOf('.', at) > 0 || run.length - at >= 100)) return at;
    break;
  }
  // Refresh tokens and codes of Entra: `0.A…`, `1.A…`, with a long tail; older ones `AQAB…`; of Microsoft accounts `M.C…`.
  for (let at = run.indexOf('.A'); at > 0; at = run.indexOf('.A', at + 1)) {
    if (!isDigit(run.charCodeAt(at - 1))) continue;
    const isStart = at === 1 || !isLetterOrDigit(run.charCodeAt(at - 2));
    const enough = isStart ? 20 : 60;
    if (run.length - at + 1 >= shortestToken && longestPart(run, at + 1) >= enough) return at - 1;
    break;
  }
  if (run.length >= 100 && (run.startsWith('AQAB') || run.startsWith('AgAB') || run.startsWith('OAQAB'))) return 0;
  return run.length >= 60 && run.startsWith('M.') && (run[2] === 'C' || run[2] === 'R') ? 0 : undefined;
}

/** The longest stretch without a dot: a token has long ones, a name with dots has short ones. */
function longestPart(run: string, from: number): number {
  let longest = 0;
  let start = from;
  for (let dot = run.indexOf('.', from); ; dot = run.indexOf('.', start)) {
    longest = Math.max(longest, (dot < 0 ? run.length : dot) - start);
    if (dot < 0) return longest;
    start = dot + 1;
  }
}

/**
 * What follows a token that a console or an editor has broken over several lines: lines of nothing but token characters.
 * Their content goes, their line breaks and indents stay.
 */
function wrappedTail(text: string, { start, end }: { readonly start: number; readonly end: number }): { readonly text: string; readonly end: number } {
  let kept = '';
  let done = end;
  if (end - start < shortestToken) return { text: kept, end: done };
  while (isLineEnd(text.charCodeAt(done))) {
    let line = done + (text.startsWith('\r\n', done) ? 2 : 1);
    for (let blanks = 0; blanks < 80 && text[line] === ' '; blanks++) line++;
    let stop = line;
    while (stop < text.length && isTokenChar(text.charCodeAt(stop))) stop++;
    if (stop - line < shortestToken || (stop < text.length && !isLineEnd(text.charCodeAt(stop)))) break;
    kept += text.slice(done, line) + secretMark;
    done = stop;
  }
  return { text: kept, end: done };
}

function isTokenChar(code: number): boolean {
  return isLetterOrDigit(code) || code === 45 || code === 46 || code === 95 || code === 126;
}

function isNameChar(code: number): boolean {
  return isLetterOrDigit(code) || code === 45 || code === 95;
}

function isLetterOrDigit(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
