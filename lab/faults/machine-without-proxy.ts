import { howToHybridJoin, troubleshootPrt, winHttpErrors } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const machineWithoutProxy = defineFault({
  id: 'machine-without-proxy',
  title: 'The machine knows no proxy, and nobody gets out without one',
  story: 'From today the firewall drops whatever does not come through the proxy. The proxy was given to users by policy; nobody told WinHTTP, which Windows itself uses.',
  truth: {
    class: 'network', stage: 'user-auth', causes: ['no-direct-access', 'request-timeout'], vaguer: ['network-unclear', 'device-test-unreachable'],
  },
  basis: 'modelled',
  sources: [howToHybridJoin, troubleshootPrt, winHttpErrors],
  breaks(world) {
    world.pc.proxy.user = { kind: 'named', server: 'proxy.contoso.com:8080', bypass: [] };
    world.network.inject('*', { kind: 'timeout' });
  },
});
