import { officeConnection, troubleshootPrt } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';
import { deviceOf } from './device-of.js';

export const deviceCertificateReplaced = defineFault({
  id: 'device-certificate-replaced',
  row: 'F4',
  title: 'The directory knows another certificate for this device',
  story: 'A second Windows on the same PC registered itself again under the same device. Since then the object in Entra holds the certificate of that one, and not the one that this Windows shows.',
  truth: {
    class: 'device-trust', stage: 'issuance', seenInDirectory: true, causes: ['device-certificate-mismatch'], vaguer: ['device-authentication-refused'], toldBy: 'directory', takenFor: ['device-object-disabled-or-deleted'],
  },
  basis: 'modelled',
  sources: [troubleshootPrt, officeConnection],
  repairDestroys: true,
  needs: { registered: true, deviceObject: 'of another certificate' },
  schedule: brokenBeforeSignIn,
  breaks(world) {
    deviceOf(world).certificateThumbprint = world.random.bytes(20).toString('hex').toUpperCase();
  },
});
