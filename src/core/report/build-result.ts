import type { Facts } from '../derived/facts.js';
import type { Diagnosis } from '../diagnosis/diagnose.js';
import type { Cited } from '../evidence/cited.js';
import type { Field } from '../evidence/dsreg.js';
import { formatInstant } from '../evidence/format-instant.js';
import { parseInstant } from '../evidence/instant.js';
import type { Citation, Plan, Result, TimelineEntry } from './report.js';

/**
 * Puts what was found about one capture into the shape of the contract. The plan, the printed facts and the timeline are
 * made when somebody reads them: a caller who counts verdicts over a fleet never pays for them.
 */
export function buildResult(facts: Facts, diagnosis: Diagnosis, makePlan: () => Plan): Result {
  let plan: Plan | undefined;
  let printedFacts: Readonly<Record<string, string>> | undefined;
  let entries: readonly TimelineEntry[] | undefined;
  const { dsreg, context, join, time } = facts;
  const { verdict } = diagnosis;
  const cite = (because: readonly Cited[]): readonly Citation[] => because.map((cited) => citation(cited, dsreg.file));
  const name = printed(dsreg.byName.get('Device Name'));
  const deviceId = printed(dsreg.byName.get('DeviceId'));
  const tenantId = printed(dsreg.byName.get('TenantId'));
  return {
    source: { file: dsreg.file, captureIndex: dsreg.captureIndex, firstLine: dsreg.firstLine, lastLine: dsreg.lastLine },
    verdict: {
      class: verdict.class, stage: verdict.stage, confidence: verdict.confidence, headline: verdict.headline, reasons: verdict.reasons,
      causes: diagnosis.causes.map((cause) => ({
        id: cause.rule.id, title: cause.rule.title, class: cause.class, stage: cause.stage, confidence: cause.confidence,
        explains: cause.rule.explains, because: cite(cause.because), consequences: cause.consequences, follows: cause.follows, sources: cause.rule.sources,
      })),
      conflicts: diagnosis.conflicts.map(({ text, because }) => ({ text, because: cite(because) })),
      observations: diagnosis.observations.map(({ text, because }) => ({ text, because: cite(because) })),
      ruledOut: diagnosis.ruledOut.map(({ id, title, because }) => ({ id, title, because: cite(because) })),
    },
    stages: diagnosis.stages.map(({ id, state, because }) => ({ id, state, because: cite(because) })),
    context: {
      ...(context.account ? { account: context.account.value } : {}),
      kind: context.kind,
      ...(context.elevated === undefined ? {} : { elevated: context.elevated }),
      ...(context.remote === undefined ? {} : { remote: context.remote }),
      ...(context.speaksForPrt === undefined ? {} : { speaksForPrt: context.speaksForPrt }),
      because: cite(context.because),
    },
    device: {
      join: join.kind,
      ...(name === undefined ? {} : { name }),
      ...(deviceId === undefined ? {} : { deviceId }),
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(join.dualState ? { dualState: true } : {}),
    },
    ...(facts.symptom ? { symptom: facts.symptom.cited.value } : {}),
    capturedAt: { ...(time.utc === undefined ? {} : { at: formatInstant(time.utc) }), basis: time.basis, because: cite(time.because) },
    get facts() { return (printedFacts ??= factsAsPrinted(dsreg.fields)); },
    gaps: diagnosis.gaps,
    get plan() { return (plan ??= makePlan()); },
    get timeline() { return (entries ??= timeline(facts)); },
    parse: { status: dsreg.status, notes: dsreg.notes },
  };
}

function printed(field: Field | undefined): string | undefined {
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

const stamped: readonly (readonly [string, string])[] = [
  ['AzureAdPrtUpdateTime', 'The PRT was last updated'],
  ['AzureAdPrtExpiryTime', 'The PRT ends, if it is not renewed'],
  ['EnterprisePrtUpdateTime', 'The Enterprise PRT was last updated'],
  ['EnterprisePrtExpiryTime', 'The Enterprise PRT ends, if it is not renewed'],
  ['Previous Registration', 'The last failed try to join'],
  ['Client Time', 'The command ran'],
  ['Last HostName Update', 'The host name was last updated in Entra'],
];

function timeline({ dsreg, attempts, enterpriseAttempts, device }: Facts): readonly TimelineEntry[] {
  const entries: { utc: number; what: string; line: number }[] = [];
  for (const [name, what] of stamped) {
    const field = dsreg.byName.get(name);
    const utc = field ? parseInstant(field.value) : undefined;
    if (field && utc !== undefined) entries.push({ utc, what, line: field.line });
  }
  for (const attempt of attempts) {
    if (attempt.at && attempt.atUtc !== undefined) entries.push({ utc: attempt.atUtc, what: 'A try to get or renew the PRT failed', line: attempt.at.line });
  }
  for (const attempt of enterpriseAttempts) {
    if (attempt.at && attempt.atUtc !== undefined) entries.push({ utc: attempt.atUtc, what: 'A try to get the Enterprise PRT failed', line: attempt.at.line });
  }
  if (device.certificate) {
    const { validity, field } = device.certificate;
    entries.push({ utc: validity.fromUtc, what: 'The device certificate begins', line: field.line }, { utc: validity.toUtc, what: 'The device certificate ends', line: field.line });
  }
  entries.sort((a, b) => a.utc - b.utc || a.line - b.line);
  return entries.map(({ utc, what, line }) => ({ at: formatInstant(utc), what, file: dsreg.file, line }));
}
