import { localAdminPost, troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const capturedBySystem = defineFault({
  id: 'captured-by-system',
  row: 'F28',
  title: 'The evidence was collected by SYSTEM',
  story: 'Nothing is broken. Software distribution ran the command as SYSTEM, which has no PRT and never will.',
  truth: { class: 'capture-context', stage: 'none', causes: ['capture-by-system'], vaguer: ['capture-without-user-session'], toldBy: 'account' },
  basis: 'captured',
  sources: [troubleshootDsregcmd, localAdminPost],
  collectedIn: 'system',
  breaks() {
    // Nothing breaks: the capture is at fault.
  },
});
