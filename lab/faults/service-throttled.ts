import { troubleshootPrt } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const serviceThrottled = defineFault({
  id: 'service-throttled',
  title: 'The service asks to slow down',
  story: 'A script on another PC asks for tokens in a loop. Entra answers the whole company with 429.',
  truth: { class: 'network', stage: 'user-auth', causes: ['service-throttled'], vaguer: ['network-unclear', 'device-test-unreachable'] },
  basis: 'modelled',
  sources: [troubleshootPrt],
  breaks(world) {
    world.network.inject('*', { kind: 'service-status', status: 429, retryAfterSeconds: 120 });
  },
});
