import { conceptPrt, deviceFaq } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { deviceOf } from './device-of.js';

export const repairedInTime = defineFault({
  id: 'repaired-in-time',
  title: 'A fault was repaired before the evidence was collected',
  story: 'The device object was disabled by mistake and enabled again an hour later. Windows renewed the PRT after that.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt, deviceFaq],
  needs: { registered: true, deviceObject: 'disabled' },
  schedule: [
    { at: '08:00', does: 'sign-in' },
    { at: '11:00', does: 'break' },
    { at: '12:00', does: 'repair' },
    { at: '13:00', does: 'unlock' },
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
