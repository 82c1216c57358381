import 'reflect-metadata';
import { createPublicKey, X509Certificate as NodeCertificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, Extension, X509Certificate } from '@peculiar/x509';
import { guidBytes, printGuid } from '../guid.js';
import type { Random } from '../random.js';
import { fixtureKey } from './fixture-keys.js';
import { issueCertificate, thumbprintOf } from './issue-certificate.js';
import type { Certificate, DistinguishedName } from './issue-certificate.js';
import { isUsualRsa } from './usual-rsa.js';

/** What a device certificate says about its device. */
export interface DeviceIdentity {
  readonly deviceId: string;
  readonly tenantId: string;
  /** Who joined the device. */
  readonly userObjectId: string;
  /** `NA`, `EU`. */
  readonly region: string;
  /** 0 registered, 1 joined. */
  readonly joinType: 0 | 1;
}

/** A device certificate, read. */
export interface DeviceCertificate extends DeviceIdentity {
  /** SHA-1, upper-case hex. */
  readonly thumbprint: string;
  readonly validFromUtc: number;
  readonly validToUtc: number;
  readonly publicKey: KeyObject;
  /** Whether the lab's authority signed it. Its validity is for the reader to judge, who knows the time. */
  readonly issuedByLab: boolean;
}

/** One relative name of four attributes, as public dumps of real device certificates show with their plus signs. */
const issuerName: DistinguishedName = [{ DC: ['net', 'windows'], CN: ['MS-Organization-Access'], OU: ['82dbaca4-3e81-46ca-9c73-0950c1eaca97'] }];

/**
 * Extensions of device certificates, 1.2.840.113556.1.5.284.
 * @see https://learn.microsoft.com/openspecs/windows_protocols/ms-dvrj/850786b9-2525-4047-a5ff-8c3093b46b88
 */
const extensionIds = {
  deviceId: '1.2.840.113556.1.5.284.2',
  userObjectId: '1.2.840.113556.1.5.284.3',
  tenantId: '1.2.840.113556.1.5.284.5',
  joinType: '1.2.840.113556.1.5.284.7',
  region: '1.2.840.113556.1.5.284.8',
};

/**
 * The certificate that a device gets when it joins, in the layout of MS-Organization-Access. It is valid for ten years and thirty
 * minutes, as six public ones are.
 */
export function issueDeviceCertificate(
  options: DeviceIdentity & { readonly publicKey: KeyObject; readonly issuedUtc: number; readonly random: Random },
): Promise<Certificate> {
  const validFromUtc = Math.floor(options.issuedUtc / 1000) * 1000;
  const validTo = new Date(validFromUtc + 30 * 60_000);
  const serialNumber = options.random.bytes(16);
  serialNumber[0] = (serialNumber[0]! & 0x7f) | 0x40; // positive, and always as long
  return issueCertificate({
    subject: [{ CN: [options.deviceId] }],
    issuer: issuerName,
    publicKey: options.publicKey,
    issuerKey: fixtureKey('organization-access'),
    validFromUtc,
    validToUtc: validTo.setUTCFullYear(validTo.getUTCFullYear() + 10),
    serialNumber: serialNumber.toString('hex'),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth], true),
      extension(extensionIds.deviceId, guidBytes(options.deviceId)),
      extension(extensionIds.userObjectId, guidBytes(options.userObjectId)),
      extension(extensionIds.tenantId, guidBytes(options.tenantId)),
      extension(extensionIds.region, Buffer.from(options.region, 'latin1')),
      extension(extensionIds.joinType, Buffer.from(String(options.joinType), 'latin1')),
    ],
  });
}

/** What a device certificate says; `undefined` for what is no certificate, or no device's. Who issued it is told, not required. */
export function readDeviceCertificate(der: Uint8Array): DeviceCertificate | undefined {
  if (der.length > 16 * 1024) return undefined;
  try {
    const certificate = new NodeCertificate(der);
    if (!certificate.raw.equals(der) || !isUsualRsa(certificate.publicKey)) return undefined;
    const parsed = new X509Certificate(certificate.raw);
    const value = (id: string): Buffer => valueOf(parsed.getExtensions(id));
    const joinType = value(extensionIds.joinType).toString('latin1');
    if (joinType !== '0' && joinType !== '1') return undefined;
    return {
      deviceId: guidOf(value(extensionIds.deviceId)),
      userObjectId: guidOf(value(extensionIds.userObjectId)),
      tenantId: guidOf(value(extensionIds.tenantId)),
      region: value(extensionIds.region).toString('latin1'),
      joinType: joinType === '1' ? 1 : 0,
      thumbprint: thumbprintOf(certificate.raw),
      validFromUtc: parsed.notBefore.getTime(),
      validToUtc: parsed.notAfter.getTime(),
      publicKey: certificate.publicKey,
      issuedByLab: certificate.verify(createPublicKey(fixtureKey('organization-access'))),
    };
  } catch {
    return undefined;
  }
}

/** Real certificates write the length of a value in two bytes where DER would take one; so does the lab. */
function extension(id: string, value: Uint8Array): Extension {
  return new Extension(id, false, Buffer.concat([Uint8Array.of(0x04, 0x81, value.length), value]));
}

/** The value of an extension that is there once, in either form of its length. */
function valueOf(extensions: readonly Extension[]): Buffer {
  if (extensions.length !== 1) throw new Error('an extension that is not there once');
  const bytes = Buffer.from(extensions[0]!.value);
  const start = bytes[1] === 0x81 ? 3 : 2;
  if (bytes[0] !== 0x04 || bytes.length < start || bytes[start - 1] !== bytes.length - start) throw new Error('an extension whose value is no octet string');
  return bytes.subarray(start);
}

function guidOf(bytes: Buffer): string {
  return printGuid(guidBytes(bytes.toString('hex')));
}
