import { objectState } from '../derived/directory/object-state.js';
import { ageOfObject } from '../derived/directory/state-age.js';
import type { Facts } from '../derived/facts.js';
import { noEvidence } from '../derived/joined-evidence.js';
import type { Cited } from '../evidence/cited.js';
import { formatInstant } from '../evidence/format-instant.js';
import { citedAt } from '../evidence/place.js';
import type { CitedRemark } from './remarks.js';

/** Where dsregcmd and the other evidence pull in different directions. */
export function evidenceConflicts(facts: Facts): readonly CitedRemark[] {
  if (facts.evidence === noEvidence) return [];
  const { attempt, directory, logs, signIns, prt, dsreg, time } = facts;
  const found: CitedRemark[] = [];
  const sameRequest = attempt?.correlationId === undefined ? undefined : signIns?.all.find(({ correlationId, errorCode }) => errorCode === 0 && correlationId?.toLowerCase() === attempt.correlationId);
  if (attempt && sameRequest) {
    found.push({
      text: 'Entra logged this very request as a success, but the PC recorded a failure. The answer was lost or changed on its way back, or the PC could not use it.',
      because: [attempt.because[0], citedAt(sameRequest, 'sign-in', 'success', 'status.errorCode')],
    });
  }
  const refusedInCloud = attempt?.correlationId === undefined || attempt.outcome.kind !== 'transport' ? undefined : signIns?.all.find(({ correlationId, errorCode }) => Boolean(errorCode) && correlationId?.toLowerCase() === attempt.correlationId);
  if (attempt && refusedInCloud) {
    found.push({
      text: `Entra logged this very request as refused (AADSTS${refusedInCloud.errorCode!}), but the PC recorded that it got lost. Entra's answer did not reach the PC.`,
      because: [attempt.because[0], citedAt(refusedInCloud, 'sign-in', `AADSTS${refusedInCloud.errorCode!}`, 'status.errorCode')],
    });
  }
  const good = logs?.flows.find(({ ended, correlationIds }) => ended === 'succeeded' && signIns?.prtRequests.some(({ errorCode, correlationId }) => Boolean(errorCode) && correlationId !== undefined && correlationIds.includes(correlationId.toLowerCase())));
  if (good) {
    const same = signIns!.prtRequests.find(({ errorCode, correlationId }) => Boolean(errorCode) && correlationId !== undefined && good.correlationIds.includes(correlationId.toLowerCase()))!;
    found.push({ text: 'The PC recorded that it got the PRT, but Entra logged the same request as refused. A later step of the request may have succeeded.', because: [good.because[0], citedAt(same, 'sign-in', `AADSTS${same.errorCode!}`, 'status.errorCode')] });
  }
  const disagreement = objectAgainstDevice(facts);
  if (disagreement) found.push(disagreement);
  const printedTenant = dsreg.byName.get('TenantId');
  if (directory?.foreign?.tenantId !== undefined && printedTenant) {
    found.push({ text: 'The directory that was read is of another tenant than the PC\'s registration, so its answer says nothing about this device.', because: [citedAt(directory.foreign, 'tenantId', directory.foreign.tenantId, 'tenantId'), printedTenant] });
  }
  const since = attempt?.atUtc;
  const later = since === undefined ? undefined : logs?.flows.find(({ ended, prt: which, endedUtc, beganUtc }) => ended === 'succeeded' && which === 'entra' && (endedUtc ?? beganUtc ?? 0) > since);
  if (later && prt.present !== true) {
    found.push({ text: `The event log shows that the PRT was got at ${formatInstant((later.endedUtc ?? later.beganUtc)!)}, after the failed attempt. The fault may be over: capture again.`, because: [later.because[0], ...(prt.field ? [prt.field] : [])] });
  }
  const left = logs?.registration?.left;
  if (left?.atUtc !== undefined && facts.join.joined === true) {
    const after = time.utc !== undefined && left.atUtc > time.utc;
    found.push({ text: `The log shows that the registration was removed at ${formatInstant(left.atUtc)}, ${after ? 'after the capture: capture again' : 'but the capture shows a joined PC. A join after that is not in the log'}.`, because: [left.because[0], ...facts.join.because.slice(0, 1)] });
  }
  const spent = signIns?.prtSpent;
  if (spent && !facts.gotSince && prt.present === false && facts.context.speaksForPrt !== false && spent.signIn.atUtc !== undefined && (time.utc === undefined || spent.signIn.atUtc > time.utc)) {
    found.push({ text: `Entra's log shows that the user's PRT was spent at ${formatInstant(spent.signIn.atUtc)}, although the capture shows none.`, because: [spent.because[0], ...(prt.field ? [prt.field] : [])] });
  }
  return found;
}

