import { readDeviceCertificate } from '../crypto/device-certificate.js';
import { findDevice } from './directory.js';
import type { DirectoryDevice } from './directory.js';
import type { EntraService } from './entra-service.js';
import { Refusal } from './refusal.js';
import type { SignInTrace } from './sign-in-log.js';

/** Why a device is not accepted; the device test and the token service word it in their own ways. */
export type DeviceFault = 'unknown' | 'disabled' | 'pending' | 'not-visible-yet' | 'other-certificate' | 'certificate-expired' | 'foreign-certificate';

interface Judged {
  readonly device: DirectoryDevice | undefined;
  readonly fault: DeviceFault | undefined;
}

/** The device behind a proven certificate, or what is wrong with it. That the caller holds the private key is proven already. */
export function judgeCertificate(service: EntraService, certificate: Uint8Array): Judged {
  const read = readDeviceCertificate(certificate);
  if (read === undefined || !read.issuedByLab || read.tenantId !== service.directory.tenantId) return { device: undefined, fault: 'foreign-certificate' };
  const device = findDevice(service.directory, read.deviceId);
  if (device === undefined) return { device, fault: 'unknown' };
  const { nowUtc } = service.clock;
  if (device.certificateThumbprint !== read.thumbprint) return { device, fault: 'other-certificate' };
  if (nowUtc < read.validFromUtc || nowUtc > read.validToUtc) return { device, fault: 'certificate-expired' };
  return { device, fault: judgeDevice(service, device) };
}

function judgeDevice(service: EntraService, device: DirectoryDevice): DeviceFault | undefined {
  if (!device.accountEnabled) return 'disabled';
  if (device.registeredUtc === undefined) return 'pending';
  return device.visibleFromUtc > service.clock.nowUtc ? 'not-visible-yet' : undefined;
}

/**
 * The device that signed a request with its key.
 * @throws Refusal 135011 for a disabled one (documented), 50155 for all else. Documented for deleted devices; modelled for an
 * expired or other certificate, a pending object and one that is not replicated yet (protocol §3.3, F1 to F4, F31).
 */
export function authenticateDevice(service: EntraService, trace: SignInTrace, certificate: Uint8Array): DirectoryDevice {
  return accept(trace, judgeCertificate(service, certificate));
}

/** The device of a PRT, which is renewed by its session key: the object alone is judged, no certificate is at hand. */
export function authenticateDeviceOfPrt(service: EntraService, trace: SignInTrace, deviceId: string): DirectoryDevice {
  const device = findDevice(service.directory, deviceId);
  return accept(trace, { device, fault: device && judgeDevice(service, device) });
}

function accept(trace: SignInTrace, { device, fault }: Judged): DirectoryDevice {
  if (device !== undefined) trace.device = device;
  if (fault === 'disabled') throw new Refusal(135011);
  if (fault !== undefined || device === undefined) throw new Refusal(50155);
  return device;
}
