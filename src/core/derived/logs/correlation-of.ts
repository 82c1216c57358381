import type { EventRecord } from '../../evidence/event.js';
import { guidOf, isGuidAt, lastGuidIn } from '../../evidence/guid.js';
import { fieldOf, longestText } from './field-of.js';

/**
 * Under which name events of Microsoft-Windows-AAD carry the correlation id where it is not `CorrelationID`: the manifest
 * names it after its place in a shared template.
 */
const otherNames: ReadonlyMap<number, readonly string[]> = new Map<number, readonly string[]>([
  ...[1018, 1019, 1030, 1095, 1096, 1120, 1121, 1122, 1130, 1132, 1142].map((id) => [id, ['CorrelationID', 'value']] as const),
  ...[1084, 1216, 1256].map((id) => [id, ['CorrelationID', 'Target']] as const),
  [1257, ['CorrelationID', 'value2']],
  // The labels of 1144 are shifted: what is called CorrelationID there is a domain hint.
  [1144, []],
]);

const usualNames = ['CorrelationID', 'CorrelationId', 'Correlation_ID'] as const;

/**
 * The correlation id of a record in lower case: the key that joins it to its flow and to the sign-in log. Where the export
 * lost the named values, the last GUID of the message, since every message of the provider ends with it.
 */
export function correlationOf(record: EventRecord): string | undefined {
  const names = otherNames.get(record.id) ?? usualNames;
  const value = names.length === 0 ? undefined : fieldOf(record, ...names);
  if (value !== undefined) return guidOfValue(value);
  if (record.data.size > 0 || record.message === undefined || record.id === 1144) return undefined;
  return known(lastGuidIn(record.message.slice(0, longestText)));
}

/** The GUID that a value is, with or without braces, in lower case. Undefined for other text and for the empty GUID. */
export function guidOfValue(value: string): string | undefined {
  return known(guidOf(value));
}

/** The GUID that begins at this place of a text, in lower case. */
export function guidAt(text: string, at: number): string | undefined {
  return isGuidAt(text, at) ? known(text.slice(at, at + 36)) : undefined;
}

function known(guid: string | undefined): string | undefined {
  const lower = guid?.toLowerCase();
  return lower === '00000000-0000-0000-0000-000000000000' ? undefined : lower;
}
