import { conceptPrt, troubleshootDsregcmd } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const screenNeverLocked = defineFault({
  id: 'screen-never-locked',
  title: 'The PRT is old because nobody unlocked',
  story: 'The user signed in at eight and gave a presentation all day. Windows renews a PRT at an unlock, and there was none: an old PRT is no fault.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt, troubleshootDsregcmd],
  schedule: [
    { at: '08:00', does: 'sign-in' },
    { at: '11:00', does: 'break' },
    { at: '15:00', does: 'collect' },
  ],
  breaks() {
    // Nothing breaks.
  },
});
