import type { TextFile, TextParser } from '../../evidence/artifact.js';
import { parseInstant } from '../../evidence/instant.js';
import type { NetworkObservation, NetworkView } from '../../evidence/network.js';
import { textLines } from '../text/text-lines.js';
import { networkParsed } from './network-parsed.js';
import { namesProxy, scriptAddress, shownProxy } from './proxy-printed.js';
import { shownView } from './shown-view.js';
import { isHostName } from './url-parts.js';

/**
 * Reads what Microsoft's sample Test-DeviceRegConnectivity and DSRegTool print and log:
 *
 *     Checking winHTTP proxy settings...
 *           Access Type : DIRECT
 *     Testing connection via winInet...
 *     Connection to login.microsoftonline.com .............. Succeeded.
 *     Connection to device.login.microsoftonline.com .......... failed.
 *     Test failed: device is not able to communicate with MS endpoints under system account
 *
 * Both speak English only. They count nothing but HTTP 200 as success and say nothing about the step that failed, and
 * they do not look at the TLS issuer. The log puts `[2026-11-22 13:00:00.000] [INFO] ` (UTC) in front of each line.
 */
export const deviceRegConnectivity: TextParser = {
  id: 'device-reg-connectivity',
  recognises: ({ text }) => text.includes('Connection to ') && (text.includes('Succeeded.') || text.includes('failed.')),
  parse(file) {
    const seen: NetworkObservation[] = [];
    const view = viewOf(file);
    let atUtc: number | undefined;
    for (const { text, line } of textLines(file)) {
      const said = afterStamp(text.trim());
      if (said.atUtc !== undefined) atUtc = said.atUtc;
      const place = { file: file.path, line };
      const result = resultIn(said.text);
      if (result !== undefined) {
        seen.push({ kind: 'reachability', ...place, view, ...result, port: 443, ...(atUtc === undefined ? {} : { atUtc }), printed: said.text.slice(0, 200) });
        continue;
      }
      const proxy = proxyIn(said.text);
      if (proxy !== undefined) seen.push({ kind: 'proxy', ...place, view, ...proxy });
    }
    const results = seen.some(({ kind }) => kind === 'reachability');
    return networkParsed(file, results ? seen : [], [], 'No result such as "Connection to login.microsoftonline.com … Succeeded." was found.');
  },
};

/** The tests run as SYSTEM, except the one of DSRegTool that says that it speaks for the user. */
function viewOf(file: TextFile): NetworkView {
  const { text } = file;
  if (text.includes('under system ')) return 'machine';
  if (text.includes('user is not able to communicate with MS endpoints') || text.includes('User is able to communicate with MS endpoints')) return 'user';
  if (text.includes('Test-DeviceRegConnectivity') || text.includes('Checking winHTTP proxy settings')) return 'machine';
  return shownView(file);
}

/** Takes `[2026-11-22 13:00:00.000] [INFO] ` off a line of the log. */
function afterStamp(text: string): { readonly text: string; readonly atUtc?: number } {
  const end = text.startsWith('[') ? text.indexOf(']') : -1;
  const atUtc = end > 0 && end < 40 ? parseInstant(text.slice(1, end)) : undefined;
  if (atUtc === undefined) return { text };
  const level = text.indexOf(']', end + 1);
  return { text: text.slice((level > 0 && level < end + 12 ? level : end) + 1).trim(), atUtc };
}

function resultIn(text: string): { readonly host: string; readonly reached: boolean } | undefined {
  const start = text.indexOf(marker);
  if (start < 0 || start > 100) return undefined;
  const rest = text.slice(start + marker.length, start + marker.length + 400);
  const blank = rest.indexOf(' ');
  const host = rest.slice(0, blank).toLowerCase();
  if (blank < 0 || !isHostName(host) || !rest.includes('..')) return undefined;
  const word = rest.slice(rest.lastIndexOf('..') + 2).trim().toLowerCase();
  if (word.startsWith('succeeded')) return { host, reached: true };
  return word.startsWith('failed') ? { host, reached: false } : undefined;
}

const marker = 'Connection to ';

/** `Access Type : DIRECT`, `Proxy Server List : proxy.contoso.com:8080`, `AutoConfigURL : http://…`. */
function proxyIn(text: string): { readonly mode: 'direct' | 'named' | 'script'; readonly server?: string; readonly scriptUrl?: string; readonly printed: string } | undefined {
  const colon = text.indexOf(' : ');
  if (colon < 0 || colon > 40) return undefined;
  const name = text.slice(0, colon).trim();
  const value = text.slice(colon + 3).trim();
  if (name === 'Access Type' && value === 'DIRECT') return { mode: 'direct', printed: text };
  if (name === 'Proxy Server List' && namesProxy(value)) {
    const server = shownProxy(value);
    return { mode: 'named', server, printed: `${name} : ${server}` };
  }
  const scriptUrl = name === 'AutoConfigURL' ? scriptAddress(value) : undefined;
  return scriptUrl === undefined ? undefined : { mode: 'script', scriptUrl, printed: `${name} : ${scriptUrl}` };
}
