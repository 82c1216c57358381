import { aadstsIn, canonicalCode, codesIn, parseCode } from '../catalog/code.js';
import type { Cited } from '../evidence/cited.js';
import type { DsregCapture, Field } from '../evidence/dsreg.js';
import { ternary } from '../evidence/ternary.js';

/** One of the tests that dsregcmd runs on a domain-joined PC that could not join. */
export interface JoinTest {
  readonly field: Field;
  readonly result: 'pass' | 'fail' | 'skipped' | 'other';
  /** Canonical codes of the bracket, the inner one last. */
  readonly codes: readonly number[];
}

/** A YES/NO line of `/debug`; `undefined` is printed for what was not asked and is neither. */
export interface DebugAnswer {
  readonly field: Field;
  readonly no: boolean;
}

/** Why the join did not happen, as Diagnostic Data or `/join /debug` tells it. */
export interface PreJoin {
  readonly adConnectivity?: JoinTest;
  readonly adConfiguration?: JoinTest;
  readonly drsDiscovery?: JoinTest;
  readonly drsConnectivity?: JoinTest;
  readonly tokenAcquisition?: JoinTest;
  readonly kerberosTicket?: JoinTest;
  readonly phase?: Field;
  /** Canonical client code with the field that carries it. */
  readonly client?: { readonly field: Cited; readonly code: number };
  readonly serverError?: Field;
  readonly serverSubCode?: Field;
  readonly serverOperation?: Field;
  readonly serverMessage?: Field;
  /** AADSTS numbers of the server message. */
  readonly aadsts: readonly number[];
  readonly httpStatus?: { readonly field: Field; readonly status: number };
  readonly registrationType?: Field;
  /** `/join /debug`: a domain controller answered. */
  readonly dcAvailable?: DebugAnswer;
  readonly privateKeyFound?: DebugAnswer;
  readonly deviceKeysHealthy?: DebugAnswer;
  /** Every canonical code of the join evidence, innermost first, with the field that carries it. */
  readonly codes: readonly { readonly field: Cited; readonly code: number }[];
}

const testNames = {
  adConnectivity: 'AD Connectivity Test',
  adConfiguration: 'AD Configuration Test',
  drsDiscovery: 'DRS Discovery Test',
  drsConnectivity: 'DRS Connectivity Test',
  tokenAcquisition: 'Token acquisition Test',
  kerberosTicket: 'Kerberos Ticket Test',
} as const;

/** Absent when the capture holds no join evidence at all. */
export function preJoin(capture: DsregCapture): PreJoin | undefined {
  const fields = capture.byName;
  const tests: Partial<Record<keyof typeof testNames, JoinTest>> = {};
  let any = false;
  const codes: { field: Cited; code: number }[] = [];
  const client = fields.get('Client ErrorCode');
  const serverMessage = fields.get('Server Message');
  for (const key in testNames) {
    const name = key as keyof typeof testNames;
    const field = fields.get(testNames[name]);
    if (!field) continue;
    any = true;
    const test = joinTest(field);
    tests[name] = test;
    if (test.result === 'fail') for (const code of [...test.codes].reverse()) codes.push({ field, code });
  }
  const clientCode = client ? parseCode(client.value) : undefined;
  const clientCoded = client && clientCode !== undefined ? { field: client, code: canonicalCode(clientCode) } : undefined;
  const messageCodes: { field: Cited; code: number }[] = [];
  if (capture.grammar === 'debug' || capture.messages.length > 0) {
    for (const message of capture.messages) {
      if (!aboutJoin(message)) continue;
      for (const code of codesIn(message.value)) if (code >>> 31 === 1) messageCodes.push({ field: message, code: canonicalCode(code) });
    }
  }
  const named = {
    phase: fields.get('Error Phase'),
    serverError: fields.get('Server ErrorCode'),
    serverSubCode: fields.get('Server ErrorSubCode'),
    serverOperation: fields.get('Server Operation'),
    serverMessage,
    registrationType: fields.get('Registration Type'),
  };
  const debug = { dcAvailable: fields.get('isDcAvailable'), privateKeyFound: fields.get('isPrivateKeyFound'), deviceKeysHealthy: fields.get('deviceKeysHealthy') };
  const present = any || clientCoded || messageCodes.length > 0 || Object.values(named).some((field) => field && field.value !== '')
    || Object.values(debug).some(Boolean);
  if (!present) return undefined;

  if (clientCoded) codes.push(clientCoded);
  codes.push(...messageCodes.reverse());
  const status = fields.get('Https Status');
  const httpStatus = status ? Number.parseInt(status.value, 10) : Number.NaN;
  const result: Record<string, unknown> = { ...tests, codes, aadsts: serverMessage ? aadstsIn(serverMessage.value).reverse() : [] };
  for (const [name, field] of Object.entries(named)) if (field && field.value !== '') result[name] = field;
  for (const [name, field] of Object.entries(debug)) if (field) result[name] = { field, no: ternary(field.value) === 'no' };
  if (clientCoded) result['client'] = clientCoded;
  else if (messageCodes[0]) result['client'] = messageCodes[0];
  if (status && httpStatus >= 100 && httpStatus <= 599) result['httpStatus'] = { field: status, status: httpStatus };
  return result as unknown as PreJoin;
}

/** Lines of `/debug` speak about accounts too; only those of the join tell why it failed. */
const joinWords = ['Join', 'TenantInfo', 'AutoEnroll', 'Adal', 'IsDomainControllerAvailable', 'Discover', 'registration'];

function aboutJoin(message: Cited): boolean {
  return joinWords.some((word) => message.fact.includes(word) || message.value.includes(word));
}

function joinTest(field: Field): JoinTest {
  const lower = field.value.toLowerCase();
  const result = lower.startsWith('pass') ? 'pass' : lower.startsWith('fail') ? 'fail' : lower.startsWith('skip') ? 'skipped' : 'other';
  return { field, result, codes: result === 'fail' ? codesIn(field.value).map(canonicalCode) : [] };
}
