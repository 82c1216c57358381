import { registryPath } from '../../evidence/registry-path.js';

/**
 * The registry keys that say something about a registration, a sign-in or the way to Entra, and the values kept of them.
 * Everything else of an export is dropped at the door: exports of whole hives hold secrets and are huge.
 */
const keys: readonly (readonly [path: string, names?: ReadonlySet<string>])[] = [
  ['SYSTEM\\CURRENTCONTROLSET\\CONTROL\\CLOUDDOMAINJOIN'],
  ['SYSTEM\\CURRENTCONTROLSET\\CONTROL\\WORKPLACEJOIN'],
  ['SOFTWARE\\MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\WORKPLACEJOIN'],
  ['SOFTWARE\\POLICIES\\MICROSOFT\\WINDOWS\\WORKPLACEJOIN'],
  // The service connection point for one PC, set by policy: TenantId and TenantName.
  ['SOFTWARE\\MICROSOFT\\WINDOWS\\CURRENTVERSION\\CDJ'],
  ['SOFTWARE\\MICROSOFT\\WINDOWS\\CURRENTVERSION\\AAD'],
  ['SOFTWARE\\POLICIES\\MICROSOFT\\PASSPORTFORWORK'],
  ['SOFTWARE\\MICROSOFT\\POLICIES\\PASSPORTFORWORK'],
  ['SOFTWARE\\MICROSOFT\\WINDOWS\\CURRENTVERSION\\POLICIES\\SYSTEM\\KERBEROS'],
  ['SYSTEM\\CURRENTCONTROLSET\\CONTROL\\LSA\\KERBEROS'],
  ['SOFTWARE\\MICROSOFT\\POLICYMANAGER\\CURRENT\\DEVICE\\KERBEROS'],
  ['SOFTWARE\\MICROSOFT\\WINDOWS\\CURRENTVERSION\\INTERNET SETTINGS\\CONNECTIONS', new Set(['WINHTTPSETTINGS'])],
  ['SOFTWARE\\MICROSOFT\\WINDOWS\\CURRENTVERSION\\INTERNET SETTINGS', new Set(['PROXYENABLE', 'PROXYSERVER', 'PROXYOVERRIDE', 'AUTOCONFIGURL', 'AUTODETECT'])],
  ['SOFTWARE\\POLICIES\\MICROSOFT\\WINDOWS\\CURRENTVERSION\\INTERNET SETTINGS', new Set(['PROXYENABLE', 'PROXYSERVER', 'PROXYOVERRIDE', 'AUTOCONFIGURL', 'PROXYSETTINGSPERUSER'])],
  ['SOFTWARE\\MICROSOFT\\IDENTITYSTORE', new Set(['USERNAME', 'PROVIDERNAME', 'SID', 'IDENTITYNAME'])],
  ['SOFTWARE\\MICROSOFT\\ENROLLMENTS', new Set(['ENROLLMENTSTATE', 'ENROLLMENTTYPE', 'PROVIDERID', 'UPN', 'AADTENANTID', 'DISCOVERYSERVICEFULLURL', 'AADRESOURCEID'])],
  ['SOFTWARE\\POLICIES\\MICROSOFT\\WINDOWS\\CURRENTVERSION\\MDM'],
  ['SYSTEM\\CURRENTCONTROLSET\\CONTROL\\SECURITYPROVIDERS\\SCHANNEL'],
  ['SOFTWARE\\MICROSOFT\\WINDOWS\\CURRENTVERSION\\TOKENBROKER'],
  ['SOFTWARE\\MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\TOKENBROKER'],
];

/** Which values of a key are kept: a filter on upper-case names, or undefined when the key does not matter. */
export function keptValues(key: string): ((name: string) => boolean) | undefined {
  const path = registryPath(key);
  for (const [prefix, names] of keys) {
    if (!path.startsWith(prefix) || (path.length > prefix.length && path[prefix.length] !== '\\')) continue;
    return names === undefined ? () => true : (name) => names.has(name);
  }
  return undefined;
}

const secrets = ['PASSWORD', 'PASSWD', 'PWD', 'SECRET', 'TOKEN', 'COOKIE', 'PRIVATEKEY', 'NONCE', 'BLOB', 'OWNERAUTH', 'AUTHDATA', 'SESSIONKEY'];

/** Whether a text or binary value of this upper-case name may let someone in. Numbers never do. */
export function isSecretName(name: string): boolean {
  return secrets.some((each) => name.includes(each));
}
