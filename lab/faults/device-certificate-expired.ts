import { deviceFaq, troubleshootDsregcmd } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const deviceCertificateExpired = defineFault({
  id: 'device-certificate-expired',
  row: 'F3',
  title: 'The device certificate has expired',
  story: 'The PC joined ten years ago, and so old is its certificate. It ended at seven this morning, an hour before the user came.',
  truth: {
    class: 'device-trust', stage: 'device-identity', causes: ['device-certificate-expired'], vaguer: ['device-authentication-refused'], vaguerStage: 'issuance', toldBy: 'certificate-end', takenFor: ['device-object-disabled-or-deleted'],
  },
  basis: 'modelled',
  sources: [deviceFaq, troubleshootDsregcmd],
  repairDestroys: true,
  needs: { joinedUtc: Date.UTC(2016, 2, 2, 6, 30), registered: true },
  schedule: brokenBeforeSignIn,
  breaks() {
    // The certificate runs out by itself: it was issued ten years and thirty minutes before seven.
  },
});
