import { defineFault } from './define-fault.js';
import { deviceFaq, troubleshootDsregcmd } from './pages.js';

export const deviceCertificateExpired = defineFault({
  id: 'device-certificate-expired',
  row: 'F3',
  title: 'The device certificate has expired',
  story: 'The PC joined ten years ago, and so old is its certificate. It ends at eleven in the morning, between two renewals.',
  truth: { class: 'device-trust', stage: 'device-identity', causes: ['device-certificate-expired'] },
  basis: 'modelled',
  sources: [deviceFaq, troubleshootDsregcmd],
  needs: { joinedUtc: Date.UTC(2016, 2, 2, 10, 30) },
  breaks() {
    // The certificate runs out by itself: it was issued ten years and thirty minutes before eleven.
  },
});
