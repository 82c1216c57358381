import { troubleshootPrt, winHttpErrors } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const proxyScriptUnreachable = defineFault({
  id: 'proxy-script-unreachable',
  title: 'The proxy script cannot be fetched',
  story: 'The server that held the proxy script was switched off, and the network lets nobody out without a proxy.',
  truth: { class: 'network', stage: 'user-auth', causes: ['proxy-discovery-failed'], vaguer: ['network-unclear', 'device-test-unreachable'] },
  basis: 'modelled',
  sources: [winHttpErrors, troubleshootPrt],
  breaks(world) {
    world.pc.proxy.machine = { kind: 'script', url: 'http://wpad.contoso.com/proxy.pac' };
    world.network.inject('wpad.contoso.com', { kind: 'unresolved' });
  },
});
