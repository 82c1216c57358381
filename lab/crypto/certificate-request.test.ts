import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createCertificateRequest, readCertificateRequest } from './certificate-request.js';
import { fixtureKey } from './fixture-keys.js';
import { toRsaKeyBlob } from './rsa-key-blob.js';

const commonName = '7E980AD9-B86D-4306-9425-9AC066FB014A';
let request: Buffer;

beforeAll(async () => {
  request = Buffer.from(await createCertificateRequest({ key: fixtureKey('device'), commonName }));
});

test('name and key are read', async () => {
  const read = await readCertificateRequest(request);
  expect(read?.commonName).toBe(commonName);
  expect(toRsaKeyBlob(read!.publicKey)).toEqual(toRsaKeyBlob(fixtureKey('device')));
});

// Each made by OpenSSL with the device key: openssl req -new -key device.pem -subj /CN=7E980AD9-B86D-4306-9425-9AC066FB014A -outform DER
const opensslRequest =
  'MIICdDCCAVwCAQAwLzEtMCsGA1UEAwwkN0U5ODBBRDktQjg2RC00MzA2LTk0MjUtOUFDMDY2RkIwMTRBMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsqGCp6PozsHRrP/0bdZKYwV0f0DwiDDvYq0DLu4BaB4OdJ5xN4HfLP2HWE/xELSz+hsfDZMCFMDixfW6/t4HRIOmi6+lId5rTvr3ITrcl0LjWUmjsXaVYSMQIBwyN8vDFN5A8wkLVLt5cvfvZ2s3IUfhZZ2UQOawEJvsliabhH+SPSgA8vdb6b4wBhk26JzGB6IbAZSqZ8QV4YvIQfkJ8SORtP0jmRKKaHLctHk4cPrTSAfwajNUnzPW7ni3VGFf1gFkhr1LDSgs7Esgmp94Fe1Ao8ztZKGT2E0bahHj1Be23I5DHl/jUzOMwW4/ZmVAFcOxz1q0sJyFSauoBeM+CwIDAQABoAAwDQYJKoZIhvcNAQELBQADggEBAHHCqf8/TfmMDiY7NAqYUgjjT4VByHcqbMucSuMAXjr3TYCwWi7uEKxh07gbHuxuqtDbJnyuoaqrvvh4tzFvGeRG3bbCJVlKLxb/Mahdov61fjbN3NdWWzzo6NBCIKI3lXdBRUvA2jOmyMRQZwdKh3GxPqi3iESWqul59zlgf2LGlDOCVAW2TBDQD5oxYmU/UC+IbqBsSSeUt25QY5MVZzJ898ygntuNdHnBjDwbPHge3RXaKUqo6bz8BWMDLnAMqArqtdDUY4qhCpqYbEl27dMA+FoyPXMKpWda2pU5mWTmgbl4ZE1Ac3ZctAg90XOXHeUTCMsM5EY8x7Th9SM5rlo=';

test('a request of another maker is read', async () => {
  expect((await readCertificateRequest(Buffer.from(opensslRequest, 'base64')))?.commonName).toBe(commonName);
});

