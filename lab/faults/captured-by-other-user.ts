import { troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const capturedByOtherUser = defineFault({
  id: 'captured-by-other-user',
  row: 'F28',
  title: 'The evidence was collected by another user',
  story: "Nothing is broken. An administrator opened a prompt with an account of their own on the user's PC.",
  truth: {
    class: 'capture-context', stage: 'none', causes: ['capture-by-unsynced-user'], vaguer: ['capture-without-user-session'], toldBy: 'account',
  },
  basis: 'documented',
  sources: [troubleshootDsregcmd],
  needs: { join: 'hybrid' },
  collectedIn: 'other-user',
  breaks() {
    // Nothing breaks: the capture is at fault.
  },
});
