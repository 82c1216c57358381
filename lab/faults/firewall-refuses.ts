import { troubleshootPrt, winHttpErrors } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const firewallRefuses = defineFault({
  id: 'firewall-refuses',
  title: 'A firewall refuses the connection',
  story: 'A firewall rule was written against the wrong network. Connections to the service are refused at once.',
  truth: { class: 'network', stage: 'user-auth', causes: ['connection-failed'], vaguer: ['network-unclear', 'device-test-unreachable'] },
  basis: 'documented',
  sources: [winHttpErrors, troubleshootPrt],
  breaks(world) {
    world.network.inject('*', { kind: 'refused' });
  },
});
