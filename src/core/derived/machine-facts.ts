import type { Cited, Proof } from '../evidence/cited.js';
import type { CloudKerberos, MachineEvidence, RegistryValue, ScheduledTask, StoredCertificate, TpmState } from '../evidence/machine-state.js';
import { citedAt } from '../evidence/place.js';
import { registryPath } from '../evidence/registry-path.js';

/** What tools other than dsregcmd show about a PC's registration, keys, policies and join task. Absent: not shown. */
export interface MachineFacts {
  /** Device certificates of the PC, each once: the one JoinInfo names first, then the newest. None of a user's work account. */
  readonly certificates: readonly DeviceCertificate[];
  /** The certificate the PC proves itself with: the first of `certificates`. */
  readonly deviceCertificate?: DeviceCertificate;
  /** Device certificates in users' stores: a work account was added there. */
  readonly workAccountCertificates: readonly DeviceCertificate[];
  /** One authority left more than one device certificate in one store: a remnant of an earlier registration. */
  readonly severalCertificates?: { readonly certificates: readonly DeviceCertificate[]; readonly because: Proof };
  readonly registrations: readonly RegistrationRecord[];
  readonly tenants: readonly TenantRecord[];
  /** JoinInfo names a tenant that TenantInfo has no key of. */
  readonly tenantMismatch?: { readonly tenantId: string; readonly because: Proof };
  /** JoinInfo names a certificate that the listing of the machine's store does not hold. */
  readonly joinCertificateMissing?: { readonly thumbprint: string; readonly because: Proof };
  /** Policy `autoWorkplaceJoin`: whether hybrid join may happen by itself. */
  readonly autoJoin?: Switch;
  /** Policy `BlockAADWorkplaceJoin`: whether users are kept from adding work accounts. */
  readonly workAccountsBlocked?: Switch;
  /** The service connection point that policy sets for this PC alone. */
  readonly clientScp?: { readonly tenantId?: string; readonly tenantName?: string; readonly because: Proof };
  readonly cloudTicketPolicy?: CloudTicketPolicy;
  /** Windows Hello for Business, one for each place that sets it. */
  readonly hello: readonly HelloPolicy[];
  /** The machine's proxy as `WinHttpSettings` holds it: `direct`, or `proxy=… bypass=…`. */
  readonly winHttp?: { readonly value: string; readonly because: Proof };
  /** A proxy or a proxy script that is set for the user alone. */
  readonly userProxy?: { readonly value: string; readonly because: Proof };
  /** TLS 1.2 of the client is switched off, without which Entra is not reached. */
  readonly tls12Off?: { readonly because: Proof };
  readonly tpm?: TpmFacts;
  readonly cloudKerberos?: CloudKerberosFacts;
  readonly joinTask?: JoinTask;
}

/** A setting that is on or off. */
export interface Switch {
  readonly on: boolean;
  readonly because: Proof;
}

/** A device certificate, from everything that showed it. */
export interface DeviceCertificate {
  readonly deviceId?: string;
  /** SHA-1, upper-case hex. */
  readonly thumbprint?: string;
  /** Who issued it: Entra, or another service that uses the same name (AD FS). `unknown`: the issuer was printed in part. */
  readonly authority: 'entra' | 'other' | 'unknown';
  readonly store?: 'machine' | 'user';
  readonly fromUtc?: number;
  readonly toUtc?: number;
  /** The ends may be up to 14 hours off: only the PC's own time was printed. */
  readonly validityApproximate: boolean;
  readonly keyProvider?: string;
  /** The key is kept by a TPM. Absent: the provider was not shown. */
  readonly inTpm?: boolean;
  readonly keyTest?: 'passed' | 'failed' | 'missing';
  readonly keyTestCode?: number;
  readonly because: Proof;
}

/** A key of `CloudDomainJoin\JoinInfo`. */
export interface RegistrationRecord {
  /** Thumbprint of the device certificate: the key's name. */
  readonly thumbprint: string;
  readonly tenantId?: string;
  readonly userEmail?: string;
  readonly because: Proof;
}

