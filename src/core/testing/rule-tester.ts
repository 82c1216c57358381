import { evaluate } from '../diagnosis/evaluate.js';
import type { CauseClass, Confidence, StageId } from '../evidence/verdict.js';
import type { ExamineOptions } from '../evidence/input.js';
import type { Rule } from '../rules/define-rule.js';
import { factsOf, joinedFactsOf, type TextEvidence } from './examine-text.js';

/** What a row shows: a capture, other files, or a capture with files that are joined to it as the product joins them. */
interface Row extends ExamineOptions {
  readonly name: string;
  /** Text of the capture. Absent: only the files were shown. */
  readonly text?: string;
  /** Files beside the capture. Absent: the capture stands alone. */
  readonly files?: readonly TextEvidence[];
}

/** Evidence in which the rule must find its cause. */
export interface Fires extends Row {
  readonly confidence: Confidence;
  readonly stage?: StageId | 'none';
  readonly class?: CauseClass;
  /** Words that the finding's note must contain; `false`: it must have none. */
  readonly note?: string | false;
  /** Text that one of the cited values must contain. */
  readonly cites?: string;
}

/** Evidence in which the rule must say nothing. */
export type Silent = Row;

/** Both columns are mandatory: a rule that never stays silent is not tested. */
export interface RuleTable {
  readonly fires: readonly [Fires, ...Fires[]];
  readonly staysSilent: readonly [Silent, ...Silent[]];
}

/** The parts of a test runner that the tester needs; vitest, jest and node:test all fit. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => void) => void;
}

/** Runs a rule's table through the whole engine. Throws plain errors, so that any runner can report them. */
export function testRule(runner: Runner, rule: Rule, table: RuleTable): void {
  const find = ({ text, files, ...options }: Omit<Row, 'name'>) => {
    const { findings, crashed } = evaluate(text !== undefined && files === undefined ? factsOf(text, options) : joinedFactsOf(text, files ?? [], options));
    if (crashed.includes(rule.id)) throw new Error(`${rule.id} crashed`);
    return findings.find((finding) => finding.rule.id === rule.id);
  };
  runner.describe(`${rule.id} fires`, () => {
    for (const { name, confidence, stage, class: wanted, note, cites, ...shown } of table.fires) {
      runner.it(name, () => {
        const finding = find(shown);
        if (!finding) throw new Error(`${rule.id} did not fire`);
        if (finding.found.confidence !== confidence) throw new Error(`confidence is ${finding.found.confidence}, expected ${confidence}`);
        if (stage !== undefined && finding.stage !== stage) throw new Error(`stage is ${finding.stage}, expected ${stage}`);
        if (wanted !== undefined && finding.class !== wanted) throw new Error(`class is ${finding.class}, expected ${wanted}`);
        if (note === false && finding.found.note !== undefined) throw new Error(`it has a note: ${finding.found.note}`);
        if (typeof note === 'string' && finding.found.note?.includes(note) !== true) throw new Error(`the note does not say ${note}: ${finding.found.note ?? 'it has none'}`);
        if (cites !== undefined && !finding.found.because.some(({ value }) => value.includes(cites))) {
          throw new Error(`no cited value contains ${cites}: ${finding.found.because.map(({ fact, value }) => `${fact} : ${value}`).join(' | ')}`);
        }
      });
    }
  });
  runner.describe(`${rule.id} stays silent`, () => {
    for (const { name, ...shown } of table.staysSilent) {
      runner.it(name, () => {
        const finding = find(shown);
        if (finding) throw new Error(`${rule.id} fired on: ${finding.found.because.map(({ fact, value }) => `${fact} : ${value}`).join(' | ')}`);
      });
    }
  });
}
