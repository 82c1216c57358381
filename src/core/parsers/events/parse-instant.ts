/**
 * An instant as Windows prints it in XML: `2018-07-06T18:45:46.9666279Z`, `…-08:00`, whole seconds or any number of digits,
 * a blank in place of the `T`. In ms since 1970, further digits cut off. `undefined` without a zone or where no date is.
 */
export function parseInstant(text: string): number | undefined {
  if (text.length < 20 || text.length > 40) return undefined;
  let at = 19;
  let digits = '';
  if (text[at] === '.') {
    at++;
    while (isDigit(text.charCodeAt(at))) digits += text[at++];
  }
  const zone = text.slice(at);
  const wellZoned = zone === 'Z' || ((zone[0] === '+' || zone[0] === '-') && zone.length === 6 && zone[3] === ':');
  if (!wellZoned || (text[10] !== 'T' && text[10] !== ' ')) return undefined;
  const utc = Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19)}.${digits.slice(0, 3).padEnd(3, '0')}${zone}`);
  return Number.isNaN(utc) ? undefined : utc;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
