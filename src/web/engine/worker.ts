/// <reference lib="webworker" />
import { Examination } from '../../core/examination.js';
import type { Readers } from '../../core/examination.js';
import type { Artifact } from '../../core/evidence/artifact.js';
import type { Report, Result, Unread } from '../../core/report/report.js';
import { utf8Order } from '../../core/intake/utf8-order.js';
import type { EvidenceDesk } from '../evidence/evidence-desk.js';
import { captureSummary, type CaptureSummary } from './capture-summary.js';
import { evidenceHash } from './evidence-hash.js';
import { evidenceInput } from './evidence-input.js';
import { reportedSymptoms } from './reported-symptoms.js';
import { tellProgress } from './tell-progress.js';
import type { AskName, Asks, EvidenceFile, Examined, FromWorker, Progress, ToWorker } from './protocol.js';

/**
 * The engine, away from the page's own thread. It starts with what one capture needs; what reads logs and archives, the
 * catalogue and the renderers are loaded when something asks for them. One examination at a time; the page ends a running
 * one by ending the worker.
 */
let given: readonly EvidenceFile[] = [];
let files: readonly EvidenceFile[] = [];
let report: Report = { schemaVersion: 1, results: [], unread: [] };
/** What was read out of binary files, by their paths: a log of 500 MB is not read again when somebody looks at a record. */
let records = new Map<string, readonly Artifact[]>();
let desk: EvidenceDesk | undefined;

const answers: { readonly [Name in AskName]: (asked: Asks[Name]['asked'], tell: (progress: Progress) => void) => Promise<Asks[Name]['answer']> } = {
  give: async ({ files: part, first }) => {
    given = first ? [...part] : [...given, ...part];
    return given.length;
  },
  examine,
  result: async ({ index }) => resultAt(index),
  open: async ({ file, ...place }) => (await openDesk()).open(file, place),
  lines: async ({ document, from, to }) => (await openDesk()).lines(document, from, to),
  search: async ({ document, words }) => (await openDesk()).search(document, words),
  export: async (asked) => ({ text: (await import('./export-report.js')).exportReport(report, asked, await openDesk()) }),
  explain: async ({ query }) => {
    const [{ explain }, { rules }] = await Promise.all([import('../../core/catalog/explain.js'), import('../../core/index.js')]);
    return explain(query, { rules });
  },
  compare: async ({ before, after }) => {
    const [{ compareReports }, { renderComparisonMarkdown }] = await Promise.all([import('../../core/compare/compare-reports.js'), import('../../core/compare/render-comparison-markdown.js')]);
    const [was, is] = [resultAt(before), resultAt(after)];
    const sides = [{ schemaVersion: 1, results: [was], unread: [] }, { schemaVersion: 1, results: [is], unread: [] }] as const;
    const plain = compareReports(...sides);
    // Who puts two captures side by side wants to see what differs, whatever their names are.
    const forced = plain.pairs.length === 0;
    const comparison = forced ? compareReports(...sides, { sameDevice: true }) : plain;
    return { before: was, after: is, comparison, markdown: renderComparisonMarkdown(comparison), forced };
  },
  redact: async (_, tell) => {
    const { zip, left, count } = (await import('./redacted-evidence.js')).redactedEvidence(inOrder(given), tell);
    return { zip: new Blob([zip as Uint8Array<ArrayBuffer>], { type: 'application/zip' }), left, count };
  },
};

async function examine({ options, unread }: Asks['examine']['asked'], tell: (progress: Progress) => void): Promise<Examined> {
  files = inOrder(given);
  desk = undefined;
  records = new Map();
  const { others, symptomOf, unread: noSymptoms } = reportedSymptoms(files);
  const lost = [...unread, ...noSymptoms];
  // Most evidence is one capture: what reads everything else is loaded only when something else turns up.
  let { done, hasMore } = run(others, symptomOf, options, lost, undefined, tell);
  if (hasMore) ({ done, hasMore } = run(others, symptomOf, options, lost, keepingRecords((await import('../../core/readers.js')).allReaders), tell));
  report = done;
  const captures: CaptureSummary[] = report.results.map(captureSummary);
  const [first] = report.results;
  return { captures, unread: report.unread, ...(first === undefined ? {} : { first }), evidenceHash: evidenceHash(files) };
}

function keepingRecords(readers: Readers): Readers {
  const binary: Readers['binary'] = (file) => {
    const parsed = readers.binary(file);
    if (parsed) records.set(file.path, parsed.artifacts);
    return parsed;
  };
  return { ...readers, binary };
}

function inOrder(some: readonly EvidenceFile[]): readonly EvidenceFile[] {
  return [...some].sort((a, b) => utf8Order(a.path, b.path));
}

function run(others: readonly EvidenceFile[], symptomOf: (path: string) => string | undefined, options: Asks['examine']['asked']['options'], lost: readonly Unread[], readers: Readers | undefined, tell: (progress: Progress) => void): { done: Report; hasMore: boolean } {
  const examination = new Examination(options, readers);
  const progress = tellProgress(others, tell);
  for (const file of others) {
    progress.next();
    const input = evidenceInput(file, symptomOf(file.path), progress.read);
    if ('path' in input) examination.add(input);
    else examination.unread.push(input);
    if (examination.hasMore) return { done: report, hasMore: true };
  }
  const results: Result[] = [];
  for (const result of examination.results()) {
    results.push(result);
    progress.judged(results.length);
  }
  return { done: { schemaVersion: 1, results, unread: [...lost, ...examination.unread] }, hasMore: false };
}

function resultAt(index: number): Result {
  const result = report.results[index];
  if (result === undefined) throw new Error('There is no such capture.');
  return result;
}

async function openDesk(): Promise<EvidenceDesk> {
  desk ??= new (await import('../evidence/evidence-desk.js')).EvidenceDesk(files, records);
  return desk;
}

/** Answers come in the order of the questions: an examination and a look at its evidence must not cross. */
let queue: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if ('chunks' in data) return;
  const send = (message: FromWorker): void => postMessage(message);
  const answer = answers[data.name] as (asked: unknown, tell: (progress: Progress) => void) => Promise<unknown>;
  queue = queue.then(async () => {
    try {
      send({ id: data.id, answer: await answer(data.asked, (progress) => send({ id: data.id, progress })) });
    } catch (error) {
      send({ id: data.id, failure: error instanceof Error ? error.message : String(error) });
    }
  });
});
