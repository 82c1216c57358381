import type { EventRecord } from '../../evidence/event.js';
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
  if (value !== undefined) return guidIn(value);
  if (record.data.size > 0 || record.message === undefined || record.id === 1144) return undefined;
  return lastGuidIn(record.message.slice(0, longestText));
}

/** The GUID that a value is, with or without braces, in lower case. Undefined for other text and for the empty GUID. */
export function guidIn(value: string): string | undefined {
  const text = value.startsWith('{') && value.endsWith('}') ? value.slice(1, -1) : value;
  return text.length === 36 && isGuidAt(text, 0) ? known(text) : undefined;
}

/** The GUID that begins at this place of a text, in lower case. */
export function guidAt(text: string, at: number): string | undefined {
  return isGuidAt(text, at) ? known(text.slice(at, at + 36)) : undefined;
}

function lastGuidIn(text: string): string | undefined {
  // A GUID is found by its last hyphen: 23 characters behind its start.
  for (let hyphen = text.lastIndexOf('-'); hyphen >= 23; hyphen = text.lastIndexOf('-', hyphen - 1)) {
    if (isGuidAt(text, hyphen - 23)) return known(text.slice(hyphen - 23, hyphen + 13));
  }
  return undefined;
}

function known(guid: string): string | undefined {
  const lower = guid.toLowerCase();
  return lower === '00000000-0000-0000-0000-000000000000' ? undefined : lower;
}

function isGuidAt(text: string, from: number): boolean {
  if (from + 36 > text.length) return false;
  for (let at = 0; at < 36; at++) {
    const code = text.charCodeAt(from + at);
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (code !== 45) return false;
    } else if (!isHex(code)) return false;
  }
  return !isHex(text.charCodeAt(from - 1)) && !isHex(text.charCodeAt(from + 36));
}

function isHex(code: number): boolean {
  const lower = code | 32;
  return (code >= 48 && code <= 57) || (lower >= 97 && lower <= 102);
}