/** A key of `CloudDomainJoin\TenantInfo`. */
export interface TenantRecord {
  readonly tenantId: string;
  readonly because: Proof;
}

/** Whether a cloud Kerberos ticket is asked for at sign-in, and where that is set. */
export interface CloudTicketPolicy extends Switch {
  /** `policies`: group policy and its MDM twin; `mdm`: the MDM agent's own record; `lsa`: set by hand. First wins. */
  readonly settings: readonly { readonly place: 'policies' | 'mdm' | 'lsa'; readonly on: boolean; readonly cited: Cited }[];
  /** Two places say different things. */
  readonly conflicting: boolean;
}

/** Settings of Windows Hello for Business in one place. */
export interface HelloPolicy {
  readonly place: 'group-policy' | 'mdm';
  readonly scope: 'machine' | 'user';
  readonly enabled?: boolean;
  readonly cloudTrust?: boolean;
  readonly certificateTrust?: boolean;
  readonly tpmRequired?: boolean;
  readonly because: Proof;
}

export interface TpmFacts {
  readonly present?: boolean;
  readonly ready?: boolean;
  readonly enabled?: boolean;
  readonly lockedOut?: boolean;
  readonly version?: string;
  readonly because: Proof;
}

/** Kerberos tickets that come with the PRT, as one session shows them. */
export interface CloudKerberosFacts {
  readonly enabledByPolicy?: boolean;
  /** The ticket of the cloud realm is in the cache (Azure Files and the like). */
  readonly ticketReceived?: boolean;
  /** The ticket that is exchanged for one of a domain controller is there. */
  readonly hybridTicket?: boolean;
  readonly because: Proof;
}

/** The task `Automatic-Device-Join`. */
export interface JoinTask {
  readonly enabled?: boolean;
  readonly neverRan?: boolean;
  /** Unsigned 32 bits; 0 is success. Absent where the scheduler only says that the task never ran, runs or is off. */
  readonly lastResult?: number;
  readonly because: Proof;
}

/** Joins what all machine evidence of one PC shows. Undefined when it shows nothing. */
export function machineFacts(evidence: readonly MachineEvidence[]): MachineFacts | undefined {
  const states = evidence.flatMap((each) => each.states);
  if (states.length === 0) return undefined;
  const registry = states.filter((each): each is RegistryValue => each.kind === 'registry').map((each) => ({ ...each, path: registryPath(each.key), lower: each.name.toLowerCase() }));
  const stored = states.filter((each): each is StoredCertificate => each.kind === 'certificate');
  const registrations = registrationRecords(registry);
  const tenants = tenantRecords(registry);
  const named = new Set(registrations.map((each) => each.thumbprint));
  const all = deviceCertificates(stored);
  const certificates = all.filter((each) => each.store !== 'user').sort((a, b) => rank(b, named) - rank(a, named) || (b.fromUtc ?? b.toUtc ?? 0) - (a.fromUtc ?? a.toUtc ?? 0));
  return {
    certificates,
    ...optional('deviceCertificate', certificates[0]),
    workAccountCertificates: all.filter((each) => each.store === 'user'),
    ...optional('severalCertificates', several(certificates)),
    registrations, tenants,
    ...optional('tenantMismatch', tenantMismatch(registrations, tenants)),
    ...optional('joinCertificateMissing', joinCertificateMissing(registrations, stored)),
    ...optional('autoJoin', switchOf(registry, policyPath, 'autoworkplacejoin')),
    ...optional('workAccountsBlocked', switchOf(registry, policyPath, 'blockaadworkplacejoin')),
    ...optional('clientScp', clientScp(registry)),
    ...optional('cloudTicketPolicy', cloudTicketPolicy(registry)),
    hello: helloPolicies(registry),
    ...optional('winHttp', winHttp(registry)),
    ...optional('userProxy', userProxy(registry)),
    ...optional('tls12Off', tls12Off(registry)),
    ...optional('tpm', tpmFacts(states.filter((each): each is TpmState => each.kind === 'tpm'))),
    ...optional('cloudKerberos', cloudKerberos(states.filter((each): each is CloudKerberos => each.kind === 'cloud-kerberos'))),
    ...optional('joinTask', joinTask(states.filter((each): each is ScheduledTask => each.kind === 'task'))),
  };
}

