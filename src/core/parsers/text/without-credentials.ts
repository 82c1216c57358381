/**
 * A proxy setting without the names and passwords that some people write into it: `http://user:secret@proxy:8080` →
 * `http://proxy:8080`. Lists (`http=a:80;https=b:443`) keep their form.
 */
export function withoutCredentials(setting: string): string {
  return setting.split(';').map((entry) => {
    const at = entry.lastIndexOf('@');
    if (at < 0) return entry;
    const scheme = entry.indexOf('://');
    const equals = entry.indexOf('=');
    const keep = scheme >= 0 && scheme < at ? scheme + 3 : equals >= 0 && equals < at ? equals + 1 : 0;
    return entry.slice(0, keep) + entry.slice(at + 1);
  }).join(';');
}
