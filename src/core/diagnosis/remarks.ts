import { ternary } from '../evidence/ternary.js';
import type { Cited } from '../evidence/cited.js';
import { formatInstant } from '../evidence/format-instant.js';
import type { Facts } from '../derived/facts.js';
import { renewalHours } from '../derived/prt-state.js';

/** A true sentence with the lines it rests on. */
export interface CitedRemark {
  readonly text: string;
  readonly because: readonly Cited[];
}

/** Evidence that pulls in different directions. It is shown, never settled in silence. */
export function conflicts(facts: Facts): readonly CitedRemark[] {
  const { device, attempt, prt, join, context } = facts;
  const found: CitedRemark[] = [];
  const auth = device.deviceAuth;
  if (auth?.result === 'success' && attempt?.outcome.kind === 'transport') {
    found.push({ text: 'The attempt got lost on the way, but the device test reached Entra when the command ran. The fault may be over, or it concerns only some requests.', because: [attempt.because[0], auth.field] });
  }
  if (auth?.result === 'success' && device.keySign && (device.keySign.result === 'device-key' || device.keySign.result === 'failed')) {
    found.push({ text: 'The key test failed, but Entra accepted the device in the same run.', because: [device.keySign.field, auth.field] });
  }
  if (auth?.result === 'success' && attempt?.outcome.kind === 'refused' && facts.attempts.length > 0 && refusesDevice(attempt.aadsts)) {
    found.push({ text: 'Entra refused the device in the attempt, but accepted it when the command ran.', because: [attempt.because[0], auth.field] });
  }
  if (device.certificate?.state === 'expired' && device.certificate.disproved) {
    found.push({
      text: 'The certificate\'s printed end lies before a time at which Entra still accepted the device. The printed dates cannot be right, so they are not used.',
      because: present(device.certificate.field, auth?.result === 'success' ? auth.field : undefined, prt.updated),
    });
  }
  if (prt.contradictions.length > 0) {
    found.push({ text: 'The PRT\'s expiry is printed earlier than its update, which no real PRT has. The expiry is not used.', because: prt.contradictions });
  }
  if (join.joined === false && prt.present === true) {
    found.push({ text: 'The device is not joined to Entra, yet a PRT is printed. One of the two lines is not from this device or time.', because: present(facts.dsreg.byName.get('AzureAdJoined'), prt.field) });
  }
  if (join.joined === true && join.enterpriseJoined === true) {
    found.push({ text: 'A device cannot be joined to Entra and to an on-premises registration service at once.', because: join.because });
  }
  if (prt.present === true && context.account && /[$]/.test(context.account.value.slice(0, 300))) {
    found.push({ text: 'The account is a machine account, yet a PRT is printed. A machine account has none.', because: present(context.account, prt.field) });
  }
  return found;
}

/** Entra's words about the device rather than about the user. */
const deviceAnswers: ReadonlySet<number> = new Set([50155, 135011, 700003, 130007, 130008]);

function refusesDevice(aadsts: readonly number[]): boolean {
  return aadsts.some((code) => deviceAnswers.has(code));
}

