import { expect, test } from 'vitest';
import { isExpectedIssuer, isFiddlerIssuer } from './tls-issuer.js';

test.each<readonly [string, boolean]>([
  ['C=US; O=DigiCert Inc; CN=DigiCert SHA2 Secure Server CA', true],
  ['CN=Microsoft Azure RSA TLS Issuing CA 03, O=Microsoft Corporation, C=US', true],
  ['DigiCert SHA2 Secure Server CA', true],
  ['CN=DigiCert Global G2 TLS RSA SHA256 2020 CA1, O="DigiCert, Inc.", C=US', true],
  ['/C=US/O=DigiCert Inc/CN=x', true],
  ['CN=Contoso Inspection CA, O=Contoso, C=US', false],
  ['CN=DigiCert SHA2 Secure Server CA, O=Contoso', false],
  ['Contoso Inspection CA', false],
  ['CN=Microsoft Root of Contoso', false],
  ['', false],
])('%s', (issuer, expected) => expect(isExpectedIssuer(issuer)).toBe(expected));

test('Fiddler\'s own root', () => {
  expect(['CN=DO_NOT_TRUST_FiddlerRoot, O=DO_NOT_TRUST', 'CN=Fiddler Root Certificate Authority', 'CN=Contoso'].map(isFiddlerIssuer)).toEqual([true, true, false]);
});
