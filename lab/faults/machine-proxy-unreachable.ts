import { troubleshootPrt, winHttpErrors } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const machineProxyUnreachable = defineFault({
  id: 'machine-proxy-unreachable',
  row: 'F19',
  title: 'The proxy of the machine does not answer',
  story: "A tool set a proxy for the whole machine and was removed. Browsers use the user's own settings and work; Windows itself does not.",
  truth: {
    class: 'network', stage: 'user-auth', causes: ['machine-proxy-unreachable', 'connection-failed'], vaguer: ['network-unclear', 'device-test-unreachable'],
  },
  basis: 'modelled',
  sources: [troubleshootPrt, winHttpErrors],
  needs: { join: 'hybrid' },
  breaks(world) {
    world.pc.proxy.machine = { kind: 'named', server: 'proxy.contoso.com:8080', bypass: [] };
    world.network.inject('proxy.contoso.com', { kind: 'refused' });
  },
});
