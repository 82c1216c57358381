import { formatCode } from '../catalog/code.js';
import type { Attempt } from '../derived/attempt.js';
import type { ChangeKind } from '../derived/directory/changes.js';
import type { Facts } from '../derived/facts.js';
import type { Cited } from '../evidence/cited.js';
import { formatInstant } from '../evidence/format-instant.js';
import { parseInstant } from '../evidence/instant.js';
import { citedAt } from '../evidence/place.js';
import type { TimelineEntry } from './report.js';
import { mostTimelineEntries } from './timeline-limit.js';

const stamped: readonly (readonly [string, string])[] = [
  ['AzureAdPrtUpdateTime', 'The PRT was last updated'],
  ['AzureAdPrtExpiryTime', 'The PRT ends, if it is not renewed'],
  ['EnterprisePrtUpdateTime', 'The Enterprise PRT was last updated'],
  ['EnterprisePrtExpiryTime', 'The Enterprise PRT ends, if it is not renewed'],
  ['Previous Registration', 'The last failed try to join'],
  ['Client Time', 'The command ran'],
  ['Last HostName Update', 'The host name was last updated in Entra'],
];

const changeWords: Readonly<Record<ChangeKind, string>> = {
  'device-disabled': 'The device object was disabled', 'device-enabled': 'The device object was enabled', 'device-deleted': 'The device object was deleted',
  'device-restored': 'The device object was restored', 'device-added': 'A device object was added', 'device-keys-removed': 'The keys of the device object were removed',
  'user-disabled': 'The account was disabled', 'user-enabled': 'The account was enabled', 'user-deleted': 'The account was deleted', 'user-restored': 'The account was restored',
  'password-changed': 'The password was changed', 'sessions-revoked': 'The user\'s sessions were revoked', 'user-renamed': 'The user\'s sign-in name was changed',
};

interface Entry {
  readonly utc: number;
  readonly what: string;
  readonly cited: Cited;
}

/** One story over all sources, oldest first. */
export function timeline(facts: Facts): readonly TimelineEntry[] {
  const entries: Entry[] = [];
  const add = (utc: number | undefined, what: string, cited: Cited | undefined): void => {
    if (utc !== undefined && cited) entries.push({ utc, what, cited });
  };
  for (const [name, what] of stamped) {
    const field = facts.dsreg.byName.get(name);
    add(field ? parseInstant(field.value) : undefined, what, field);
  }
  for (const attempt of facts.attempts) if (attempt.origin === 'prt') add(attempt.atUtc, `A try to get or renew the PRT failed${seen(attempt)}`, attempt.at);
  for (const attempt of facts.enterpriseAttempts) add(attempt.atUtc, 'A try to get the Enterprise PRT failed', attempt.at);
  if (facts.device.certificate) {
    const { validity, field } = facts.device.certificate;
    add(validity.fromUtc, 'The device certificate begins', field);
    add(validity.toUtc, 'The device certificate ends', field);
  }
  if (facts.evidence.logs.length > 0) addLogs(facts, add);
  addDirectory(facts, add);
  addSignIns(facts, add);
  for (const error of facts.appErrors) {
    if (error.seenBy === 'error text') add(error.atUtc, `An error page or dialog was shown${error.app === undefined ? '' : ` in ${error.app}`}`, error.because[0]);
  }
  // Ties keep the order in which the sources are listed; entries of one file keep its lines' order.
  entries.sort((a, b) => a.utc - b.utc || (a.cited.file === b.cited.file ? (a.cited.line ?? 0) - (b.cited.line ?? 0) : 0));
  return entries.slice(-mostTimelineEntries).map(({ utc, what, cited }) => ({
    at: formatInstant(utc), what, file: cited.file ?? facts.dsreg.file,
    ...(cited.line === undefined ? {} : { line: cited.line }),
    ...(cited.locator === undefined ? {} : { locator: cited.locator }),
  }));
}

const clockWords = {
  set: 'The PC\'s clock was set', 'change-refused': 'The PC\'s clock was too wrong to be set', differs: 'The PC\'s clock differed from its source',
  'not-synchronised': 'The PC\'s clock had no source for long', 'source-unreachable': 'A time source did not answer', synchronised: 'The PC\'s clock was right again',
} as const;

type Add = (utc: number | undefined, what: string, cited: Cited | undefined) => void;

function seen({ seenBy, outcome }: Attempt): string {
  const said = outcome.kind === 'refused' ? `: AADSTS${outcome.aadsts}` : outcome.kind === 'client' ? `: ${formatCode(outcome.code)}` : outcome.kind === 'transport' ? `: network error ${outcome.winHttp}` : '';
  return seenBy.length > 1 ? `${said} (${seenBy.join(' and ')})` : said;
}

function addLogs({ logs }: Facts, add: Add): void {
  if (!logs) return;
  for (const flow of logs.flows) if (flow.ended === 'succeeded') add(flow.endedUtc ?? flow.beganUtc, 'The PRT was got or renewed', flow.because[0]);
  for (const error of logs.broker) if (!error.routine) add(error.atUtc, `The broker could not get a token${error.count > 1 ? `, ${error.count} times` : ''}`, error.because[0]);
  for (const event of logs.registration?.events ?? []) if (event.outcome !== 'information') add(event.atUtc, event.outcome === 'failed' ? 'The registration failed' : 'The registration succeeded', event.because[0]);
  for (const event of logs.clock) add(event.atUtc, clockWords[event.what], event.because[0]);
}

function addDirectory({ directory }: Facts, add: Add): void {
  if (!directory) return;
  for (const change of directory.changes) add(change.atUtc, `${changeWords[change.kind]}${change.by === undefined ? '' : ` by ${change.by}`}`, change.because[0]);
  const { device, deletedDevice, user } = directory;
  if (device?.registeredUtc !== undefined) add(device.registeredUtc, 'The device was registered in Entra', citedAt(device, 'registrationDateTime', formatInstant(device.registeredUtc), 'registrationDateTime'));
  if (deletedDevice?.deletedUtc !== undefined) add(deletedDevice.deletedUtc, 'The device object was deleted', citedAt(deletedDevice, 'deletedDateTime', formatInstant(deletedDevice.deletedUtc), 'deletedDateTime'));
  if (user?.lastPasswordChangeUtc !== undefined) add(user.lastPasswordChangeUtc, 'The password was last changed', citedAt(user, 'lastPasswordChangeDateTime', formatInstant(user.lastPasswordChangeUtc), 'lastPasswordChangeDateTime'));
}

function addSignIns({ signIns }: Facts, add: Add): void {
  if (!signIns) return;
  for (const { signIn, because, errorCode } of signIns.failures) add(signIn.atUtc, `Entra refused a sign-in${signIn.app === undefined ? '' : ` to ${signIn.app}`}: AADSTS${errorCode}`, because[0]);
  if (signIns.prtSpent) add(signIns.prtSpent.signIn.atUtc, 'An app spent the PRT', signIns.prtSpent.because[0]);
}
