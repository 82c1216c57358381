import { gapsBehind, gapsBesidePlan } from './asked-once.js';
import { neutralise } from './neutralise.js';
import type { Citation, EvidenceItem, Gap, Result, Step } from './report.js';
import { addAvoid, addGap, addHead, addStep, numberOf } from './text-parts.js';
import type { TextPage } from './text-page.js';
import { classTones, classWords, fileName, foldedCauses, headings, placeOf, stageWords, stateTones, stateWords, valueOf, whoAndWhere, whySure } from './words.js';

/** Characters of a cited value that are printed. */
const valueLimit = 160;
/** Lines that are named for one thing known. */
const witnessLimit = 2;
/** Notes on what could not be read. */
const noteLimit = 3;
const remarkLimit = 5;
const fileLimit = 8;

/**
 * The short report where no verdict was possible: what to do first in full, what comes after it in a few lines, and what is
 * known. It fits one screen; whoever wants all of it asks for the long one.
 */
export function addBrief(page: TextPage, result: Result): void {
  const { context } = result;
  addHead(page, { ...result, context: { ...context, because: context.because.slice(0, witnessLimit) } });
  addBriefVerdict(page, result);
  addBriefSteps(page, result);
  addBriefGaps(page, result);
  addAvoid(page, result);
  addKnown(page, result);
  addLeftOut(page, result);
}

function addBriefVerdict(page: TextPage, { verdict }: Result): void {
  page.heading(`Verdict: ${classWords[verdict.class].name}`);
  page.say(verdict.headline, 2, 2, page.paint[classTones[verdict.class]]);
  const [root] = verdict.causes;
  if (root) page.say(`${root.explains} (cause id: ${root.id})`, 2);
  page.say(`How sure: ${verdict.confidence}. ${whySure(verdict)}`, 2, 4);
}

function addBriefSteps(page: TextPage, { plan, gaps }: Result): void {
  const [first, ...later] = plan.steps;
  if (first === undefined) return;
  page.heading(headings.firstStep);
  addStep(page, first, numberOf(0), whyOf(first, gaps));
  if (later.length === 0) return;
  page.heading(headings.laterSteps);
  // Where the plan begins with a step that changes something, the others belong to it.
  const add: typeof addLaterStep = first.risk === 'none' ? addLaterStep : addStep;
  for (const [index, step] of later.entries()) add(page, step, numberOf(index + 1), whyOf(step, gaps), later[index - 1]);
}

function whyOf(step: Step, gaps: readonly Gap[]): string | undefined {
  return gapsBehind(step, gaps)[0]?.why;
}

/** Whoever comes this far reads the whole step; the commands of one that changes something never stand without its conditions. */
function addLaterStep(page: TextPage, step: Step, number: string, why: string | undefined, before: Step | undefined): void {
  const indent = number.length;
  page.numbered(number, step.title);
  if (why !== undefined) page.say(`Why: ${why}`, indent, indent + 2);
  // The reader is the help desk.
  if (step.actor !== 'help desk' && (before === undefined || whoAndWhere(step) !== whoAndWhere(before))) page.say(`Who: ${whoAndWhere(step)}`, indent, indent + 2);
  if (step.risk !== 'none') return;
  for (const command of step.commands) page.copyable(command, indent + 4);
  if (step.commands.length === 0) page.say(`Check: ${step.verify}`, indent, indent + 2);
}

function addBriefGaps(page: TextPage, { gaps }: Result): void {
  const open = gapsBesidePlan(gaps);
  if (open.length === 0) return;
  page.heading(headings.gaps);
  for (const [index, gap] of open.entries()) addGap(page, gap, numberOf(index));
}

function addKnown(page: TextPage, { stages, verdict, evidence, parse, source: { file } }: Result): void {
  const others = foldedCauses(verdict).slice(1);
  const shown = stages.filter(({ state }) => state !== 'unknown' && state !== 'not-reached');
  if (shown.length + others.length + verdict.conflicts.length + verdict.observations.length + parse.notes.length === 0 && evidence === undefined) return;
  page.heading(headings.known);
  for (const state of new Set(shown.map((stage) => stage.state))) {
    const same = shown.filter((stage) => stage.state === state);
    page.say(`- ${same.map(({ id }) => stageWords[id]).join(', ')}: ${stateWords[state]}.${witnessOf(same[0]!.because, file)}`, 2, 4, page.paint[stateTones[state]]);
  }
  for (const { cause } of others.slice(0, remarkLimit)) page.say(`- ${headings.otherCause} (${cause.confidence}): ${cause.title}.${witnessOf(cause.because, file)}`, 2, 4);
  page.list([...verdict.conflicts, ...verdict.observations], remarkLimit, 2, ({ text, because }) => page.say(`- ${text}${placesOf(because.slice(0, witnessLimit), file)}`, 2, 4));
  if (evidence !== undefined) page.say(`- Read together with: ${namesOf(evidence)}`, 2, 4);
  const notes = parse.notes.slice(0, noteLimit).map(({ line, reason, file: of }) => `${reason} (${of === undefined ? `line ${line}` : lastName(of)})`);
  if (notes.length > 0) page.say(`- Read ${parse.status === 'partial' ? 'in part' : 'whole'}: ${notes.join('; ')}`, 2, 4);
}

/** The most telling line. */
function witnessOf([first]: readonly Citation[], file: string): string {
  return first === undefined ? '' : ` ${neutralise(valueOf(first), valueLimit)}${placesOf([first], file)}`;
}

function placesOf(because: readonly Citation[], file: string): string {
  return because.length === 0 ? '' : ` (${because.map((citation) => placeOf(citation, file)).join(', ')})`;
}

function namesOf(evidence: readonly EvidenceItem[]): string {
  const names = [...new Set(evidence.map(({ file }) => lastName(file)))];
  return names.slice(0, fileLimit).join(', ') + (names.length > fileLimit ? ` and ${names.length - fileLimit} more` : '');
}

function lastName(file: string): string {
  return fileName(file).slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

function addLeftOut(page: TextPage, { verdict: { causes, ruledOut }, evidence }: Result): void {
  page.blank();
  const more = [causes.length === 0 ? '' : ', the sources', ruledOut.length === 0 ? '' : `, what is ruled out (${ruledOut.length})`, evidence === undefined ? '' : ', what was checked, the timeline'];
  page.say(`Shortened. --verbose shows all steps in full, how to read each answer${more.join('')}.`, 0, 0, page.paint.quiet);
}
