import { conceptPrt, deviceFaq, troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { deviceOf } from './device-of.js';

export const deviceEnabledAgain = defineFault({
  id: 'device-enabled-again',
  title: 'A device was disabled, refused, and enabled again',
  story: 'The device object was disabled by mistake, and a renewal was refused for it. An administrator enabled it again, and Windows renewed the PRT.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt, deviceFaq, troubleshootDsregcmd],
  needs: { registered: true, deviceObject: 'disabled' },
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
    world.entra.administrator.disableDevice(deviceOf(world).deviceId);
  },
  repairs(world) {
    world.entra.administrator.enableDevice(deviceOf(world).deviceId);
  },
});
