import { gapsBehind, gapsBesidePlan } from './asked-once.js';
import { codeBlock, codeSpan, escapeCell, escapeMarkdown, link } from './escape-markdown.js';
import { neutralise, neutraliseCommand } from './neutralise.js';
import type { Citation, Gap, Remark, Report, Result, Step } from './report.js';
import { countResult, emptyTally, rankedCauses, rankedClasses } from './tally.js';
import {
  changedWords, classWords, counted, decidesBetween, deviceWords, dont, fileName, foldedCauses, hasNoVerdict, hasUndo, headings, instant, placeOf, riskWords, sourceWords, speaksForPrt,
  stageLabel, stageWords, stateWords, stepKindWords, valueOf, whenTaken, whereItBreaks, whoAndWhere, whoRanIt, whySure,
} from './words.js';

export interface MarkdownOptions {
  /** Ids of the plan's steps that were done: they get ticks. Absent or undefined: the plan is printed without boxes. */
  readonly doneSteps?: (result: Result) => readonly string[] | undefined;
}

/** The report for a ticket: GitHub, Azure DevOps and whatever else reads common Markdown. Holds no HTML. Ends with a line break. */
export function renderMarkdown(report: Report, { doneSteps = () => undefined }: MarkdownOptions = {}): string {
  const parts = report.results.length === 1 ? [] : [summary(report)];
  for (const result of report.results) parts.push(renderResult(result, doneSteps(result)));
  if (report.unread.length > 0) {
    parts.push(joined([`## ${headings.unread}`, bullets(report.unread.map(({ file, reason }) => `${codeSpan(fileName(file))}: ${escapeMarkdown(reason)}`))]));
  }
  return `${parts.join('\n\n')}\n`;
}

/** One result, without a line break at its end. */
function renderResult(result: Result, done: readonly string[] | undefined): string {
  const shown = [...stageTable(result), ...proof(result)];
  const toDo = [...steps(result, done), ...avoid(result), ...gaps(result)];
  // Without a verdict the next thing to collect is what the reader came for.
  const middle = hasNoVerdict(result.verdict.class) ? [...toDo, ...shown] : [...shown, ...toDo];
  return joined([...head(result), ...middle, ...sequence(result), ...timeline(result), ...evidence(result), ...parseNotes(result)]);
}

/** Characters of one cited value that are printed; tickets have a limit of their own. */
const valueLimit = 1_000;
/** Entries of one list that are printed. */
const listLimit = 20;

function summary({ results }: Report): string {
  const tally = emptyTally();
  for (const result of results) countResult(tally, result);
  const rows = results.map(({ source, device, verdict }) => [
    fileName(source.file), device.name ?? '', classWords[verdict.class].name, stageLabel(verdict.stage), verdict.confidence, verdict.causes[0]?.title ?? '',
  ]);
  return joined([
    `## ${headings.summary}: ${results.length === 0 ? 'nothing could be read' : counted(results.length, 'capture')}`,
    bullets(rankedClasses(tally).map(([name, count]) => `${classWords[name].name}: ${count}`)),
    tally.byCause.size === 0 ? '' : 'Root causes:',
    bullets(rankedCauses(tally).map(({ id, title, captures }) => `${captures}: ${escapeMarkdown(title)} (${codeSpan(id)})`)),
    rows.length === 0 ? '' : table(['Evidence', 'Device', 'Verdict', 'Stage', 'How sure', 'Root cause'], rows),
  ]);
}

