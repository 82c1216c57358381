import { guidOf } from '../../evidence/guid.js';

/**
 * Whether a registration leaves certificates of this issuer: the device certificate, the yearly peer-to-peer one, the
 * one of Intune. AD FS issues device certificates under the same name as Entra, with another OU.
 */
export function leavesRegistration(issuer: string): boolean {
  const name = commonName(issuer);
  return name !== undefined
    && (name === 'ms-organization-access' || name.startsWith('ms-organization-p2p-access') || name === 'microsoft intune mdm device ca');
}

/** The id in a subject's common name, lower case; undefined where it is none. */
export function subjectId(subject: string): string | undefined {
  const name = commonName(subject);
  return name === undefined ? undefined : guidOf(name);
}

/**
 * The common name in a printed distinguished name, lower case. Entra's own issuer is one name of four parts, which tools
 * print as `DC=net + DC=windows + CN=MS-Organization-Access + OU=82dbaca4-…` or with commas.
 */
function commonName(name: string): string | undefined {
  for (const part of name.slice(0, 4096).replaceAll(' + ', ',').split(',')) {
    const text = part.trim();
    if (text.length > 3 && text.slice(0, 3).toUpperCase() === 'CN=') return text.slice(3).trim().toLowerCase();
  }
  return undefined;
}
