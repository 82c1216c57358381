import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { confidences, examine, rules, stageIds, verdictClasses } from '../src/core/index.js';
import type { Citation, Confidence, ExamineOptions, Expectation, InputFile, JoinKind, Report, Result, StageId, StageState, VerdictClass } from '../src/core/index.js';
import { bytesOf } from '../src/core/evidence/input.js';
import { caseEvidence } from './corpus-evidence.js';

/** What a case says must come out for one capture. A member that is absent is not checked. */
interface Expected {
  readonly class: VerdictClass;
  readonly stage: StageId | 'none';
  readonly confidence?: Confidence;
  readonly maxConfidence?: Confidence;
  /** Root cause id; `null` says that there must be none. */
  readonly cause?: string | null;
  readonly speaksForPrt?: boolean;
  readonly join?: JoinKind;
  readonly stages?: Partial<Record<StageId, StageState>>;
  readonly parse?: 'complete' | 'partial';
}

interface CaseFile {
  readonly story: string;
  /** `documented`: the lines are published; `derived`: published parts put together; `modelled`: nobody has posted such an output. */
  readonly basis: 'documented' | 'derived' | 'modelled';
  readonly options: { readonly symptom?: string; readonly expect?: Expectation; readonly capturedAt?: string };
  /** How the bytes are to be decoded, where they say so neither by a mark nor by being UTF-8. */
  readonly encoding?: string;
  readonly expected: readonly Expected[];
  readonly unread?: readonly string[];
  readonly pair?: string;
  /** Name of a group of cases with the same capture, in which the other evidence alone decides. */
  readonly twins?: string;
  /** Packs all evidence into one archive of this name. */
  readonly zip?: string;
  /** Why Prtrace does not yet judge as the documents say. Reported, not failed. */
  readonly pending?: string;
}

const root = resolve(import.meta.dirname, '..');
const folder = `${root}/corpus/`;
const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

const cases = names.map((name) => {
  const about = JSON.parse(readFileSync(`${folder}${name}/case.json`, 'utf8')) as CaseFile;
  const { symptom, expect: expectation, capturedAt } = about.options;
  const options: ExamineOptions = {
    ...(symptom === undefined ? {} : { symptom }),
    ...(expectation === undefined ? {} : { expect: expectation }),
    ...(capturedAt === undefined ? {} : { capturedAtUtc: Date.parse(capturedAt) }),
  };
  const { files, sources } = caseEvidence(`${folder}${name}/evidence`, about.zip);
  return { name, about, options, files, sources, report: examine(files, options) };
});

/** Cases whose damage spreads one printed line over several, or one capture over a single physical line. */
const spread = /wrap|entities|escapes|html-br|join-debug/;

