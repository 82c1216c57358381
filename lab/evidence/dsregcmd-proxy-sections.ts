import type { ProxySetting } from '../network/transport.js';
import { ownPrompts } from './capture-options.js';
import { preJoin, testedByTask } from './dsregcmd-diagnostic-sections.js';
import { outsiders, yesNo } from './dsregcmd-values.js';
import { type DsregcmdView, machineAccount } from './dsregcmd-view.js';
import { isDetected } from './internet-settings.js';
import { type LayoutLine, type LayoutSection, since21h1 } from './layout-line.js';
import { publicSources } from './public-sources.js';

const win10 = { basis: 'captured', source: publicSources.win10 } as const;
const server2022 = { basis: 'captured', source: publicSources.server2022 } as const;

function proxyLines(setting: (view: DsregcmdView) => ProxySetting, standing: Pick<LayoutLine, 'basis' | 'source' | 'contexts'>): readonly LayoutLine[] {
  const line = (name: string, value: (proxy: ProxySetting) => string): LayoutLine => ({ name, generations: since21h1, value: (view) => value(setting(view)), ...standing });
  return [
    line('Auto Detect Settings', (proxy) => yesNo(isDetected(proxy))),
    line('Auto-Configuration URL', (proxy) => (proxy.kind === 'script' && !isDetected(proxy) ? proxy.url : '')),
    line('Proxy Server List', (proxy) => (proxy.kind === 'named' ? proxy.server : '')),
    line('Proxy Bypass List', (proxy) => (proxy.kind === 'named' ? proxy.bypass.join(';') : '')),
  ];
}

const direct = () => ({ kind: 'direct' }) as const;

const systemProxy: LayoutSection = {
  title: 'IE Proxy Config for System Account',
  when: (view) => preJoin(view) && testedByTask(view),
  groups: [proxyLines(direct, server2022)],
};

const urlProxy: LayoutSection = {
  title: 'URL Specific Proxy Config',
  when: (view) => preJoin(view) && testedByTask(view),
  groups: [
    [{ name: 'Auto Detect PAC Status', value: () => 'Failed to auto detect the Proxy Auto-Configuration (PAC) script using WPAD. code: 0x80072f94', ...server2022 }],
    [{ name: 'Executing Account Name', value: ({ pc }) => machineAccount(pc), ...server2022 }],
  ],
};

const userProxy: LayoutSection = {
  title: 'IE Proxy Config for Current User',
  groups: [[
    ...proxyLines(({ pc }) => pc.proxy.user, { contexts: ownPrompts, ...win10 }),
    ...proxyLines(direct, { contexts: ['other-user', ...outsiders], basis: 'modelled', source: 'settings of the other accounts are assumed to be empty' }),
  ]],
};

const named = 'the words for a named proxy are assumed: public outputs show DIRECT alone';

const machineProxy: LayoutSection = {
  title: 'WinHttp Default Proxy Config',
  groups: [[
    { name: 'Access Type', generations: since21h1, value: ({ pc }) => (pc.proxy.machine.kind === 'named' ? undefined : 'DIRECT'), ...win10 },
    { name: 'Access Type', generations: since21h1, value: () => 'NAMED_PROXY', basis: 'modelled', source: named },
    { name: 'Proxy Server List', generations: since21h1, value: ({ pc }) => (pc.proxy.machine.kind === 'named' ? pc.proxy.machine.server : undefined), basis: 'modelled', source: named },
    { name: 'Proxy Bypass List', generations: since21h1, value: ({ pc }) => (pc.proxy.machine.kind === 'named' ? pc.proxy.machine.bypass.join(';') : undefined), basis: 'modelled', source: named },
  ]],
};

/** What 21H1 and later print of proxies. The tests before a join look at those of SYSTEM too. */
export const proxySections: readonly LayoutSection[] = [systemProxy, urlProxy, userProxy, machineProxy];
