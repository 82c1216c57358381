import { troubleshootPrt, winHttpErrors } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const nameNotResolved = defineFault({
  id: 'name-not-resolved',
  row: 'F24',
  title: 'The names of the service do not resolve',
  story: 'A VPN client leaves its DNS server behind when it ends. No name of the outside resolves any more.',
  truth: { class: 'network', stage: 'user-auth', causes: ['name-not-resolved'], vaguer: ['network-unclear', 'device-test-unreachable'] },
  basis: 'captured',
  sources: [winHttpErrors, troubleshootPrt],
  breaks(world) {
    world.network.inject('*', { kind: 'unresolved' });
  },
});
