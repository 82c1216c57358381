import { defineFault } from './define-fault.js';
import { deviceOf } from './device-of.js';
import { conceptPrt, errorCodes } from './pages.js';

export const transportKeyNotInDirectory = defineFault({
  id: 'transport-key-not-in-directory',
  row: 'F30',
  title: 'The device object has no transport key',
  story: 'The device object lost its transport key when it was restored by a tool. Entra accepts the device, and has nothing to encrypt a PRT with.',
  truth: { class: 'device-trust', stage: 'issuance', causes: ['transport-key-missing'] },
  basis: 'documented',
  sources: [errorCodes, conceptPrt],
  needs: { credential: 'hello', registered: true, deviceObject: 'without transport key' },
  schedule: [
    { at: '07:55', does: 'break' },
    { at: '08:00', does: 'sign-in' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    delete deviceOf(world).transportKey;
  },
});
