import { learn } from '../../catalog/learn.js';
import { objectState } from '../../derived/directory/object-state.js';
import { formatInstant } from '../../evidence/format-instant.js';
import { citedAt } from '../../evidence/place.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { refusalOfDevice } from '../device-object-evidence.js';

export const deviceRegistrationReplaced = defineRule({
  id: 'device-registration-replaced',
  class: 'device-trust', stage: 'device-identity',
  title: 'The directory holds a newer registration with this PC\'s name, and not this one',
  explains: 'The PC uses a registration that the directory does not have. Another object with the same name was registered after it. The PC was registered again and its old object deleted, or another PC took the name.',
  provedBy: 'A device list with a newer object of the same name, and no object with the device id that the PC prints.',
  ruledOutBy: 'An object with the device id that the PC prints.',
  needsAnyOf: ['directory'],
  sources: [learn.deletedDevice, learn.staleDevices, learn.hybridJoin],
  remedy: 'reregister-deleted-device',
  leadsTo: ['device-object-deleted', 'device-object-disabled-or-deleted', 'device-authentication-refused'],
  diagnose(facts) {
    const { directory, dsreg, device, time, attempt } = facts;
    const mine = dsreg.byName.get('DeviceId');
    const refused = refusalOfDevice(facts);
    if (!directory || !mine || !refused || device.deviceAuth?.result === 'success') return inconclusive;
    const state = objectState(facts);
    if (state?.kind !== 'missing' && state?.kind !== 'deleted') return inconclusive;
    const registeredUtc = device.certificate?.validity.fromUtc;
    const faultUtc = attempt?.atUtc ?? time.utc;
    const newer = directory.namesakes.find((one) => one.accountEnabled !== false && one.registeredUtc !== undefined && registeredUtc !== undefined && one.registeredUtc > registeredUtc);
    if (newer?.registeredUtc === undefined) return inconclusive;
    const later = faultUtc !== undefined && newer.registeredUtc > faultUtc;
    const twin = citedAt(newer, 'deviceId', `${newer.deviceId ?? 'not exported'}, registered ${formatInstant(newer.registeredUtc)}`, 'deviceId');
    return {
      kind: 'found', because: [twin, mine, ...state.because, refused], confidence: state.exact ? 'confirmed' : 'likely', deviceSide: true,
      ...(later ? { note: 'The newer object was registered after the fault was seen: the PC may have been registered again since. Capture again.' } : state.doubt === undefined ? {} : { note: state.doubt }),
    };
  },
});
