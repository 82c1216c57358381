import { hybridPending, troubleshootHybridJoin } from '../names/pages.js';
import { dayOfJoin, defineFault } from './define-fault.js';

export const computerNotSynced = defineFault({
  id: 'computer-not-synced',
  row: 'F32',
  title: 'The computer object has not reached Entra',
  story: 'The PC was moved into an organisational unit that is not synchronised. Its join task asks Entra for a device that Entra has never heard of.',
  truth: { class: 'not-registered', stage: 'device-identity', causes: ['device-not-yet-synced'], vaguer: ['directory-refused-join'] },
  basis: 'documented',
  sources: [troubleshootHybridJoin, hybridPending],
  needs: { join: 'none', deviceObject: 'never made' },
  schedule: dayOfJoin,
  breaks(world) {
    world.directory.devices.length = 0;
  },
});
