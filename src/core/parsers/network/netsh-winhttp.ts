import type { TextFile, TextParser } from '../../evidence/artifact.js';
import type { NetworkView, ProxySetting } from '../../evidence/network.js';
import { textLines, type TextLine } from '../text/text-lines.js';
import { networkParsed } from './network-parsed.js';
import { namesProxy, scriptAddress, shownProxy } from './proxy-printed.js';

/**
 * Reads the proxy that Windows itself uses, in every language of Windows:
 *
 *     Current WinHTTP proxy settings:
 *
 *         Proxy Server(s) :  proxy.contoso.com:8080
 *         Bypass List     :  *.contoso.com;<local>
 *
 * or, in place of the two lines, `Direct access (no proxy server).`; and `netsh winhttp show advproxy` of Windows 11:
 *
 *     Current WinHTTP advanced proxy settings:
 *     {
 *         "ProxyIsEnabled":  true,
 *         "Proxy":  "proxy.contoso.com:8080",
 *         "AutoconfigUrl":  "http://wpad.contoso.com/wpad.dat",
 *         "AutoDetect":  false
 *     }
 *
 * The labels are translated, the shape is not: every headline names `WinHTTP` and ends with a colon; a named proxy stands
 * behind a colon; direct access is one sentence with brackets. What fits neither is `unknown`.
 */
export const netshWinhttp: TextParser = {
  id: 'netsh-winhttp',
  recognises: ({ text }) => hasHeadline(text) || text.includes('"PerUserProxySettings"') || text.includes('"ProxyIsEnabled"'),
  parse(file) {
    const settings: ProxySetting[] = [];
    const notes: string[] = [];
    const block = new Block();
    let view: NetworkView = 'machine';
    for (const line of textLines(file)) {
      const text = line.text.trim();
      if (text.includes('setting-scope=')) view = text.includes('setting-scope=user') ? 'user' : 'machine';
      if (isHeadline(text) || isLoneOpening(block, text)) {
        finish(block, view, file, settings, notes);
        block.open(line, text === '{');
        if (text !== '{') continue;
      }
      if (block.isOpen && !block.take(text)) finish(block, view, file, settings, notes);
    }
    finish(block, view, file, settings, notes);
    return networkParsed(file, settings, notes, 'No WinHTTP proxy setting was found; run "netsh winhttp show proxy" and save what it prints.');
  },
};

/** `Current WinHTTP proxy settings:` in any language; a prompt or a sentence that goes on is none. */
function isHeadline(text: string): boolean {
  return text.length < 120 && text.includes('WinHTTP') && (text.endsWith(':') || text.endsWith('：')) && !text.includes('>');
}

function hasHeadline(text: string): boolean {
  for (let at = text.indexOf('WinHTTP'); at >= 0; ) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const tail = end - at < 120 ? text.slice(at, end).trimEnd() : '';
    if (tail.endsWith(':') || tail.endsWith('：')) return true;
    at = text.indexOf('WinHTTP', end);
  }
  return false;
}

/** A settings block pasted without its headline. */
function isLoneOpening(block: Block, text: string): boolean {
  return text === '{' && !block.isOpen;
}

/** More lines than these do not belong to one setting. */
const mostLines = 40;

/** The lines below one headline. */
class Block {
  isOpen = false;
  line = 0;
  lines: string[] = [];
  private blanks = 0;
  private depth = 0;

  open(at: TextLine, brace: boolean): void {
    this.isOpen = true;
    this.line = at.line;
    this.lines = [];
    this.blanks = 0;
    this.depth = brace ? 0 : -1;
  }

  /** Takes the next line; false when the block is at its end. */
  take(text: string): boolean {
    if (text === '') {
      this.blanks++;
      return this.lines.length === 0 ? this.blanks < 5 : this.depth >= 0;
    }
    if (this.lines.length >= mostLines) return false;
    if (this.lines.length === 0 && text.startsWith('{')) this.depth = 0;
    this.lines.push(text);
    if (this.depth < 0) return true;
    if (text.startsWith('{')) this.depth++;
    if (text.endsWith('}')) this.depth--;
    return this.depth > 0;
  }
}

