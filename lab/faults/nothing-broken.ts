import { conceptPrt, troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const nothingBroken = defineFault({
  id: 'nothing-broken',
  title: 'Nothing is broken',
  story: 'A day like any other: the user signs in, unlocks after lunch, and works.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt, troubleshootDsregcmd],
  breaks() {
    // Nothing breaks.
  },
});
