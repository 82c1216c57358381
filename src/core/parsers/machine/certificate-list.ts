import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import type { StoredCertificate } from '../../evidence/machine-state.js';
import type { DateOrder } from '../text/printed-time.js';
import { booleanWord } from './boolean-word.js';
import { type ListedProperty, listedProperties } from './format-list.js';
import { hexText } from './hex-text.js';
import { machineArtifact, maxStates, unreadMachine } from './machine-artifact.js';
import { dateOrder, printedDate } from './printed-date.js';
import { leavesRegistration, subjectId } from './registration-certificate.js';
import { startsLine } from './starts-line.js';

/**
 * `Get-ChildItem Cert:\LocalMachine\My | Format-List *`:
 *
 * ```text
 * PSPath        : Microsoft.PowerShell.Security\Certificate::LocalMachine\My\00112233445566778899AABBCCDDEEFF00112233
 * HasPrivateKey : True
 * Issuer        : DC=net + DC=windows + CN=MS-Organization-Access + OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97
 * Subject       : CN=11111111-2222-4333-8444-555555555555
 * NotBefore     : 6/15/2025 4:40:10 PM
 * NotAfter      : 6/15/2035 5:10:10 PM
 * Thumbprint    : 00112233445566778899AABBCCDDEEFF00112233
 * ```
 *
 * The names are English everywhere; the dates are in the PC's own language and time.
 */
export const certificateList: TextParser = { id: 'certificate-list', recognises, parse };

function recognises({ text }: TextFile): boolean {
  return startsLine(text, 'Thumbprint', ':') && startsLine(text, 'Issuer', ':') && startsLine(text, 'Subject', ':');
}

type Listed = ReadonlyMap<string, ListedProperty>;

function parse(file: TextFile): Parsed {
  const listed: Listed[] = [];
  let others = 0;
  let order: DateOrder | 'mixed' | undefined;
  let current = new Map<string, ListedProperty>();
  const close = () => {
    const issuer = current.get('Issuer');
    if (issuer && current.has('Subject')) {
      if (!leavesRegistration(issuer.value)) others++;
      else if (listed.length <= maxStates) listed.push(current);
    }
    current = new Map();
  };
  for (const property of listedProperties(file)) {
    if (property.afterBlank || current.has(property.name)) close();
    // Anything that is not asked for is dropped at once: a certificate has forty properties.
    if (!wanted.has(property.name)) continue;
    current.set(property.name, property);
    if (property.name === 'NotBefore' || property.name === 'NotAfter') {
      const proven = dateOrder(property.value);
      if (proven) order = order === undefined || order === proven ? proven : 'mixed';
    }
  }
  close();
  if (listed.length === 0 && others === 0) return unreadMachine(file, 'no certificate with an issuer and a subject was found. Save "Get-ChildItem Cert:\\LocalMachine\\My | Format-List *".');
  const certain = order === 'mixed' ? undefined : order;
  return machineArtifact(file, listed.map((each) => certificate(file, each, certain)), [], others);
}

/** A certificate in these lines, its dates in UTC (`2025-06-15 16:40:10Z`), which PowerShell does not print: for copies of binary certificates. */
export function certificateText({ subject, issuer, fromUtc, toUtc, thumbprint }: StoredCertificate): string {
  const date = (utc: number | undefined) => (utc === undefined ? '' : `${new Date(utc).toISOString().slice(0, 19).replace('T', ' ')}Z`);
  return `\nIssuer        : ${issuer}\nSubject       : ${subject}\nNotBefore     : ${date(fromUtc)}\nNotAfter      : ${date(toUtc)}\nThumbprint    : ${thumbprint ?? ''}\n\n`;
}

const wanted = new Set(['PSPath', 'PSParentPath', 'HasPrivateKey', 'Issuer', 'Subject', 'NotBefore', 'NotAfter', 'Thumbprint']);

function certificate(file: TextFile, listed: Listed, order: DateOrder | undefined): StoredCertificate {
  const value = (name: string) => listed.get(name)?.value ?? '';
  const subject = value('Subject');
  const deviceId = subjectId(subject);
  const thumbprint = hexText(value('Thumbprint'));
  const [from, to] = [value('NotBefore'), value('NotAfter')];
  const isUtc = from.endsWith('Z') && to.endsWith('Z');
  const fromUtc = printedDate(isUtc ? from.slice(0, -1) : from, order);
  const toUtc = printedDate(isUtc ? to.slice(0, -1) : to, order);
  const path = `${value('PSPath')} ${value('PSParentPath')}`.toLowerCase();
  const store = path.includes('::localmachine\\') ? 'machine' : path.includes('::currentuser\\') ? 'user' : undefined;
  return {
    kind: 'certificate', file: file.path, line: listed.get('Subject')?.line ?? file.firstLine,
    ...(store ? { store } : {}),
    subject, issuer: value('Issuer'),
    ...(deviceId ? { deviceId } : {}),
    ...(thumbprint?.length === 40 ? { thumbprint } : {}),
    ...(fromUtc === undefined ? {} : { fromUtc }),
    ...(toUtc === undefined ? {} : { toUtc }),
    ...(isUtc || (fromUtc === undefined && toUtc === undefined) ? {} : { zoneUnknown: true as const }),
    // That a key is named is no test that it works.
    ...(booleanWord(value('HasPrivateKey')) === false ? { keyTest: 'missing' as const } : {}),
  };
}
