import { conceptPrt, troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const nothingBrokenFederated = defineFault({
  id: 'nothing-broken-federated',
  title: 'Nothing is broken for a federated user',
  story: "A day like any other, for a user whose password is asked for by the company's own identity provider.",
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt, troubleshootDsregcmd],
  needs: { join: 'hybrid', user: 'federated' },
  breaks() {
    // Nothing breaks.
  },
});