describe('the corpus', () => {
  it('shows the false-confirmed rate first', () => {
    const captures = cases.flatMap(({ about, report, name }) => about.expected.map((expected, index) => ({ name, pending: about.pending, expected, result: report.results[index] })));
    const confirmed = captures.filter(({ result }) => result?.verdict.confidence === 'confirmed');
    const wrong = confirmed.filter(({ expected, result }) => result && !(result.verdict.class === expected.class && result.verdict.stage === expected.stage));
    const tooSure = confirmed.filter(({ expected }) => expected.maxConfidence && expected.maxConfidence !== 'confirmed');
    const agree = captures.filter(({ expected, result }) => result?.verdict.class === expected.class && result.verdict.stage === expected.stage);
    console.log([
      `false-confirmed: ${wrong.length} of ${confirmed.length} confirmed verdicts${list(wrong)}`,
      `confirmed where the evidence cannot confirm: ${tooSure.length}${list(tooSure)}`,
      `agreement on class and stage: ${agree.length} of ${captures.length} captures in ${cases.length} cases`,
      `captures by expected class: ${tally(captures.map(({ expected }) => expected.class))}`,
      `captures by expected stage: ${tally(captures.map(({ expected }) => expected.stage))}`,
      `confirmed faults in modelled evidence: ${cases.flatMap(({ name, about, report }) => (about.basis === 'modelled' && report.results.some(({ verdict }) => verdict.confidence === 'confirmed' && verdict.causes.length > 0) ? [name] : [])).join(', ') || 'none'}`,
      ...captures.flatMap(({ name, expected: { maxConfidence: _max, ...wanted }, result }) => {
        const found = result ? judgedLike(result, wanted) : undefined;
        return JSON.stringify(found, inOrder) === JSON.stringify(wanted, inOrder) ? [] : [`- ${name}: expected ${words(wanted)}; found ${found ? words(found) : 'no capture'}`];
      }),
      ...cases.flatMap(({ name, about, report }) => (about.pending === undefined ? [] : [`! PENDING ${name}${isAsExpected(report, about) ? ' (now agrees: remove the mark)' : ''}: ${about.pending}`])),
    ].join('\n'));
    expect(wrong.filter(({ pending }) => pending === undefined).map(({ name }) => name)).toEqual([]);
    expect(tooSure.filter(({ pending }) => pending === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('is wide enough', () => {
    expect(cases.length).toBeGreaterThanOrEqual(130);
    const expected = cases.flatMap(({ about }) => about.expected);
    expect(new Set(expected.map((one) => one.class))).toEqual(new Set(verdictClasses));
    expect(new Set(expected.map((one) => one.stage))).toEqual(new Set([...stageIds, 'none']));
    expect(cases.filter(({ sources }) => sources.every(({ bytes }) => !new TextDecoder('latin1').decode(bytes).replaceAll('\0', '').includes('+----'))).length).toBeGreaterThanOrEqual(30);
  });

  it('has a case for every rule', () => {
    const shown = new Set(cases.flatMap(({ about }) => about.expected.map(({ cause }) => cause)));
    expect(rules.map(({ id }) => id).filter((id) => !shown.has(id) && !(id in withoutCase)).sort()).toEqual([]);
    expect(Object.keys(withoutCase).filter((id) => shown.has(id) || !rules.some((rule) => rule.id === id))).toEqual([]);
  });

  it('shares no id between cases that are not a pair', () => {
    const seen = new Map<string, string>();
    const shared: string[] = [];
    for (const { name, about, sources } of cases) {
      const ids = new Set(sources.flatMap((file) => decoded(bytesOf(file), about.encoding).match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi) ?? []));
      for (const id of ids) {
        const other = seen.get(id.toLowerCase());
        if (other && about.pair !== other && about.twins !== other && !microsoftsOwnIds.has(id.toLowerCase())) shared.push(`${id}: ${other}, ${name}`);
        seen.set(id.toLowerCase(), about.twins ?? name);
      }
    }
    expect(shared).toEqual([]);
  });

  it('names only the three companies of the documentation', () => {
    const strangers = cases.flatMap(({ name, sources }) => sources.flatMap(({ bytes }) => (new TextDecoder('latin1').decode(bytes).match(/@[a-z0-9.-]+\.(?:com|net|org|local)\b/gi) ?? []).map((domain) => `${name} ${domain}`)))
      .filter((line) => !/@(?:[a-z0-9-]+\.)*(?:contoso|fabrikam|adatum)\.(?:com|local)$/i.test(line));
    expect(strangers).toEqual([]);
  });

  it('keeps the found causes in one readable golden', async () => {
    const lines = cases.map(({ name, report }) => `- ${name}: ${report.results.map(({ verdict }) => verdict.causes.map(({ id }) => id).join(', ') || '–').join(' · ') || 'unread'}`);
    await expect(`# Causes found in the corpus\n\nRoot cause first, captures of one case divided by a dot. Update with \`npx vitest run test/corpus.test.ts -u\`.\n\n${lines.join('\n')}\n`).toMatchFileSnapshot('./corpus.golden.md');
  });
});

describe('minimal pairs', () => {
  const pairs = cases.filter(({ about, name }) => about.pair !== undefined && name < about.pair);

  it('are at least twenty', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(20);
  });

  it.each(pairs.map((one) => [one.name, one.about.pair!, one] as const))('%s and %s differ in one line and in the verdict', (name, partnerName, one) => {
    const partner = cases.find((other) => other.name === partnerName);
    expect(partner?.about.pair).toBe(name);
    const [left, right] = [linesOf(one), linesOf(partner!)];
    expect(left.length).toBe(right.length);
    expect(left.filter((line, index) => line !== right[index])).toHaveLength(1);
    expect(one.about.options).toEqual(partner!.about.options);
    expect(verdictWord(one.report.results[0])).not.toBe(verdictWord(partner!.report.results[0]));
  });
});

describe('twins', () => {
  const groups = [...new Set(cases.flatMap(({ about }) => about.twins ?? []))].map((group) => [group, cases.filter(({ about }) => about.twins === group)] as const);

  it.each(groups)('%s: the capture is the same, and the other evidence decides', (_group, members) => {
    expect(members.length).toBeGreaterThanOrEqual(2);
    expect(new Set(members.map(({ sources, about }) => JSON.stringify([sources.filter(({ path }) => path.endsWith('dsregcmd.txt')).map(({ bytes }) => new TextDecoder().decode(bytes)), about.options])))).toHaveProperty('size', 1);
    expect(new Set(members.map(({ about: { expected: [first] } }) => JSON.stringify(first))).size).toBe(members.length);
  });
});

describe.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { name, about, options, files, sources, report }) => {
  it.skipIf(about.pending !== undefined)('is judged as its story says', () => {
    expect(report.unread.map(({ file }) => file)).toEqual(about.unread ?? []);
    const judged = report.results.map((result, index) => judgedLike(result, about.expected[index]));
    expect(judged).toEqual(about.expected.map(({ maxConfidence: _max, ...rest }) => rest));
    for (const [index, { maxConfidence }] of about.expected.entries()) {
      const confidence = report.results[index]?.verdict.confidence;
      if (maxConfidence && confidence) expect(confidences.indexOf(confidence), `${confidence}, at most ${maxConfidence}`).toBeLessThanOrEqual(confidences.indexOf(maxConfidence));
    }
  });

  it('cites what really stands there', () => {
    const isCapture = (file: string): boolean => !report.results.some(({ evidence = [] }) => evidence.some((one) => one.file === file));
    const texts = new Map(sources.map((file) => [file.path, linesOf({ sources: [file], about })]));
    for (const result of report.results) {
      const { verdict } = result;
      for (const cause of verdict.causes) expect(cause.because.length, cause.id).toBeGreaterThan(0);
      if (!['healthy', 'undetermined', 'not-registered'].includes(verdict.class)) expect(verdict.causes.length, 'a fault needs a cause').toBeGreaterThan(0);
      for (const citation of citationsOf(result)) expect(standsThere(citation, texts.get(citation.file), spread.test(name), isCapture(citation.file)), `${citation.fact} : ${citation.value} at ${citation.file}:${citation.line ?? citation.locator}`).toBe(true);
    }
  });

  it('plans no more harm than its class allows', () => {
    for (const { verdict, plan, gaps } of report.results) {
      const harmful = plan.steps.filter(({ risk }) => risk === 'destructive');
      if (['network', 'wrong-layer', 'healthy', 'capture-context', 'undetermined'].includes(verdict.class)) expect(harmful.map(({ id }) => id)).toEqual([]);
      if (verdict.class === 'cloud-auth' && harmful.length > 0) expect(verdict.causes[0]?.id).toMatch(/^hello-key-/);
      for (const step of harmful) expect(step.requires, step.id).not.toEqual([]);
      const first = plan.steps.findIndex(({ risk }) => risk !== 'none');
      // All that could be saved was given where only logs of others are still to be read.
      const given = verdict.class === 'undetermined' && gaps.every(({ step }) => plan.steps.some(({ id, kind }) => id === step && kind === 'check'));
      if (first >= 0 && !given) expect(plan.steps.slice(0, first).some(({ kind }) => kind === 'collect'), `evidence is saved before ${plan.steps[first]?.id}`).toBe(true);
      if (verdict.class === 'undetermined') expect(verdict.confidence).not.toBe('confirmed');
    }
  });

  it('gives a report that the schema knows, and the same one twice', () => {
    expect(JSON.stringify(examine(files.map((file) => ({ ...file, modifiedUtc: Date.UTC(2031, 0, 1) })), options))).toBe(JSON.stringify(report));
    expect(schemaFaults(report)).toEqual([]);
  });
});

