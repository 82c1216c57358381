import type { ProxySetting } from '../network/transport.js';
import type { Basis } from '../basis.js';
import { type MarkedFile, markLines, onOneLine } from './marked-lines.js';

const command = 'https://learn.microsoft.com/windows-server/administration/windows-commands/netsh-winhttp';

/** What `netsh winhttp show proxy` prints of the machine's own setting. It knows no script: that of a machine shows as direct. */
export function netshWinhttp(machine: ProxySetting): MarkedFile {
  const named = machine.kind === 'named'
    ? [`    Proxy Server(s) :  ${onOneLine(machine.server)}`, `    Bypass List     :  ${machine.bypass.length === 0 ? '(none)' : onOneLine(machine.bypass.join(';'))}`]
    : ['    Direct access (no proxy server).'];
  const basis: Basis = machine.kind === 'script' ? 'modelled' : 'documented';
  const source = machine.kind === 'script' ? `${command} shows no setting by script; direct access is assumed` : command;
  return { path: 'netsh-winhttp.txt', lines: markLines(['', 'Current WinHTTP proxy settings:', '', ...named, ''].join('\n'), { basis, source }), lineEnd: '\r\n' };
}
