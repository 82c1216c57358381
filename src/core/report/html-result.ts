import { gapsBehind, gapsBesidePlan } from './asked-once.js';
import { drawPipeline } from './draw-pipeline.js';
import { escapeHtml } from './escape-html.js';
import { evidenceWindows, type LinesOf } from './evidence-window.js';
import { citations, command, link, list, listLimit, more, pairs, section, table, tag, tags, valueLimit } from './html-parts.js';
import type { Cause, Citation, Gap, Remark, Result, Step, Verdict } from './report.js';
import {
  changedWords, classTones, classWords, decidesBetween, deviceWords, dont, fileName, foldedCauses, hasNoVerdict, hasUndo, headings, instant, placeOf, riskTones, riskWords, sourceWords,
  speaksForPrt, stageMeanings, stageWords, stateWords, stepKindWords, whenTaken, whereItBreaks, whoAndWhere, whoRanIt, whySure,
} from './words.js';

/** One result as an article of the page. `id` is its anchor. */
export function htmlResult(result: Result, id: string, linesOf: LinesOf): string {
  const shown = proof(result, linesOf);
  const toDo = steps(result) + avoid(result) + gaps(result);
  return [
    `<article class="card" id="${id}" aria-labelledby="${id}-title">\n`,
    verdict(result, id),
    `<figure class="part">${drawPipeline(result.stages)}</figure>\n`,
    // Without a verdict the next thing to collect is what the reader came for.
    hasNoVerdict(result.verdict.class) ? toDo + shown : shown + toDo,
    capture(result),
    stageTable(result),
    sequence(result),
    timeline(result),
    evidence(result),
    parseNotes(result),
    allFacts(result),
    '</article>\n',
  ].join('');
}

const factLimit = 500;

function verdict({ verdict: said, source, context, changed }: Result, id: string): string {
  const words = classWords[said.class];
  const where = whereItBreaks(said);
  const what = said.class === 'healthy' ? '' : `${words.means} ${words.start} `;
  const marks = [tag(`Verdict: ${words.name}`, classTones[said.class])];
  if (where !== undefined) marks.push(tag(`Where it breaks: ${where}`));
  marks.push(tag(`How sure: ${said.confidence}`));
  return [
    `<div class="verdict ${classTones[said.class]}"><p class="where">${escapeHtml(sourceWords(source))}</p>`,
    `<h2 id="${id}-title">${escapeHtml(said.headline)}</h2>\n`,
    tags(marks),
    `<p>${escapeHtml(what)}${escapeHtml(whySure(said))}`,
    changed === undefined ? '' : ` ${escapeHtml(`${headings.changed}: ${changedWords(changed)}`)}`,
    context.speaksForPrt === false ? ` <strong>${escapeHtml(speaksForPrt(context))}</strong>` : '',
    '</p></div>\n',
  ].join('');
}

function proof({ verdict: said, source }: Result, linesOf: LinesOf): string {
  const causes = foldedCauses(said).map(({ cause, follows }, index) =>
    section(index === 0 ? headings.proof : headings.otherCause, oneCause(cause, follows, source.file, linesOf, index === 0)));
  const ruledOut = said.ruledOut.map(({ title, because }) => ({ text: title, because }));
  return [
    ...causes,
    remarks(headings.conflicts, said.conflicts, source.file),
    remarks(headings.ruledOut, ruledOut, source.file),
    remarks(headings.observations, said.observations, source.file),
  ].join('');
}

function oneCause(cause: Cause, follows: readonly string[], ownFile: string, linesOf: LinesOf, open: boolean): string {
  return [
    `<h4>${escapeHtml(cause.title)}</h4>\n`,
    tags([tag(`How sure: ${cause.confidence}`), tag(`Cause id: ${cause.id}`)]),
    `<p>${escapeHtml(cause.explains)}</p>\n`,
    citations(cause.because, ownFile),
    inContext(cause.because, linesOf, open),
    follows.length === 0 ? '' : `<p>What follows from it: ${escapeHtml(follows.join('; '))}.</p>\n`,
    cause.sources.length === 0 ? '' : `<p class="sources">Read more: ${cause.sources.map(({ title, url }) => link(title, url)).join('; ')}</p>\n`,
  ].join('');
}

