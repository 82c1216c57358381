import { gapsBehind, gapsBesidePlan } from './asked-once.js';
import { neutralise } from './neutralise.js';
import type { Citation, Gap, Remark, Result, Step, Verdict } from './report.js';
import type { TextPage } from './text-page.js';
import {
  changedWords, classTones, classWords, decidesBetween, deviceWords, dont, fileName, foldedCauses, hasUndo, headings, instant, placeOf, riskWords, sourceWords, speaksForPrt, stageWords,
  stateTones, stateWords, valueOf, whenTaken, whereItBreaks, whoAndWhere, whoRanIt, whySure,
} from './words.js';

/** Characters of one cited value that are printed. Enough for any server message that is published. */
const valueLimit = 480;
/** Entries of one list that are printed, so that one odd capture does not fill the screen. */
const listLimit = 8;
const noteLimit = 4;

export function addHead(page: TextPage, { source, device, context, capturedAt, symptom }: Result): void {
  page.heading(`Primary Refresh Token (PRT) check: ${sourceWords(source)}`);
  if (symptom !== undefined) page.say(`Reported: ${symptom}`, 0, 2);
  page.say(`Device: ${deviceWords(device)}`, 0, 2);
  page.say(`Who ran it: ${whoRanIt(context)}`, 0, 2);
  page.say(`When: ${whenTaken(capturedAt)}`, 0, 2);
  if (context.speaksForPrt !== true) page.say(speaksForPrt(context), 0, 2, page.paint.warning);
  if (context.speaksForPrt === false) addCitations(page, context.because, source.file, 2);
}

export function addVerdict(page: TextPage, { verdict, changed }: Result): void {
  const words = classWords[verdict.class];
  page.heading(`Verdict: ${words.name}`);
  page.say(verdict.headline, 2, 2, page.paint[classTones[verdict.class]]);
  if (verdict.class !== 'healthy') page.say(`What it means: ${words.means} ${words.start}`, 2, 4);
  const where = whereItBreaks(verdict);
  if (where !== undefined) page.say(`Where it breaks: ${where}`, 2, 4);
  page.say(`How sure: ${verdict.confidence}. ${whySure(verdict)}`, 2, 4);
  if (changed) page.say(`${headings.changed}: ${changedWords(changed)}`, 2, 4);
}

export function addStages(page: TextPage, { stages, source }: Result): void {
  page.heading(headings.stages);
  for (const [index, { id, state, because }] of stages.entries()) {
    const witnesses = because.slice(0, listLimit).map((citation) => shortWitness(citation, source.file));
    page.row(`  ${index + 1}. ${stageWords[id].padEnd(17)}`, stateWords[state].padEnd(13), witnesses, page.paint[stateTones[state]]);
  }
}

/** A long place would leave no room for any witness: then the value's name alone. */
function shortWitness(citation: Citation, file: string): string {
  const place = placeOf(citation, file);
  return place.length > widestPlace ? citation.fact : `${citation.fact} (${place})`;
}

const widestPlace = 26;

export function addProof(page: TextPage, { verdict, source }: Result): void {
  const file = source.file;
  for (const [index, { cause, follows }] of foldedCauses(verdict).entries()) {
    page.heading(index === 0 ? headings.proof : headings.otherCause);
    page.say(`${cause.title} (${cause.confidence})`, 2);
    page.say(cause.explains, 2);
    addCitations(page, cause.because, file, 4);
    if (follows.length > 0) page.say(`What follows from it: ${follows.join('; ')}`, 2, 4);
    page.say(`Cause id: ${cause.id}`, 2, 4);
    for (const { url } of cause.sources) page.copyable(`Source: ${url}`, 2);
  }
  addRemarks(page, headings.conflicts, verdict.conflicts, file);
  addRuledOut(page, verdict, file);
  addRemarks(page, headings.observations, verdict.observations, file);
}

function addRemarks(page: TextPage, heading: string, remarks: readonly Remark[], file: string): void {
  if (remarks.length === 0) return;
  page.heading(heading);
  page.list(remarks, listLimit, 2, ({ text, because }) => {
    page.say(`- ${text}`, 2, 4);
    addCitations(page, because, file, 4);
  });
}

/** One line each, since there can be many; none for a healthy PC, where all of them would be. */
function addRuledOut(page: TextPage, { ruledOut, class: name }: Verdict, file: string): void {
  if (ruledOut.length === 0 || name === 'healthy') return;
  page.heading(headings.ruledOut);
  page.list(ruledOut, listLimit, 2, ({ title, because: [first] }) => {
    page.say(first === undefined ? `- ${title}` : `- ${title}: ${neutralise(valueOf(first), valueLimit)} (${placeOf(first, file)})`, 2, 4);
  });
}