test.each([
  [
    'SHA-1 (-sha1)',
    'MIICdDCCAVwCAQAwLzEtMCsGA1UEAwwkN0U5ODBBRDktQjg2RC00MzA2LTk0MjUtOUFDMDY2RkIwMTRBMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsqGCp6PozsHRrP/0bdZKYwV0f0DwiDDvYq0DLu4BaB4OdJ5xN4HfLP2HWE/xELSz+hsfDZMCFMDixfW6/t4HRIOmi6+lId5rTvr3ITrcl0LjWUmjsXaVYSMQIBwyN8vDFN5A8wkLVLt5cvfvZ2s3IUfhZZ2UQOawEJvsliabhH+SPSgA8vdb6b4wBhk26JzGB6IbAZSqZ8QV4YvIQfkJ8SORtP0jmRKKaHLctHk4cPrTSAfwajNUnzPW7ni3VGFf1gFkhr1LDSgs7Esgmp94Fe1Ao8ztZKGT2E0bahHj1Be23I5DHl/jUzOMwW4/ZmVAFcOxz1q0sJyFSauoBeM+CwIDAQABoAAwDQYJKoZIhvcNAQEFBQADggEBAKw7EOyFTRsm+CarDethlDJKxzJWoRQ9lH2C1uZG61P22bRlDz8PJXiGGYmvGka/RQDPnGAQA5sjlumh9ERdvmneUUgyK0i1u/b7ox9+9VIbWjYsqVREHavnXdUOOFvu9pwLX+OAXytEcaj3EeOGzL5dU8+V0zvEd+PfyOl7AvG4oq4mt6QK02LEMzto0nXttw9r1QgeC09c8Gd8ykk7l0msQgWYsPFmwh+FBL8/R4BMd1AxsrybLO3LrUvAij+et59+XLc9NCRYOY+2/ooWAzweW6UhM/dgxQcpWnHU1yVrZG2GD43IE0nznW9Oamgb+8stQeEmB8NSWkGUqbNLkbM=',
  ],
  [
    'another padding (-sigopt rsa_padding_mode:pss)',
    'MIICqTCCAVwCAQAwLzEtMCsGA1UEAwwkN0U5ODBBRDktQjg2RC00MzA2LTk0MjUtOUFDMDY2RkIwMTRBMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsqGCp6PozsHRrP/0bdZKYwV0f0DwiDDvYq0DLu4BaB4OdJ5xN4HfLP2HWE/xELSz+hsfDZMCFMDixfW6/t4HRIOmi6+lId5rTvr3ITrcl0LjWUmjsXaVYSMQIBwyN8vDFN5A8wkLVLt5cvfvZ2s3IUfhZZ2UQOawEJvsliabhH+SPSgA8vdb6b4wBhk26JzGB6IbAZSqZ8QV4YvIQfkJ8SORtP0jmRKKaHLctHk4cPrTSAfwajNUnzPW7ni3VGFf1gFkhr1LDSgs7Esgmp94Fe1Ao8ztZKGT2E0bahHj1Be23I5DHl/jUzOMwW4/ZmVAFcOxz1q0sJyFSauoBeM+CwIDAQABoAAwQgYJKoZIhvcNAQEKMDWgDzANBglghkgBZQMEAgEFAKEcMBoGCSqGSIb3DQEBCDANBglghkgBZQMEAgEFAKIEAgIA3gOCAQEARYA1mhso65+zfTh9jAn8AyIrpGTrxS80Qw0Ibh4LWqNgenNAYAXjwVYIcrUax7+BEHggHL1Jeor6h79H9jTzOCUuz+vwN+CVG0egRQSlAqP+jyKSJFya7GZWhiaOrtKoBs+b69eDEWd68Bwdq/GTa2T3i1y0NTASop4uNWTAKXYR8kJnWNa6DJ1S7+dDVu2aco0ScgzZQtTl7FnKI207dgYD7JW9UiKPXiO3G+N6SodCT2bUcQKWdHLSbTH6j8tamqao8iqkoRldmTXDuZkVeVcFncd8/JjfQ5voKj5Qlp2r/Bhuu5swRsAw19g3vcryeyH2PzLa8Es/OVtZOTD9xg==',
  ],
  [
    'a key on a curve (-key ec.pem)',
    'MIHqMIGRAgEAMC8xLTArBgNVBAMMJDdFOTgwQUQ5LUI4NkQtNDMwNi05NDI1LTlBQzA2NkZCMDE0QTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABE6WmUWnwRMJViPJ2bURynGSZxoxUjfXUbWu1cwFGDRfsVQPmqI0H8b6ZIym+v/zv1loXCvMV1sFpzhGzZuCn7GgADAKBggqhkjOPQQDAgNIADBFAiBp+IRfwHgCowBwt2HMvmwvkkT2qKRcsKvf4mgNPqPFpwIhAOOBda5aaG0SnBRq6Imbyh/wYeTjgedWdlhsuusYJ5am',
  ],
  [
    'two names (-subj /CN=a/CN=b)',
    'MIICXTCCAUUCAQAwGDEKMAgGA1UEAwwBYTEKMAgGA1UEAwwBYjCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBALKhgqej6M7B0az/9G3WSmMFdH9A8Igw72KtAy7uAWgeDnSecTeB3yz9h1hP8RC0s/obHw2TAhTA4sX1uv7eB0SDpouvpSHea0769yE63JdC41lJo7F2lWEjECAcMjfLwxTeQPMJC1S7eXL372drNyFH4WWdlEDmsBCb7JYmm4R/kj0oAPL3W+m+MAYZNuicxgeiGwGUqmfEFeGLyEH5CfEjkbT9I5kSimhy3LR5OHD600gH8GozVJ8z1u54t1RhX9YBZIa9Sw0oLOxLIJqfeBXtQKPM7WShk9hNG2oR49QXttyOQx5f41MzjMFuP2ZlQBXDsc9atLCchUmrqAXjPgsCAwEAAaAAMA0GCSqGSIb3DQEBCwUAA4IBAQB50a//ORt/URt/Ht3Gd+9YkbB67eKcjapIcGU550kAd13Gu4u4ZIvZzkMItAuqobIozlE3k2K5q6+u746gp2VjpoRaDBphYZAMNtK2r8VahTnWu+DjJsIMOM4MM2jHGHYob8N0HbSdbN+aNJVJKE80UsRRVz1HkwSo64Bd8VtQmxKzozBsD1AbYKiyjMP+EZHtGDGQVyv7daQTqP5adQhD0sK1tAZ53jj7EItfbRlt9wdegGjjk3iows4/AnPpj6yY2v1wJmJLqntNWb6t28kdnzxbnzpg7KVOut7lODTICa/1HLxavGrUN9ZtxGTGq6fa4iEbXlWDsuOdsFP4Sbwo',
  ],
  [
    'no name (-subj /O=a)',
    'MIICUTCCATkCAQAwDDEKMAgGA1UECgwBYTCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBALKhgqej6M7B0az/9G3WSmMFdH9A8Igw72KtAy7uAWgeDnSecTeB3yz9h1hP8RC0s/obHw2TAhTA4sX1uv7eB0SDpouvpSHea0769yE63JdC41lJo7F2lWEjECAcMjfLwxTeQPMJC1S7eXL372drNyFH4WWdlEDmsBCb7JYmm4R/kj0oAPL3W+m+MAYZNuicxgeiGwGUqmfEFeGLyEH5CfEjkbT9I5kSimhy3LR5OHD600gH8GozVJ8z1u54t1RhX9YBZIa9Sw0oLOxLIJqfeBXtQKPM7WShk9hNG2oR49QXttyOQx5f41MzjMFuP2ZlQBXDsc9atLCchUmrqAXjPgsCAwEAAaAAMA0GCSqGSIb3DQEBCwUAA4IBAQAPW3Vkn9Kg0IHTFNZCoiBd8azYBMOFdYVtcFp4ehCcDwM7NsF+2ziJbHZ2hxS3fC1WZJZIe7H+XHRGtC+CyHasDX2AxJhC4a5XqjVwoo6c1yWcG0c1w8m742jyz3fquwpfaiFnh9H7AIdTC04DKjy7JFT74l4xSPE1Bsdas7nYlvFiXsHTGsE1XX+I0bjZYLehmwWudA+IpC6ij0ag/X8dtN7RbDSHS79fShzMz+wOcOuktmcTLgn10A9ZP8Dy4clsAMnVKktZiSJRS7gFMwrsRgbDj4torqrwxO+tf9/kwcE9yXkciREHdYKQlPxv+HK2djA5zFgakVRVLpVy1OW7',
  ],
])('%s is refused', async (_, base64) => {
  expect(await readCertificateRequest(Buffer.from(base64, 'base64'))).toBeUndefined();
});