type Value = RegistryValue & { readonly path: string; readonly lower: string };

const policyPath = 'SOFTWARE\\POLICIES\\MICROSOFT\\WINDOWS\\WORKPLACEJOIN';
const joinInfoPath = 'SYSTEM\\CURRENTCONTROLSET\\CONTROL\\CLOUDDOMAINJOIN\\JOININFO\\';
const tenantInfoPath = 'SYSTEM\\CURRENTCONTROLSET\\CONTROL\\CLOUDDOMAINJOIN\\TENANTINFO\\';
/** Unit of Entra's own issuer name, seen on every public certificate of it. */
const entraIssuer = '82dbaca4-3e81-46ca-9c73-0950c1eaca97';

function optional<K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : { [name]: value } as { readonly [P in K]?: V };
}

function cite(value: RegistryValue): Cited {
  return citedAt(value, value.name === '' ? '(Default)' : value.name, String(value.value));
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value?.value === 'string' && value.value !== '' ? value.value : undefined;
}

function proofOf(cited: readonly Cited[]): Proof | undefined {
  const [first, ...rest] = cited;
  return first === undefined ? undefined : [first, ...rest];
}

function deviceCertificates(stored: readonly StoredCertificate[]): readonly DeviceCertificate[] {
  const groups = new Map<string, StoredCertificate[]>();
  for (const each of stored) {
    const issuer = each.issuer.toLowerCase();
    if (!issuer.includes('cn=ms-organization-access')) continue;
    const id = each.thumbprint ?? `${each.deviceId ?? each.subject}/${each.store ?? ''}`;
    const group = groups.get(id);
    if (group) group.push(each);
    else groups.set(id, [each]);
  }
  return Array.from(groups.values(), merged);
}

