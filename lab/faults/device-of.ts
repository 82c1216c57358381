import type { DirectoryDevice } from '../entra/directory.js';
import type { World } from '../scenario/world.js';

/** The directory's object of the PC; throws where the PC is not registered or the object is gone: a schedule is wrong then. */
export function deviceOf({ pc, directory }: World): DirectoryDevice {
  const deviceId = pc.state().registration?.deviceId;
  const device = directory.devices.find((candidate) => candidate.deviceId === deviceId);
  if (device === undefined) throw new Error('this fault needs a registered PC');
  return device;
}
