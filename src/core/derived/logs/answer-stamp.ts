import { parseInstant } from '../../evidence/instant.js';
import type { EventRecord } from '../../evidence/event.js';
import { fieldOf, longestText } from './field-of.js';

const label = 'Timestamp: ';
/** `2026-03-02 09:00:00Z` */
const stampLength = 20;

/** When Entra gave the answer that a record holds, by its own clock: its refusals end with it. Absent: no answer, or no stamp. */
export function answerStampUtc(record: EventRecord): number | undefined {
  if (record.provider !== 'Microsoft-Windows-AAD' || !holdsAnswer(record.id)) return undefined;
  const text = (fieldOf(record, 'ErrorDescription') ?? (record.data.size === 0 ? record.message : undefined))?.slice(0, longestText);
  const at = text?.indexOf(label) ?? -1;
  return at < 0 ? undefined : parseInstant(text!.slice(at + label.length, at + label.length + stampLength));
}

/** Answers of the token service. Not the broker's 1098, which may repeat an answer that it kept. */
function holdsAnswer(id: number): boolean {
  return (id >= 1081 && id <= 1083) || (id >= 1250 && id <= 1253);
}
