/** Most values of one event that are kept; no event declares as many. */
const mostValues = 100;

/**
 * Reads `<Data Name="Error">invalid_grant</Data>` and `<Error>…</Error>` out of the XML that exports put into one value or
 * below a copied event. Linear; what is no such element is passed over.
 */
export function namedData(xml: string): ReadonlyMap<string, string> {
  const data = new Map<string, string>();
  let at = 0;
  for (let tries = 0; tries < mostValues; tries++) {
    const open = xml.indexOf('<Data Name=', at);
    if (open < 0) break;
    const quote = xml[open + 11];
    const nameEnd = quote === '"' || quote === '\'' ? xml.indexOf(quote, open + 12) : -1;
    const tagEnd = nameEnd < 0 ? -1 : xml.indexOf('>', nameEnd);
    if (tagEnd < 0) break;
    at = tagEnd + 1;
    if (xml[tagEnd - 1] === '/') continue;
    const close = xml.indexOf('</Data>', at);
    const name = xml.slice(open + 12, nameEnd);
    const value = unescaped(xml.slice(at, close < 0 ? xml.length : close)).trim();
    if (name !== '' && name.length <= 100 && value !== '' && !data.has(name)) data.set(name, value);
    if (close < 0) break;
    at = close;
  }
  return data;
}

/** The text of the first element or attribute that follows `mark`, up to `end`: `<EventRecordID>`, `SystemTime="`. */
export function xmlText(xml: string, mark: string, end: string): string | undefined {
  const start = xml.indexOf(mark);
  if (start < 0) return undefined;
  const from = start + mark.length;
  const to = xml.indexOf(end, from);
  return to < 0 || to - from > 500 ? undefined : unescaped(xml.slice(from, to)).trim();
}

const entities: readonly (readonly [string, string])[] = [['&lt;', '<'], ['&gt;', '>'], ['&quot;', '"'], ['&apos;', '\''], ['&#13;', '\r'], ['&#10;', '\n'], ['&#xD;', '\r'], ['&#xA;', '\n'], ['&amp;', '&']];

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  let out = text;
  for (const [entity, char] of entities) out = out.replaceAll(entity, char);
  return out;
}
