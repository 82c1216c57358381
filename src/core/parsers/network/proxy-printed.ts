import { withoutCredentials } from '../text/without-credentials.js';
import { hostPort, isHostName, urlParts } from './url-parts.js';

/** Values longer than this are cut; a bypass list can have hundreds of entries. */
const longestValue = 1000;

/** A proxy setting as it may be kept: without credentials, not too long. */
export function shownProxy(value: string): string {
  return withoutCredentials(value.slice(0, longestValue)).trim();
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
    const address = shownProxy(equals < 0 ? entry : entry.slice(equals + 1));
    if (address === '' || address.includes(' ')) return address === '';
    const parts = urlParts(address);
    if (parts === undefined || !isHostName(parts.host)) return false;
    return equals >= 0 || parts.scheme !== undefined || parts.port !== undefined || hostPort(address).host.includes('.') || parts.host === 'localhost';
  });
}
