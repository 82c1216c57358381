import { describe, expect, test } from 'vitest';
import { netshWinhttp } from './netsh-winhttp.js';
import { advancedProxy, namedProxy, seenBy, textFile } from './samples.test-support.js';

test('reads a proxy with its bypass list', () => {
  expect(seenBy(netshWinhttp, namedProxy)).toEqual([{
    kind: 'proxy', file: 'network.txt', line: 2, view: 'machine', mode: 'named', server: 'proxy.contoso.com:8080', bypass: '*.contoso.com;<local>',
    printed: 'Proxy Server(s) :  proxy.contoso.com:8080 Bypass List     :  *.contoso.com;<local>',
  }]);
});

test('reads the advanced settings', () => {
  expect(seenBy(netshWinhttp, advancedProxy)).toEqual([{
    kind: 'proxy', file: 'network.txt', line: 3, view: 'machine', mode: 'named', server: 'proxy.contoso.com:8080', bypass: '<local>', printed: 'Proxy: proxy.contoso.com:8080, AutoDetect: true',
  }]);
});

describe('the shape counts, not the language', () => {
  const direct: readonly (readonly [string, string])[] = [
    ['English', 'Current WinHTTP proxy settings:\n\n    Direct access (no proxy server).\n'],
    ['German', 'Aktuelle WinHTTP-Proxyeinstellungen:\n\n    Direktzugriff (kein Proxyserver).\n'],
    ['French', 'Paramètres de proxy WinHTTP actuels :\n\n    Accès direct (sans serveur proxy).\n'],
    ['Spanish', 'Configuración actual del proxy WinHTTP:\n\n    Acceso directo (sin servidor proxy).\n'],
    ['Italian', 'Impostazioni proxy WinHTTP correnti:\n\n    Accesso diretto (nessun server proxy).\n'],
    ['Japanese', '現在の WinHTTP プロキシ設定:\r\n\r\n    直接アクセス (プロキシ サーバーなし)。\r\n'],
    ['Chinese, wide signs', '当前的 WinHTTP 代理服务器设置：\n\n    直接访问（没有代理服务器）。\n'],
    ['without indentation and with a prompt around', 'C:\\>netsh winhttp show proxy\nCurrent WinHTTP proxy settings:\nDirect access (no proxy server).\n\nC:\\>'],
  ];
  test.each(direct)('direct access, %s', (_, text) => expect(seenBy(netshWinhttp, text)).toMatchObject([{ mode: 'direct', view: 'machine' }]));

  const named: readonly (readonly [string, string, string | undefined])[] = [
    ['German', 'Aktuelle WinHTTP-Proxyeinstellungen:\n\n    Proxyserver:  proxy.contoso.com:8080\n    Umgehungsliste:  (keine)\n', undefined],
    ['French', 'Paramètres de proxy WinHTTP actuels :\n\n    Serveur(s) proxy :  proxy.contoso.com:8080\n    Liste de contournement : *.contoso.com\n', '*.contoso.com'],
    ['Japanese', '現在の WinHTTP プロキシ設定:\n\n    プロキシ サーバー:  proxy.contoso.com:8080\n    バイパス一覧     : (なし)\n', undefined],
    ['Japanese, wide colons', '現在の WinHTTP プロキシ設定:\n\n    プロキシ サーバー：  proxy.contoso.com:8080\n    バイパス一覧     ： <local>\n', '<local>'],
  ];
  test.each(named)('a named proxy, %s', (_, text, bypass) => {
    const [seen] = seenBy(netshWinhttp, text);
    expect(seen).toMatchObject({ mode: 'named', server: 'proxy.contoso.com:8080' });
    expect(seen?.kind === 'proxy' ? seen.bypass : 'none').toBe(bypass);
  });
});

describe('values', () => {
  const server = (value: string) => seenBy(netshWinhttp, `Current WinHTTP proxy settings:\n\n    Proxy Server(s) :  ${value}\n    Bypass List     :  (none)\n`)[0];
  test.each([
    ['http=a.contoso.com:80;https=b.contoso.com:443', 'http=a.contoso.com:80;https=b.contoso.com:443'],
    ['http://proxy.contoso.com:8080', 'http://proxy.contoso.com:8080'],
    ['10.0.0.1:3128', '10.0.0.1:3128'],
    ['proxy.contoso.com', 'proxy.contoso.com'],
    ['[fd00::1]:8080', '[fd00::1]:8080'],
    ['http://user1:SECRET@proxy.contoso.com:8080', 'http://proxy.contoso.com:8080'],
  ])('%s', (value, shown) => {
    const seen = server(value);
    expect(seen).toMatchObject({ mode: 'named', server: shown });
    expect(JSON.stringify(seen)).not.toContain('SECRET');
  });
  test('what is no proxy is unknown, not direct', () => {
    expect(server('something else here')).toMatchObject({ mode: 'unknown' });
    expect(seenBy(netshWinhttp, 'Current WinHTTP proxy settings:\n\n    The parameter is incorrect.\n')).toMatchObject([{ mode: 'unknown' }]);
  });
});

describe('advanced settings', () => {
  const mode = (members: Readonly<Record<string, unknown>>) => seenBy(netshWinhttp, `Current WinHTTP advanced proxy settings:\n\n${JSON.stringify(members, undefined, 8)}\n`)[0];
  test('of an older build, without switches', () => expect(mode({ Proxy: 'localhost:8080', ProxyBypass: '*' })).toMatchObject({ mode: 'named', server: 'localhost:8080', bypass: '*' }));
  test('a proxy that is switched off', () => expect(mode({ ProxyIsEnabled: false, Proxy: 'p.contoso.com:80', AutoDetect: false })).toMatchObject({ mode: 'direct' }));
  test('a script, without its query', () => expect(mode({ AutoConfigIsEnabled: true, AutoconfigUrl: 'http://u:SECRET@wpad.contoso.com/proxy.pac?key=SECRET', AutoDetect: true })).toMatchObject({ mode: 'script', scriptUrl: 'http://wpad.contoso.com/proxy.pac' }));
  test('blank values are absent', () => expect(mode({ ProxyIsEnabled: false, Proxy: '', AutoconfigUrl: ' ', AutoDetect: true })).toMatchObject({ mode: 'auto-detect' }));
  test('the user\'s own, by the command', () => {
    expect(seenBy(netshWinhttp, `C:\\>netsh winhttp show advproxy setting-scope=user\n${advancedProxy.slice(advancedProxy.indexOf('Current'))}`)).toMatchObject([{ view: 'user' }]);
  });
  test('pasted without a headline', () => expect(seenBy(netshWinhttp, '{\n "ProxyIsEnabled": false,\n "AutoDetect": false\n}')).toMatchObject([{ mode: 'direct', line: 1 }]));
  test('cut off: unread, with the line', () => {
    const parsed = netshWinhttp.parse(textFile(advancedProxy.slice(0, 160)));
    expect(parsed.artifacts).toEqual([]);
    expect(parsed.unread).toContain('Line 3');
  });
  test('JSON of something else is left alone', () => expect(seenBy(netshWinhttp, '{\n "a": "WinHTTP"\n}')).toEqual([]));
});

test('several tools in one text, several settings', () => {
  expect(seenBy(netshWinhttp, `${namedProxy}\nsome other text: yes\n${namedProxy.replace('8080', '3128')}`)).toMatchObject([{ server: 'proxy.contoso.com:8080' }, { server: 'proxy.contoso.com:3128' }]);
});