function merged(shown: readonly StoredCertificate[]): DeviceCertificate {
  const first = <T>(pick: (each: StoredCertificate) => T | undefined): T | undefined => {
    for (const each of shown) {
      const value = pick(each);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  // Bytes give the exact validity, listings the PC's own time.
  const dated = shown.find((each) => each.toUtc !== undefined && each.zoneUnknown !== true) ?? shown.find((each) => each.toUtc !== undefined || each.fromUtc !== undefined);
  const provider = first((each) => each.keyProvider);
  // A test that could use the key outweighs one that could not see it for want of rights.
  const tested = shown.find((each) => each.keyTest === 'passed') ?? shown.find((each) => each.keyTest === 'failed') ?? shown.find((each) => each.keyTest !== undefined);
  const issuer = first((each) => (each.issuer.toLowerCase().includes('ou=') ? each.issuer.toLowerCase() : undefined));
  const cited = shown.flatMap((each) => [citedAt(each, 'Subject', each.subject), ...(each.keyTest === undefined ? [] : [citedAt(each, 'key test', each.keyTest)])]);
  return {
    ...optional('deviceId', first((each) => each.deviceId)),
    ...optional('thumbprint', first((each) => each.thumbprint)),
    authority: issuer === undefined ? 'unknown' : issuer.includes(entraIssuer) ? 'entra' : 'other',
    ...optional('store', first((each) => each.store)),
    ...optional('fromUtc', dated?.fromUtc),
    ...optional('toUtc', dated?.toUtc),
    validityApproximate: dated?.zoneUnknown === true,
    ...optional('keyProvider', provider),
    ...optional('inTpm', provider === undefined ? undefined : provider.includes('Platform Crypto')),
    ...optional('keyTest', tested?.keyTest),
    ...optional('keyTestCode', tested?.keyTestCode),
    because: proofOf(cited) as Proof,
  };
}

function rank(certificate: DeviceCertificate, named: ReadonlySet<string>): number {
  return (certificate.thumbprint !== undefined && named.has(certificate.thumbprint) ? 4 : 0) + (certificate.authority === 'other' ? 0 : 2) + (certificate.store === 'machine' ? 1 : 0);
}

/** Only within one listing of one store: two files may show two stores, or two PCs' days. */
function several(certificates: readonly DeviceCertificate[]): MachineFacts['severalCertificates'] {
  const groups = new Map<string, DeviceCertificate[]>();
  for (const each of certificates) {
    if (each.authority === 'other') continue;
    const place = each.store === 'machine' ? 'machine' : each.because[0].file ?? '';
    const group = groups.get(place);
    if (group) group.push(each);
    else groups.set(place, [each]);
  }
  for (const group of groups.values()) {
    const because = group.length < 2 ? undefined : proofOf(group.flatMap((each) => each.because));
    if (because) return { certificates: group, because };
  }
  return undefined;
}

/** Values of the keys right below a path, by the name of the key. */
function childKeys(registry: readonly Value[], path: string): ReadonlyMap<string, readonly Value[]> {
  const keys = new Map<string, Value[]>();
  for (const value of registry) {
    if (!value.path.startsWith(path)) continue;
    const name = value.path.slice(path.length);
    if (name === '' || name.includes('\\')) continue;
    const known = keys.get(name);
    if (known) known.push(value);
    else keys.set(name, [value]);
  }
  return keys;
}

function registrationRecords(registry: readonly Value[]): readonly RegistrationRecord[] {
  return Array.from(childKeys(registry, joinInfoPath), ([thumbprint, values]) => {
    const tenant = values.find((each) => each.lower === 'tenantid');
    const user = values.find((each) => each.lower === 'useremail');
    const shown = [tenant, user].filter((each) => each !== undefined);
    return {
      thumbprint,
      ...optional('tenantId', textOf(tenant)?.toLowerCase()),
      ...optional('userEmail', textOf(user)),
      because: proofOf((shown.length > 0 ? shown : values).map(cite)) as Proof,
    };
  });
}

function tenantRecords(registry: readonly Value[]): readonly TenantRecord[] {
  return Array.from(childKeys(registry, tenantInfoPath), ([name, values]) => ({
    tenantId: name.toLowerCase(),
    because: [citedAt(values[0] as Value, 'TenantInfo', name.toLowerCase()), ...values.slice(0, 3).map(cite)] as Proof,
  }));
}

function tenantMismatch(registrations: readonly RegistrationRecord[], tenants: readonly TenantRecord[]): MachineFacts['tenantMismatch'] {
  if (tenants.length === 0) return undefined;
  for (const { tenantId, because } of registrations) {
    if (tenantId === undefined || tenants.some((each) => each.tenantId === tenantId)) continue;
    return { tenantId, because: [because[0], ...because.slice(1), ...tenants.map((each) => each.because[0])] };
  }
  return undefined;
}

function joinCertificateMissing(registrations: readonly RegistrationRecord[], stored: readonly StoredCertificate[]): MachineFacts['joinCertificateMissing'] {
  const listed = stored.filter((each) => each.store === 'machine');
  // A listing without thumbprints cannot show that one is not there.
  if (listed.length === 0 || listed.some((each) => each.thumbprint === undefined)) return undefined;
  for (const { thumbprint, because } of registrations) {
    if (thumbprint.length !== 40 || stored.some((each) => each.thumbprint === thumbprint)) continue;
    return { thumbprint, because: [because[0], ...because.slice(1), ...listed.slice(0, 5).map((each) => citedAt(each, 'Cert Hash(sha1)', each.thumbprint ?? ''))] };
  }
  return undefined;
}

function switchOf(registry: readonly Value[], path: string, name: string): Switch | undefined {
  const value = registry.find((each) => each.path === path && each.lower === name && typeof each.value === 'number');
  return value ? { on: value.value !== 0, because: [cite(value)] } : undefined;
}

function clientScp(registry: readonly Value[]): MachineFacts['clientScp'] {
  const values = registry.filter((each) => each.path === 'SOFTWARE\\MICROSOFT\\WINDOWS\\CURRENTVERSION\\CDJ\\AAD');
  const id = values.find((each) => each.lower === 'tenantid');
  const name = values.find((each) => each.lower === 'tenantname');
  const because = proofOf([id, name].filter((each) => textOf(each) !== undefined).map((each) => cite(each as Value)));
  return because && { ...optional('tenantId', textOf(id)?.toLowerCase()), ...optional('tenantName', textOf(name)), because };
}

const ticketPlaces = [
  ['policies', 'SOFTWARE\\MICROSOFT\\WINDOWS\\CURRENTVERSION\\POLICIES\\SYSTEM\\KERBEROS\\PARAMETERS'],
  ['mdm', 'SOFTWARE\\MICROSOFT\\POLICYMANAGER\\CURRENT\\DEVICE\\KERBEROS'],
  ['lsa', 'SYSTEM\\CURRENTCONTROLSET\\CONTROL\\LSA\\KERBEROS\\PARAMETERS'],
] as const;

function cloudTicketPolicy(registry: readonly Value[]): CloudTicketPolicy | undefined {
  const settings = ticketPlaces.flatMap(([place, path]) => {
    const value = registry.find((each) => each.path === path && each.lower === 'cloudkerberosticketretrievalenabled' && typeof each.value === 'number');
    return value ? [{ place, on: value.value !== 0, cited: cite(value) }] : [];
  });
  const [first, ...rest] = settings;
  return first && { on: first.on, settings, conflicting: rest.some((each) => each.on !== first.on), because: [first.cited, ...rest.map((each) => each.cited)] };
}

function helloPolicies(registry: readonly Value[]): readonly HelloPolicy[] {
  const groups = new Map<string, Value[]>();
  for (const value of registry) {
    const gpo = value.path === 'SOFTWARE\\POLICIES\\MICROSOFT\\PASSPORTFORWORK';
    const mdm = value.path.startsWith('SOFTWARE\\MICROSOFT\\POLICIES\\PASSPORTFORWORK\\') && value.path.endsWith('\\POLICIES');
    if ((!gpo && !mdm) || typeof value.value !== 'number') continue;
    const group = groups.get(value.key);
    if (group) group.push(value);
    else groups.set(value.key, [value]);
  }
  return Array.from(groups.values(), (values): HelloPolicy => {
    const read = (...names: readonly string[]) => {
      const value = values.find((each) => names.includes(each.lower));
      return value === undefined ? undefined : value.value !== 0;
    };
    const [first] = values as [Value, ...Value[]];
    const user = first.key.startsWith('HKEY_LOCAL_MACHINE\\') ? first.path.split('\\').at(-2)?.startsWith('S-1-') === true || first.path.endsWith('\\USER\\POLICIES') : true;
    return {
      place: first.path.startsWith('SOFTWARE\\POLICIES\\') ? 'group-policy' : 'mdm', scope: user ? 'user' : 'machine',
      ...optional('enabled', read('enabled', 'usepassportforwork')),
      ...optional('cloudTrust', read('usecloudtrustforonpremauth')),
      ...optional('certificateTrust', read('usecertificateforonpremauth')),
      ...optional('tpmRequired', read('requiresecuritydevice')),
      because: [cite(first), ...values.slice(1, 12).map(cite)],
    };
  });
}

function winHttp(registry: readonly Value[]): MachineFacts['winHttp'] {
  const value = registry.find((each) => each.lower === 'winhttpsettings' && each.key.startsWith('HKEY_LOCAL_MACHINE\\'));
  const text = textOf(value);
  return value && text !== undefined ? { value: text, because: [cite(value)] } : undefined;
}

function userProxy(registry: readonly Value[]): MachineFacts['userProxy'] {
  const values = registry.filter(({ path, key }) => path === 'SOFTWARE\\MICROSOFT\\WINDOWS\\CURRENTVERSION\\INTERNET SETTINGS' && !key.startsWith('HKEY_LOCAL_MACHINE\\'));
  const named = values.some(({ lower, value }) => lower === 'proxyenable' && value !== 0) ? values.find(({ lower }) => lower === 'proxyserver') : undefined;
  const used = textOf(named) === undefined ? values.find(({ lower }) => lower === 'autoconfigurl') : named;
  const text = textOf(used);
  return used && text !== undefined ? { value: text, because: [cite(used)] } : undefined;
}

function tls12Off(registry: readonly Value[]): MachineFacts['tls12Off'] {
  const off = registry.filter((each) => each.path === 'SYSTEM\\CURRENTCONTROLSET\\CONTROL\\SECURITYPROVIDERS\\SCHANNEL\\PROTOCOLS\\TLS 1.2\\CLIENT'
    && ((each.lower === 'enabled' && each.value === 0) || (each.lower === 'disabledbydefault' && each.value === 1)));
  const because = proofOf(off.map(cite));
  return because && { because };
}

function tpmFacts(states: readonly TpmState[]): TpmFacts | undefined {
  const cited: Cited[] = [];
  const first = <K extends 'present' | 'ready' | 'enabled' | 'lockedOut' | 'version'>(member: K, fact: string): TpmState[K] | undefined => {
    const state = states.find((each) => each[member] !== undefined);
    if (!state) return undefined;
    cited.push(citedAt(state, fact, String(state[member])));
    return state[member];
  };
  const told = {
    ...optional('present', first('present', 'TPM present')), ...optional('ready', first('ready', 'TPM ready')), ...optional('enabled', first('enabled', 'TPM enabled')),
    ...optional('lockedOut', first('lockedOut', 'TPM locked out')), ...optional('version', first('version', 'TPM version')),
  };
  const because = proofOf(cited);
  return because && { ...told, because };
}

function cloudKerberos(states: readonly CloudKerberos[]): CloudKerberosFacts | undefined {
  const policy = states.find((each) => each.enabledByPolicy !== undefined);
  // One session that has the ticket outweighs others that were listed without it.
  const ticket = states.find((each) => each.ticketReceived === true) ?? states.find((each) => each.ticketReceived !== undefined);
  const hybrid = states.find((each) => each.hybridTicket === true) ?? states.find((each) => each.hybridTicket !== undefined);
  const because = proofOf([
    ...(policy ? [citedAt(policy, 'Cloud Kerberos enabled by policy', policy.enabledByPolicy ? '1' : '0')] : []),
    ...(ticket ? [citedAt(ticket, 'cloud ticket-granting ticket', ticket.ticketReceived ? 'available' : 'not available')] : []),
    ...(hybrid ? [citedAt(hybrid, 'Cloud Primary (Hybrid logon) TGT available', hybrid.hybridTicket ? '1' : '0')] : []),
  ]);
  return because && { ...optional('enabledByPolicy', policy?.enabledByPolicy), ...optional('ticketReceived', ticket?.ticketReceived), ...optional('hybridTicket', hybrid?.hybridTicket), because };
}

function joinTask(states: readonly ScheduledTask[]): JoinTask | undefined {
  const told = states.filter((each) => each.name.toLowerCase() === 'automatic-device-join');
  const enabled = told.find((each) => each.enabled !== undefined);
  const ran = told.find((each) => each.lastResult !== undefined);
  const because = proofOf(Array.from(new Set([enabled, ran]), (each) => each && citedAt(each, each.name, each.printed)).filter((each) => each !== undefined));
  return because && {
    ...optional('enabled', enabled?.enabled),
    ...optional('neverRan', ran?.neverRan),
    ...optional('lastResult', ran?.lastResult === undefined || schedulerState(ran.lastResult) ? undefined : ran.lastResult),
    because,
  };
}

/** `SCHED_S_TASK_READY` to `SCHED_S_TASK_NO_MORE_RUNS`: what the scheduler says of the task, not what the task returned. */
function schedulerState(code: number): boolean {
  return code >= 0x41300 && code <= 0x41305;
}
