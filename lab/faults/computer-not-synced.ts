import { defineFault } from './define-fault.js';
import { hybridPending, troubleshootHybridJoin } from './pages.js';

export const computerNotSynced = defineFault({
  id: 'computer-not-synced',
  row: 'F32',
  title: 'The computer object has not reached Entra',
  story: 'The PC was moved into an organisational unit that is not synchronised. Its join task asks Entra for a device that Entra has never heard of.',
  truth: { class: 'not-registered', stage: 'device-identity', causes: ['device-not-yet-synced', 'directory-refused-join'] },
  basis: 'documented',
  sources: [troubleshootHybridJoin, hybridPending],
  needs: { join: 'none', deviceObject: 'never made' },
  schedule: [
    { at: '08:50', does: 'break' },
    { at: '09:00', does: 'join' },
    { at: '09:05', does: 'sign-in' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    world.directory.devices.length = 0;
  },
});
