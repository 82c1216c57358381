import { httpStatusInCode, winHttpError } from '../catalog/code.js';
import type { Facts } from '../derived/facts.js';
import type { CauseClass, StageId } from '../evidence/verdict.js';
import type { Found, Need, Outcome, Rule, RuledOut } from '../rules/define-rule.js';
import { rules } from '../rules/index.js';
import { matchCodes } from '../rules/match-codes.js';

/** A rule that found its cause in this capture. */
export interface Finding {
  readonly rule: Rule;
  readonly found: Found;
  readonly class: CauseClass;
  readonly stage: StageId | 'none';
}

export interface Evaluation {
  readonly findings: readonly Finding[];
  readonly ruledOut: readonly { readonly rule: Rule; readonly because: RuledOut['because'] }[];
  /** Rules that threw. One broken rule never costs the user the report. */
  readonly crashed: readonly string[];
}

const needBits: Record<Need, number> = {
  attempt: 1, deviceAuth: 2, keySign: 4, recovery: 8, certificate: 16, join: 32, preJoin: 64, prt: 128, context: 256, enterprise: 512,
  symptom: 1024, expect: 2048,
};

/** Which parts of the evidence this capture holds. */
function shownBits(facts: Facts): number {
  return (facts.attempt ? needBits.attempt : 0)
    | (facts.device.deviceAuth ? needBits.deviceAuth : 0)
    | (facts.device.keySign ? needBits.keySign : 0)
    | (facts.device.recovery ? needBits.recovery : 0)
    | (facts.device.certificate ? needBits.certificate : 0)
    | (facts.join.kind === 'unknown' ? 0 : needBits.join)
    | (facts.preJoin ? needBits.preJoin : 0)
    | (facts.prt.present === undefined ? 0 : needBits.prt)
    | needBits.context
    | (facts.enterprisePrt.field ? needBits.enterprise : 0)
    | (facts.symptom ? needBits.symptom : 0)
    | (facts.expect ? needBits.expect : 0);
}

interface Plan {
  /** Rules that look at the facts themselves, with the parts they need. */
  readonly looking: readonly { readonly rule: Rule; readonly bits: number }[];
  /** Rules that a code selects, by the kind of field and the code. */
  readonly byCode: ReadonlyMap<string, readonly Rule[]>;
  readonly fallbacks: readonly { readonly rule: Rule; readonly bits: number }[];
}

let prepared: Plan | undefined;

/** Sorts the rules once: most are selected by a code and need not be asked for every capture. */
function prepare(): Plan {
  const looking: { rule: Rule; bits: number }[] = [];
  const fallbacks: { rule: Rule; bits: number }[] = [];
  const byCode = new Map<string, Rule[]>();
  for (const rule of rules) {
    let bits = 0;
    for (const need of rule.needsAnyOf) bits |= needBits[need];
    if (rule.fallbackFor) fallbacks.push({ rule, bits });
    else if (rule.diagnose) looking.push({ rule, bits });
    else {
      for (const [field, codes] of Object.entries(rule.codes ?? {})) {
        for (const code of codes as readonly number[]) {
          const key = field + code;
          const same = byCode.get(key);
          if (same) same.push(rule);
          else byCode.set(key, [rule]);
        }
      }
    }
  }
  return { looking, byCode, fallbacks };
}

/** Runs every rule whose evidence was shown. */
export function evaluate(facts: Facts): Evaluation {
  prepared ??= prepare();
  const plan = prepared;
  const shown = shownBits(facts);
  const findings: Finding[] = [];
  const ruledOut: { rule: Rule; because: RuledOut['because'] }[] = [];
  const crashed: string[] = [];

  const run = (rule: Rule): boolean => {
    let outcome: Outcome;
    try {
      outcome = rule.diagnose ? rule.diagnose(facts) : matchCodes(rule, facts);
    } catch {
      crashed.push(rule.id);
      return false;
    }
    if (outcome.kind === 'ruledOut') ruledOut.push({ rule, because: outcome.because });
    if (outcome.kind !== 'found') return false;
    findings.push({ rule, found: outcome, class: outcome.class ?? rule.class, stage: stageOf(rule, outcome, facts) });
    return true;
  };

  for (const { rule, bits } of plan.looking) if ((bits & shown) !== 0) run(rule);
  if (facts.attempt || facts.preJoin) for (const rule of selectedByCode(facts, plan)) run(rule);

  const explained = {
    attempt: facts.attempt ? findings.some(({ found }) => found.because.includes(facts.attempt!.because[0])) : true,
    preJoin: facts.preJoin ? findings.some(({ found, rule }) => found.stage === 'device-identity' || rule.needsAnyOf.includes('preJoin')) : true,
    symptom: facts.symptom ? findings.some((finding) => finding.class === 'wrong-layer') : true,
  };
  for (const { rule, bits } of plan.fallbacks) {
    const evidence = rule.fallbackFor!;
    if ((bits & shown) !== 0 && !explained[evidence] && run(rule)) explained[evidence] = true;
  }
  return { findings, ruledOut, crashed };
}

function selectedByCode(facts: Facts, plan: Plan): ReadonlySet<Rule> {
  const selected = new Set<Rule>();
  const add = (field: string, code: number | undefined): void => {
    if (code !== undefined) for (const rule of plan.byCode.get(field + code) ?? []) selected.add(rule);
  };
  const { attempt, preJoin } = facts;
  if (attempt) {
    const { outcome } = attempt;
    if (outcome.kind === 'refused') add('aadsts', outcome.aadsts);
    if (outcome.kind === 'transport') add('winHttp', outcome.winHttp);
    if (outcome.kind === 'http') add('httpStatus', outcome.status);
    if (outcome.kind === 'client') add('client', outcome.code);
    if (outcome.kind === 'refused-unread') add('client', attempt.status?.canonical);
  }
  if (preJoin) {
    add('aadsts', preJoin.aadsts[0]);
    for (const { code } of preJoin.codes) {
      add('join', code);
      add('winHttp', winHttpError(code));
      add('httpStatus', httpStatusInCode(code));
    }
  }
  return selected;
}

/** A fault of the user's sign-in is one of renewal when a PRT is there: then only its renewal failed. */
function stageOf(rule: Rule, found: Found, facts: Facts): StageId | 'none' {
  if (found.stage) return found.stage;
  if (rule.stage !== 'user-auth') return rule.stage;
  const refreshing = facts.prt.present === undefined && facts.attempt?.kind === 'refresh';
  return facts.prt.present === true || refreshing ? 'renewal' : 'user-auth';
}
