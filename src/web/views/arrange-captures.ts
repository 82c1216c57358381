import { stageIds, verdictClasses, confidences } from '../../core/evidence/verdict.js';
import { classWords } from '../../core/report/words.js';
import type { VerdictClass } from '../../core/index.js';
import type { CaptureSummary } from '../engine/capture-summary.js';

export type Column = 'class' | 'cause' | 'stage' | 'confidence' | 'device' | 'user' | 'at' | 'file';
export type Grouping = 'none' | 'class' | 'cause' | 'device' | 'user';

export interface Arrangement {
  readonly filter: string;
  readonly only: VerdictClass | '';
  readonly sortBy: Column;
  readonly descending: boolean;
  readonly groupBy: Grouping;
}

/** A row of the list: a capture, or the head of a group. */
export type Row = { readonly kind: 'capture'; readonly capture: CaptureSummary } | { readonly kind: 'group'; readonly title: string; readonly count: number };

/** The captures that fit, sorted and grouped. Equals keep the order of the evidence. `missing` names what was not shown. */
export function arrangeCaptures(captures: readonly CaptureSummary[], { filter, only, sortBy, descending, groupBy }: Arrangement, missing: string): readonly Row[] {
  const wanted = filter.trim().toLowerCase();
  const fitting = captures.filter((capture) => (only === '' || capture.class === only) && (wanted === '' || searched(capture).includes(wanted)));
  const sign = descending ? -1 : 1;
  const sorted = [...fitting].sort((a, b) => sign * compare(keyOf(a, sortBy), keyOf(b, sortBy)) || a.index - b.index);
  if (groupBy === 'none') return sorted.map((capture) => ({ kind: 'capture', capture }));
  const groups = new Map<string, CaptureSummary[]>();
  for (const capture of sorted) {
    const title = groupTitle(capture, groupBy) ?? missing;
    const group = groups.get(title);
    if (group) group.push(capture);
    else groups.set(title, [capture]);
  }
  // The largest group is what a fleet suffers from most.
  return [...groups].sort(([, a], [, b]) => b.length - a.length).flatMap(([title, members]): Row[] => [{ kind: 'group', title, count: members.length }, ...members.map((capture): Row => ({ kind: 'capture', capture }))]);
}

function searched({ file, device = '', user = '', cause = '', causeTitle = '', headline }: CaptureSummary): string {
  return `${file}\n${device}\n${user}\n${cause}\n${causeTitle}\n${headline}`.toLowerCase();
}

function keyOf(capture: CaptureSummary, column: Column): string | number {
  switch (column) {
    case 'class': return verdictClasses.indexOf(capture.class);
    case 'stage': return capture.stage === 'none' ? stageIds.length : stageIds.indexOf(capture.stage);
    case 'confidence': return -confidences.indexOf(capture.confidence);
    // What is not shown comes last.
    case 'cause': return capture.causeTitle ?? '\uffff';
    case 'device': return capture.device ?? '\uffff';
    case 'user': return capture.user ?? '\uffff';
    case 'at': return capture.at ?? '\uffff';
    case 'file': return capture.index;
  }
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function groupTitle(capture: CaptureSummary, by: Exclude<Grouping, 'none'>): string | undefined {
  switch (by) {
    case 'class': return classWords[capture.class].name;
    case 'cause': return capture.causeTitle;
    case 'device': return capture.device;
    case 'user': return capture.user;
  }
}
