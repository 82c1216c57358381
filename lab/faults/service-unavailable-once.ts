import { conceptPrt, troubleshootDsregcmd, troubleshootPrt } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const serviceUnavailableOnce = defineFault({
  id: 'service-unavailable-once',
  title: 'The service was unavailable once',
  story: 'Entra answered one renewal with an error of its own, and the next one as ever.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt, troubleshootPrt, troubleshootDsregcmd],
  schedule: [
    { at: '08:00', does: 'sign-in' },
    { at: '12:55', does: 'break' },
    { at: '13:00', does: 'unlock' },
    { at: '13:05', does: 'repair' },
    { at: '13:30', does: 'unlock' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.network.inject('*', { kind: 'service-status', status: 503 });
  },
  repairs(world) {
    world.network.inject('*', undefined);
  },
});
