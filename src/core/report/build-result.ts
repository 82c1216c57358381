import type { Facts } from '../derived/facts.js';
import { noEvidence } from '../derived/joined-evidence.js';
import type { Diagnosis, Explanation } from '../diagnosis/diagnose.js';
import type { GapFinding } from '../diagnosis/gaps.js';
import type { VerdictChange } from '../diagnosis/verdict-change.js';
import type { Cited } from '../evidence/cited.js';
import type { Field } from '../evidence/dsreg.js';
import { formatInstant } from '../evidence/format-instant.js';
import type { Cite } from './cite.js';
import type { Citation, Gap, Plan, Result } from './report.js';
import { evidenceItems, sequence } from './sequence.js';
import { timeline } from './timeline.js';

/** Puts what was found about one capture into the shape of the contract. */
export function buildResult(facts: Facts, diagnosis: Diagnosis, explanation: Explanation, plan: Plan, changed?: VerdictChange): Result {
  const { dsreg, time } = facts;
  const cite: Cite = (because) => because.map((cited) => citation(cited, dsreg.file));
  return {
    source: { file: dsreg.file, captureIndex: dsreg.captureIndex, firstLine: dsreg.firstLine, lastLine: dsreg.lastLine },
    verdict: verdictOf(diagnosis, explanation, cite),
    stages: explanation.stages.map(({ id, state, because }) => ({ id, state, because: cite(because) })),
    context: contextOf(facts, cite),
    device: deviceOf(facts),
    ...(facts.symptom ? { symptom: facts.symptom.cited.value } : {}),
    capturedAt: { ...(time.utc === undefined ? {} : { at: formatInstant(time.utc) }), basis: time.basis, because: cite(time.because) },
    facts: factsAsPrinted(dsreg.fields),
    gaps: explanation.gaps.map((gap) => gapOf(gap, plan)),
    plan,
    timeline: timeline(facts),
    parse: { status: dsreg.status, notes: dsreg.notes },
    ...(facts.evidence === noEvidence ? {} : { evidence: evidenceItems(facts.evidence) }),
    ...(changed ? { changed: { from: changed.from, what: changed.what, because: cite(changed.because) } } : {}),
    sequence: sequence(facts, diagnosis, plan, cite),
  };
}

function verdictOf(diagnosis: Diagnosis, explanation: Explanation, cite: Cite): Result['verdict'] {
  const { verdict } = diagnosis;
  return {
    class: verdict.class, stage: verdict.stage, confidence: verdict.confidence, headline: verdict.headline, reasons: verdict.reasons,
    causes: diagnosis.causes.map((cause) => ({
      id: cause.rule.id, title: cause.rule.title, class: cause.class, stage: cause.stage, confidence: cause.confidence,
      explains: cause.rule.explains, because: cite(eachFileFirst(cause.because)), consequences: cause.consequences, follows: cause.follows, sources: cause.rule.sources,
    })),
    conflicts: explanation.conflicts.map(({ text, because }) => ({ text, because: cite(because) })),
    observations: explanation.observations.map(({ text, because }) => ({ text, because: cite(because) })),
    ruledOut: explanation.ruledOut.map(({ id, title, because }) => ({ id, title, because: cite(because) })),
  };
}

/** The most telling line of each file goes first, so that a reader sees every observer before the details of one. */
function eachFileFirst(because: readonly Cited[]): readonly Cited[] {
  const files = new Set<string | undefined>();
  const first: Cited[] = [];
  const rest: Cited[] = [];
  for (const cited of because) {
    if (files.has(cited.file)) rest.push(cited);
    else first.push(cited);
    files.add(cited.file);
  }
  return first.length <= 1 ? because : [...first, ...rest];
}

/** A request that stands in the plan already is told by its step. */
function gapOf({ steps, ...gap }: GapFinding, plan: Plan): Gap {
  const step = steps.find((id) => plan.steps.some((one) => one.id === id));
  return step === undefined ? gap : { ...gap, step };
}

function contextOf({ context }: Facts, cite: Cite): Result['context'] {
  return {
    ...(context.account ? { account: context.account.value } : {}),
    kind: context.kind,
    ...(context.elevated === undefined ? {} : { elevated: context.elevated }),
    ...(context.remote === undefined ? {} : { remote: context.remote }),
    ...(context.speaksForPrt === undefined ? {} : { speaksForPrt: context.speaksForPrt }),
    because: cite(context.because),
  };
}

function deviceOf({ dsreg, join }: Facts): Result['device'] {
  const name = printed(dsreg.byName.get('Device Name') ?? dsreg.surroundings.host);
  const deviceId = printed(dsreg.byName.get('DeviceId'));
  const tenantId = printed(dsreg.byName.get('TenantId'));
  return {
    join: join.kind,
    ...(name === undefined ? {} : { name }),
    ...(deviceId === undefined ? {} : { deviceId }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(join.dualState ? { dualState: true } : {}),
  };
}

function printed(field: Cited | undefined): string | undefined {
  return field === undefined || field.value === '' ? undefined : field.value;
}

function citation(cited: Cited, captureFile: string): Citation {
  return {
    fact: cited.fact, value: cited.value, file: cited.file ?? captureFile,
    ...(cited.line === undefined ? {} : { line: cited.line }),
    ...(cited.locator === undefined ? {} : { locator: cited.locator }),
  };
}

/** Every field under the name it was printed with; a name that was printed before carries its section, then a number. */
function factsAsPrinted(fields: readonly Field[]): Readonly<Record<string, string>> {
  const times = new Map<string, number>();
  for (const { fact } of fields) times.set(fact, (times.get(fact) ?? 0) + 1);
  // No prototype: a field named `__proto__` is a field like any other.
  const facts: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { fact, section, value } of fields) {
    const base = times.get(fact)! > 1 && section !== '' ? `${section}/${fact}` : fact;
    let key = base;
    for (let n = 2; key in facts; n++) key = `${base} (${n})`;
    facts[key] = value;
  }
  return facts;
}
