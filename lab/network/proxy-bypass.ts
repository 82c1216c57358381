/**
 * Whether a proxy's bypass list lets a host go directly. An entry is a name, a name with `*` for any characters, with or
 * without a scheme in front, or `<local>` for names without a dot. Case does not matter.
 * Source: https://learn.microsoft.com/windows/win32/wininet/enabling-internet-functionality
 */
export function bypassesProxy(host: string, bypass: readonly string[]): boolean {
  const name = host.toLowerCase();
  return bypass.some((entry) => {
    const rule = entry.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/:443$/, '');
    if (rule === '<local>') return !name.includes('.');
    const parts = rule.split('*');
    return parts.length === 1 ? rule === name : matchesInOrder(name, parts);
  });
}

/** Linear in the name, however many stars an entry has. */
function matchesInOrder(name: string, parts: readonly string[]): boolean {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}
