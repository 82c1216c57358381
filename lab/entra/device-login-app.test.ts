import { createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { issueDeviceCertificate } from '../crypto/device-certificate.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { seededRandom } from '../random.js';
import { contoso } from './contoso.js';
import { sampleDeviceId } from './join-sample-pc.test-support.js';
import { startSampleEntra } from './sample-entra.test-support.js';
import type { SampleEntra } from './sample-entra.test-support.js';

async function testDevice({ entra, certificate }: SampleEntra, clientCertificate: Uint8Array | undefined = certificate.der): Promise<unknown> {
  const { app } = entra.hosts.find(({ name }) => name === 'device.login.microsoftonline.com')!;
  const response = await app.request('https://device.login.microsoftonline.com/', {}, { clientCertificate });
  return { status: response.status, body: (await response.json()) as unknown };
}

const refused = (fault: string) => ({ status: 401, body: { result: 'refused', fault } });

test.each<[string, (sample: SampleEntra) => void]>([
  ['disabled', ({ entra }) => entra.administrator.disableDevice(sampleDeviceId)],
  ['unknown', ({ entra }) => entra.administrator.deleteDevice(sampleDeviceId)],
  ['other-certificate', ({ directory }) => void (directory.devices[0]!.certificateThumbprint = '')],
  ['pending', ({ directory }) => void delete directory.devices[0]!.registeredUtc],
  ['not-visible-yet', ({ directory, clock }) => void (directory.devices[0]!.visibleFromUtc = clock.nowUtc + 1)],
  ['certificate-expired', ({ clock }) => clock.advance(11 * 366 * 86_400_000)],
])('a device is accepted, and refused as %s', async (fault, breaks) => {
  const sample = await startSampleEntra();
  expect(await testDevice(sample)).toEqual({ status: 200, body: { result: 'success' } });
  breaks(sample);
  expect(await testDevice(sample)).toEqual(refused(fault));
});

test('who brings no certificate, or one of another tenant, is refused', async () => {
  const sample = await startSampleEntra();
  const foreign = await issueDeviceCertificate({
    publicKey: createPublicKey(fixtureKey('device')), deviceId: sampleDeviceId, tenantId: '66666666-7777-4888-8999-000000000000', userObjectId: contoso.alexObjectId, region: 'EU', joinType: 1, issuedUtc: sample.clock.nowUtc, random: seededRandom('foreign'),
  });
  expect(await testDevice(sample, foreign.der)).toEqual(refused('foreign-certificate'));
  // As good as its own, but for the signature of the authority.
  const forged = Buffer.from(sample.certificate.der);
  forged[forged.length - 1]! ^= 1;
  expect(await testDevice(sample, forged)).toEqual(refused('foreign-certificate'));
  expect(await testDevice(sample, new Uint8Array([1, 2, 3]))).toEqual(refused('foreign-certificate'));
  expect(await sample.request('/', {}, 'device.login.microsoftonline.com')).toMatchObject({ status: 401, json: { fault: 'no-certificate' } });
  expect(await sample.request('/nowhere', {}, 'device.login.microsoftonline.com')).toMatchObject({ status: 404 });
});
