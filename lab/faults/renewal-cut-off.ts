import { troubleshootDsregcmd, troubleshootPrt, winHttpErrors } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const renewalCutOff = defineFault({
  id: 'renewal-cut-off',
  row: 'F27',
  title: 'Every renewal of the day is cut off',
  story: 'A firewall with a new rule cuts connections to the service right after they began. The PRT of the morning still works, and is not renewed at any unlock.',
  truth: { class: 'network', stage: 'user-auth', causes: ['connection-reset'], vaguer: ['network-unclear', 'device-test-unreachable'] },
  basis: 'documented',
  sources: [troubleshootDsregcmd, troubleshootPrt, winHttpErrors],
  schedule: [
    { at: '08:00', does: 'sign-in' },
    { at: '11:00', does: 'break' },
    { at: '12:30', does: 'unlock' },
    { at: '13:30', does: 'unlock' },
    { at: '14:30', does: 'unlock' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.network.inject('*', { kind: 'reset' });
  },
});
