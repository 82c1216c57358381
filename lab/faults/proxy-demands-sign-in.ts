import { howToHybridJoin, troubleshootPrt } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const proxyDemandsSignIn = defineFault({
  id: 'proxy-demands-sign-in',
  row: 'F20',
  title: 'The proxy asks the machine to sign in',
  story: 'From today the proxy wants a user name from everybody. SYSTEM has none.',
  truth: { class: 'network', stage: 'user-auth', causes: ['proxy-authentication-required'], vaguer: ['network-unclear', 'device-test-unreachable'] },
  basis: 'modelled',
  sources: [troubleshootPrt, howToHybridJoin],
  needs: { join: 'hybrid' },
  breaks(world) {
    world.pc.proxy.machine = { kind: 'named', server: 'proxy.contoso.com:8080', bypass: [] };
    world.network.injectAtProxy('*', { kind: 'proxy-status', status: 407 });
  },
});
