import { resolve } from 'node:path';
import { allReaders, compareReports, Examination, type Comparison, type Outcome, type Report } from '../../core/index.js';
import { renderJsonObject } from '../../core/report/render-json.js';
import { AppError } from '../../node/app-error.js';
import { isEvidencePath, listEvidence } from '../../node/list-evidence.js';
import { isFile, readFile } from '../../node/read-file.js';
import { rereader } from '../../node/reread.js';
import { columns, wantsColour } from '../../node/terminal.js';
import { writeText } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { evidencePaths } from '../operands.js';
import { refuseToOverwrite } from '../refuse-to-overwrite.js';
import { standardInput } from '../standard-input.js';
import { tell } from '../tell.js';

/** Captures of one side that are held in memory; the others are read again when it is their turn. */
const mostHeld = 1_000;

/** `prtrace compare BEFORE AFTER`: what changed, and whether that proves the repair. */
export async function compare(operands: readonly string[], given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  if (operands.length !== 2) {
    throw new AppError('usage', `compare needs two operands, BEFORE and AFTER; ${operands.length} ${operands.length === 1 ? 'was' : 'were'} given.`, { hint: 'For example: prtrace compare before.txt after.txt' });
  }
  const paths = await evidencePaths(operands, 'compare');
  const [before, after] = paths;
  if (before === undefined || after === undefined || paths.length !== 2) throw new AppError('usage', 'A pattern stands for several paths here.', { hint: 'Give one file, folder or ZIP for each side.' });
  const output = typeof given['output'] === 'string' ? given['output'] : undefined;
  if (output !== undefined) refuseToOverwrite(output, paths);

  const was = await examined(before, output);
  const is = await examined(after, output);
  if (was.report.results.length === 0 || is.report.results.length === 0) {
    for (const [side, { report }] of [['BEFORE', was], ['AFTER', is]] as const) if (report.results.length === 0) tellNothingRead(side, report);
    return exitCodes.nothingRead;
  }
  const comparison = compareReports(...(await redacted(was.report, is.report, given)), { sameDevice: given['same-device'] === true });
  if (comparison.devices) {
    tell(`prtrace: ${comparison.headline}\nIf they are one PC that was registered again, say so with --same-device.`);
    if (given['format'] !== 'json') return exitCodes.usage;
  }
  writeText(await rendered(comparison, given, output !== undefined), output);
  return was.crashed || is.crashed ? exitCodes.internal : codes[comparison.outcome];
}

const codes: Readonly<Record<Outcome, ExitCode>> = {
  repaired: exitCodes.healthy, 'no-fault': exitCodes.healthy,
  'still-broken': exitCodes.fault, 'another-fault': exitCodes.fault, 'new-fault': exitCodes.fault,
  'cannot-tell': exitCodes.noVerdict, 'another-device': exitCodes.usage,
};

/** One side, all of it read together. */
async function examined(path: string, output: string | undefined): Promise<{ readonly report: Report; readonly crashed: boolean }> {
  const examination = new Examination({}, allReaders, mostHeld);
  if (path === '-') {
    const read = await standardInput();
    if (isFile(read)) examination.add(read);
    else examination.unread.push(read);
    return { report: { schemaVersion: 1, results: [...examination.results(() => (isFile(read) ? read : undefined))], unread: examination.unread }, crashed: examination.crashed > 0 };
  }
  for (const listed of listEvidence([path], { exclude: output === undefined ? [] : [resolve(output), resolve(`${output}.part`)] })) {
    const read = isEvidencePath(listed) ? readFile(listed.path) : listed;
    if (!isFile(read)) examination.unread.push(read);
    else examination.add(isEvidencePath(listed) && listed.symptom !== undefined ? { ...read, symptom: listed.symptom } : read);
  }
  const results = [...examination.results(rereader())];
  return { report: { schemaVersion: 1, results, unread: examination.unread }, crashed: examination.crashed > 0 };
}

/** Both sides with the same stand-ins, so that what is the same still is. */
async function redacted(before: Report, after: Report, given: Readonly<Record<string, string | boolean>>): Promise<readonly [Report, Report]> {
  const givenKey = typeof given['redact-key'] === 'string' ? given['redact-key'] : undefined;
  if (given['redact'] !== true && givenKey === undefined) return [before, after];
  const { redactKey, tellNewKey } = await import('../redact-key.js');
  const key = await redactKey(givenKey);
  if (givenKey === undefined) tellNewKey(key);
  const hidden = (await import('../../core/intake/redact.js')).redactor(key).report({ before, after });
  return [hidden.before, hidden.after];
}

async function rendered(comparison: Comparison, given: Readonly<Record<string, string | boolean>>, toFile: boolean): Promise<string> {
  if (given['format'] === 'json') return renderJsonObject(comparison);
  if (given['format'] === 'markdown') return (await import('../../core/compare/render-comparison-markdown.js')).renderComparisonMarkdown(comparison);
  const colour = typeof given['color'] === 'boolean' ? given['color'] : undefined;
  const { renderComparisonText } = await import('../../core/compare/render-comparison-text.js');
  return renderComparisonText(comparison, { colour: toFile ? colour === true : wantsColour(colour), width: toFile ? 80 : columns() });
}

function tellNothingRead(side: string, { unread }: Report): void {
  const [first] = unread;
  tell(first === undefined ? `prtrace: There was no file to read in ${side}.` : `prtrace: Nothing in ${side} could be read as evidence. ${first.file}: ${first.reason}`);
}
