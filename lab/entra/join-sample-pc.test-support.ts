import { createPublicKey } from 'node:crypto';
import type { Certificate } from '../crypto/certificates.js';
import { issueDeviceCertificate } from '../crypto/device-certificate.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { seededRandom } from '../random.js';
import { contoso } from './contoso.js';
import type { Directory } from './directory.js';

export const sampleDeviceId = 'd0000000-0000-4000-8000-000000000042';

/** Puts PC-0042 into the directory, as a join would have; its keys are the fixture keys `device` and `transport`. */
export async function joinSamplePc(directory: Directory, joinedUtc: number): Promise<Certificate> {
  const certificate = await issueDeviceCertificate({
    publicKey: createPublicKey(fixtureKey('device')),
    deviceId: sampleDeviceId,
    tenantId: contoso.tenantId,
    userObjectId: contoso.alexObjectId,
    region: 'EU',
    joinType: 1,
    issuedUtc: joinedUtc,
    random: seededRandom('sample PC'),
  });
  directory.devices.push({
    objectId: 'd0000000-0000-4000-8000-0000000000ff',
    deviceId: sampleDeviceId,
    displayName: 'PC-0042',
    accountEnabled: true,
    trustType: 'AzureAd',
    operatingSystem: 'Windows',
    operatingSystemVersion: '10.0.26200.6584',
    certificateThumbprint: certificate.thumbprint,
    transportKey: createPublicKey(fixtureKey('transport')),
    registeredUtc: joinedUtc,
    visibleFromUtc: 0,
    isCompliant: true,
    isManaged: true,
    onPremisesSynced: false,
  });
  return certificate;
}
