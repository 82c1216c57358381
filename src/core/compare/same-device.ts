import type { Result } from '../report/report.js';
import type { DeviceName } from './comparison.js';

/**
 * Whether two captures are of one PC. A PC that was registered again keeps its name and gets a new device id, so the id
 * decides only where it is the same or where no name is shown.
 */
export function sameDevice(a: Result, b: Result): 'same' | 'other' | 'not-shown' {
  const one = deviceNameOf(a);
  const two = deviceNameOf(b);
  if (one.deviceId !== undefined && one.deviceId === two.deviceId) return 'same';
  if (one.name !== undefined && two.name !== undefined) return one.name === two.name ? 'same' : 'other';
  return one.deviceId !== undefined && two.deviceId !== undefined ? 'other' : 'not-shown';
}

/** Id and short name of the device, in lower case, to compare with. */
export function deviceNameOf({ device }: Result): DeviceName {
  const name = device.name?.split('.')[0]!.trim().toLowerCase();
  const deviceId = device.deviceId?.trim().toLowerCase();
  return { ...(name ? { name } : {}), ...(deviceId ? { deviceId } : {}) };
}

/** Id and name of the device as they were printed. */
export function printedDevice({ device: { name, deviceId } }: Result): DeviceName {
  return { ...(name === undefined ? {} : { name }), ...(deviceId === undefined ? {} : { deviceId }) };
}
