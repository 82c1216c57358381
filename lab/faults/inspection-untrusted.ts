import { howToHybridJoin, troubleshootHybridJoin, winHttpErrors } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const inspectionUntrusted = defineFault({
  id: 'inspection-untrusted',
  row: 'F22',
  title: 'TLS is inspected by an authority that the machine does not trust',
  story: 'A new inspection device opens all TLS. Its root was given to users, and not to the machine.',
  truth: { class: 'network', stage: 'user-auth', causes: ['tls-certificate-rejected'], vaguer: ['network-unclear', 'device-test-unreachable'] },
  basis: 'modelled',
  sources: [troubleshootHybridJoin, howToHybridJoin, winHttpErrors],
  needs: { join: 'hybrid' },
  breaks(world) {
    world.pc.trustsInspection.user = true;
    world.network.inject('*', { kind: 'inspected', trusted: false });
  },
});
