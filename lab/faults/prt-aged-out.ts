import { defineFault } from './define-fault.js';
import { conceptPrt, errorCodes } from './pages.js';

export const prtAgedOut = defineFault({
  id: 'prt-aged-out',
  row: 'F26',
  title: 'The PRT grew too old',
  story: 'Somebody signed in to a demonstration PC more than two weeks ago, and nobody has locked or used it since. The PRT had its end, and at no unlock was it renewed.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['prt-lifetime-reached'] },
  basis: 'modelled',
  sources: [conceptPrt, errorCodes],
  schedule: [
    { at: '08:00', day: -16, does: 'sign-in' },
    { at: '08:00', day: -2, does: 'break' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks() {
    // Time alone breaks it: nobody unlocks for fourteen days.
  },
});
