import { conceptPrt, troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const repairedAfterFailure = defineFault({
  id: 'repaired-after-failure',
  title: 'A renewal failed and a later one succeeded',
  story: 'DNS was out for an hour around noon, and a renewal failed in it. The next unlock renewed the PRT.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt, troubleshootDsregcmd],
  schedule: [
    { at: '08:00', does: 'sign-in' },
    { at: '11:00', does: 'break' },
    { at: '12:30', does: 'unlock' },
    { at: '13:00', does: 'repair' },
    { at: '13:30', does: 'unlock' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.network.inject('login.microsoftonline.com', { kind: 'unresolved' });
  },
  repairs(world) {
    world.network.inject('login.microsoftonline.com', undefined);
  },
});
