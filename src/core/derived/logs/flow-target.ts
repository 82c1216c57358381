import type { EventRecord } from '../../evidence/event.js';
import { isMasked } from '../capture-context.js';
import { shortened } from './cited-event.js';
import { fieldOf } from './field-of.js';
import { endpointOf, type FlowRecord } from './flow-records.js';

/** Longest URL kept. */
const longestUrl = 300;

/** The URL that the first failing step names, else the last one called before it. A query can hold what must not be kept. */
export function flowEndpoint(records: readonly FlowRecord[], failure: FlowRecord | undefined): string | undefined {
  let before: string | undefined;
  let named: string | undefined;
  for (const { record, index } of records) {
    const endpoint = endpointOf(record);
    if (endpoint === undefined) continue;
    if (failure && index >= failure.index) named ??= endpoint;
    else before = endpoint;
  }
  const url = (failure && endpointOf(failure.record)) ?? before ?? named;
  if (url === undefined) return undefined;
  const ends = ['?', '#'].map((mark) => url.indexOf(mark)).filter((at) => at >= 0);
  return shortened(url.slice(0, Math.min(url.length, ...ends)), longestUrl);
}

/** Longest user name kept; Entra allows 113 characters. */
const longestUpn = 256;

/** Who signed in, in lower case: what Windows says goes before what Entra repeats. */
export function flowUpn(records: readonly FlowRecord[]): string | undefined {
  return firstName(records, nameOf) ?? firstName(records, unknownAccount);
}

function firstName(records: readonly FlowRecord[], read: (record: EventRecord) => string | undefined): string | undefined {
  for (const { record } of records) {
    const name = read(record);
    if (name === undefined || name.length > longestUpn || name.includes('/') || isMasked(name)) continue;
    return name.toLowerCase();
  }
  return undefined;
}

function nameOf(record: EventRecord): string | undefined {
  // Method holds the user name in 1144: its labels are shifted against its values.
  if (record.id === 1144) return ['Method', 'value'].map((field) => fieldOf(record, field)).find((value) => value?.includes('@'));
  return record.id >= 1250 && record.id <= 1253 ? fieldOf(record, 'UserIdentity', 'User Identity') : undefined;
}

/** "The user account {0} does not exist in the {1} directory" (AADSTS50034, reference-error-codes), in whatever language. */
function unknownAccount(record: EventRecord): string | undefined {
  if (record.id !== 1081) return undefined;
  const text = (fieldOf(record, 'ErrorDescription') ?? record.message)?.slice(0, longestUpn * 4) ?? '';
  return /AADSTS50034: [^@\r\n]{0,80}?([^\s'"{}@]+@[^\s'"{}@]+)/.exec(text)?.[1];
}
