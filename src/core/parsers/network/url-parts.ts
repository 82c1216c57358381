/** The parts of a web address that are evidence. Credentials, query and fragment are never among them. */
export interface UrlParts {
  readonly scheme?: string;
  /** Lower case. */
  readonly host: string;
  readonly port?: number;
  /** Without query and fragment; absent for an address of a host alone. */
  readonly path?: string;
}

/** Longer paths are cut. */
const longestPath = 300;
/** Host names end at 253 characters. */
const longestHost = 253;

/**
 * Cuts an address (`https://host:443/path?query`, `host:443`, `//host/path`) into its parts. Undefined where no host
 * stands: a relative address, other text.
 */
export function urlParts(address: string): UrlParts | undefined {
  const text = address.slice(0, 4000).trim();
  const mark = text.indexOf('://');
  const scheme = mark > 0 && mark < 12 ? text.slice(0, mark).toLowerCase() : undefined;
  const start = scheme !== undefined ? mark + 3 : text.startsWith('//') ? 2 : 0;
  let end = start;
  while (end < text.length && !'/?#\\'.includes(text[end]!)) end++;
  const authority = text.slice(text.lastIndexOf('@', end - 1) >= start ? text.lastIndexOf('@', end - 1) + 1 : start, end);
  const { host, port } = hostPort(authority);
  if (!isHostName(host)) return undefined;
  let pathEnd = end;
  while (pathEnd < text.length && text[pathEnd] !== '?' && text[pathEnd] !== '#') pathEnd++;
  const path = text.slice(end, Math.min(pathEnd, end + longestPath));
  return {
    ...(scheme === undefined ? {} : { scheme }),
    host,
    ...(port === undefined ? {} : { port }),
    ...(path === '' ? {} : { path }),
  };
}

/** `host:443`, `[::1]:443`, `host` → its parts; the host in lower case, without a final dot. */
export function hostPort(text: string): { readonly host: string; readonly port?: number } {
  const trimmed = text.trim().toLowerCase();
  const bracket = trimmed.startsWith('[') ? trimmed.indexOf(']') : -1;
  const colon = trimmed.indexOf(':', Math.max(bracket, 0));
  const only = bracket < 0 && colon >= 0 && trimmed.includes(':', colon + 1);
  const host = bracket > 0 ? trimmed.slice(1, bracket) : colon < 0 || only ? trimmed : trimmed.slice(0, colon);
  const port = colon < 0 || only ? undefined : portNumber(trimmed.slice(colon + 1));
  return { host: host.endsWith('.') ? host.slice(0, -1) : host, ...(port === undefined ? {} : { port }) };
}

/** Whether a text has the shape of a host name or address: letters, digits, hyphens, dots, underscores, colons in IPv6. */
export function isHostName(text: string): boolean {
  if (text.length === 0 || text.length > longestHost || text.startsWith('.') || text.startsWith('-')) return false;
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const alphanumeric = (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
    if (alphanumeric) letters++;
    else if (code !== 45 && code !== 46 && code !== 95 && code !== 58 && code !== 37 && code < 128) return false;
  }
  return letters > 0;
}

/** The number a port is printed with, 1 to 65535. */
export function portNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > 5) return undefined;
  let number = 0;
  for (let at = 0; at < trimmed.length; at++) {
    const code = trimmed.charCodeAt(at);
    if (code < 48 || code > 57) return undefined;
    number = number * 10 + code - 48;
  }
  return number >= 1 && number <= 65535 ? number : undefined;
}
