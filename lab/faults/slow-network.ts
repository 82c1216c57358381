import { conceptPrt } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const slowNetwork = defineFault({
  id: 'slow-network',
  title: 'The network is slow, and nothing is broken',
  story: 'Every answer takes three seconds. People complain about the network, and the PRT is renewed all the same.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt],
  breaks(world) {
    world.network.inject('*', { kind: 'latency', milliseconds: 3_000 });
  },
});
