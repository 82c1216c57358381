import { conceptPrt, errorCodes } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const prtAgedOut = defineFault({
  id: 'prt-aged-out',
  row: 'F26',
  title: 'The PRT grew too old',
  story: 'The user was away for more than two weeks, with the laptop asleep in a bag. The PRT had its end before anybody came to renew it.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['prt-lifetime-reached'] },
  basis: 'modelled',
  sources: [conceptPrt, errorCodes],
  schedule: [
    { at: '08:00', day: -16, does: 'sign-in' },
    { at: '08:00', day: -2, does: 'break' },
    { at: '13:00', does: 'unlock' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks() {
    // Time alone breaks it: nobody unlocks for fourteen days.
  },
});
