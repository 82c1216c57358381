import type { Facts } from '../derived/facts.js';
import type { JoinedEvidence } from '../derived/joined-evidence.js';
import type { Diagnosis } from '../diagnosis/diagnose.js';
import type { Cited } from '../evidence/cited.js';
import type { EventLog } from '../evidence/event.js';
import { formatInstant } from '../evidence/format-instant.js';
import { citedAt, type Place } from '../evidence/place.js';
import type { Cite } from './cite.js';
import type { EvidenceItem, Plan, SequenceStep } from './report.js';

/** The steps of the validation sequence, in order: registration, SSO state, device object, logs, remediation. */
export function sequence(facts: Facts, { verdict }: Diagnosis, plan: Plan, cite: Cite): readonly SequenceStep[] {
  const { join, prt, context, directory, logs, signIns, evidence } = facts;
  const prtLines = present(prt.field, prt.updated, context.account);
  const objectLines = directory ? objectLinesOf(facts) : [];
  const logLines = [...(logs?.flows[0]?.because.slice(0, 1) ?? []), ...(signIns?.failures[0]?.because.slice(0, 1) ?? [])];
  const hasLogs = evidence.logs.length > 0 || signIns !== undefined;
  const first = plan.steps.find(({ kind }) => kind === 'repair') ?? plan.steps[0];
  return [
    {
      id: 'registration', title: 'Registration of the device', checked: join.kind !== 'unknown', because: cite(join.because),
      what: join.kind === 'unknown' ? 'Not shown. Device State of dsregcmd /status tells it.' : 'Read from Device State.',
    },
    {
      id: 'sso-state', title: 'SSO state of the user', checked: prt.present !== undefined && context.speaksForPrt !== false, because: cite(prtLines),
      what: prt.present === undefined ? 'Not shown. SSO State of dsregcmd /status tells it.'
        : context.speaksForPrt === false ? 'Shown, but not for the affected user.' : 'Read from SSO State.',
    },
    {
      id: 'device-object', title: 'Device object in Entra', checked: objectLines.length > 0, because: cite(objectLines),
      what: objectLines.length > 0 ? 'Looked up in the directory.' : 'Not shown. Only the directory can tell whether the object exists, is enabled and is this device.',
    },
    {
      id: 'logs', title: 'Event logs and sign-in log', checked: hasLogs, because: cite(logLines),
      what: evidence.logs.length > 0 && signIns ? 'The PC\'s event log and Entra\'s sign-in log were read.'
        : evidence.logs.length > 0 ? 'The PC\'s event log was read; Entra\'s sign-in log was not shown.'
        : signIns ? 'Entra\'s sign-in log was read; the PC\'s AAD event log was not shown.' : 'Not shown.',
    },
    {
      id: 'remediation', title: 'Remediation', checked: verdict.class !== 'undetermined' && verdict.class !== 'capture-context', because: [],
      what: first === undefined ? 'Nothing to repair.' : `Starts with: ${first.title}`,
    },
  ];
}

function objectLinesOf({ directory }: Facts): readonly Cited[] {
  if (!directory) return [];
  const { device, deletedDevice, deviceMissing } = directory;
  if (device) return [citedAt(device, 'accountEnabled', device.accountEnabled === undefined ? 'not exported' : String(device.accountEnabled), 'accountEnabled')];
  if (deletedDevice) return [citedAt(deletedDevice, 'deleted device', deletedDevice.deviceId ?? deletedDevice.displayName ?? 'a deleted device', 'deletedDateTime')];
  return deviceMissing?.because ?? [];
}

/** One entry per artifact: what it holds and what was left out. */
export function evidenceItems(evidence: JoinedEvidence): readonly EvidenceItem[] {
  const items: EvidenceItem[] = [];
  const add = (place: Place, kind: EvidenceItem['kind'], what: string): void => {
    items.push({ file: place.file, kind, what });
  };
  for (const log of evidence.logs) {
    const span = log.firstUtc === undefined || log.lastUtc === undefined ? '' : `, ${formatInstant(log.firstUtc)} to ${formatInstant(log.lastUtc)}`;
    add(log, 'event log', `${count(log.read, 'record')} read, ${log.events.length} that matter for a PRT${log.omitted > 0 ? ` (${log.omitted} older ones left out)` : ''}${span}.${elsewhereWords(log)}`);
  }
  for (const one of evidence.directory) {
    const parts = [count(one.devices.length, 'device object'), count(one.users.length, 'user'), count(one.audits.length, 'audit entry', 'audit entries'), count(one.managed.length, 'managed device'), count(one.misses.length, 'question without an answer', 'questions without an answer')];
    add(one, 'directory', `${parts.filter((part) => !part.startsWith('0 ')).join(', ') || 'Nothing'}.`);
  }
  for (const log of evidence.signIns) add(log, 'sign-in log', `${count(log.signIns.length, 'sign-in')}${log.hasIncomingTokenType ? '' : '; the export does not tell which token was spent'}.`);
  for (const one of evidence.network) add(one, 'network', `${count(one.observations.length, 'observation')} of the network.`);
  for (const one of evidence.machine) add(one, 'machine state', `${count(one.states.length, 'value')} of the PC's own state.`);
  for (const error of evidence.errors) add(error, 'error text', 'An error as it was shown to the user.');
  return items;
}

/** Nothing is taken out silently, and whoever renamed the PC sees here why its older records are not counted. */
function elsewhereWords({ elsewhere }: EventLog): string {
  if (!elsewhere) return '';
  const { records, computers, some } = elsewhere;
  return ` ${count(records, 'record')} of other computers (${some.join(', ')}${computers > some.length ? ', …' : ''}) left out.`;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

function present(...fields: readonly (Cited | undefined)[]): readonly Cited[] {
  return fields.filter((field) => field !== undefined);
}
