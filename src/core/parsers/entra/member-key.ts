/** Names seen so far. The same name gives the same key, so that remembering changes speed only; bounded for hostile files. */
const known = new Map<string, string>();
const maxKnown = 5000;

/** Types that Log Analytics appends to a column's name. */
const suffixes = ['_s', '_d', '_g', '_b', '_t'];

/**
 * A member's or a column's name as every export would spell it, so that one reader serves them all: Graph's
 * `createdDateTime`, PowerShell's `CreatedDateTime`, the portal's `Sign-in error code` or `Application ID ` (its blank at the
 * end included), Log Analytics' `ResultType_s` and `TimeGenerated [UTC]`, and flattened `DeviceDetail.deviceId`.
 */
export function memberKey(name: string): string {
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered;
  const key = keyOf(name);
  if (known.size < maxKnown && name.length < 100) known.set(name, key);
  return key;
}

function keyOf(name: string): string {
  let text = name.slice(0, 200).trim().toLowerCase();
  if (text.endsWith('[utc]')) text = text.slice(0, -5).trim();
  for (const suffix of suffixes) {
    if (text.length > 3 && text.endsWith(suffix)) {
      text = text.slice(0, -2);
      break;
    }
  }
  let key = '';
  for (const character of text) if (!' _-.\u00a0\ufeff"'.includes(character)) key += character;
  return key;
}
