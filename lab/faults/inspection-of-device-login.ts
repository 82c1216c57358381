import { howToHybridJoin } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const inspectionOfDeviceLogin = defineFault({
  id: 'inspection-of-device-login',
  row: 'F23',
  title: 'TLS is inspected at the host that wants the device certificate',
  story: 'The inspection device is trusted, but it also opens TLS to device.login.microsoftonline.com, where the PC shows its certificate in the handshake. Nothing in between can pass that on.',
  truth: { class: 'network', stage: 'user-auth', causes: ['client-certificate-blocked', 'device-test-unreachable'], vaguer: ['network-unclear'] },
  basis: 'modelled',
  sources: [howToHybridJoin],
  breaks(world) {
    world.pc.trustsInspection.machine = true;
    world.pc.trustsInspection.user = true;
    world.network.inject('device.login.microsoftonline.com', { kind: 'inspected', trusted: true });
  },
});
