import { troubleshootHybridJoin, winHttpErrors } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const clockYearsBehind = defineFault({
  id: 'clock-years-behind',
  row: 'F7',
  title: "The PC's clock is years behind",
  story: 'The battery of the mainboard is empty. When the PC wakes from sleep the clock falls back by six years, and no certificate on the internet is valid yet.',
  truth: {
    class: 'network', stage: 'user-auth', causes: ['clock-skew', 'tls-certificate-rejected'], vaguer: ['network-unclear', 'device-test-unreachable'],
  },
  basis: 'modelled',
  sources: [troubleshootHybridJoin, winHttpErrors],
  breaks(world) {
    world.pc.skewMilliseconds = Date.UTC(2020, 0, 1) - Date.UTC(2026, 2, 2);
  },
});
