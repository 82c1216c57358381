import { hostPort, isHostName, urlParts } from './url-parts.js';

/** Values longer than this are cut; a bypass list can have hundreds of entries. */
const longestValue = 1000;

/**
 * A proxy setting without the credentials that some people write into it: `http://user:secret@proxy:8080` →
 * `http://proxy:8080`. Lists (`http=a:80;https=b:443`) keep their form.
 */
export function withoutCredentials(value: string): string {
  return value.slice(0, longestValue).split(';').map((entry) => {
    const at = entry.lastIndexOf('@');
    if (at < 0) return entry;
    const scheme = entry.indexOf('://');
    const equals = entry.indexOf('=');
    const keep = scheme >= 0 && scheme < at ? scheme + 3 : equals >= 0 && equals < at ? equals + 1 : 0;
    return entry.slice(0, keep) + entry.slice(at + 1);
  }).join(';').trim();
}

/** The address of a proxy script without credentials and query. Undefined for other text. */
export function scriptAddress(value: string): string | undefined {
  const parts = urlParts(value);
  if (parts === undefined || parts.scheme === undefined) return undefined;
  return `${parts.scheme}://${parts.host}${parts.port === undefined ? '' : `:${parts.port}`}${parts.path ?? ''}`;
}

/** Whether a value names a proxy: `proxy:8080`, `http://proxy:8080`, `http=a:80;https=b:443`, a name with a dot. */
export function namesProxy(value: string): boolean {
  const text = value.slice(0, longestValue).trim();
  if (text === '' || text.startsWith('(')) return false;
  return text.split(';').every((entry) => {
    const equals = entry.indexOf('=');
    const address = withoutCredentials(equals < 0 ? entry : entry.slice(equals + 1)).trim();
    if (address === '' || address.includes(' ')) return address === '';
    const parts = urlParts(address);
    if (parts === undefined || !isHostName(parts.host)) return false;
    return equals >= 0 || parts.scheme !== undefined || parts.port !== undefined || hostPort(address).host.includes('.') || parts.host === 'localhost';
  });
}