function remarks(heading: string, items: readonly Remark[], ownFile: string): string {
  if (items.length === 0) return '';
  return section(heading, list('plain', items, ({ text, because }) => `<p>${escapeHtml(text)}</p>${citations(because, ownFile)}`));
}

function inContext(items: readonly Citation[], linesOf: LinesOf, open: boolean): string {
  const windows = evidenceWindows(items.slice(0, listLimit), linesOf);
  if (windows.length === 0) return '';
  const shown = windows.map(({ file, lines }, index) => {
    const name = file === windows[index - 1]?.file ? '' : `<p class="quiet">${escapeHtml(fileName(file))}</p>`;
    return `${name}<pre class="lines">${lines.map(evidenceLine).join('')}</pre>`;
  });
  return `<details class="evidence"${open ? ' open' : ''}><summary>The cited lines among their neighbours</summary>${shown.join('')}</details>\n`;
}

/** One line; the cited one is told by a sign that is read aloud too, not by its ground alone. */
function evidenceLine({ number, text, cited }: { number: number; text: string; cited: boolean }): string {
  const words = `<i>${cited ? '&gt;' : ' '} ${String(number).padStart(5)} </i>${escapeHtml(text, valueLimit)}\n`;
  return cited ? `<span class="cited">${words}</span>` : `<span>${words}</span>`;
}

function steps({ plan, gaps: items, verdict: said }: Result): string {
  if (plan.steps.length === 0) return '';
  return section(headings.steps, `<ol class="steps">${plan.steps.map((step) => oneStep(step, gapsBehind(step, items), said)).join('\n')}</ol>`);
}

/** `behind`: what it brings of the evidence that was not shown. */
function oneStep(step: Step, behind: readonly Gap[], said: Verdict): string {
  return [
    `<li><h4>${escapeHtml(step.title)}</h4>`,
    tags([tag(`Risk: ${riskWords[step.risk]}`, riskTones[step.risk]), tag(stepKindWords[step.kind])]),
    pairs([['Why', behind[0]?.why ?? ''], ['Who', whoAndWhere(step)], ...step.requires.map((need) => ['First', need] as const)]),
    ...step.commands.map(command),
    pairs([['Check', step.verify], ['Undo', hasUndo(step) ? step.undo : '']]),
    ...behind.map((gap) => readings(gap, said)),
    '</li>',
  ].join('');
}

function avoid({ plan }: Result): string {
  if (plan.avoid.length === 0) return '';
  const items = plan.avoid.map(({ action, why }) => `<li><strong>${escapeHtml(dont(action))}</strong> ${escapeHtml(why)}</li>`);
  return `<section class="avoid"><h3>${headings.avoid}</h3><ul class="plain">${items.join('')}</ul></section>\n`;
}

function gaps({ gaps: items, verdict: said }: Result): string {
  const open = gapsBesidePlan(items);
  if (open.length === 0) return '';
  return section(headings.gaps, `<ol class="steps">${open.map((gap) => oneGap(gap, said)).join('\n')}</ol>`);
}

/** How each answer is read, and what it decides. */
function readings(gap: Gap, said: Verdict): string {
  const decides = decidesBetween(gap, said);
  return list('plain', gap.readings, ({ answer, means }) => `If the answer is <strong>${escapeHtml(answer)}</strong>: ${escapeHtml(means)}`)
    + (decides.length === 0 ? '' : `<p class="quiet">Decides between: ${escapeHtml(decides.join('; '))}.</p>`);
}

function oneGap(gap: Gap, said: Verdict): string {
  return [
    `<li><h4>${escapeHtml(gap.ask)}</h4>`,
    pairs([['Why', gap.why ?? ''], ['Who', gap.context]]),
    gap.command === '' ? '' : command(gap.command),
    readings(gap, said),
    '</li>',
  ].join('');
}

