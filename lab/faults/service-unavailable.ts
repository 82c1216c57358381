import { troubleshootHybridJoin, troubleshootPrt } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const serviceUnavailable = defineFault({
  id: 'service-unavailable',
  row: 'F33',
  title: 'The service answers that it is unavailable',
  story: 'Entra itself has an outage. Everything between it and the PC works.',
  truth: { class: 'network', stage: 'user-auth', causes: ['service-unavailable'], vaguer: ['network-unclear', 'device-test-unreachable'] },
  basis: 'documented',
  sources: [troubleshootPrt, troubleshootHybridJoin],
  needs: { join: 'hybrid' },
  breaks(world) {
    world.network.inject('*', { kind: 'service-status', status: 503, retryAfterSeconds: 60 });
  },
});
