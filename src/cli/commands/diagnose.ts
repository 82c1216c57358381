import { resolve } from 'node:path';
import { Examination, type InputFile, type Readers, type Report, type Unread } from '../../core/index.js';
import { renderText } from '../../core/report/render-text.js';
import { renderJson, renderJsonLines } from '../../core/report/render-json.js';
import { AppError } from '../../node/app-error.js';
import { isEvidencePath, listEvidence, type Listed } from '../../node/list-evidence.js';
import { isFile, readFile } from '../../node/read-file.js';
import { statOf } from '../../node/stat-of.js';
import { columns, wantsColour } from '../../node/terminal.js';
import { writeText } from '../../node/write-output.js';
import { diagnoseOptions, type DiagnoseOptions, type GraphRequest } from '../diagnose-options.js';
import { exitCodeOfResult, exitCodes, graver, type ExitCode } from '../exit-code.js';
import { evidencePaths } from '../operands.js';
import { refuseToOverwrite } from '../refuse-to-overwrite.js';
import { tell } from '../tell.js';

/**
 * More files than this are not held in memory: captures go to worker threads, each for itself; where other evidence lies
 * among them, all of it is read together. The result is written as it comes.
 */
const fewFiles = 64;
/** So are fewer files, if they are larger than this together. */
const fewBytes = 64 * 1024 * 1024;

/** `prtrace diagnose`. The exit code tells the gravest verdict. */
export async function diagnose(operands: readonly string[], given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  const options = await diagnoseOptions(given);
  const paths = await evidencePaths(operands, 'diagnose');
  if (options.output !== undefined) refuseToOverwrite(options.output, paths);
  const files = paths.filter((path) => path !== '-');
  const exclude = options.output === undefined ? [] : [resolve(options.output), resolve(`${options.output}.part`)];
  const listing = listEvidence(files, { exclude });

  const first: Listed[] = [];
  const rest = listing[Symbol.iterator]();
  for (let next = rest.next(); !next.done; next = rest.next()) {
    first.push(next.value);
    if (first.length > fewFiles) break;
  }
  if (options.newKey && options.redactKey !== undefined) (await import('../redact-key.js')).tellNewKey(options.redactKey);
  const isFleet = first.length > fewFiles;
  if (isFleet || bytesOf(first) > fewBytes) {
    const again = () => listEvidence(files, { exclude });
    const survey = await (await import('../batch/survey.js')).surveyEvidence(again(), isFleet);
    if (options.graph && (survey === 'apart' ? first.length > 1 : paths.includes('-'))) {
      throw new AppError('usage', 'Microsoft Graph is not asked about so many files.', { hint: 'Give those of the PCs in question, without standard input (-).' });
    }
    if (survey === 'together') {
      const answers = options.graph ? await askGraph(options.graph, filesOf(again()), options) : [];
      return await (await import('../batch/run-joint.js')).runJoint({ listing: again(), hasInput: paths.includes('-'), answers }, options);
    }
    if (first.length > 1) {
      if (paths.includes('-')) throw new AppError('usage', 'Standard input (-) cannot be read together with so many files.', { hint: 'Run them apart.' });
      return await (await import('../batch/run-batch.js')).runBatch({ first, rest, known: listing.known }, options);
    }
  }

  const read: (InputFile | Unread)[] = [];
  if (paths.includes('-')) read.push(await (await import('../standard-input.js')).standardInput());
  for (const listed of first) {
    const one = isEvidencePath(listed) ? readFile(listed.path) : listed;
    read.push(isEvidencePath(listed) && listed.symptom !== undefined && isFile(one) ? { ...one, symptom: listed.symptom } : one);
  }
  if (options.graph) read.push(...await askGraph(options.graph, read.filter(isFile), options));
  const { report, crashed } = await examineAll(read, options);
  writeText(await rendered(report, read, options), options.output);
  if (report.results.length === 0) tellNothingRead(report.unread, options);
  const code = report.results.map(exitCodeOfResult).reduce<ExitCode | undefined>(graver, crashed ? exitCodes.internal : undefined);
  return code ?? exitCodes.nothingRead;
}

/** What Microsoft Graph says of the captures among the files. What signs in is loaded only here. */
async function askGraph(graph: GraphRequest, files: Iterable<InputFile>, { examine: { capturedAtUtc } }: DiagnoseOptions): Promise<readonly InputFile[]> {
  const { fetchForCaptures } = await import('../../graph/fetch-for-captures.js');
  return await fetchForCaptures(files, { ...graph, ...(capturedAtUtc === undefined ? {} : { capturedAtUtc }) }, tell);
}

/** One at a time: together they may not fit into memory. */
function* filesOf(listing: Iterable<Listed>): Generator<InputFile> {
  for (const listed of listing) {
    const file = isEvidencePath(listed) ? readFile(listed.path) : listed;
    if (isFile(file)) yield file;
  }
}

/** One report over all files. What reads event logs, archives and the rest is loaded only when a file needs it. */
async function examineAll(files: readonly (InputFile | Unread)[], options: DiagnoseOptions): Promise<{ report: Report; crashed: boolean }> {
  const captures = examined(files, options, undefined);
  return captures.hasMore ? examined(files, options, (await import('../../core/readers.js')).allReaders) : captures;
}

function examined(files: readonly (InputFile | Unread)[], options: DiagnoseOptions, readers: Readers | undefined): { report: Report; crashed: boolean; hasMore: boolean } {
  const examination = new Examination(options.examine, readers);
  for (const file of files) {
    if (isFile(file)) examination.add(file);
    else examination.unread.push(file);
  }
  const results = examination.hasMore ? [] : [...examination.results()];
  return { report: { schemaVersion: 1, results, unread: examination.unread }, crashed: examination.crashed > 0, hasMore: examination.hasMore };
}

async function rendered(raw: Report, files: readonly (InputFile | Unread)[], options: DiagnoseOptions): Promise<string> {
  const redactor = options.redactKey === undefined ? undefined : (await import('../../core/intake/redact.js')).redactor(options.redactKey);
  const report = redactor === undefined ? raw : redactor.report(raw);
  switch (options.format) {
    case 'text': {
      const toFile = options.output !== undefined;
      return renderText(report, { colour: toFile ? options.colour === true : wantsColour(options.colour), width: toFile ? 80 : columns(), verbose: options.verbose });
    }
    case 'json':
      return renderJson(report);
    case 'jsonl':
      return renderJsonLines(report);
    case 'csv':
      return (await import('../../core/report/render-csv.js')).renderCsv(report);
    case 'markdown':
      return (await import('../../core/report/render-markdown.js')).renderMarkdown(report);
    case 'html': {
      const { renderHtml } = await import('../../core/report/render-html.js');
      const { evidenceLines } = await import('../evidence-lines.js');
      return renderHtml(report, { linesOf: evidenceLines(files.filter(isFile), redactor) });
    }
  }
}

/** The report itself lists what could not be read; a person who looks at an empty JSON file wants it said. */
function tellNothingRead(unread: readonly Unread[], options: DiagnoseOptions): void {
  if (options.format === 'text' && options.output === undefined) return;
  tell(unread.length === 0 ? 'prtrace: There was no file to read.' : `prtrace: Nothing could be read as evidence. ${unread[0]!.file}: ${unread[0]!.reason}`);
}

function bytesOf(listed: readonly Listed[]): number {
  let bytes = 0;
  for (const each of listed) if (isEvidencePath(each)) bytes += Number(statOf(each.path)?.size ?? 0);
  return bytes;
}
