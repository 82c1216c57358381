import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { TextPage } from '../../core/report/text-page.js';
import { classWords, placeOf, stageLabel, valueOf } from '../../core/report/words.js';
import { columns, wantsColour } from '../../node/terminal.js';
import { openOutput, type Output } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { addEvents } from './add-events.js';
import type { Fault, Lab } from './lab-module.js';
import { type Collection, collectionOf } from './lab-options.js';

type Aftermath = Awaited<ReturnType<Lab['runScenario']>>;
type Files = ReturnType<Lab['collectEvidence']>;
type Diagnosis = ReturnType<Lab['diagnoseRun']>;

/** Lines of proof that an answer shows. */
const mostProof = 6;

/** Letters of the choices. */
const letters = ['a', 'b', 'c', 'd'] as const;

/** `prtrace lab quiz`: here is the evidence, what broke? Ends with `q`, with the end of the input, or after the named faults. */
export async function playQuiz(lab: Lab, faults: readonly Fault[], given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  const seed = typeof given['seed'] === 'string' ? given['seed'] : randomUUID().slice(0, 8);
  const random = lab.seededRandom(`quiz ${seed}`);
  const output = openOutput(undefined);
  const newPage = () => new TextPage({ colour: wantsColour(typeof given['color'] === 'boolean' ? given['color'] : undefined), width: columns() });
  // Each fault once: the named ones in their order, else all of them in any.
  const left = [...faults];
  const isNamed = left.length < lab.faults.length;
  const replies = repliesOf(output);

  say(output, newPage(), (page) => {
    page.heading('What broke?');
    page.say('A user calls: Windows or an app keeps asking to sign in, or does not, and you have the evidence of one PC. Read it, and say what broke.', 2);
    page.say(`The lab is a model: no line comes from a real PC. To play the same questions again: --seed ${seed}`, 2);
  });
  let right = 0;
  let count = 0;
  for (;;) {
    const [answer] = left.splice(isNamed ? 0 : random.integer(Math.max(1, left.length)), 1);
    if (answer === undefined) break;
    const choices = lab.quizChoices(lab.faults, random, answer);
    const aftermath = await lab.runScenario({ faults: [answer], seed: `${seed} ${count}` });
    const wanted = collectionOf(given, [answer]);
    // Not every PC has another user who could collect.
    const collection: Collection = lab.canCollect(aftermath, wanted.context) ? wanted : { ...wanted, context: 'user' };
    const files = lab.collectEvidence(aftermath, collection);
    say(output, newPage(), (page) => addQuestion(page, lab, aftermath, collection, files, choices, count + 1));
    const choice = await answered(replies, files.length, output, (index) => say(output, newPage(), (page) => addFile(page, lab, aftermath, collection, files[index]!)));
    if (choice === undefined) break;
    count++;
    const isRight = choices[choice] === answer;
    if (isRight) right++;
    const diagnosis = lab.diagnoseRun(aftermath, files, collection.context);
    say(output, newPage(), (page) => addAnswer(page, answer, isRight, diagnosis));
  }
  replies.close();
  if (count > 0) output.write(`\n${right} of ${count} right.\n`);
  return exitCodes.healthy;
}

function say(output: Output, page: TextPage, add: (page: TextPage) => void): void {
  page.blank();
  add(page);
  output.write(`\n${page.text()}`);
}

function addQuestion(page: TextPage, lab: Lab, aftermath: Aftermath, collection: Collection, files: Files, choices: readonly Fault[], number: number): void {
  page.heading(`Question ${number}`);
  if (aftermath.symptom !== undefined) page.say(`The user says: ${aftermath.symptom}`, 2);
  addFile(page, lab, aftermath, collection, files[0]!);
  page.heading('Also there');
  for (const [index, { path }] of files.entries()) if (index > 0) page.say(`${index + 1}. ${path}`, 2, 5);
  page.heading('What broke?');
  for (const [index, { title }] of choices.entries()) page.say(`${letters[index]!}) ${title}`, 2, 5);
}

/** A file as it is; an event log as Event Viewer shows it, oldest first. */
function addFile(page: TextPage, lab: Lab, { events }: Aftermath, { generation, analyticLogs }: Collection, file: Files[number]): void {
  page.heading(file.path);
  const log = lab.eventChannels(events, generation, analyticLogs).find(({ fileName }) => file.path.startsWith(`events/${fileName}.`));
  if (log !== undefined) return addEvents(page, log.records.map(({ event }) => event));
  for (const line of lab.textOf(file).split(/\r?\n/)) page.copyable(line, 0);
}

function addAnswer(page: TextPage, { id, title, story, truth }: Fault, isRight: boolean, { result, finding, judgement }: Diagnosis): void {
  page.heading(isRight ? `Right: ${title}` : `No. It was: ${title}`);
  page.say(story, 2);
  page.say(`Class: ${classWords[truth.class].name}. Stage: ${stageLabel(judgement.expected.stages[0]!)}.`, 2);
  const [cause] = result.verdict.causes;
  if (judgement.outcome === 'right' && judgement.met === undefined && cause !== undefined) {
    page.say('What proves it:', 2);
    for (const citation of cause.because.slice(0, mostProof)) page.beside(placeOf(citation, result.source.file), valueOf(citation), 4, 480);
  } else {
    page.say(`What Prtrace says of this evidence: ${classWords[finding.class].name}, ${finding.confidence}. ${result.verdict.headline}`, 2);
  }
  page.copyable(`More: prtrace lab list ${id}`, 2);
}

/** The number of the choice; files are shown as often as they are asked for. Absent: the person stopped. */
async function answered(replies: Replies, fileCount: number, output: Output, show: (index: number) => void): Promise<number | undefined> {
  for (;;) {
    const reply = (await replies.next(`Answer a to d, read a file with 1 to ${fileCount}, stop with q: `))?.trim().toLowerCase();
    if (reply === undefined || reply === 'q') return undefined;
    const choice = (letters as readonly string[]).indexOf(reply);
    if (choice >= 0) return choice;
    const number = /^\d{1,3}$/.test(reply) ? Number(reply) : 0;
    if (number >= 1 && number <= fileCount) show(number - 1);
    else output.write('That is neither a choice nor a file.\n');
  }
}

interface Replies {
  /** The next line; absent where the input ended. */
  next(prompt: string): Promise<string | undefined>;
  close(): void;
}

/** Lines of standard input, one for each question, also where they come from a pipe and all at once. */
function repliesOf(output: Output): Replies {
  const lines = createInterface({ input: process.stdin });
  const iterator = lines[Symbol.asyncIterator]();
  return {
    async next(prompt) {
      output.write(`\n${prompt}`);
      const { value, done } = await iterator.next();
      if (!process.stdin.isTTY) output.write('\n');
      return done === true ? undefined : value;
    },
    close: () => { lines.close(); },
  };
}
