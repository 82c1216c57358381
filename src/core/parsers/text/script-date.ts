import { isDigits } from '../../evidence/ascii.js';

/**
 * The instant of a date in JSON of Windows PowerShell 5.1, `/Date(1718000000000)/` or `\/Date(1718000000000+0200)\/`, in
 * milliseconds since 1970 UTC: an offset only says how it would be shown. Undefined for other text and for impossible dates.
 */
export function scriptDate(text: string): number | undefined {
  const start = text.indexOf('Date(');
  if (start < 0 || start > 2) return undefined;
  const close = text.indexOf(')', start);
  const zone = Math.max(text.indexOf('+', start + 6), text.indexOf('-', start + 6));
  const isNegative = text[start + 5] === '-';
  const digits = text.slice(isNegative ? start + 6 : start + 5, zone > 0 && zone < close ? zone : close);
  if (close < 0 || digits.length > 16 || !isDigits(digits) || Number(digits) > 8.64e15) return undefined;
  return isNegative ? -Number(digits) : Number(digits);
}
