import type { Shape } from './known-fields.js';
import { isMasked, naturalEnd } from './value-shape.js';

const markers = ['<-', '<=', '<<', '# ', '//', '←', '⇐', '⬅', '👈', '--', '->', '=>', '==', '!!', '(!', '??', '**', '/*', ';', '|', '\\', '–', '—'];

/**
 * The value without what a person wrote behind it: `NO   <<<< here`, `0xc000006d  # wrong password`. Cut only where the
 * field's own shape tells where the value ends; free text (names, messages) is left whole. In prose everything behind the
 * recognised value goes: `AzureAdPrt: NO and the user …`.
 */
export function withoutRemark(shape: Shape, value: string, inProse: boolean): string {
  if (shape === 'text') return inProse ? clause(value) : value;
  const end = naturalEnd(shape, value);
  if (end > 0) {
    if (end >= value.length) return inProse && (shape === 'url' || shape === 'word') ? withoutStop(value) : value;
    if (inProse) return withoutStop(value.slice(0, end));
    const rest = value.slice(end);
    if (rest.startsWith('  ') || rest.startsWith('\t')) return value.slice(0, end);
    const trimmed = rest.trimStart();
    if (markers.some((marker) => trimmed.startsWith(marker))) return value.slice(0, end);
    // `NO instead of YES`: after a whole answer, words are a remark. A status goes on in words by itself.
    return shape === 'flag' && rest !== trimmed && isLetter(trimmed) ? value.slice(0, end) : value;
  }
  if (isMasked(value) && !inProse) {
    const gap = value.indexOf('   ');
    return gap > 0 ? value.slice(0, gap) : value;
  }
  for (const marker of ['<<', '<-', '←']) {
    const at = value.indexOf(marker);
    if (at > 0 && value.charCodeAt(at - 1) === 32) return value.slice(0, at).trimEnd();
  }
  return value;
}

/** In prose a sentence's own marks stand behind a value. */
function withoutStop(value: string): string {
  let end = value.length;
  while (end > 1 && '.,;:!?)"\''.includes(value.charAt(end - 1))) end--;
  // `MUST Run elevated to test.` and `( StateReady )` end so by themselves.
  return value.endsWith('to test.') || value.includes('(') ? value : value.slice(0, end);
}

/** The part of a sentence up to its next comma or full stop. */
function clause(value: string): string {
  let end = value.length;
  for (const stop of ['. ', ', ', '; ', ' and ', ' but ']) {
    const at = value.indexOf(stop);
    if (at > 0 && at < end) end = at;
  }
  return withoutStop(value.slice(0, end).trim());
}

function isLetter(text: string): boolean {
  const code = text.charCodeAt(0) | 32;
  return code >= 97 && code <= 122;
}
