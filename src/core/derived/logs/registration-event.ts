import type { Proof } from '../../evidence/cited.js';
import type { EventLog, EventRecord } from '../../evidence/event.js';
import { realAadsts } from '../attempt.js';
import { citedEvent, shortened } from './cited-event.js';
import { eventsInOrder, isLater, type OrderedEvent } from './events-in-order.js';
import { codeField, fieldOf, longestText, numberField } from './field-of.js';
import { type HelloPrerequisites, helloPrerequisites } from './hello-prerequisites.js';

/** What Windows does about its registration, in the order of a join. */
export type RegistrationPhase =
  /** Looks whether and how it may join: domain controller, computer object, settings in the directory. */
  | 'pre-check'
  /** Asks the registration service where it is. */
  | 'discover'
  | 'authenticate'
  | 'join'
  /** Sends changed attributes of the device, or repairs what it knows of its join. */
  | 'update'
  | 'leave'
  /** Reaches its own device key. */
  | 'device-key'
  /** Registers a Windows Hello key with Entra. */
  | 'hello-key';

/** One event of User Device Registration that says how a step went. */
export interface RegistrationEvent {
  readonly id: number;
  readonly outcome: 'succeeded' | 'failed' | 'information';
  /** Absent: an event without a published meaning, or one that is no step. */
  readonly phase?: RegistrationPhase;
  /** Canonical. */
  readonly code?: number;
  readonly httpStatus?: number;
  /** What the service answered to a failed request; never the answer to a successful one, which holds the certificate. */
  readonly serverMessage?: string;
  readonly aadsts: readonly number[];
  readonly atUtc?: number;
  readonly atLocal?: number;
  readonly because: Proof;
}

/** What the registration log says. */
export interface RegistrationFacts {
  /** Newest first; events that say nothing about a step are left out. */
  readonly events: readonly RegistrationEvent[];
  /** The newest failure to join or to reach what a join needs, and the later success that shows it is over. */
  readonly lastFailure?: RegistrationEvent;
  readonly overcomeBy?: RegistrationEvent;
  /** The newest success of a join, or the newest statement that the device is joined. */
  readonly lastSuccess?: RegistrationEvent;
  /** The newest removal of the registration, unless a success is newer. */
  readonly left?: RegistrationEvent;
  /** The newest statement of Windows about what Hello needs, among it whether the user has a PRT. */
  readonly hello?: HelloPrerequisites;
}

/** Registration events kept, the newest. */
export const mostRegistrationEvents = 500;

/** Reads the registration log; undefined when the logs hold nothing of it. */
export function registrationFacts(logs: readonly EventLog[]): RegistrationFacts | undefined {
  const ordered = eventsInOrder(logs, ({ provider }) => provider === 'Microsoft-Windows-User Device Registration').toReversed();
  const read: (readonly [OrderedEvent, RegistrationEvent])[] = [];
  for (const event of ordered) {
    if (read.length >= mostRegistrationEvents) break;
    const step = stepOf(event.record);
    if (step) read.push([event, registrationEvent(event.record, step)]);
  }
  const hello = helloPrerequisites(ordered.map(({ record }) => record));
  if (read.length === 0 && !hello) return undefined;

  const failure = read.find(([, event]) => event.outcome === 'failed' && aboutJoin.has(event.phase));
  const success = read.find(([, event]) => event.outcome === 'succeeded' && (event.phase === 'join' || event.id === 335));
  const left = read.find(([, event]) => event.phase === 'leave' && event.outcome === 'succeeded');
  const isOver = failure && success && isLater(success[0], failure[0]) === true;
  const isGone = left && (!success || isLater(left[0], success[0]) === true);
  return {
    events: read.map(([, event]) => event),
    ...(failure ? { lastFailure: failure[1] } : {}),
    ...(isOver ? { overcomeBy: success[1] } : {}),
    ...(success ? { lastSuccess: success[1] } : {}),
    ...(isGone ? { left: left[1] } : {}),
    ...(hello ? { hello } : {}),
  };
}

const aboutJoin: ReadonlySet<RegistrationPhase | undefined> = new Set<RegistrationPhase | undefined>(['pre-check', 'discover', 'authenticate', 'join']);

interface Step {
  readonly outcome: RegistrationEvent['outcome'];
  readonly phase: RegistrationPhase;
}

const failed = (phase: RegistrationPhase, ...ids: readonly number[]) => ids.map((id) => [id, { outcome: 'failed', phase }] as const);
const succeeded = (phase: RegistrationPhase, ...ids: readonly number[]) => ids.map((id) => [id, { outcome: 'succeeded', phase }] as const);
const informs = (phase: RegistrationPhase, ...ids: readonly number[]) => ids.map((id) => [id, { outcome: 'information', phase }] as const);

/**
 * Meanings: messages of the manifests (`catalog/data/events.tsv`); 332 to 335 from the provider's published message table.
 * Levels are not used: Windows declares failures of the pre-check (219 to 221) as information.
 */
const steps: ReadonlyMap<number, Step> = new Map<number, Step>([
  ...succeeded('discover', 101),
  ...succeeded('join', 104, 105, 106, 306, 389),
  ...succeeded('pre-check', 335), // the device is already joined
  ...succeeded('update', 251, 262),
  ...succeeded('leave', 110, 371),
  ...succeeded('hello-key', 300),
  ...failed('pre-check', 219, 220, 221, 307, 330, 334),
  ...failed('discover', 200, 201, 309),
  ...failed('authenticate', 305, 324, 420),
  ...failed('join', 202, 203, 204, 205, 206, 237, 238, 240, 244, 245, 304),
  ...failed('update', 248, 249, 252, 261, 263),
  ...failed('leave', 239, 370),
  ...failed('device-key', 344, 345),
  ...failed('hello-key', 301),
  // 332: joined, but state is missing, so Windows joins again. 333: not run as SYSTEM, which says nothing about the device.
  ...informs('pre-check', 331, 332, 333, 4096),
  ...informs('join', 100, 102),
  ...informs('hello-key', 385),
]);

function stepOf(record: EventRecord): Step | undefined {
  return steps.get(record.id);
}

/** Longest server message kept. */
const longestMessage = 300;

function registrationEvent(record: EventRecord, { outcome, phase }: Step): RegistrationEvent {
  const code = outcome === 'succeeded' ? undefined : codeField(record, 'ExitCode', 'ErrorCode', 'ProviderErrorCode', 'NtStatus');
  const said = outcome === 'failed' ? fieldOf(record, 'ServerErrorMessage', 'ServerMessage', 'ServerResponse', 'ProviderErrorMessage', 'ErrorMessage') : undefined;
  const text = said ?? (outcome === 'failed' && record.data.size === 0 ? record.message : undefined);
  const httpStatus = numberField(record, 100, 599, 'HttpStatus');
  const serverMessage = said === undefined ? '' : shortened(said, longestMessage);
  return {
    id: record.id, outcome, phase,
    ...(code === undefined || code.code === 0 ? {} : { code: code.canonical }),
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(serverMessage === '' ? {} : { serverMessage }),
    aadsts: realAadsts(text?.slice(0, longestText)),
    ...(record.atUtc === undefined ? {} : { atUtc: record.atUtc }),
    ...(record.atUtc !== undefined || record.atLocal === undefined ? {} : { atLocal: record.atLocal }),
    because: [citedEvent(record)],
  };
}
