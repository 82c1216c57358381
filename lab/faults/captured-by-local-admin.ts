import { localAdminPost, troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const capturedByLocalAdmin = defineFault({
  id: 'captured-by-local-admin',
  row: 'F28',
  title: 'The evidence was collected by a local administrator',
  story: 'Nothing is broken. The help desk signed in with a local account and ran the command there.',
  truth: { class: 'capture-context', stage: 'none', causes: ['capture-by-local-user'], vaguer: ['capture-without-user-session'], toldBy: 'account' },
  basis: 'captured',
  sources: [troubleshootDsregcmd, localAdminPost],
  collectedIn: 'local-admin',
  breaks() {
    // Nothing breaks: the capture is at fault.
  },
});