function capture({ source, device, context, capturedAt, symptom }: Result): string {
  const said = pairs([
    ['Evidence', sourceWords(source)],
    ['Reported', symptom ?? ''],
    ['Device', deviceWords(device)],
    ['Device id', device.deviceId ?? ''],
    ['Tenant id', device.tenantId ?? ''],
    ['Who ran it', whoRanIt(context)],
    ['What it can show', speaksForPrt(context)],
    ['When', whenTaken(capturedAt)],
  ]);
  return section(headings.capture, said + citations([...context.because, ...capturedAt.because], source.file));
}

function stageTable({ stages, source }: Result): string {
  const rows = stages.map(({ id, state, because }, index) => {
    const shownBy = because.length === 0 ? '<span class="quiet">nothing</span>' : citations(because, source.file);
    const name = `${index + 1} ${stageWords[id]}<br><span class="quiet">${stageMeanings[id]}</span>`;
    return `<tr><th scope="row">${name}</th><td>${stateWords[state]}</td><td>${shownBy}</td></tr>\n`;
  });
  return section(headings.stages, table('stages', ['Stage', 'State', 'Shown by'], rows));
}

function timeline({ timeline: entries, source }: Result): string {
  if (entries.length === 0) return '';
  // The break is near the end.
  const rows = entries.slice(-listLimit).map((entry) => {
    const { at, what } = entry;
    const place = escapeHtml(placeOf(entry, source.file));
    return `<tr><th scope="row">${escapeHtml(instant(at))}</th><td>${escapeHtml(what)}</td><td class="place">${place}</td></tr>\n`;
  });
  return section(headings.timeline, table('timeline', ['Time', 'What happened', 'Where'], rows) + more(entries.length, listLimit));
}

function sequence({ sequence: steps, source }: Result): string {
  if (steps.length === 0) return '';
  const rows = steps.map(({ title, checked, what, because }) => {
    const shownBy = because.length === 0 ? '' : citations(because, source.file);
    return `<tr><th scope="row">${escapeHtml(title)}</th><td>${checked ? 'checked' : 'not checked'}</td><td>${escapeHtml(what)}${shownBy}</td></tr>\n`;
  });
  return section(headings.sequence, table('sequence', ['Step', 'State', 'What was seen'], rows));
}

function evidence({ evidence: items }: Result): string {
  if (items === undefined) return '';
  const rows = items.slice(0, listLimit).map(({ file, kind, what }) => `<tr><th scope="row">${escapeHtml(fileName(file))}</th><td>${kind}</td><td>${escapeHtml(what)}</td></tr>\n`);
  return section(headings.evidence, table('evidence', ['File', 'Kind', 'What it holds'], rows) + more(items.length, listLimit));
}

function parseNotes({ parse: { status, notes } }: Result): string {
  if (status === 'complete' && notes.length === 0) return '';
  const heading = `${headings.parse}: ${status === 'partial' ? 'in part' : 'all of it'}`;
  return section(heading, list('plain', notes, ({ line, reason, file }) => `${file === undefined ? `line ${line}` : escapeHtml(fileName(file))}: ${escapeHtml(reason)}`));
}

function allFacts({ facts }: Result): string {
  const entries = Object.entries(facts);
  if (entries.length === 0) return '';
  const rows = entries.slice(0, factLimit).map(([name, value]) => {
    const printed = value === '' ? '<span class="quiet">(blank)</span>' : `<code>${escapeHtml(value, valueLimit)}</code>`;
    return `<tr><th scope="row">${escapeHtml(name)}</th><td>${printed}</td></tr>\n`;
  });
  return `<details class="part all-facts"><summary>${headings.facts} (${entries.length})</summary>`
    + `${table('facts', ['Field', 'Value'], rows)}${more(entries.length, factLimit)}</details>\n`;
}