const shownObject = {
  enabled: undefined,
  disabled: 'The directory shows the device disabled',
  deleted: 'The directory shows the device among the deleted ones',
  missing: 'The directory was asked for this device and found none',
  pending: 'The directory shows the device without a key',
} as const;

/** The directory speaks against a device that Entra accepted. */
function objectAgainstDevice(facts: Facts): CitedRemark | undefined {
  const { device, prt } = facts;
  const state = objectState(facts);
  const what = state && shownObject[state.kind];
  if (!what || state.since || (state.kind === 'missing' && !state.exact)) return undefined;
  const age = ageOfObject(facts, state);
  const tested = device.deviceAuth?.result === 'success' ? device.deviceAuth.field : undefined;
  if (age === 'outdated') {
    return { text: `${what}, but Entra accepted it after that. It has been put right since then.`, because: [...state.because.slice(0, 2), ...(tested ? [tested] : []), ...(prt.present === true && prt.updated ? [prt.updated] : [])] };
  }
  if (!tested) return undefined;
  const text = age === 'later' ? `${what}, although Entra accepted it when the command ran. The directory's answer is the newer one.`
    : `${what}, but Entra accepted it when the command ran, and nothing tells which came first. ${state.kind === 'missing' ? 'Another tenant may have been asked, too. ' : ''}Read the object again, and look in the audit log when it was changed.`;
  return { text, because: [state.because[0], tested] };
}

/** True and worth knowing from the other evidence, but no fault. */
export function evidenceObservations(facts: Facts): readonly CitedRemark[] {
  if (facts.evidence === noEvidence) return [];
  const { directory, join, logs, signIns, prt, context } = facts;
  const found: CitedRemark[] = [];
  const object = directory?.device;
  if (directory && directory.namesakes.length > 0) {
    const twins = directory.namesakes.slice(0, 3).map((twin) => citedAt(twin, 'displayName', `${twin.displayName ?? ''} (${twin.deviceId ?? 'no device id'}${twin.registeredUtc === undefined ? '' : `, registered ${formatInstant(twin.registeredUtc).slice(0, 10)}`})`, 'deviceId'));
    found.push({
      text: directory.namesakes.length === 1 ? 'The directory holds another object with this PC\'s name. It is not this registration; look at the right one by its device id.' : `The directory holds ${directory.namesakes.length} other objects with this PC's name. Look at the right one by its device id.`,
      because: twins,
    });
  }
  const expected = join.kind === 'hybrid-joined' ? 'ServerAd' : join.kind === 'entra-joined' ? 'AzureAd' : undefined;
  if (object?.trustType !== undefined && expected !== undefined && object.trustType !== expected) {
    found.push({ text: `The directory knows this device as ${trustWords(object.trustType)}, while the PC says that it is ${trustWords(expected)}.`, because: [citedAt(object, 'trustType', object.trustType, 'trustType'), ...join.because] });
  }
  if (object && join.joined === false && object.accountEnabled !== false) {
    found.push({ text: 'The directory still holds an object of this PC, although the PC is not joined. It is left over from an earlier registration.', because: [citedAt(object, 'deviceId', object.deviceId ?? '', 'deviceId'), ...join.because.slice(0, 1)] });
  }
  for (const refused of directory?.refused ?? []) found.push({ text: 'A part of the directory could not be read, so nothing is known about it.', because: [refused] });
  const repeated = logs?.series.find(({ count }) => count > 1);
  if (repeated) {
    const span = repeated.sinceUtc === undefined || repeated.untilUtc === undefined ? '' : `, from ${formatInstant(repeated.sinceUtc)} to ${formatInstant(repeated.untilUtc)}`;
    found.push({ text: `The same failure is logged ${repeated.count} times${span}.`, because: repeated.flows[0]?.because ?? [] });
  }
  const prtSaid = logs?.registration?.hello;
  if (prtSaid?.prt !== undefined && prt.present !== undefined && prtSaid.prt !== prt.present) {
    found.push({ text: `When Windows last looked at what Hello needs, it noted that the user ${prtSaid.prt ? 'had' : 'had no'} PRT.`, because: [prtSaid.because, ...(prt.field ? [prt.field] : [])] });
  }
  if (signIns?.prtSpent && context.speaksForPrt === false) {
    found.push({ text: 'Entra\'s sign-in log shows that the user\'s PRT was spent on this device, whatever this capture shows.', because: [signIns.prtSpent.because[0]] });
  }
  found.push(...toolObservations(facts));
  return found.map(({ text, because }) => ({ text, because: because.slice(0, 6) }));
}

