import { conceptPrt, errorCodes } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';
import { deviceOf } from './device-of.js';

export const transportKeyNotInDirectory = defineFault({
  id: 'transport-key-not-in-directory',
  row: 'F30',
  title: 'The device object has no transport key',
  story: 'The device object lost its transport key when it was restored by a tool. Entra accepts the device, and has nothing to encrypt a PRT with.',
  truth: { class: 'device-trust', stage: 'issuance', causes: ['transport-key-missing'] },
  basis: 'documented',
  sources: [errorCodes, conceptPrt],
  repairDestroys: true,
  needs: { credential: 'hello', registered: true, deviceObject: 'without transport key' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    delete deviceOf(world).transportKey;
  },
});
