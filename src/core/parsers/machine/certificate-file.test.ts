import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha1 } from '@noble/hashes/legacy.js';
import type { MachineEvidence } from '../../evidence/machine-state.js';
import type { Parsed } from '../../evidence/artifact.js';
import { certificateFile, parseDerCertificate } from './certificate-file.js';
import { hexOf } from './hex-text.js';

const machineOf = (parsed: Parsed) => (parsed.artifacts[0] as unknown as { machine: MachineEvidence }).machine;
const read = (text: string) => certificateFile.parse({ path: 'device.pem', text, firstLine: 1 });

/** Made with OpenSSL for this test. */
const body = `MIIBkjCCATgCAgTSMAoGCCqGSM49BAMCMHoxEzARBgoJkiaJk/IsZAEZFgNuZXQx
YzAVBgoJkiaJk/IsZAEZFgd3aW5kb3dzMB0GA1UEAwwWTVMtT3JnYW5pemF0aW9u
LUFjY2VzczArBgNVBAsMJDgyZGJhY2E0LTNlODEtNDZjYS05YzczLTA5NTBjMWVh
Y2E5NzAeFw0yNjExMjIxNDA3MzNaFw0zNjExMTkxNDA3MzNaMC8xLTArBgNVBAMM
JDExMTExMTExLTIyMjItNDMzMy04NDQ0LTU1NTU1NTU1NTU1NTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABDvz//Z+7aOLOE1rNmldz7UrUWeS1BTipOTTEexyaWIb
JzGU+CxFU3BKNsFEXz74duUrpHKrzuBssbVIalb9aTYwCgYIKoZIzj0EAwIDSAAw
RQIgFQGtKjBTLE1Q8e357EbKiXmajkgT6YSepdvBhzd8CUQCIQDSOciUb5dlt+fL
erAjLnwm+H8M6rAUdXV2RZcjUmvDzg==`;
const sample = `Bag Attributes\n-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
const bytes = new Uint8Array(Buffer.from(body.replaceAll('\n', ''), 'base64'));

const expected = {
  kind: 'certificate', file: 'device.pem',
  subject: 'CN=11111111-2222-4333-8444-555555555555', deviceId: '11111111-2222-4333-8444-555555555555',
  issuer: 'DC=net, DC=windows + CN=MS-Organization-Access + OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97',
  thumbprint: 'F66F54F59856FFF65BB31BDD70766969C025468C',
  fromUtc: Date.UTC(2026, 10, 22, 14, 7, 33), toUtc: Date.UTC(2036, 10, 19, 14, 7, 33),
};

test('the sample as text', () => {
  expect(certificateFile.recognises({ path: 'x', text: sample, firstLine: 1 })).toBe(true);
  expect(read(sample).notes).toEqual([]);
  expect(machineOf(read(sample))).toEqual({ file: 'device.pem', line: 1, othersIgnored: 0, states: [{ ...expected, line: 2 }] });
});

test('the same as bytes', () => {
  expect(hexOf(sha1(bytes))).toBe(expected.thumbprint);
  expect(machineOf(parseDerCertificate(bytes, 'device.pem'))).toEqual({ file: 'device.pem', othersIgnored: 0, states: [expected] });
});

test('an unrelated certificate is counted', () => {
  // Same length, another name: the issuer is no registration's any more.
  const other = new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replace('MS-Organization-Access', 'Contoso-Issuing-CA-0001'.slice(0, 22)), 'latin1'));
  expect(machineOf(parseDerCertificate(other, 'x.cer'))).toEqual({ file: 'x.cer', othersIgnored: 1, states: [] });
});

describe('garbage is refused', () => {
  const deep = new Uint8Array(16_000);
  for (let at = 0; at + 4 <= deep.length; at += 4) deep.set([0x30, 0x82, (deep.length - at - 4) >> 8, (deep.length - at - 4) & 255], at);
  test.each<[name: string, bytes: Uint8Array]>([
    ['nothing', new Uint8Array()], ['text', new TextEncoder().encode('hello')], ['cut off', bytes.subarray(0, 300)], ['too long', new Uint8Array(1 << 20).fill(0x30)],
    ['more bytes behind', new Uint8Array([...bytes, 0])], ['nested sixteen thousand deep', deep], ['zeros', new Uint8Array(4000)],
    ['another structure', new Uint8Array([0x30, 0x0c, 2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1])],
  ])('%s', (_, garbage) => {
    expect(parseDerCertificate(garbage, 'x.cer')).toMatchObject({ artifacts: [], unread: expect.stringContaining('x.cer') });
  });
  test.each<[name: string, text: string]>([
    ['no end', sample.slice(0, 300)], ['not base64', sample.replace('MIIB', '<b>!')], ['a giant body', sample.replace(body, 'A'.repeat(3_000_000))],
    ['a giant body in lines', sample.replace(body, `${'A'.repeat(64)}\n`.repeat(50_000))],
  ])('PEM: %s', (_, text) => {
    expect(read(text)).toMatchObject({ artifacts: [], unread: expect.any(String) });
  });
});

test('a damaged one beside a good one leaves a note', () => {
  const parsed = read(sample.replace('MIIB', '????') + sample);
  expect(parsed.notes).toEqual([expect.stringContaining('line 2')]);
  expect(machineOf(parsed).states).toHaveLength(1);
});

test('never throws', () => {
  fc.assert(fc.property(fc.nat(bytes.length - 1), fc.uint8Array({ maxLength: 12 }), (at, put) => {
    const changed = bytes.slice();
    changed.set(put.subarray(0, bytes.length - at), at);
    expect(parseDerCertificate(changed, 'x.cer').artifacts.length).toBeLessThanOrEqual(1);
  }));
  fc.assert(fc.property(fc.nat(sample.length), fc.string({ maxLength: 30 }), (at, put) => {
    expect(read(sample.slice(0, at) + put + sample.slice(at + 3)).artifacts.length).toBeLessThanOrEqual(1);
  }));
});
