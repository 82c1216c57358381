import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MachineEvidence, StoredCertificate } from '../../evidence/machine-state.js';
import { certutilStore } from './certutil-store.js';

const read = (text: string, path = 'store.txt') => certutilStore.parse({ path, text, firstLine: 1 });
function machine(text: string, path?: string): MachineEvidence {
  const [artifact] = read(text, path).artifacts;
  expect(artifact?.kind).toBe('machine');
  return (artifact as { machine: MachineEvidence }).machine;
}
const certificates = (text: string, path?: string) => machine(text, path).states as readonly StoredCertificate[];

const sample = `My "Personal"
================ Certificate 0 ================
Serial Number: 5800000002ca70ea4e42f218a6000000000002
Issuer: CN=contoso-CA, DC=contoso, DC=com
 NotBefore: 6/1/2025 8:14 PM
 NotAfter: 6/1/2026 8:14 PM
Subject: CN=PC1.contoso.com
Non-root Certificate
Cert Hash(sha1): 779a97b1d8e492b5bafebc02338845ffdff76ad2
  Key Container = 46f11b4056ad38609b08d1dea6880023_7989b711-2e3f-4107-9aae-fb8df2e3b958
  Provider = Microsoft RSA SChannel Cryptographic Provider
Encryption test passed

================ Certificate 1 ================
Serial Number: c0ffee0011223344556677889900aabb
Issuer: DC=net + DC=windows + CN=MS-Organization-Access + OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97
 NotBefore: 6/15/2025 4:40 PM
 NotAfter: 6/15/2035 5:10 PM
Subject: CN=11111111-2222-4333-8444-555555555555
Non-root Certificate
Cert Hash(sha1): 00112233445566778899aabbccddeeff00112233
  Key Container = 99999999-8888-4777-8666-555555555555
  Unique container name: PCPTPM12-thing
  Provider = Microsoft Platform Crypto Provider
Private key is NOT exportable
Signature test passed
CertUtil: -store command completed successfully.
`;

const device = {
  kind: 'certificate', file: 'store.txt', line: 14,
  issuer: 'DC=net + DC=windows + CN=MS-Organization-Access + OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97',
  subject: 'CN=11111111-2222-4333-8444-555555555555', deviceId: '11111111-2222-4333-8444-555555555555',
  thumbprint: '00112233445566778899AABBCCDDEEFF00112233',
  fromUtc: Date.UTC(2025, 5, 15, 16, 40), toUtc: Date.UTC(2035, 5, 15, 17, 10), zoneUnknown: true,
  keyContainer: '99999999-8888-4777-8666-555555555555', keyProvider: 'Microsoft Platform Crypto Provider', keyTest: 'passed',
};

test('the sample', () => {
  expect(certutilStore.recognises({ path: 'x', text: sample, firstLine: 1 })).toBe(true);
  expect(read(sample).notes).toEqual([]);
  expect(machine(sample)).toEqual({ file: 'store.txt', line: 1, othersIgnored: 1, states: [device] });
});

const block = (ending: string) => `================ Certificate 0 ================
Issuer: CN=MS-Organization-Access
 NotBefore: 2025-06-15 16:40
 NotAfter: 2035-06-15 17:10
Subject: CN=11111111-2222-4333-8444-555555555555
Cert Hash(sha1): 00 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff 00 11 22 33
  Key Container = x
  Provider = Microsoft Software Key Storage Provider
${ending}
`;

describe('the key test', () => {
  test.each<[ending: string, keyTest: string | undefined, code: number | undefined]>([
    ['Encryption test passed', 'passed', undefined],
    ['Signature test passed', 'passed', undefined],
    ['Private key is NOT exportable\nEncryption test FAILED', 'failed', undefined],
    ['Missing stored keyset', 'missing', undefined],
    ['Keyset does not exist 0x80090016 (-2146893802 NTE_BAD_KEYSET)', 'missing', 0x80090016],
    ['Schlüsselsatz nicht vorhanden. 0x80090016 (-2146893802 NTE_BAD_KEYSET)', 'missing', 0x80090016],
    ['鍵の検査 0x80290401 (-2144795647)', 'failed', 0x80290401],
    ['Der private Schlüssel ist NICHT exportierbar\nVerschlüsselungstest wurde durchgeführt', 'passed', undefined],
    ['Verschl\ufffdsselungstest wurde durchgef\ufffdhrt', 'passed', undefined],
    ['Test de chiffrement réussi', 'passed', undefined],
    ['何かの文', undefined, undefined],
    ['CertUtil: -store command FAILED: 0x80070002 (WIN32: 2)', undefined, undefined],
  ])('%s', (ending, keyTest, code) => {
    const [only] = certificates(block(ending));
    expect([only?.keyTest, only?.keyTestCode]).toEqual([keyTest, code]);
    expect(only?.thumbprint).toBe('00112233445566778899AABBCCDDEEFF00112233');
  });
});