function head({ source, device, context, capturedAt, verdict, symptom, changed }: Result): string[] {
  const words = classWords[verdict.class];
  const where = whereItBreaks(verdict);
  return [
    `## Primary Refresh Token (PRT) check: ${words.name}`,
    `**${escapeMarkdown(verdict.headline)}**`,
    bullets([
      verdict.class === 'healthy' ? '' : `What it means: ${words.means} ${words.start}`,
      where === undefined ? '' : `Where it breaks: ${where}`,
      `How sure: ${verdict.confidence}. ${escapeMarkdown(whySure(verdict))}`,
      changed === undefined ? '' : `${headings.changed}: ${escapeMarkdown(changedWords(changed))}`,
      `Evidence: ${escapeMarkdown(sourceWords(source))}`,
      symptom === undefined ? '' : `Reported: ${escapeMarkdown(symptom)}`,
      `Device: ${escapeMarkdown(deviceWords(device))}`,
      `Who ran it: ${escapeMarkdown(whoRanIt(context))}. ${speaksForPrt(context)}`,
      `When: ${escapeMarkdown(whenTaken(capturedAt))}`,
    ]),
    context.speaksForPrt === false ? citations(context.because, source.file) : '',
  ];
}

function stageTable({ stages, source }: Result): string[] {
  const rows = stages.map(({ id, state, because }, index) => [
    `${index + 1} ${stageWords[id]}`, stateWords[state], because.slice(0, 4).map((citation) => `${citation.fact} (${placeOf(citation, source.file)})`).join(', '),
  ]);
  return [`### ${headings.stages}`, table(['Stage', 'State', 'Shown by'], rows)];
}

function proof({ verdict, source }: Result): string[] {
  const parts: string[] = [];
  for (const [index, { cause, follows }] of foldedCauses(verdict).entries()) {
    parts.push(
      `### ${index === 0 ? headings.proof : headings.otherCause}`,
      `**${escapeMarkdown(cause.title)}** (${cause.confidence}, ${codeSpan(cause.id)})`,
      escapeMarkdown(cause.explains),
      citations(cause.because, source.file),
      bullets([
        follows.length === 0 ? '' : `What follows from it: ${escapeMarkdown(follows.join('; '))}`,
        ...cause.sources.map(({ title, url }) => `Source: ${link(title, url)}`),
      ]),
    );
  }
  parts.push(...remarks(headings.conflicts, verdict.conflicts, source.file));
  parts.push(...remarks(headings.ruledOut, verdict.ruledOut.map(({ title, because }) => ({ text: title, because })), source.file));
  parts.push(...remarks(headings.observations, verdict.observations, source.file));
  return parts;
}

function remarks(heading: string, items: readonly Remark[], ownFile: string): string[] {
  if (items.length === 0) return [];
  return [`### ${heading}`, ...limited(items).flatMap(({ text, because }) => [`- ${escapeMarkdown(text)}`, citations(because, ownFile, '  ')]), more(items)];
}

function citations(items: readonly Citation[], ownFile: string, indent = ''): string {
  if (items.length === 0) return '';
  const lines = limited(items).map((citation) => `${neutralise(placeOf(citation, ownFile), valueLimit)}  ${neutralise(valueOf(citation), valueLimit)}`);
  const left = more(items);
  return codeBlock(left === '' ? lines : [...lines, left], 'text', indent);
}

function steps({ plan, gaps: items }: Result, done: readonly string[] | undefined): string[] {
  if (plan.steps.length === 0) return [];
  return [`### ${headings.steps}`, ...plan.steps.map((one, index) => {
    const behind = gapsBehind(one, items);
    return step(one, index, done === undefined ? '' : done.includes(one.id) ? '[x] ' : '[ ] ', behind[0]?.why, behind.flatMap(readings));
  })];
}

/** `box`: the sign that a task list starts with. `answers`: how what it brings is read. */
function step(one: Step, index: number, box: string, why: string | undefined, answers: readonly string[]): string {
  const number = `${index + 1}. `;
  const indent = ' '.repeat(number.length);
  const before = [why === undefined ? '' : `Why: ${escapeMarkdown(why)}`, `Who: ${whoAndWhere(one)}`, ...one.requires.map((need) => `First: ${escapeMarkdown(need)}`)];
  const after = [one.verify === '' ? '' : `Check: ${escapeMarkdown(one.verify)}`, ...answers, hasUndo(one) ? `Undo: ${escapeMarkdown(one.undo)}` : ''];
  const commands = one.commands.length === 0 ? [] : [codeBlock(one.commands.map(neutraliseCommand), '', indent)];
  return joined([
    `${number}${box}**${escapeMarkdown(one.title)}** (${stepKindWords[one.kind]}; risk: ${riskWords[one.risk]})`,
    // Without commands between them the two would run into one list with a gap in it.
    ...(commands.length === 0 ? [bullets([...before, ...after], indent)] : [bullets(before, indent), ...commands, bullets(after, indent)]),
  ]);
}

