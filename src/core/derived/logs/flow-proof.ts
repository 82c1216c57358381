import type { Cited, Proof } from '../../evidence/cited.js';
import { citedEvent } from './cited-event.js';
import type { FlowRecord } from './flow-records.js';

/** Lines of a proof: enough to follow a flow, not its whole log. */
const mostProof = 6;

/** Events by what they tell about a failure, most first. */
const telling: readonly (readonly number[])[] = [[1081, 1082, 1083, 1090], [1088], [1084], [1152, 1153, 1103, 1142, 1095, 1122, 1096, 1120], [1250, 1251, 1252, 1253], [1025, 1024], [1086, 1087, 1116]];

/**
 * The lines that prove a flow, most telling first; `told` is the record that tells how it ended. A success is proved by its
 * end, whatever failed on the way.
 */
export function flowProof(records: readonly FlowRecord[], failures: readonly FlowRecord[], told: FlowRecord, succeeded: boolean): Proof {
  const rank = ({ record }: FlowRecord): number => {
    const found = telling.findIndex((ids) => ids.includes(record.id));
    return found < 0 ? telling.length : found;
  };
  const chosen: FlowRecord[] = [...failures].sort((a, b) => rank(a) - rank(b) || b.index - a.index);
  if (succeeded) chosen.unshift(told);
  const kinds = new Set<number>();
  const lines: Cited[] = [];
  for (const one of [...chosen, told, ...records.filter(({ step }) => step.says === 'begin')]) {
    // A step that is logged again and again is one line.
    if (kinds.has(one.record.id) || lines.length >= mostProof) continue;
    kinds.add(one.record.id);
    lines.push(citedEvent(one.record));
  }
  const [first = citedEvent(told.record), ...rest] = lines;
  return [first, ...rest];
}