/** Rules that no `dsregcmd` output can show as the root cause, with the reason. */
const withoutCase: Readonly<Record<string, string>> = {};

/** GUIDs that Windows and Entra print on every PC, and those of Microsoft's own apps. */
const microsoftsOwnIds = new Set([
  'b16898c6-a148-4967-9171-64d755da8520', 'd7f9888f-e3fc-49b0-9ea6-a85b5f392a4f', '38aa3b87-a06d-4817-b275-7a316988d93b', '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '29d9ed98-a469-4536-ade2-f981bc1d605e', '00000003-0000-0000-c000-000000000000', '00000002-0000-0000-c000-000000000000', '00000002-0000-0ff1-ce00-000000000000', '04b07795-8ddb-461a-bbee-02f9e1bf7b46', '4de9bc9c-b27a-43c9-8994-0915f1a5e24f', '82dbaca4-3e81-46ca-9c73-0950c1eaca97',
]);

/** The part of a result that an expectation speaks about. */
function judgedLike({ verdict, stages, context, device, parse }: Result, expected: Expected | undefined): Expected {
  return {
    class: verdict.class,
    stage: verdict.stage,
    ...(expected?.confidence === undefined ? {} : { confidence: verdict.confidence }),
    ...(expected?.cause === undefined ? {} : { cause: verdict.causes[0]?.id ?? null }),
    ...(expected?.speaksForPrt === undefined || context.speaksForPrt === undefined ? {} : { speaksForPrt: context.speaksForPrt }),
    ...(expected?.join === undefined ? {} : { join: device.join }),
    ...(expected?.stages === undefined ? {} : { stages: Object.fromEntries(Object.keys(expected.stages).map((id) => [id, stages.find((stage) => stage.id === id)?.state])) }),
    ...(expected?.parse === undefined ? {} : { parse: parse.status }),
  };
}