function addCitations(page: TextPage, citations: readonly Citation[], file: string, indent: number): void {
  page.list(citations, listLimit, indent, (citation) => page.beside(placeOf(citation, file), valueOf(citation), indent, valueLimit));
}

/** The plan; a step that brings what was not shown tells how its answers are read. */
export function addSteps(page: TextPage, { plan, gaps }: Result): void {
  if (plan.steps.length === 0) return;
  page.heading(headings.steps);
  for (const [index, step] of plan.steps.entries()) {
    const number = numberOf(index);
    const behind = gapsBehind(step, gaps);
    addStep(page, step, number, behind[0]?.why);
    for (const gap of behind) addReadings(page, gap, number.length);
  }
}

/** `why`: what the step is good for, where that is not plain from the verdict. */
export function addStep(page: TextPage, step: Step, number: string, why?: string): void {
  const indent = number.length;
  page.numbered(number, step.title);
  if (why !== undefined) page.say(`Why: ${why}`, indent, indent + 2);
  page.say(`Who: ${whoAndWhere(step)}`, indent, indent + 2);
  page.say(`Risk: ${riskWords[step.risk]}`, indent, indent + 2, step.risk === 'destructive' ? page.paint.bad : undefined);
  for (const need of step.requires) page.say(`First: ${need}`, indent, indent + 2);
  for (const command of step.commands) page.copyable(command, indent + 4);
  if (step.verify !== '') page.say(`Check: ${step.verify}`, indent, indent + 2);
  if (hasUndo(step)) page.say(`Undo: ${step.undo}`, indent, indent + 2);
}

export function addAvoid(page: TextPage, { plan }: Result): void {
  if (plan.avoid.length === 0) return;
  page.heading(headings.avoid);
  for (const { action, why } of plan.avoid) page.say(`- ${dont(action)} ${why}`, 2, 4);
}

/** What was not shown and no step of the plan brings. */
export function addGaps(page: TextPage, { gaps, verdict }: Result): void {
  const open = gapsBesidePlan(gaps);
  if (open.length === 0) return;
  page.heading(headings.gaps);
  for (const [index, gap] of open.entries()) {
    const number = numberOf(index);
    addGap(page, gap, number);
    addReadings(page, gap, number.length);
    const decides = decidesBetween(gap, verdict);
    if (decides.length > 0) page.say(`Decides between: ${decides.join('; ')}`, number.length, number.length + 2);
  }
}

/** The request alone, without how its answers are read. */
export function addGap(page: TextPage, { ask, why, context, command }: Gap, number: string): void {
  const indent = number.length;
  page.numbered(number, ask);
  if (why !== undefined) page.say(`Why: ${why}`, indent, indent + 2);
  page.say(`Who: ${context}`, indent, indent + 2);
  if (command !== '') page.copyable(command, indent + 4);
}

function addReadings(page: TextPage, { readings }: Gap, indent: number): void {
  for (const { answer, means } of readings) page.say(`If the answer is "${answer}": ${means}`, indent, indent + 2);
}

/** `  1. ` */
export function numberOf(index: number): string {
  return `${index + 1}. `.padStart(5);
}

/** Only beside other evidence: for a capture alone, the stages and what to collect next say the same. */
export function addSequence(page: TextPage, { sequence, evidence }: Result): void {
  if (evidence === undefined) return;
  page.heading(headings.sequence);
  for (const { title, checked, what } of sequence) page.say(`${checked ? '[x]' : '[ ]'} ${title}: ${what}`, 2, 6);
}

/** Newest last, and only the newest: the break is near the end. */
const timelineLimit = 16;

export function addTimeline(page: TextPage, { timeline, evidence, source }: Result): void {
  if (evidence === undefined || timeline.length === 0) return;
  page.heading(headings.timeline);
  const shown = timeline.slice(-timelineLimit);
  if (shown.length < timeline.length) page.say(`${timeline.length - shown.length} earlier entries; the JSON report holds all of them`, 2);
  for (const entry of shown) page.say(`${instant(entry.at)}  ${entry.what} (${placeOf(entry, source.file)})`, 2, 4);
}

export function addEvidence(page: TextPage, { evidence }: Result): void {
  if (evidence === undefined) return;
  page.heading(headings.evidence);
  page.list(evidence, evidenceLimit, 2, ({ file, kind, what }) => page.say(`- ${fileName(file)} (${kind}): ${what}`, 2, 4));
}

const evidenceLimit = 24;

export function addParseNotes(page: TextPage, { parse }: Result): void {
  if (parse.status === 'complete' && parse.notes.length === 0) return;
  page.heading(`${headings.parse}: ${parse.status === 'partial' ? 'in part' : 'all of it'}`);
  page.list(parse.notes, noteLimit, 2, ({ line, reason, file }) => page.say(`- ${file === undefined ? `line ${line}` : fileName(file)}: ${reason}`, 2, 4));
}
