import { conceptPrt, troubleshootDsregcmd, troubleshootHybridJoin } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const clockSetRightAtBoot = defineFault({
  id: 'clock-set-right-at-boot',
  title: 'The clock was wrong at boot and was set right',
  story: 'The battery of the mainboard is empty: the PC starts in 2020, trusts no certificate, and the first sign-in fails. Minutes later its clock is set right.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'modelled',
  sources: [conceptPrt, troubleshootDsregcmd, troubleshootHybridJoin],
  schedule: [
    { at: '07:50', does: 'break' },
    { at: '07:55', does: 'sign-in' },
    { at: '07:58', does: 'repair' },
    { at: '08:00', does: 'unlock' },
    { at: '13:00', does: 'unlock' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.pc.skewMilliseconds = Date.UTC(2020, 0, 1) - Date.UTC(2026, 2, 2);
  },
  repairs(world) {
    world.pc.skewMilliseconds = 0;
  },
});
