import type { ProxySetting } from '../network/transport.js';
import { type MarkedFile, markLines, onOneLine } from './marked-lines.js';

/** The user's proxy setting as an export of the registry. Windows writes UTF-16; the text is the same. Undefined: the user has none. */
export function internetSettings(user: ProxySetting): MarkedFile | undefined {
  if (user.kind === 'direct') return undefined;
  const values = user.kind === 'script'
    ? ['"ProxyEnable"=dword:00000000', isDetected(user) ? '"AutoDetect"=dword:00000001' : text('AutoConfigURL', user.url)]
    : ['"ProxyEnable"=dword:00000001', text('ProxyServer', user.server), ...(user.bypass.length === 0 ? [] : [text('ProxyOverride', user.bypass.join(';'))])];
  const lines = ['Windows Registry Editor Version 5.00', '', '[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings]', ...values, ''];
  return {
    path: 'internet-settings.reg', lineEnd: '\r\n',
    lines: markLines(`${lines.join('\n')}\n`, { basis: 'documented', source: 'https://learn.microsoft.com/troubleshoot/developer/browsers/connectivity-navigation/how-to-configure-proxy-server-settings' }),
  };
}

/** A script that nobody set: the PC found it by itself (WPAD). */
export function isDetected(setting: ProxySetting): boolean {
  return setting.kind === 'script' && setting.url.endsWith('/wpad.dat');
}

function text(name: string, value: string): string {
  return `"${name}"="${onOneLine(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