/** What tools show about the network and the PC. Where it breaks the PRT a rule says so; here it is only worth knowing. */
function toolObservations({ network, machine, prt, attempt, device, join, dsreg }: Facts): readonly CitedRemark[] {
  const found: CitedRemark[] = [];
  const works = prt.present === true && !attempt && device.deviceAuth?.result !== 'failed-test';
  if (network?.recorder) found.push({ text: `The recording was made with ${network.recorder.name}, which opens encrypted connections itself. Device authentication cannot work while it records, and what it shows about certificates is its own doing.`, because: network.recorder.because });
  const { clock } = network ?? {};
  if (clock?.offsetSeconds !== undefined && Math.abs(clock.offsetSeconds) >= 300) {
    found.push({ text: `The PC's clock is ${Math.round(Math.abs(clock.offsetSeconds) / 60)} minutes ${clock.offsetSeconds > 0 ? 'behind' : 'ahead'}. Set it right: signed requests are only accepted around their time.`, because: clock.because });
  }
  const line = network?.hostsOverrides[0];
  if (works && line) found.push({ text: 'The hosts file sends a sign-in host to a fixed address. It does no harm today; Microsoft changes its addresses, so it will one day.', because: line.because });
  if (works && network && network.failed.length > 0) found.push({ text: 'A network test failed, but the PRT is there and no newer attempt failed. Either the PRT does not need that host, or the test ran at another time or another way.', because: network.failed.slice(0, 2).map(({ because }) => because[0]) });
  if (works && machine?.tpm?.lockedOut === true) found.push({ text: 'The TPM is locked out. The PRT is there all the same, but the next use of a key can fail.', because: machine.tpm.because });
  const scp = machine?.clientScp;
  const tenant = dsreg.byName.get('TenantId');
  if (join.joined === true && scp?.tenantId !== undefined && tenant?.value.length === 36 && scp.tenantId !== tenant.value.toLowerCase()) {
    found.push({ text: 'The registry of this PC names another tenant for the join than the one it is joined to. A new join would go there.', because: [...scp.because, tenant] });
  }
  return found;
}

function trustWords(trustType: string): string {
  return { AzureAd: 'Entra joined', ServerAd: 'hybrid joined', Workplace: 'registered' }[trustType] ?? trustType;
}

/** The newest line that shows a PRT in use or renewed, where no capture shows its state. */
export function prtSeenBy({ logs, signIns }: Facts): { readonly atUtc: number | undefined; readonly because: readonly [Cited, ...Cited[]] } | undefined {
  const flow = logs?.flows.find(({ prt, whose }) => prt === 'entra' && whose !== 'other');
  const renewed = flow?.ended === 'succeeded' ? { atUtc: flow.endedUtc ?? flow.beganUtc, because: flow.because } : undefined;
  const spent = signIns?.prtSpent;
  if (renewed && spent && (spent.signIn.atUtc ?? 0) <= (renewed.atUtc ?? 0)) return renewed;
  return spent ? { atUtc: spent.signIn.atUtc, because: spent.because } : renewed;
}