describe('languages', () => {
  test.each<[language: string, text: string, fromUtc: number | undefined]>([
    ['German', `My "Eigene Zertifikate"
================ Zertifikat 14 ================
Seriennummer: 1a2b3c4d5e
Aussteller: CN=MS-Organization-Access, OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97, DC=windows, DC=net
 Nicht vor: 03.04.2025 01:00
 Nicht nach: 03.04.2035 01:00
Antragsteller: CN=11111111-2222-4333-8444-555555555555
Kein Stammzertifikat
Zertifikathash(sha1): 00112233445566778899aabbccddeeff00112233
  Schlüsselcontainer = 99999999-8888-4777-8666-555555555555
  Eindeutiger Containername: a11a37
  Anbieter = Microsoft Platform Crypto Provider
Der private Schlüssel ist NICHT exportierbar
CertUtil: -store-Befehl wurde erfolgreich ausgeführt.`, Date.UTC(2025, 3, 3, 1)],
    ['French', `My "Personnel"
================ Certificat 0 ================
Numéro de série : 1a2b3c4d5e
Émetteur: CN=MS-Organization-Access
 NotBefore : 15/06/2025 16:40
 NotAfter : 15/06/2035 17:10
Objet: CN=11111111-2222-4333-8444-555555555555
Il ne s’agit pas d’un certificat racine
Hach. cert. (sha1)\u00a0: 00112233445566778899aabbccddeeff00112233
  Conteneur de clé\u00a0= 99999999-8888-4777-8666-555555555555
  Fournisseur = Microsoft Platform Crypto Provider
CertUtil: -store La commande s’est terminée correctement.`, Date.UTC(2025, 5, 15, 16, 40)],
    ['Spanish, day and month not told apart', `My "Personal"
================ Certificado 0 ================
Número de serie: 0102030405
Emisor: CN=MS-Organization-Access
 No antes de: 03/04/2025 10:00
 No después de: 03/04/2035 10:00
Sujeto: CN=11111111-2222-4333-8444-555555555555
Hash cert.(sha1): 00112233445566778899aabbccddeeff00112233
  Contenedor de claves = 99999999-8888-4777-8666-555555555555
  Proveedor = Microsoft Platform Crypto Provider`, undefined],
    ['Japanese', `================ 証明書 0 ================
シリアル番号: 1a2b3c
発行者: CN=MS-Organization-Access
 この日以降: 2025/06/15 16:40
 この日以前: 2035/06/15 17:10
サブジェクト: CN=11111111-2222-4333-8444-555555555555
証明書ハッシュ(sha1): 00112233445566778899aabbccddeeff00112233
  キー コンテナー = 99999999-8888-4777-8666-555555555555
  プロバイダー = Microsoft Platform Crypto Provider`, Date.UTC(2025, 5, 15, 16, 40)],
  ])('%s', (_, text, fromUtc) => {
    const [only, ...rest] = certificates(text);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({
      deviceId: device.deviceId, thumbprint: device.thumbprint, keyContainer: device.keyContainer, keyProvider: device.keyProvider,
    });
    expect(only?.fromUtc).toBe(fromUtc);
    expect(only !== undefined && 'zoneUnknown' in only).toBe(fromUtc !== undefined);
  });
});

