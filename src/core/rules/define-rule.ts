import type { Facts } from '../derived/facts.js';
import type { Cited, Proof } from '../evidence/cited.js';
import type { CauseClass, Confidence, Source, StageId } from '../evidence/verdict.js';

/** What a rule says about one capture. The engine adds `notEvaluated` (its evidence is missing) and `crashed`. */
export type Outcome = Found | RuledOut | Inconclusive;

export interface Found {
  readonly kind: 'found';
  readonly because: Proof;
  readonly confidence: Confidence;
  /** Set where the table of verdicts puts the same fault in another class: a failed join is `not-registered`. */
  readonly class?: CauseClass;
  /** Where the chain broke, when this capture shows another stage than the rule's usual one. */
  readonly stage?: StageId | 'none';
  /** Why the confidence is no higher, or what else the reader must know; one sentence. */
  readonly note?: string;
  /** The lines come from the device itself, not from a user's session: they hold whoever ran the command. */
  readonly deviceSide?: boolean;
  /** When what the lines tell happened; `capture` for tests that run while the command runs. Absent: not known. */
  readonly at?: number | 'capture';
}

export interface RuledOut {
  readonly kind: 'ruledOut';
  readonly because: Proof;
  /** Said beside a finding of the same rule that other lines support; one sentence. */
  readonly note?: string;
  /** How sure such a finding can still be. Default: possible. */
  readonly leaves?: Confidence;
}

export interface Inconclusive {
  readonly kind: 'inconclusive';
}

export const inconclusive: Inconclusive = { kind: 'inconclusive' };

export function ruledOut(...because: Proof): RuledOut {
  return { kind: 'ruledOut', because };
}

/** Parts of the evidence that a rule can need. A rule is not evaluated when none of its parts was shown. */
export type Need =
  | 'attempt' | 'deviceAuth' | 'keySign' | 'recovery' | 'certificate' | 'join' | 'preJoin' | 'prt' | 'context' | 'enterprise' | 'symptom' | 'expect'
  | 'directory' | 'signIns' | 'logs' | 'network' | 'machine' | 'appErrors';

/**
 * Codes that alone select a rule, each in the field that carries it. A rule with codes and without `diagnose` is decided by
 * `match-codes.ts`.
 */
export interface RuleCodes {
  /** AADSTS numbers of the server's answer to the speaking attempt. */
  readonly aadsts?: readonly number[];
  /** Canonical client codes (`Attempt Status`, or `HTTP Error` when it is no WinHTTP number). */
  readonly client?: readonly number[];
  /** WinHTTP numbers of `HTTP Error`; also read from the join evidence. */
  readonly winHttp?: readonly number[];
  /** `HTTP status` of the speaking attempt. */
  readonly httpStatus?: readonly number[];
  /** Canonical codes of the join evidence. */
  readonly join?: readonly number[];
}

export interface RuleSpec {
  /** File name and published id: the noun of the fault. Never reused. */
  readonly id: string;
  readonly class: CauseClass;
  /** Usual stage. `user-auth` becomes `renewal` when a PRT is present. */
  readonly stage: StageId | 'none';
  readonly title: string;
  readonly explains: string;
  /** What would prove it, for a reader who plans what to collect. */
  readonly provedBy: string;
  /** What rules it out. */
  readonly ruledOutBy: string;
  readonly needsAnyOf: readonly Need[];
  readonly codes?: RuleCodes;
  /**
   * Upper bound of what one observer can show: `likely` where another reading remains, which a second observer may close;
   * `possible`, also for two, for signatures that no published source documents.
   */
  readonly limit?: Confidence;
  /** The server's words concern the device, whoever signed in. */
  readonly deviceSide?: true;
  /** The device test and the key test pass although this is broken (session key, Hello key, a clone), so they do not weaken it. */
  readonly beyondLiveTests?: true;
  /** Runs only when no other rule explains the same evidence. */
  readonly fallbackFor?: 'attempt' | 'preJoin' | 'symptom';
  readonly sources: readonly [Source, ...Source[]];
  /** Plan to follow; see `remedies/`. */
  readonly remedy: string;
  /** Causes that follow from this one and are folded under it. */
  readonly leadsTo?: readonly string[];
  readonly diagnose?: (facts: Facts) => Outcome;
  /**
   * What evidence other than dsregcmd's says about the same cause: an independent observer. Runs only where such evidence
   * was shown. Two observers that agree confirm; one that speaks against it leaves the cause possible.
   */
  readonly beyond?: (facts: Facts) => Outcome;
}

export type Rule = Readonly<RuleSpec>;

/** Declares a rule. The rest of the product reads rules as data. */
export function defineRule(spec: RuleSpec): Rule {
  return spec;
}

/** The non-empty proof of the fields that were shown. Absent when none was. */
export function proof(...fields: readonly (Cited | undefined)[]): Proof | undefined {
  const shown: Cited[] = [];
  for (const field of fields) if (field && !shown.includes(field)) shown.push(field);
  const [first, ...rest] = shown;
  return first ? [first, ...rest] : undefined;
}
