import * as fs from 'node:fs';
import { renderTextFinding } from '../../core/report/render-text.js';
import { TextPage } from '../../core/report/text-page.js';
import { classWords, counted, stageLabel } from '../../core/report/words.js';
import { AppError } from '../../node/app-error.js';
import { makeFolder } from '../../node/make-folder.js';
import { columns, wantsColour } from '../../node/terminal.js';
import { openOutput, whyNotWritten } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { addEvents } from './add-events.js';
import type { Fault, Lab } from './lab-module.js';
import { type Collection, collectionOf, seedOf } from './lab-options.js';

type Aftermath = Awaited<ReturnType<Lab['runScenario']>>;
type Files = ReturnType<Lab['collectEvidence']>;
type Diagnosis = ReturnType<Lab['diagnoseRun']>;

/** `prtrace lab run`: breaks, lives through the day, collects, and holds a diagnosis against what was broken. */
export async function runFaults(lab: Lab, faults: readonly Fault[], given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  const out = typeof given['out'] === 'string' ? given['out'] : undefined;
  if (out !== undefined) refuseToReplace(out);
  const collection = collectionOf(given, faults);
  refuseOtherCollector(faults, collection.context, given);
  const aftermath = await livedThrough(lab, faults, seedOf(given));
  if (!lab.canCollect(aftermath, collection.context)) {
    throw new AppError('usage', `Nobody can collect as "${collection.context}" on this PC: no other user of the organisation ever signed in to it.`, { hint: 'Take --context local-admin, or a fault on a PC of a domain.' });
  }
  const files = lab.collectEvidence(aftermath, collection);
  if (out !== undefined) write(lab, out, aftermath, files);
  const diagnosis = given['diagnose'] === true ? lab.diagnoseRun(aftermath, files, collection.context) : undefined;

  const output = openOutput(undefined);
  if (given['format'] === 'json') {
    output.write(`${JSON.stringify(asJson(lab, aftermath, collection, files, diagnosis), null, 2)}\n`);
  } else {
    const options = { colour: wantsColour(typeof given['color'] === 'boolean' ? given['color'] : undefined), width: columns() };
    const page = new TextPage(options);
    addFaults(page, faults);
    addStory(page, aftermath.story);
    addEvidence(page, lab, aftermath, collection, files, out === undefined);
    output.write(page.text());
    if (diagnosis !== undefined) {
      output.write(`\n${renderTextFinding(diagnosis.result, options)}`);
      const comparison = new TextPage(options);
      comparison.blank();
      addTruth(comparison, faults, diagnosis);
      output.write(`\n${comparison.text()}`);
    }
    const end = new TextPage(options);
    end.say('The lab is a model: no line comes from a real PC.', 0);
    if (out === undefined) end.say('To keep the evidence, and to see how well each line is known: -o <folder>', 0);
    else end.say(isArchive(out) ? `The evidence is in ${out}. What is known of each line: ${marksBeside(out)}` : `The evidence is in ${out}/evidence. What is known of each line: ${out}/provenance.tsv`, 0);
    output.write(`\n${end.text()}`);
  }
  return diagnosis?.judgement.outcome === 'wrong' ? exitCodes.fault : exitCodes.healthy;
}

async function livedThrough(lab: Lab, faults: readonly Fault[], seed: string): Promise<Aftermath> {
  try {
    lab.checkCombination(faults);
  } catch (error) {
    throw new AppError('usage', `These faults cannot be combined: ${error instanceof Error ? error.message : String(error)}.`, { hint: 'Run them one by one.' });
  }
  return await lab.runScenario({ faults, seed });
}

/** A fault that lies in who collects leaves no choice. */
function refuseOtherCollector(faults: readonly Fault[], context: string, given: Readonly<Record<string, string | boolean>>): void {
  for (const { id, collectedIn } of faults) {
    if (collectedIn === undefined) continue;
    if (collectedIn !== context) throw new AppError('usage', `These faults cannot be combined: each says who collects the evidence, ${context} or ${collectedIn}.`, { hint: 'Run them one by one.' });
    if (given['context'] !== undefined && given['context'] !== collectedIn) {
      throw new AppError('usage', `${id} is collected as ${collectedIn}, never as ${String(given['context'])}: who collects is what is wrong in it.`, { hint: `Leave --context out, or name another fault: prtrace lab run nothing-broken --context ${String(given['context'])}` });
    }
  }
}

/** Evidence of two runs in one folder would be evidence of a third one. */
function refuseToReplace(out: string): void {
  if (!fs.existsSync(out)) return;
  if (!isArchive(out) && fs.statSync(out).isDirectory() && fs.readdirSync(out).length === 0) return;
  throw new AppError('usage', `"${out}" is there already.`, { hint: 'Name a new folder or archive, so that the evidence of two runs does not mix.' });
}

function write(lab: Lab, out: string, aftermath: Aftermath, files: Files): void {
  try {
    if (isArchive(out)) {
      fs.writeFileSync(out, lab.zipEvidence(files, aftermath.collectedUtc), { flag: 'wx' });
      fs.writeFileSync(marksBeside(out), lab.provenance(files));
    } else {
      makeFolder(out);
      lab.writeFolder(out, aftermath, files);
    }
  } catch (cause) {
    throw new AppError('unusable-output', `The evidence cannot be written to "${out}": ${whyNotWritten(cause)}.`, { hint: 'Name another folder with -o.', cause });
  }
}