test('the verbose layout, names on lines of their own and several hashes', () => {
  const [only] = certificates(`================ Certificate 0 ================
X509 Certificate:
Version: 3
Serial Number: 1a2b
Signature Algorithm:
    Algorithm ObjectId: 1.2.840.113549.1.1.11 sha256RSA
Issuer:
    CN=MS-Organization-Access
    OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97
    DC=windows
    DC=net
  Name Hash(sha1): ffffffffffffffffffffffffffffffffffffffff

 NotBefore: 6/15/2025 4:40 PM
 NotAfter: 6/15/2035 5:10 PM

Subject:
    CN=11111111-2222-4333-8444-555555555555
  Name Hash(sha1): eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee

Certificate Extensions: 1
    2.5.29.19: Flags = 1(Critical), Length = 2
    Directory Address:
         CN=something else
Key Id Hash(sha1): dddddddddddddddddddddddddddddddddddddddd
Cert Hash(sha1): 00112233445566778899aabbccddeeff00112233

  CERT_KEY_PROV_INFO_PROP_ID(2):
    Key Container = 99999999-8888-4777-8666-555555555555
  Unique container name: x
    Provider = Microsoft Platform Crypto Provider
    ProviderType = 0
    Flags = 20 (32)
Private key is NOT exportable
Encryption test passed
`);
  expect(only).toMatchObject({
    issuer: 'CN=MS-Organization-Access, OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97, DC=windows, DC=net', subject: device.subject,
    thumbprint: device.thumbprint, keyContainer: device.keyContainer, keyTest: 'passed', fromUtc: device.fromUtc,
  });
});

test('a dump of one file has no heading', () => {
  expect(certificates(`X509 Certificate:
Version: 3
Issuer:
    CN=MS-Organization-P2P-Access [2025]
Subject:
    CN=11111111-2222-4333-8444-555555555555
    DC=22222222-3333-4444-8555-666666666666
Cert Hash(sha1): 00112233445566778899aabbccddeeff00112233
CertUtil: -dump command completed successfully.`)).toEqual([expect.objectContaining({
    issuer: 'CN=MS-Organization-P2P-Access [2025]', deviceId: device.deviceId, thumbprint: device.thumbprint,
  })]);
});

describe('the store', () => {
  test.each<[name: string, text: string, path: string, store: string | undefined]>([
    ['a typed command', `C:\\>certutil -store -user my\n${block('')}`, 'a.txt', 'user'],
    ['a typed command for the machine', `C:\\>certutil -store My\n${block('')}`, 'a.txt', 'machine'],
    ['a file name', block(''), 'cmd/certutil_-store_-user_my.log', 'user'],
    ['nothing', block(''), 'a.txt', undefined],
  ])('%s', (_, text, path, store) => {
    expect(certificates(text, path)[0]?.store).toBe(store);
  });
});

test('a store without a certificate of a registration is evidence too', () => {
  expect(machine(sample.slice(0, sample.indexOf('================ Certificate 1')))).toMatchObject({ states: [], othersIgnored: 1 });
});

test.each<[name: string, text: string, expected: object]>([
  ['an empty store', 'My "Personal"\nCertUtil: -store command completed successfully.\n', { artifacts: [{ machine: { states: [], othersIgnored: 0 } }] }],
  ['an empty store in German', 'My "Eigene Zertifikate"\nCertUtil: -store-Befehl wurde erfolgreich ausgeführt.\n', { artifacts: [{ machine: { othersIgnored: 0 } }] }],
  ['a failed command', 'CertUtil: -store command FAILED: 0x80070005 (WIN32: 5 ERROR_ACCESS_DENIED)', { artifacts: [], unread: expect.any(String) }],
])('%s', (_, text, expected) => {
  expect(certutilStore.recognises({ path: 'x', text, firstLine: 1 })).toBe(true);
  expect(read(text)).toMatchObject(expected);
});

describe('damage', () => {
  test.each<[name: string, text: string]>([
    ['nothing', ''], ['a heading only', '================ Certificate 0 ================'], ['NULs', '\0'.repeat(5000)],
    ['a giant line', `Issuer: CN=${'x'.repeat(200_000)}`],
  ])('%s is unread', (_, text) => {
    expect(read(text)).toMatchObject({ artifacts: [], unread: expect.stringContaining('store.txt') });
  });
  test('an end in the middle leaves a note', () => {
    expect(read(sample.slice(0, sample.indexOf('Subject: CN=1111')))).toMatchObject({ notes: [expect.stringContaining('line 14')] });
  });
  test('HTML in a value stays text', () => {
    expect(certificates(block('').replace('= x', '= <script>x</script>'))[0]?.keyContainer).toBe('<script>x</script>');
  });
  test('never throws, never hangs', () => {
    fc.assert(fc.property(fc.nat(sample.length), fc.nat(80), fc.string({ maxLength: 40 }), (at, cut, put) => {
      const { artifacts } = read(sample.slice(0, at) + put + sample.slice(at + cut));
      expect(artifacts.length).toBeLessThanOrEqual(1);
    }));
    const giant = block('Encryption test passed').repeat(20_000);
    expect(certificates(giant).length).toBeLessThanOrEqual(500);
  });
});
