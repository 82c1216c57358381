import { troubleshootPrt, winHttpErrors } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const requestTimeout = defineFault({
  id: 'request-timeout',
  row: 'F25',
  title: 'The service does not answer in time',
  story: 'A firewall drops packets to the service without a word. Every request waits for its answer in vain.',
  truth: { class: 'network', stage: 'user-auth', causes: ['request-timeout'], vaguer: ['network-unclear', 'device-test-unreachable'] },
  basis: 'documented',
  sources: [winHttpErrors, troubleshootPrt],
  needs: { join: 'hybrid' },
  breaks(world) {
    world.network.inject('*', { kind: 'timeout' });
  },
});
