import { ternary } from '../evidence/ternary.js';
import type { Cited } from '../evidence/cited.js';
import type { DsregCapture, Field } from '../evidence/dsreg.js';
import type { JoinKind } from '../evidence/verdict.js';

/** What the PC is to Entra ID and to Active Directory. */
export interface JoinState {
  readonly kind: JoinKind;
  /** Joined to Entra ID (alone or hybrid), so CloudAP can carry a PRT. Absent: not shown. */
  readonly joined: boolean | undefined;
  readonly domainJoined: boolean | undefined;
  readonly workplaceJoined: boolean | undefined;
  /** On-premises device registration (AD FS), which cannot stand together with an Entra join. */
  readonly enterpriseJoined: boolean | undefined;
  /** Joined to Entra ID while a work account is registered in this user's profile. */
  readonly dualState: boolean;
  /** `AzureAdJoined : NO` although the details of a device registration are printed. */
  readonly leftovers: readonly Field[];
  readonly because: readonly Cited[];
}

/** Reads the join state from Device State, User State and the details that only a joined device prints. */
export function joinState(capture: DsregCapture): JoinState {
  const fields = capture.byName;
  const entra = fields.get('AzureAdJoined');
  const domain = fields.get('DomainJoined');
  const enterprise = fields.get('EnterpriseJoined');
  const workplace = fields.get('WorkplaceJoined');
  const debugJoined = fields.get('isJoined');
  const ngcJoined = fields.get('IsDeviceJoined');

  // A fragment without Device State still shows a join when it prints what only a joined device prints.
  const deviceAuth = fields.get('DeviceAuthStatus') ?? fields.get('KeySignTest') ?? fields.get('AadRecoveryEnabled');
  const witness = entra ?? debugJoined ?? deviceAuth ?? (ngcJoined && ternary(ngcJoined.value) === 'yes' ? ngcJoined : undefined);
  const joined =
    yesNo(entra) ?? yesNo(debugJoined) ?? (deviceAuth ? true : undefined) ?? (ngcJoined && ternary(ngcJoined.value) === 'yes' ? true : undefined);
  const domainJoined = yesNo(domain);
  const workplaceJoined = yesNo(workplace) ?? (capture.workAccounts.length > 0 ? true : undefined);
  const enterpriseJoined = yesNo(enterprise);

  const details = ['DeviceId', 'Thumbprint'].map((name) => fields.get(name)).filter((field) => field !== undefined && field.value !== '') as Field[];
  // Builds before 1809 print the registration of a work account in Device State too.
  const ofAccount = details.some((field) => capture.workAccounts.some((account) => account.fields.get(`Workplace${field.fact}`)?.value === field.value));
  const leftovers = joined === false && !ofAccount ? details : [];
  const because: Cited[] = [];
  for (const field of [witness, domain, workplace]) if (field) because.push(field);
  if (enterpriseJoined && enterprise) because.push(enterprise);

  return {
    kind: joinKind(joined, domainJoined, workplaceJoined, enterpriseJoined),
    joined, domainJoined, workplaceJoined, enterpriseJoined,
    dualState: joined === true && workplaceJoined === true,
    leftovers,
    because,
  };
}

function yesNo(field: Field | undefined): boolean | undefined {
  if (!field) return undefined;
  const said = ternary(field.value);
  return said === 'yes' ? true : said === 'no' ? false : undefined;
}

function joinKind(joined?: boolean, domain?: boolean, workplace?: boolean, enterprise?: boolean): JoinKind {
  if (joined === true) return domain === true ? 'hybrid-joined' : domain === false ? 'entra-joined' : 'joined';
  if (joined === undefined) return 'unknown';
  if (enterprise === true) return 'on-premises-drs';
  if (workplace === true) return domain === true ? 'domain-and-registered' : 'registered';
  if (domain === true) return 'domain-only';
  return domain === false ? 'workgroup' : 'not-joined';
}
