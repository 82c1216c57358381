/**
 * What a YES/NO field says. The tool prints more than two answers, and each means something else: `error` is a test that
 * could not run, `unknown` and `not-set` are answers of their own, `blank` was printed without any. `other` holds what is
 * none of them (a mask, `Managed by MDM`, a URL where the field is an authority).
 */
export type Ternary = 'yes' | 'no' | 'error' | 'unknown' | 'not-set' | 'blank' | 'other';

/** Reads `YES`, `NO`, `YES ( StateReady )`, `ERROR`, `ERROR (0x80070520)`, `ERROR 0xd0020017`, `UNKNOWN`, `NOT SET`. */
export function ternary(value: string): Ternary {
  // Nearly every value is one of these two, and this runs for every field of every capture.
  if (value === 'YES') return 'yes';
  if (value === 'NO') return 'no';
  const text = value.trim().toUpperCase();
  if (text === '') return 'blank';
  if (text === 'NOT SET' || text === 'NOTSET') return 'not-set';
  let end = 0;
  while (end < text.length && isLetter(text.charCodeAt(end))) end++;
  const rest = text.slice(end).trimStart();
  // `NO` followed by more words is a sentence, not the answer.
  if (rest !== '' && !rest.startsWith('(') && !rest.startsWith('[') && !rest.startsWith('0X')) return 'other';
  switch (text.slice(0, end)) {
    case 'YES': return 'yes';
    case 'NO': return 'no';
    case 'ERROR': return 'error';
    case 'UNKNOWN': return 'unknown';
    default: return 'other';
  }
}

function isLetter(code: number): boolean {
  return code >= 65 && code <= 90;
}
