import type { CauseClass, Confidence, ContextKind, JoinKind, Source, StageId, StageState, VerdictClass } from '../evidence/verdict.js';

/**
 * The one object that the command line prints, every renderer reads and the library returns. Its paths are fixed: add
 * beside them, never rename. A member that is absent was not known.
 */
export interface Report {
  readonly schemaVersion: 1;
  /** One per capture, in input order. */
  readonly results: readonly Result[];
  /** Files that held nothing readable, with the reason. Nothing is dropped silently. */
  readonly unread: readonly Unread[];
}

export interface Unread {
  readonly file: string;
  readonly reason: string;
}

export interface Result {
  readonly source: { readonly file: string; readonly captureIndex: number; readonly firstLine: number; readonly lastLine: number };
  readonly verdict: Verdict;
  /** Always four, in pipeline order. */
  readonly stages: readonly Stage[];
  readonly context: Context;
  /** What kind of device the capture shows. */
  readonly device: Device;
  /** The reported symptom, in the user's words. Absent: none was given. */
  readonly symptom?: string;
  /** When the capture was taken, and how that is known. */
  readonly capturedAt: CapturedAt;
  /** Every field as printed, in order; names that repeat carry their section (`Work Account 1/NgcSet`). */
  readonly facts: Readonly<Record<string, string>>;
  /** What was not shown and would help, cheapest first. */
  readonly gaps: readonly Gap[];
  readonly plan: Plan;
  readonly timeline: readonly TimelineEntry[];
  readonly parse: { readonly status: 'complete' | 'partial'; readonly notes: readonly { readonly line: number; readonly reason: string; readonly file?: string }[] };
  /** What else belongs to this capture, one entry per file and kind. Absent: dsregcmd alone was shown. */
  readonly evidence?: readonly EvidenceItem[];
  /** How the other evidence changed what dsregcmd alone would have said. Absent: it changed nothing, or no dsregcmd output was given. */
  readonly changed?: Change;
  /** The validation sequence: what was checked at each step, and what was not. */
  readonly sequence: readonly SequenceStep[];
  /** The copy was made before the symptom was reproduced. */
  readonly earlierState?: boolean;
}

export interface EvidenceItem {
  readonly file: string;
  readonly kind: 'event log' | 'directory' | 'sign-in log' | 'network' | 'machine state' | 'error text';
  /** One sentence: what it holds, and what was left out. */
  readonly what: string;
}

export interface Change {
  /** What dsregcmd alone says; `undetermined` where no capture was shown. */
  readonly from: { readonly class: VerdictClass; readonly stage: StageId | 'none'; readonly confidence: Confidence; readonly cause?: string };
  /** One sentence: confirmed, refined or overturned. */
  readonly what: string;
  /** The lines of the other evidence that the verdict now rests on. */
  readonly because: readonly Citation[];
}

export interface SequenceStep {
  readonly id: 'registration' | 'sso-state' | 'device-object' | 'logs' | 'remediation';
  readonly title: string;
  readonly checked: boolean;
  /** One sentence: what was seen, or what to collect. */
  readonly what: string;
  readonly because: readonly Citation[];
}

export interface Verdict {
  readonly class: VerdictClass;
  readonly stage: StageId | 'none';
  readonly confidence: Confidence;
  /** One sentence a help desk can read out. */
  readonly headline: string;
  /** Why the confidence word is what it is, one sentence each. */
  readonly reasons: readonly string[];
  /** Ranked, the root cause first. */
  readonly causes: readonly Cause[];
  /** Evidence that pulls in different directions; empty when none does. */
  readonly conflicts: readonly Remark[];
  /** True and worth knowing, but no fault. */
  readonly observations: readonly Remark[];
  /** Causes that the evidence speaks against. */
  readonly ruledOut: readonly { readonly id: string; readonly title: string; readonly because: readonly Citation[] }[];
}

export interface Cause {
  readonly id: string;
  readonly title: string;
  readonly class: CauseClass;
  readonly stage: StageId | 'none';
  readonly confidence: Confidence;
  /** What the fault is and why it breaks the PRT, for a reader who meets it the first time. */
  readonly explains: string;
  readonly because: readonly Citation[];
  /** What follows from it and is therefore not a cause of its own, by id. */
  readonly consequences: readonly string[];
  /** The consequences in words, in the same order. */
  readonly follows: readonly string[];
  readonly sources: readonly Source[];
}

export interface Citation {
  readonly fact: string;
  readonly value: string;
  readonly file: string;
  readonly line?: number;
  readonly locator?: string;
}

export interface Remark {
  readonly text: string;
  readonly because: readonly Citation[];
}

export type { Source };

export interface Stage {
  readonly id: StageId;
  readonly state: StageState;
  readonly because: readonly Citation[];
}

export interface Context {
  /** The account that ran the command, as printed. */
  readonly account?: string;
  readonly kind: ContextKind;
  readonly elevated?: boolean;
  readonly remote?: boolean;
  /** Whether User State and SSO State speak about the PRT of a user who can have one. Absent: not known. */
  readonly speaksForPrt?: boolean;
  readonly because: readonly Citation[];
}

export interface Device {
  readonly join: JoinKind;
  readonly name?: string;
  readonly deviceId?: string;
  readonly tenantId?: string;
  /** Joined and registered at once. */
  readonly dualState?: boolean;
}

export interface CapturedAt {
  /** Instant in ISO 8601 UTC. */
  readonly at?: string;
  /** `not-before`: the newest past event in the text or the start of its transcript, so the capture is at least that young. */
  readonly basis: 'client-time' | 'stated' | 'not-before' | 'unknown';
  readonly because: readonly Citation[];
}

export interface Gap {
  readonly id: string;
  readonly ask: string;
  /** What the answer is good for, as one short sentence. Absent in reports of earlier versions. */
  readonly why?: string;
  readonly command: string;
  /** Who runs it and in which prompt. */
  readonly context: string;
  /** Cause ids between which the answer decides. */
  readonly decides: readonly string[];
  /** How each possible answer would be read. */
  readonly readings: readonly { readonly answer: string; readonly means: string }[];
  /** Id of the plan's step that brings this evidence. Absent: the plan does not ask for it. */
  readonly step?: string;
}

export type StepKind = 'collect' | 'check' | 'repair' | 'verify';
export type Risk = 'none' | 'low' | 'disruptive' | 'destructive';
export type Actor = 'user' | 'local admin' | 'Entra admin' | 'domain admin' | 'network team' | 'help desk';
export type RunsIn = 'user' | 'elevated' | 'SYSTEM' | 'portal' | 'domain controller' | 'network device' | 'none';

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly kind: StepKind;
  readonly risk: Risk;
  readonly actor: Actor;
  readonly context: RunsIn;
  /** Commands to copy, or one portal path; empty when the step is a conversation. */
  readonly commands: readonly string[];
  /** What must be true first. */
  readonly requires: readonly string[];
  readonly verify: string;
  /** How to undo it, or that it cannot be undone. */
  readonly undo: string;
}

export interface Plan {
  readonly steps: readonly Step[];
  /** Tempting wrong moves for this verdict. */
  readonly avoid: readonly { readonly action: string; readonly why: string }[];
}

export interface TimelineEntry {
  /** Instant in ISO 8601 UTC. */
  readonly at: string;
  readonly what: string;
  readonly file: string;
  readonly line?: number;
  /** For records without a line: JSON path, CSV row, event record. */
  readonly locator?: string;
}
