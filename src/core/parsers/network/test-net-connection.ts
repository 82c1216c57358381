import type { TextFile, TextParser } from '../../evidence/artifact.js';
import type { Reachability } from '../../evidence/network.js';
import { textLines } from '../text/text-lines.js';
import { networkParsed } from './network-parsed.js';
import { shownView } from './shown-view.js';
import { isHostName, portNumber } from './url-parts.js';

/**
 * Reads `Test-NetConnection -Port` of PowerShell:
 *
 *     WARNING: TCP connect to (20.190.160.14 : 443) failed
 *
 *     ComputerName           : login.microsoftonline.com
 *     RemoteAddress          : 20.190.160.14
 *     RemotePort             : 443
 *     PingSucceeded          : False
 *     TcpTestSucceeded       : False
 *
 * Names of properties are never translated; warnings are. A blank `RemoteAddress` means that the name was not resolved.
 * Ping says nothing: Microsoft's hosts do not answer it.
 */
export const testNetConnection: TextParser = {
  id: 'test-net-connection',
  recognises: ({ text }) => text.includes('ComputerName') && (text.includes('TcpTestSucceeded') || text.includes('PingSucceeded')),
  parse(file) {
    const seen: Reachability[] = [];
    const view = shownView(file);
    let draft: Draft | undefined;
    const finish = () => {
      const read = draft && reachability(draft);
      if (read !== undefined) seen.push({ kind: 'reachability', file: file.path, view, ...read });
      draft = undefined;
    };
    for (const { text, line } of textLines(file)) {
      const colon = text.indexOf(':');
      const name = colon < 0 || colon > 40 ? '' : text.slice(0, colon).trim();
      if (name === 'ComputerName') {
        finish();
        draft = { line, values: new Map() };
      }
      if (draft !== undefined && known.has(name)) draft.values.set(name, text.slice(colon + 1).trim().slice(0, 300));
    }
    finish();
    return networkParsed(file, seen, [], 'No result of Test-NetConnection with a port was found; run "Test-NetConnection login.microsoftonline.com -Port 443".');
  },
};

const known = new Set(['ComputerName', 'RemoteAddress', 'RemotePort', 'NameResolutionSucceeded', 'PingSucceeded', 'TcpTestSucceeded']);

interface Draft {
  readonly line: number;
  readonly values: Map<string, string>;
}

function reachability({ line, values }: Draft): Omit<Reachability, 'kind' | 'view' | keyof Pick<TextFile, 'path'> | 'file'> | undefined {
  const host = values.get('ComputerName')!.toLowerCase();
  if (!isHostName(host)) return undefined;
  const address = values.get('RemoteAddress');
  const tcp = values.get('TcpTestSucceeded')?.toLowerCase();
  const port = portNumber(values.get('RemotePort') ?? '');
  const shared = { line, host, ...(port === undefined ? {} : { port }) };
  if (tcp === 'true') return { ...shared, reached: true, printed: 'TcpTestSucceeded : True' };
  if (address === '' || values.get('NameResolutionSucceeded')?.toLowerCase() === 'false') return { ...shared, reached: false, failedAt: 'name', printed: 'RemoteAddress :' };
  return tcp === 'false' ? { ...shared, reached: false, failedAt: 'connect', printed: 'TcpTestSucceeded : False' } : undefined;
}
