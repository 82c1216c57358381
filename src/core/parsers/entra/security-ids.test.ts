import { expect, test } from 'vitest';
import { securityIds } from './security-ids.js';

const thumbprint = '0123456789ABCDEF0123456789ABCDEF01234567';
const text = `X509:<SHA1-TP-PUBKEY>${thumbprint.toLowerCase()}abc=`;
const utf16 = Buffer.from(text, 'utf16le');
const found = { hasKey: true, thumbprints: [thumbprint] };

test.each<[string, unknown, unknown]>([
  ['base64 of UTF-16', [{ type: 2, identityProvider: null, key: utf16.toString('base64') }], found],
  ['base64 of UTF-8', [{ key: Buffer.from(text).toString('base64') }], found],
  ['PascalCase and bytes', [{ Type: 2, Key: [...utf16] }], found],
  ['bytes in decimal', { Key: [...utf16].join(' ') }, found],
  ['two keys', [{ key: text }, { key: text }], { hasKey: true, thumbprints: [thumbprint, thumbprint] }],
  ['plain text of Format-List', `{${text}}`, found],
  ['a type\'s name', ['Microsoft.Graph.PowerShell.Models.MicrosoftGraphAlternativeSecurityId'], { hasKey: true }],
  ['a type\'s name in Format-List', '{Microsoft.Graph.PowerShell.Models.MicrosoftGraphAlternativeSecurityId}', { hasKey: true }],
  ['another kind of key', [{ type: 1, key: 'AAAA' }], { hasKey: true }],
  ['a thumbprint that is cut off', [{ key: 'X509:<SHA1-TP-PUBKEY>0123' }], { hasKey: true }],
  ['no digits', [{ key: `X509:<SHA1-TP-PUBKEY>${'z'.repeat(40)}` }], { hasKey: true }],
  ['none', [], { hasKey: false }], ['none in Format-List', '{}', { hasKey: false }], ['none in a CSV', '[]', { hasKey: false }],
  ['not exported', undefined, {}], ['null', null, {}], ['blank', '', {}], ['an object without a key', [{}], {}], ['what Export-Csv writes', 'System.Object[]', {}], ['a number', 7, {}],
])('%s', (_, exported, expected) => {
  expect(securityIds(exported)).toEqual(expected);
});
