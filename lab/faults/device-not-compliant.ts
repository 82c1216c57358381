import { conceptPrt, errorCodes, graphSignIn } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { deviceOf } from './device-of.js';

export const deviceNotCompliant = defineFault({
  id: 'device-not-compliant',
  row: 'F15',
  title: 'A policy wants a compliant device',
  story: 'A virus scanner reported late, and device management marked the PC as not compliant. Apps behind the policy refuse it; the PRT does not care.',
  truth: {
    class: 'wrong-layer', stage: 'none', causes: ['device-not-compliant'], vaguer: ['policy-refused-app', 'conditional-access-refusal', 'policy-above-prt', 'symptom-above-prt'], toldBy: 'logs',
  },
  basis: 'documented',
  sources: [conceptPrt, errorCodes, graphSignIn],
  needs: { registered: true, deviceObject: 'not compliant' },
  symptom: 'Teams says that my device has to meet the rules of the company first.',
  breaks(world) {
    const device = deviceOf(world);
    device.isManaged = true;
    device.isCompliant = false;
    world.directory.policies.push({ id: world.random.guid(), displayName: 'Compliant devices only', apps: 'all', demands: 'compliantDevice' });
  },
});
