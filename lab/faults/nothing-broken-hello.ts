import { conceptPrt, troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const nothingBrokenHello = defineFault({
  id: 'nothing-broken-hello',
  title: 'Nothing is broken with Windows Hello',
  story: 'A day like any other, for a user who signs in with a PIN.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt, troubleshootDsregcmd],
  needs: { credential: 'hello' },
  breaks() {
    // Nothing breaks.
  },
});
