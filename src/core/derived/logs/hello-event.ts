import type { Proof } from '../../evidence/cited.js';
import type { EventLog } from '../../evidence/event.js';
import { citedEvent } from './cited-event.js';
import { eventsInOrder } from './events-in-order.js';
import { codeField, fieldOf } from './field-of.js';

/** A failure of Windows Hello for Business that matters for a PRT. */
export interface HelloEvent {
  readonly id: number;
  readonly what:
    /** A Hello sign-in to the device was refused (7001). */
    | 'sign-in-refused'
    /** The container or a key in it cannot be used (6010, 7002). */
    | 'key-unusable'
    /** The credential was not accepted (7520, 7525). */
    | 'authentication-failed'
    /** Entra did not take the new key (7510). */
    | 'key-not-registered';
  /** Canonical; of a refused sign-in the status that Windows gave. */
  readonly code?: number;
  /** Canonical: the reason behind a status such as 0xc000006d. */
  readonly subCode?: number;
  /** `Software Key`, `Cloud Trust`, … as printed. */
  readonly credentialType?: string;
  readonly deploymentType?: string;
  /** As printed; S-1-5-18 is SYSTEM and says nothing about the user. */
  readonly userSid?: string;
  readonly atUtc?: number;
  readonly atLocal?: number;
  readonly because: Proof;
}

/** Hello events kept, the newest. */
export const mostHelloEvents = 200;

/**
 * Reads failures of Hello, newest first. Only events whose meaning a source gives: the manifests' messages
 * (`catalog/data/events.tsv`), and for 7001 its field names and posted events.
 */
export function helloEvents(logs: readonly EventLog[]): readonly HelloEvent[] {
  const ordered = eventsInOrder(logs, ({ provider, id }) => provider === 'Microsoft-Windows-HelloForBusiness' && meanings.has(id));
  return ordered.toReversed().slice(0, mostHelloEvents).map(({ record }) => {
    const code = codeField(record, 'AuthenticationErrorStatus', 'Error', 'Hr');
    const subCode = record.id === 7001 && record.data.size > 0 ? codeField(record, 'AuthenticationErrorSubStatus') : undefined;
    const credentialType = fieldOf(record, 'CredentialType');
    const deploymentType = fieldOf(record, 'DeploymentType');
    const userSid = fieldOf(record, 'UserSid') ?? record.userSid;
    return {
      id: record.id, what: meanings.get(record.id)!,
      ...(code === undefined || code.code === 0 ? {} : { code: code.canonical }),
      ...(subCode === undefined || subCode.code === 0 ? {} : { subCode: subCode.canonical }),
      ...(credentialType === undefined ? {} : { credentialType: credentialType.slice(0, longestName) }),
      ...(deploymentType === undefined ? {} : { deploymentType: deploymentType.slice(0, longestName) }),
      ...(userSid === undefined ? {} : { userSid: userSid.slice(0, longestSid) }),
      ...(record.atUtc === undefined ? {} : { atUtc: record.atUtc }),
      ...(record.atUtc !== undefined || record.atLocal === undefined ? {} : { atLocal: record.atLocal }),
      because: [citedEvent(record)],
    };
  });
}

const meanings: ReadonlyMap<number, HelloEvent['what']> = new Map<number, HelloEvent['what']>([
  [7001, 'sign-in-refused'], [6010, 'key-unusable'], [7002, 'key-unusable'], [7520, 'authentication-failed'], [7525, 'authentication-failed'], [7510, 'key-not-registered'],
]);

const longestName = 60;
const longestSid = 184;
