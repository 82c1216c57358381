import { officeConnection, troubleshootPrt } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { deviceOf } from './device-of.js';

export const registrationNotReplicated = defineFault({
  id: 'registration-not-replicated',
  row: 'F31',
  title: 'The registration has not reached every part of Entra',
  story: 'The PC has just joined. Another part of the service, which has not heard of the device yet, is asked for the PRT, and nobody unlocks after that.',
  truth: { class: 'device-trust', stage: 'issuance', causes: ['device-authentication-refused'], mostConfidence: 'likely' },
  basis: 'modelled',
  sources: [officeConnection, troubleshootPrt],
  needs: { join: 'none', deviceObject: 'not replicated' },
  schedule: [
    { at: '09:00', does: 'join' },
    { at: '09:01', does: 'break' },
    { at: '09:02', does: 'sign-in' },
    { at: '09:30', does: 'collect' },
  ],
  breaks(world) {
    deviceOf(world).visibleFromUtc = world.clock.nowUtc + 15 * 60_000;
  },
});
