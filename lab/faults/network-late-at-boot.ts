import { conceptPrt, troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const networkLateAtBoot = defineFault({
  id: 'network-late-at-boot',
  title: 'The network was not up yet at the first sign-in',
  story: 'The laptop connects to the wireless network only after the user has signed in. The first attempt finds no network; the next unlock brings the PRT.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt, troubleshootDsregcmd],
  schedule: [
    { at: '07:55', does: 'break' },
    { at: '08:00', does: 'sign-in' },
    { at: '08:03', does: 'repair' },
    { at: '08:10', does: 'unlock' },
    { at: '13:00', does: 'unlock' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.network.inject('*', { kind: 'unresolved' });
  },
  repairs(world) {
    world.network.inject('*', undefined);
  },
});
