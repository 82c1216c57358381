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

/** Who signed in, in lower case. */
export function flowUpn(records: readonly FlowRecord[]): string | undefined {
  for (const { record } of records) {
    // Method holds the user name in 1144: its labels are shifted against its values.
    const name = record.id === 1144 ? ['Method', 'value'].map((field) => fieldOf(record, field)).find((value) => value?.includes('@'))
      : record.id >= 1250 && record.id <= 1253 ? fieldOf(record, 'UserIdentity', 'User Identity') : undefined;
    if (name === undefined || name.length > longestUpn || name.includes('/') || isMasked(name)) continue;
    return name.toLowerCase();
  }
  return undefined;
}
