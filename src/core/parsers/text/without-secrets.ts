import { isDigit, isLetter } from '../../evidence/ascii.js';
import { withoutTokens } from './without-tokens.js';

/**
 * A value of an event without the tokens, cookies and passwords it may quote: traces of the sign-in provider can hold whole
 * requests. What stands in a secret's place is `[removed]`; everything else stays as printed. `name` is the value's own.
 * Linear in the value's length.
 */
export function withoutSecrets(value: string, name?: string): string {
  if (name !== undefined && secretNames.has(name.toLowerCase())) return value === '' ? value : removed;
  return withoutNamed(withoutTokens(value, removed));
}

const removed = '[removed]';
/** Keys whose values let someone in. A bare word of a sentence ("password expired") is none: a sign must follow. */
const secretKeys = ['password', 'passwd', 'pwd', 'assertion', 'client_assertion', 'client_secret', 'refresh_token', 'access_token', 'id_token', 'session_key_jwe',
  'x-ms-refreshtokencredential', 'x-ms-devicecredential', 'estsauth', 'estsauthpersistent', 'cookie', 'set-cookie', 'authorization'];
const secretNames: ReadonlySet<string> = new Set([...secretKeys, 'accesstoken', 'refreshtoken', 'idtoken', 'prt', 'cookies']);

/** Replaces `key=value`, `"key":"value"` and `Key: value` of the secret keys. */
function withoutNamed(value: string): string {
  const lower = value.toLowerCase();
  const cuts: (readonly [number, number])[] = [];
  for (const key of secretKeys) {
    let next = 0;
    for (let at = lower.indexOf(key); at >= 0; at = lower.indexOf(key, next)) {
      next = at + key.length;
      if (isWordCharacter(lower.charCodeAt(at - 1)) || isWordCharacter(lower.charCodeAt(next))) continue;
      const start = valueStart(value, next);
      if (start === undefined) continue;
      // The search goes on behind the value: a value that holds the key again is gone already.
      next = valueEnd(value, start, key === 'cookie' || key === 'set-cookie' || key === 'authorization');
      if (next > start) cuts.push([start, next]);
    }
  }
  if (cuts.length === 0) return value;
  cuts.sort((a, b) => a[0] - b[0]);
  let out = '';
  let done = 0;
  for (const [start, end] of cuts) {
    if (start < done) {
      done = Math.max(done, end);
      continue;
    }
    out += value.slice(done, start) + removed;
    done = end;
  }
  return out + value.slice(done);
}

/** Where the value begins that a key names, or `undefined` where no sign follows the key. At most a few blanks apart. */
function valueStart(text: string, afterKey: number): number | undefined {
  let at = afterKey;
  if (text[at] === '\\') at++;
  if (text[at] === '"') at++;
  for (let blanks = 0; text[at] === ' ' && blanks < 4; blanks++) at++;
  if (text[at] !== '=' && text[at] !== ':') return undefined;
  at++;
  for (let blanks = 0; text[at] === ' ' && blanks < 4; blanks++) at++;
  if (text[at] === '\\') at++;
  if (text[at] === '"') at++;
  return at;
}

function valueEnd(text: string, start: number, wholeLine: boolean): number {
  let end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === 10 || code === 13 || code === 34) break;
    if (!wholeLine && (code === 32 || code === 9 || code === 38 || code === 44 || code === 59 || code === 125)) break;
    end++;
  }
  return end;
}

function isWordCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 95 || code === 45;
}
