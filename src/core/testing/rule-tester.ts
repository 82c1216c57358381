import { evaluate } from '../diagnosis/evaluate.js';
import type { Confidence, StageId } from '../evidence/verdict.js';
import type { ExamineOptions } from '../evidence/input.js';
import type { Rule } from '../rules/define-rule.js';
import { factsOf } from './examine-text.js';

/** A capture in which the rule must find its cause. */
export interface Fires extends ExamineOptions {
  readonly name: string;
  readonly text: string;
  readonly confidence: Confidence;
  readonly stage?: StageId | 'none';
  /** Text that one of the cited values must contain. */
  readonly cites?: string;
}

/** A capture in which the rule must say nothing. */
export interface Silent extends ExamineOptions {
  readonly name: string;
  readonly text: string;
}

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
  const find = (text: string, options: ExamineOptions) => evaluate(factsOf(text, options)).findings.find((finding) => finding.rule.id === rule.id);
  runner.describe(`${rule.id} fires`, () => {
    for (const { name, text, confidence, stage, cites, ...options } of table.fires) {
      runner.it(name, () => {
        const finding = find(text, options);
        if (!finding) throw new Error(`${rule.id} did not fire`);
        if (finding.found.confidence !== confidence) throw new Error(`confidence is ${finding.found.confidence}, expected ${confidence}`);
        if (stage !== undefined && finding.stage !== stage) throw new Error(`stage is ${finding.stage}, expected ${stage}`);
        if (cites !== undefined && !finding.found.because.some(({ value }) => value.includes(cites))) {
          throw new Error(`no cited value contains ${cites}: ${finding.found.because.map(({ fact, value }) => `${fact} : ${value}`).join(' | ')}`);
        }
      });
    }
  });
  runner.describe(`${rule.id} stays silent`, () => {
    for (const { name, text, ...options } of table.staysSilent) {
      runner.it(name, () => {
        const finding = find(text, options);
        if (finding) throw new Error(`${rule.id} fired on: ${finding.found.because.map(({ fact, value }) => `${fact} : ${value}`).join(' | ')}`);
      });
    }
  });
}