function avoid({ plan }: Result): string[] {
  return plan.avoid.length === 0 ? [] : [`### ${headings.avoid}`, bullets(plan.avoid.map(({ action, why }) => `**${escapeMarkdown(dont(action))}** ${escapeMarkdown(why)}`))];
}

function gaps({ gaps: items, verdict }: Result): string[] {
  const open = gapsBesidePlan(items);
  return open.length === 0 ? [] : [`### ${headings.gaps}`, ...open.map((gap, index) => oneGap(gap, index, decidesBetween(gap, verdict)))];
}

function readings(gap: Gap): readonly string[] {
  return gap.readings.map(({ answer, means }) => `If the answer is ${codeSpan(answer)}: ${escapeMarkdown(means)}`);
}

function oneGap(gap: Gap, index: number, decides: readonly string[]): string {
  const number = `${index + 1}. `;
  const indent = ' '.repeat(number.length);
  return joined([
    `${number}**${escapeMarkdown(gap.ask)}**`,
    `${indent}${gap.why === undefined ? '' : `Why: ${escapeMarkdown(gap.why)} `}Who: ${escapeMarkdown(gap.context)}`,
    gap.command === '' ? '' : codeBlock([neutraliseCommand(gap.command)], '', indent),
    bullets([...readings(gap), decides.length === 0 ? '' : `Decides between: ${escapeMarkdown(decides.join('; '))}`], indent),
  ]);
}

function timeline({ timeline: entries, source }: Result): string[] {
  if (entries.length === 0) return [];
  // The break is near the end.
  const rows = entries.slice(-listLimit).map((entry) => [instant(entry.at), entry.what, placeOf(entry, source.file)]);
  return [`### ${headings.timeline}`, table(['Time', 'What happened', 'Where'], rows), more(entries)];
}

function sequence({ sequence: steps }: Result): string[] {
  if (steps.length === 0) return [];
  return [`### ${headings.sequence}`, bullets(steps.map(({ title, checked, what }) => `${checked ? 'checked' : 'not checked'}: ${escapeMarkdown(title)}. ${escapeMarkdown(what)}`))];
}

function evidence({ evidence: items }: Result): string[] {
  if (items === undefined) return [];
  return [`### ${headings.evidence}`, bullets(limited(items).map(({ file, kind, what }) => `${codeSpan(fileName(file))} (${kind}): ${escapeMarkdown(what)}`)), more(items)];
}

function parseNotes({ parse }: Result): string[] {
  if (parse.status === 'complete' && parse.notes.length === 0) return [];
  return [
    `### ${headings.parse}: ${parse.status === 'partial' ? 'in part' : 'all of it'}`,
    bullets(limited(parse.notes).map(({ line, reason, file }) => `${file === undefined ? `line ${line}` : codeSpan(fileName(file))}: ${escapeMarkdown(reason)}`)),
    more(parse.notes),
  ];
}

/** A table of evidence and words; every cell is escaped here, so that no caller can forget it. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [row(header), `|${header.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n');
}

function bullets(items: readonly string[], indent = ''): string {
  return items.filter((item) => item !== '').map((item) => `${indent}- ${item}`).join('\n');
}

function limited<Item>(items: readonly Item[]): readonly Item[] {
  return items.slice(0, listLimit);
}

function more(items: readonly unknown[]): string {
  return items.length > listLimit ? `and ${items.length - listLimit} more; the JSON report holds all of them` : '';
}

/** Blocks with a blank line between them; empty ones are left out. */
function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}
