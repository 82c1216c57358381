import { troubleshootHybridJoin } from '../names/pages.js';
import { dayOfJoin, defineFault } from './define-fault.js';

export const registrationServiceUnreachable = defineFault({
  id: 'registration-service-unreachable',
  title: 'The PC cannot reach the registration service',
  story: 'The firewall lets the sign-in hosts through, and nobody thought of the registration service. New PCs never join.',
  truth: { class: 'network', stage: 'device-identity', causes: ['registration-service-unreachable', 'request-timeout'] },
  basis: 'documented',
  sources: [troubleshootHybridJoin],
  needs: { join: 'none', deviceObject: 'never made' },
  schedule: dayOfJoin,
  breaks(world) {
    world.network.inject('enterpriseregistration.windows.net', { kind: 'timeout' });
  },
});
