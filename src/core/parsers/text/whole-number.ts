import { isDigits } from '../../evidence/ascii.js';

/** The number that a text of up to fifteen digits is, blanks around it allowed. Undefined for other text. */
export function wholeNumber(text: string | undefined): number | undefined {
  const digits = text?.trim() ?? '';
  return digits.length <= 15 && isDigits(digits) ? Number(digits) : undefined;
}
