import { errorCodes, troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const strangerFailedLater = defineFault({
  id: 'stranger-failed-later',
  title: 'Another user of a shared PC failed',
  story: 'A colleague whom Entra does not know signs in to the same PC in the afternoon and gets no PRT. Windows shows that attempt to the first user too.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [troubleshootDsregcmd, errorCodes],
  needs: { join: 'hybrid' },
  schedule: [
    { at: '08:00', does: 'sign-in' },
    { at: '13:00', does: 'unlock' },
    { at: '14:00', does: 'break' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  async breaks({ pc }) {
    await pc.signIn('sam@contoso.com', 'Lab-password-9', 'password');
  },
});