function finish(block: Block, view: NetworkView, file: TextFile, settings: ProxySetting[], notes: string[]): void {
  if (!block.isOpen) return;
  block.isOpen = false;
  const { lines, line } = block;
  const place = { kind: 'proxy', file: file.path, line } as const;
  if (lines[0]?.startsWith('{')) {
    const read = readAdvanced(lines.join('\n'));
    if (read === undefined) notes.push(`Line ${line}: the advanced proxy settings are cut off or damaged.`);
    else if (read !== 'other') settings.push({ ...place, view, ...read });
    return;
  }
  if (lines.length > 0) settings.push({ ...place, view, ...readSimple(lines) });
}

type Read = Omit<ProxySetting, 'kind' | 'view' | 'file' | 'line' | 'locator'>;

/** One sentence, or a proxy and its bypass list. */
function readSimple(lines: readonly string[]): Read {
  const first = lines[0]!;
  const server = valueOf(first);
  if (server !== undefined && namesProxy(server)) {
    const bypass = lines[1] === undefined ? undefined : valueOf(lines[1]);
    const listed = bypass === undefined || bypass === '' || isBracketed(bypass) ? undefined : bypass.slice(0, 1000);
    const shown = shownProxy(server);
    return {
      mode: 'named', server: shown, ...(listed === undefined ? {} : { bypass: listed }),
      printed: [first.replace(server, shown), ...(listed === undefined ? [] : [lines[1]!])].join(' ').slice(0, 1200),
    };
  }
  // Direct access: a sentence that says in brackets that there is no proxy server, and no second line of a pair.
  const second = lines[1];
  if (server === undefined && hasBrackets(first) && (second === undefined || valueOf(second) === undefined)) return { mode: 'direct', printed: first.slice(0, 200) };
  return { mode: 'unknown', printed: shownProxy(first.slice(0, 200)) };
}

/** What stands behind the first colon. Undefined without one; a colon between two digits or in `://` is no label's. */
function valueOf(line: string): string | undefined {
  for (let at = 0; at < line.length; at++) {
    if (line[at] !== ':' && line[at] !== '：') continue;
    if (line.startsWith('://', at)) return undefined;
    return line.slice(at + 1).trim();
  }
  return undefined;
}

function hasBrackets(text: string): boolean {
  return (text.includes('(') && text.includes(')')) || (text.includes('（') && text.includes('）'));
}

function isBracketed(text: string): boolean {
  return (text.startsWith('(') && text.endsWith(')')) || (text.startsWith('（') && text.endsWith('）'));
}

/** The JSON of `show advproxy`; its names are never translated. `other`: JSON of something else. */
function readAdvanced(text: string): Read | 'other' | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return text.includes('"AutoDetect"') || text.includes('"ProxyIsEnabled"') ? undefined : 'other';
  }
  if (typeof parsed !== 'object' || parsed === null) return 'other';
  const members = new Map(Object.entries(parsed).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  if (!['proxy', 'proxyisenabled', 'autoconfigurl', 'autodetect', 'peruserproxysettings'].some((name) => members.has(name))) return 'other';
  const proxy = textIn(members.get('proxy'));
  const script = textIn(members.get('autoconfigurl'));
  const bypass = textIn(members.get('proxybypass'));
  // Windows keeps a proxy that was switched off; older builds print no switches at all.
  const server = proxy !== undefined && members.get('proxyisenabled') !== false ? shownProxy(proxy) : undefined;
  const scriptUrl = script !== undefined && members.get('autoconfigisenabled') !== false ? scriptAddress(script) : undefined;
  const detects = members.get('autodetect') === true;
  const mode = server !== undefined ? 'named' : scriptUrl !== undefined ? 'script' : detects ? 'auto-detect' : 'direct';
  const said = [
    ...(server === undefined ? [] : [`Proxy: ${server}`]),
    ...(scriptUrl === undefined ? [] : [`AutoconfigUrl: ${scriptUrl}`]),
    `AutoDetect: ${String(detects)}`,
  ];
  return {
    mode,
    ...(server === undefined ? {} : { server }),
    ...(server === undefined || bypass === undefined ? {} : { bypass: bypass.slice(0, 1000) }),
    ...(scriptUrl === undefined ? {} : { scriptUrl }),
    printed: said.join(', '),
  };
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
