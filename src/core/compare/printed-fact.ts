import type { Citation, Result } from '../report/report.js';

/** A field as printed, also where its name was printed several times. Absent: not printed. */
export function printedFact({ facts }: Result, name: string): string | undefined {
  const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (value !== undefined) return value;
  const ending = `/${name}`;
  for (const key of Object.keys(facts)) if (key.endsWith(ending)) return facts[key];
  return undefined;
}

/** A field as a citation, with its line where the report cites it anywhere. Absent: not printed. */
export function citedFact(result: Result, name: string): Citation | undefined {
  for (const list of citationsOf(result)) for (const one of list) if (one.fact === name && one.file === result.source.file) return one;
  const value = printedFact(result, name);
  return value === undefined ? undefined : { fact: name, value, file: result.source.file };
}

function* citationsOf({ stages, verdict, context, capturedAt, sequence }: Result): Generator<readonly Citation[]> {
  for (const { because } of stages) yield because;
  for (const { because } of verdict.causes) yield because;
  for (const { because } of sequence) yield because;
  yield context.because;
  yield capturedAt.because;
  for (const { because } of verdict.ruledOut) yield because;
  for (const { because } of verdict.observations) yield because;
}