/** True and worth knowing, but no fault. */
export function observations(facts: Facts): readonly CitedRemark[] {
  const { prt, enterprisePrt, join, device, context, time, dsreg } = facts;
  const found: CitedRemark[] = [];
  const fields = dsreg.byName;
  if (join.dualState) {
    found.push({ text: 'This user has the PC registered as well as joined. Windows normally removes the registration by itself. Conditional Access can then look at the wrong one of the two.', because: join.because });
  }
  if (prt.present === true && prt.expiry === 'near' && prt.expires) {
    found.push({ text: 'The PRT ends within three days of the capture. It is renewed when the user locks and unlocks with the network up.', because: present(prt.expires, ...time.because) });
  }
  if (prt.present === true && prt.expiry === 'expired' && prt.expires) {
    found.push({ text: 'The PRT had passed its printed end when the command ran, so it can no longer be used.', because: present(prt.expires, ...time.because) });
  }
  if (prt.present === true && !facts.attempt && prt.expiry !== 'expired' && prt.ageHours !== undefined && prt.ageHours > renewalHours && prt.updated) {
    found.push({
      text: `The PRT was last updated ${Math.floor(prt.ageHours)} hours before the capture. Windows renews it at sign-in or unlock, about every four hours; without such an occasion this is normal.`,
      because: present(prt.updated, ...time.because),
    });
  }
  for (const attempt of facts.attempts) {
    if (attempt.undated && prt.updated) {
      found.push({ text: 'A failed attempt is logged without a time zone. The capture prints no failure newer than the last success, so this one is taken for older. Export the log as an EVTX file to be sure.', because: present(attempt.at, prt.updated) });
    } else if (attempt.freshness === 'older' && facts.gotSince) {
      found.push({ text: `A failed attempt is printed, but the PRT was got at ${formatInstant(facts.gotSince.atUtc)}, after it. It says nothing about now.`, because: present(attempt.at, ...facts.gotSince.because) });
    } else if (attempt.freshness === 'older' && prt.updated) {
      found.push({ text: 'A failed attempt is printed, but the PRT was updated after it. It says nothing about now.', because: present(attempt.at, prt.updated) });
    } else if (attempt.whose === 'other' && attempt.user) {
      found.push({ text: 'A failed attempt of another user of this PC is printed. It says nothing about this user.', because: present(attempt.user, attempt.because[0], context.account) });
    }
  }
  if (facts.enterpriseAttempts.length > 0) {
    const attempt = facts.enterpriseAttempts[0]!;
    found.push({ text: 'A failed attempt is printed that belongs to the Enterprise PRT of the on-premises federation server, not to the PRT of Entra.', because: present(attempt.because[0], enterprisePrt.field, attempt.endpoint) });
  } else if (enterprisePrt.present === false && enterprisePrt.authority?.value.includes('://') && enterprisePrt.field) {
    found.push({ text: 'There is no Enterprise PRT, although an on-premises federation server is named. Only services that ask that server need it.', because: present(enterprisePrt.field, enterprisePrt.authority) });
  }
  if (prt.present === true) {
    for (const [name, what] of [['OnPremTgt', 'on-premises'], ['CloudTgt', 'cloud']] as const) {
      const ticket = fields.get(name);
      if (ticket && ternary(ticket.value) === 'no' && name === 'CloudTgt') found.push({ text: `There is no Kerberos ticket for ${what} services. The PRT does not need it.`, because: [ticket] });
    }
    const wam = fields.get('WamDefaultSet');
    if (wam && ternary(wam.value) === 'error') {
      found.push({ text: 'Windows could not read the default account for apps. In an elevated prompt this is normal, and it does not touch the PRT.', because: [wam] });
    } else if (wam && ternary(wam.value) === 'no' && context.speaksForPrt === true) {
      found.push({ text: 'Windows has no default work account for apps. Some apps may ask for a sign-in although the PRT is healthy.', because: [wam] });
    }
  }
  if (device.certificate?.state === 'near-end') {
    found.push({ text: `The device certificate ends on ${formatInstant(device.certificate.validity.toUtc).slice(0, 10)}, soon after the capture.`, because: [device.certificate.field] });
  }
  if (context.remote === true) {
    const remote = fields.get('SessionIsNotRemote') ?? dsreg.surroundings.remoteShell;
    found.push({ text: 'The command ran in a remote session. A PRT can be missing there for that reason alone; a capture at the PC itself says more.', because: present(remote) });
  }
  const desktop = fields.get('Virtual Desktop');
  if (desktop && (desktop.value.startsWith('YES') || desktop.value.startsWith('INVALID'))) {
    found.push({ text: 'This is a virtual desktop. A desktop that is reset at every start can lose its registration each time.', because: [desktop] });
  }
  const old = facts.preJoin?.oldTry;
  if (old) {
    found.push({ text: `The last try to join that is recorded was ${old.days} days before the capture. Windows tries at every sign-in and every hour, so it may say nothing about now.`, because: old.because });
  }
  if (join.leftovers.length > 0 && facts.preJoin) {
    found.push({ text: 'The details of an earlier registration are still printed, although the device is not joined.', because: join.leftovers });
  }
  for (const name of ['Fallback to Sync-Join', 'Fallback to Fed-Join']) {
    const fallback = fields.get(name);
    if (facts.preJoin && fallback?.value.toUpperCase().startsWith('DISABLED')) {
      found.push({ text: `${name} is disabled, so Windows does not try that way when the first one fails.`, because: [fallback] });
    }
  }
  const proxy = proxyDifference(facts);
  if (proxy) found.push(proxy);
  return found;
}

/** The user has a proxy, the machine goes directly: a common reason why SYSTEM fails where the browser works. */
function proxyDifference({ dsreg, attempt, device }: Facts): CitedRemark | undefined {
  if (attempt?.outcome.kind !== 'transport' && device.deviceAuth?.result !== 'failed-test') return undefined;
  const user = dsreg.proxies.find((section) => section.section.includes('Current User'));
  const machine = dsreg.proxies.find((section) => section.section.startsWith('WinHttp'))?.fields.get('Access Type');
  const set = user?.fields.get('Proxy Server List')?.value ? user.fields.get('Proxy Server List') : user?.fields.get('Auto-Configuration URL');
  if (!set?.value || !machine?.value.toUpperCase().startsWith('DIRECT')) return undefined;
  return { text: 'The user has a proxy, but the machine is set to go directly. Windows gets the PRT as the machine, which does not know the user\'s proxy.', because: [set, machine] };
}

function present(...fields: readonly (Cited | undefined)[]): readonly Cited[] {
  return fields.filter((field) => field !== undefined);
}