test.each([
  ['nothing', () => Buffer.alloc(0)],
  ['half of it', () => request.subarray(0, 300)],
  ['itself twice', () => Buffer.concat([request, request])],
  ['bytes after it', () => Buffer.concat([request, Buffer.alloc(1)])],
  ['PEM', () => Buffer.from(`-----BEGIN CERTIFICATE REQUEST-----\n${request.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`)],
  ['base64', () => Buffer.from(request.toString('base64'))],
  ['very much', () => Buffer.concat([request, Buffer.alloc(1_000_000)])],
  ['very deep', () => Buffer.from('3080'.repeat(8000), 'hex')],
  ['a length beyond its end', () => Buffer.from('3084ffffffff', 'hex')],
])('%s is refused', async (_, bytes) => {
  expect(await readCertificateRequest(bytes())).toBeUndefined();
});

test('a key that is too short is refused', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  expect(await readCertificateRequest(await createCertificateRequest({ key: privateKey, commonName }))).toBeUndefined();
});

test('no change alters what is read: it is refused, or lies in the wrapping of the signature', async () => {
  const blob = toRsaKeyBlob(fixtureKey('device'));
  await fc.assert(
    fc.asyncProperty(fc.nat(request.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const changed = Buffer.from(request);
      changed[at] = changed[at]! ^ change;
      const read = await readCertificateRequest(changed);
      if (read !== undefined) expect([read.commonName, toRsaKeyBlob(read.publicKey)]).toEqual([commonName, blob]);
    }),
    { numRuns: 200 },
  );
});

test('whatever comes is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(await readCertificateRequest(bytes)).toBeUndefined();
    }),
  );
});