function verdictWord(result: Result | undefined): string {
  return result ? `${result.verdict.class} ${result.verdict.stage}` : 'unread';
}

function citationsOf({ verdict, stages, context, capturedAt }: Result): Citation[] {
  return [...verdict.causes, ...verdict.conflicts, ...verdict.observations, ...verdict.ruledOut, ...stages, context, capturedAt].flatMap(({ because }) => because);
}

/** Whether the value stands on the cited line, or, where the damage spreads a line, from there on. */
function standsThere({ value, line, locator }: Citation, lines: readonly string[] | undefined, anywhereFromThere: boolean, isCapture: boolean): boolean {
  // What a list does not hold, or what was refused, stands nowhere in it: the whole file is cited.
  if (line === undefined) return locator === undefined ? !isCapture : locator !== '';
  const raw = lines?.[line - 1];
  if (lines === undefined || raw === undefined) return false;
  if (squeeze(raw).includes(squeeze(value))) return true;
  // Tables and tools are cited by what was read out of them: a word of it must stand there, or on the lines of the same record.
  if (!isCapture) {
    const record = lines.slice(line - 1, line + 40).join('\n').toLowerCase();
    return value.toLowerCase().split(/[^\p{L}\p{N}.@-]+/u).some((word) => word.length >= 4 && record.includes(word.replace('aadsts', '')));
  }
  return anywhereFromThere && squeeze(lines.slice(line - 1, line + 11).join('')).includes(squeeze(value));
}

/** Blanks, emphasis and escapes taken out, so that only the printed characters count. */
function squeeze(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('\\"', '"').replaceAll('\\\\', '\\').replaceAll('**', '').replaceAll(/[\s\0]/g, '');
}

function isAsExpected({ results }: Report, { expected }: CaseFile): boolean {
  return JSON.stringify(results.map((result, index) => judgedLike(result, expected[index])), inOrder) === JSON.stringify(expected.map(({ maxConfidence: _max, ...rest }) => rest), inOrder);
}

function linesOf({ sources, about }: { readonly sources: readonly InputFile[]; readonly about: CaseFile }): string[] {
  return sources.flatMap((file) => decoded(bytesOf(file), about.encoding).split(/\r+\n|\r|\n/));
}

/** Test's own decoder: the old console code pages are not among those of `TextDecoder`, so only their ASCII part is compared. */
function decoded(bytes: Uint8Array, encoding: string | undefined): string {
  if (encoding === 'ibm850' || encoding === 'ibm437') return codePageLetters.reduce((text, [from, to]) => text.replaceAll(from, to), new TextDecoder('latin1').decode(bytes));
  return new TextDecoder(encoding ?? 'utf-8').decode(bytes);
}

/** Letters that the corpus uses from the console code pages, as windows-1252 shows their bytes. */
const codePageLetters: readonly (readonly [string, string])[] = [['‚', 'é'], ['“', 'ô'], ['\u0081', 'ü']];

const schemaPath = `${root}/schema/report.schema.json`;
const validate = existsSync(schemaPath) ? schemaValidator() : undefined;

function schemaValidator() {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  return ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')) as object);
}

function schemaFaults(report: Report): readonly unknown[] {
  if (!validate) return [];
  return validate(JSON.parse(JSON.stringify(report))) ? [] : (validate.errors ?? []);
}

function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([word, count]) => `${word} ${count}`).join(', ');
}

/** Sorts members, so that two objects can be compared as text. */
function inOrder(_key: string, value: unknown): unknown {
  return value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}

function words(judged: Partial<Expected>): string {
  return Object.entries(judged).map(([name, value]) => (name === 'class' || name === 'stage' ? String(value) : `${name}=${value === null ? 'none' : typeof value === 'object' ? JSON.stringify(value) : String(value)}`)).join(' ');
}

function list(entries: readonly { readonly name: string }[]): string {
  return entries.length === 0 ? '' : `: ${entries.map(({ name }) => name).join(', ')}`;
}
