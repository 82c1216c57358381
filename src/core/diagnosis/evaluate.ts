import { httpStatusInCode, winHttpError } from '../catalog/code.js';
import type { Facts } from '../derived/facts.js';
import { noEvidence } from '../derived/joined-evidence.js';
import { atMost, type CauseClass, type StageId } from '../evidence/verdict.js';
import type { Found, Need, Outcome, Rule, RuleCodes, RuledOut } from '../rules/define-rule.js';
import { rules } from '../rules/index.js';
import { matchCodes } from '../rules/match-codes.js';
import { weigh } from './weigh.js';

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
  symptom: 1024, expect: 2048, directory: 4096, signIns: 8192, logs: 16384, network: 32768, machine: 65536, appErrors: 131072,
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
    | (facts.expect ? needBits.expect : 0)
    | (facts.directory ? needBits.directory : 0)
    | (facts.signIns ? needBits.signIns : 0)
    | (facts.logs ? needBits.logs : 0)
    | (facts.network ? needBits.network : 0)
    | (facts.machine ? needBits.machine : 0)
    | (facts.appErrors.length > 0 ? needBits.appErrors : 0);
}

interface Plan {
  /** Rules that look at the facts themselves, with the parts they need. */
  readonly looking: readonly PlannedRule[];
  /** Rules that a code selects, by the kind of field and the code. */
  readonly byCode: Readonly<Record<keyof RuleCodes, ReadonlyMap<number, readonly Rule[]>>>;
  readonly fallbacks: readonly PlannedRule[];
  /** Rules that other evidence than dsregcmd's can speak about. */
  readonly beyond: readonly Rule[];
}

/** Rules differ in the members they have, which makes reading one slow; what is read for every capture stands here. */
interface PlannedRule {
  readonly rule: Rule;
  readonly bits: number;
  readonly diagnose: Rule['diagnose'] | undefined;
}

let prepared: Plan | undefined;

/** Sorts the rules once: most are selected by a code and need not be asked for every capture. */
function prepare(): Plan {
  const looking: PlannedRule[] = [];
  const fallbacks: PlannedRule[] = [];
  const byCode = { aadsts: new Map<number, Rule[]>(), client: new Map<number, Rule[]>(), winHttp: new Map<number, Rule[]>(), httpStatus: new Map<number, Rule[]>(), join: new Map<number, Rule[]>() };
  for (const rule of rules) {
    let bits = 0;
    for (const need of rule.needsAnyOf) bits |= needBits[need];
    if (rule.fallbackFor) fallbacks.push({ rule, bits, diagnose: rule.diagnose });
    else if (rule.diagnose) looking.push({ rule, bits, diagnose: rule.diagnose });
    else {
      for (const [field, codes] of Object.entries(rule.codes ?? {}) as [keyof RuleCodes, readonly number[]][]) {
        for (const code of codes) {
          const same = byCode[field].get(code);
          if (same) same.push(rule);
          else byCode[field].set(code, [rule]);
        }
      }
    }
  }
  return { looking, byCode, fallbacks, beyond: rules.filter((rule) => rule.beyond !== undefined) };
}

/** Runs every rule whose evidence was shown. */
export function evaluate(facts: Facts): Evaluation {
  prepared ??= prepare();
  const { looking, byCode, fallbacks, beyond } = prepared;
  const shown = shownBits(facts);
  const running = new Running(facts);
  for (const { rule, bits, diagnose } of looking) if ((bits & shown) !== 0) running.run(rule, diagnose);
  for (const rule of selectedByCode(facts, byCode)) running.run(rule, undefined);
  if (facts.evidence !== noEvidence) for (const rule of beyond) running.runBeyond(rule);
  if ((shown & fallbackBits) === 0) return running;

  const { findings } = running;
  const explained = {
    attempt: facts.attempt ? findings.some(({ found }) => found.because.includes(facts.attempt!.because[0])) : true,
    preJoin: facts.preJoin ? findings.some(({ found, rule }) => found.stage === 'device-identity' || rule.needsAnyOf.includes('preJoin')) : true,
    symptom: facts.symptom ? findings.some((finding) => finding.class === 'wrong-layer') : true,
  };
  for (const { rule, bits, diagnose } of fallbacks) {
    const evidence = rule.fallbackFor!;
    if ((bits & shown) !== 0 && !explained[evidence] && running.run(rule, diagnose)) explained[evidence] = true;
  }
  return running;
}

/** What a fallback can explain. */
const fallbackBits = needBits.attempt | needBits.preJoin | needBits.symptom;

/** The rules' outcomes for one capture while they are run. */
class Running implements Evaluation {
  readonly findings: Finding[] = [];
  readonly ruledOut: { rule: Rule; because: RuledOut['because'] }[] = [];
  readonly crashed: string[] = [];
  private readonly facts: Facts;

  constructor(facts: Facts) {
    this.facts = facts;
  }

  /** Whether the rule found its cause. */
  run(rule: Rule, diagnose: PlannedRule['diagnose']): boolean {
    let outcome: Outcome;
    try {
      outcome = diagnose ? diagnose.call(rule, this.facts) : matchCodes(rule, this.facts);
    } catch {
      this.crashed.push(rule.id);
      return false;
    }
    if (outcome.kind === 'ruledOut') this.ruledOut.push({ rule, because: outcome.because });
    if (outcome.kind !== 'found') return false;
    this.findings.push(findingOf(rule, outcome, this.facts));
    return true;
  }

  /** Hears what other evidence says about the rule's cause. */
  runBeyond(rule: Rule): void {
    let outcome: Outcome;
    try {
      outcome = rule.beyond!(this.facts);
    } catch {
      this.crashed.push(rule.id);
      return;
    }
    if (outcome.kind === 'inconclusive') return;
    const at = this.findings.findIndex((finding) => finding.rule === rule);
    const there = this.findings[at];
    if (there) this.findings[at] = findingOf(rule, weigh(rule, there.found, outcome), this.facts);
    else if (outcome.kind === 'ruledOut') this.ruledOut.push({ rule, because: outcome.because });
    else this.findings.push(findingOf(rule, { ...outcome, confidence: atMost(outcome.confidence, rule.limit ?? 'confirmed') }, this.facts));
  }
}

function findingOf(rule: Rule, found: Found, facts: Facts): Finding {
  return { rule, found, class: found.class ?? rule.class, stage: stageOf(rule, found, facts) };
}

function selectedByCode({ attempt, preJoin }: Facts, byCode: Plan['byCode']): readonly Rule[] {
  if (!attempt && !preJoin) return none;
  const selected: Rule[] = [];
  const add = (field: keyof RuleCodes, code: number | undefined): void => {
    if (code !== undefined) for (const rule of byCode[field].get(code) ?? none) if (!selected.includes(rule)) selected.push(rule);
  };
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

const none: readonly Rule[] = [];

/** A fault of the user's sign-in is one of renewal when a PRT is there: then only its renewal failed. */
function stageOf(rule: Rule, found: Found, facts: Facts): StageId | 'none' {
  if (found.stage) return found.stage;
  if (rule.stage !== 'user-auth') return rule.stage;
  const refreshing = facts.prt.present === undefined && facts.attempt?.kind === 'refresh';
  return facts.prt.present === true || facts.gotSince || refreshing ? 'renewal' : 'user-auth';
}
