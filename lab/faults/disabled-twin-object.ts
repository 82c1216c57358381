import { conceptPrt, graphDevice, staleDevices } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { deviceOf } from './device-of.js';

export const disabledTwinObject = defineFault({
  id: 'disabled-twin-object',
  title: 'An old object of the same name is disabled',
  story: 'The PC was set up anew three weeks ago. The object of its former registration has the same name and was disabled when devices were cleaned up; the present one is in order.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'documented',
  sources: [conceptPrt, staleDevices, graphDevice],
  needs: { registered: true },
  breaks(world) {
    const device = deviceOf(world);
    const oldDayUtc = world.clock.nowUtc - 400 * 86_400_000;
    world.directory.devices.push({
      ...device, objectId: world.random.guid(), deviceId: world.random.guid(), accountEnabled: false, registeredUtc: oldDayUtc, visibleFromUtc: oldDayUtc,
      certificateThumbprint: world.random.bytes(20).toString('hex').toUpperCase(),
    });
  },
});