function isArchive(out: string): boolean {
  return out.toLowerCase().endsWith('.zip');
}

/** The marks never lie in the evidence itself, where a diagnosis would meet them. */
function marksBeside(archive: string): string {
  return `${archive.slice(0, -'.zip'.length)}-provenance.tsv`;
}

function addFaults(page: TextPage, faults: readonly Fault[]): void {
  for (const { id, title, story } of faults) {
    page.heading(`Broken: ${title} (${id})`);
    page.say(story, 2);
  }
}

/** Steps with their time; below each, what came of it. */
function addStory(page: TextPage, story: Aftermath['story']): void {
  page.heading('The day, in lab time (UTC)');
  let day = '';
  for (const { atUtc, kind, text } of story) {
    const [date, time] = new Date(atUtc).toISOString().split('T') as [string, string];
    if (date !== day) page.say(date, 0);
    day = date;
    if (kind === 'step') page.beside(time.slice(0, 8), text, 2, longestText);
    else page.say(text, 14, 16);
  }
}

/** Longer than anything that a story tells. */
const longestText = 1000;

/** Every file with its lines; what a person would read first is printed. */
function addEvidence(page: TextPage, lab: Lab, { events }: Aftermath, { generation, analyticLogs }: Collection, files: Files, inFull: boolean): void {
  page.heading('The evidence');
  for (const file of files) {
    const standing = (['documented', 'captured', 'modelled'] as const)
      .map((basis) => [basis, file.lines.filter((line) => line.basis === basis).length] as const)
      .filter(([, count]) => count > 0)
      .map(([basis, count]) => `${count} ${basis}`);
    page.say(`${file.path}: ${counted(file.lines.length, 'line')} (${standing.join(', ')})`, 2, 4);
  }
  const [first] = files;
  if (!inFull || first === undefined) return;
  page.heading(first.path);
  for (const line of lab.textOf(first).split(/\r?\n/)) page.copyable(line, 0);
  const errors = lab.eventChannels(events, generation, analyticLogs).flatMap(({ records }) => records.map(({ event }) => event)).filter(({ level }) => level < 4);
  if (errors.length === 0) return;
  page.heading('Warnings and errors in the event logs, by the PC\'s clock (UTC)');
  addEvents(page, errors.toSorted((one, other) => one.atUtc - other.atUtc));
}

function addTruth(page: TextPage, faults: readonly Fault[], { finding, judgement }: Diagnosis): void {
  page.heading('Truth beside verdict');
  const expected = judgement.met ?? judgement.expected;
  const rows: readonly (readonly [string, string, string])[] = [
    ['', 'truth', 'verdict'],
    ['class', classWords[expected.class].name, classWords[finding.class].name],
    ['stage', expected.stages.map(stageLabel).join(' or '), stageLabel(finding.stage)],
    ...(expected.causes.length === 0 ? ['none'] : expected.causes).map((cause, index): readonly [string, string, string] =>
      index === 0 ? ['cause', cause, finding.cause ?? 'none'] : ['', `or ${cause}`, '']),
    ['sure', '', finding.confidence],
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const [name, truth, verdict] of rows) page.copyable(`${name.padEnd(widths[0]!)}  ${truth.padEnd(widths[1]!)}  ${verdict}`.trimEnd(), 2);
  const modelled = faults.filter((fault) => fault.basis === 'modelled').map(({ id }) => id);
  const basis = modelled.length > 0 ? ` The traces of ${modelled.join(' and ')} are modelled, so the verdict proves little about Windows.` : '';
  const better = judgement.met === undefined ? '' : ` Also true, and better named first: ${classWords[judgement.expected.class].name}${judgement.expected.causes.length === 0 ? '' : ` (${judgement.expected.causes.join(' or ')})`}.`;
  page.say(`${outcomeWords[judgement.outcome]}${judgement.falseConfirmed ? ' And it was called confirmed.' : ''}${better}${basis}`, 2);
}

const outcomeWords = {
  right: 'Right.',
  vague: 'True, and less exact than the evidence allows.',
  abstained: 'Left open: the verdict says honestly that the evidence does not suffice.',
  wrong: 'Wrong.',
} as const;

function asJson(lab: Lab, aftermath: Aftermath, collection: ReturnType<typeof collectionOf>, files: Files, diagnosis: Diagnosis | undefined): object {
  return {
    faults: aftermath.faults.map(({ id, title, truth, basis }) => ({ id, title, truth, basis })),
    seed: aftermath.seed,
    ...collection,
    story: aftermath.story.map(({ atUtc, kind, text }) => ({ at: new Date(atUtc).toISOString(), kind, text })),
    evidence: files.map((file) => ({ path: file.path, text: lab.textOf(file) })),
    ...(diagnosis === undefined ? {} : { diagnosis: { finding: diagnosis.finding, judgement: diagnosis.judgement, result: diagnosis.result } }),
  };
}
