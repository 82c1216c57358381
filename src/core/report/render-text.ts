import type { Report, Result, Unread } from './report.js';
import { addBrief } from './text-brief.js';
import {
  addAvoid, addEvidence, addGaps, addHead, addParseNotes, addProof, addSequence, addStages, addSteps, addTimeline, addVerdict,
} from './text-parts.js';
import { countResult, emptyTally, rankedCauses, rankedClasses, type Tally } from './tally.js';
import { TextPage, type TextOptions } from './text-page.js';
import { classWords, counted, fileName, hasNoVerdict, headings } from './words.js';

/** The whole report for a person at a terminal; short where no verdict was possible, unless `verbose`. Several results are closed by a summary. Ends with a line break. */
export function renderText(report: Report, options: TextOptions): string {
  const tally = emptyTally();
  const parts: string[] = [];
  for (const result of report.results) {
    parts.push(renderTextResult(result, options));
    countResult(tally, result);
  }
  if (report.results.length !== 1 || report.unread.length > 0) parts.push(renderTextSummary(tally, report.unread, options));
  return parts.join('\n\n');
}

/** One result alone, for callers that print as they go. Ends with a line break. */
export function renderTextResult(result: Result, options: TextOptions): string {
  const page = new TextPage(options);
  if (isBrief(result, options)) {
    addBrief(page, result);
    return page.text();
  }
  addFinding(page, result);
  addSteps(page, result);
  addAvoid(page, result);
  addGaps(page, result);
  addSequence(page, result);
  addTimeline(page, result);
  addEvidence(page, result);
  addParseNotes(page, result);
  return page.text();
}

/** What was found and what proves it, without what to do about it. Ends with a line break. */
export function renderTextFinding(result: Result, options: TextOptions): string {
  const page = new TextPage(options);
  addFinding(page, result);
  return page.text();
}

function isBrief({ verdict }: Result, { verbose }: TextOptions): boolean {
  return verbose !== true && hasNoVerdict(verdict.class);
}

function addFinding(page: TextPage, result: Result): void {
  addHead(page, result);
  addVerdict(page, result);
  addStages(page, result);
  addProof(page, result);
}

/** What several results come to, and the files that could not be read. Ends with a line break. */
export function renderTextSummary(tally: Tally, unread: readonly Unread[], options: TextOptions): string {
  const page = new TextPage(options);
  if (tally.captures !== 1) {
    page.heading(`${headings.summary}: ${tally.captures === 0 ? 'nothing could be read' : counted(tally.captures, 'capture')}`);
    for (const [name, count] of rankedClasses(tally)) page.say(`${classWords[name].name}: ${count}`, 2, 4);
    if (tally.byCause.size > 0) {
      page.heading('Root causes');
      for (const { id, title, captures } of rankedCauses(tally)) page.say(`${captures}: ${title} (${id})`, 2, 5);
    }
  }
  if (unread.length > 0) {
    page.heading(`${headings.unread}: ${unread.length}`);
    for (const { file, reason } of unread) page.say(`- ${fileName(file)}: ${reason}`, 2, 4);
  }
  return page.text();
}
