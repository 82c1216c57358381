import { codeField, fieldOf, numberField } from './field-of.js';
import type { FlowRecord } from './flow-records.js';
import type { PrtFlow } from './prt-flow.js';

/** A step that failed. An HTTP status below 400 is none, and what only happened nearby founds no failure. */
export function isFailure({ record, step }: FlowRecord): boolean {
  switch (step.says) {
    case 'failure': {
      if (record.id !== 1024 && record.id !== 1025) return true;
      const status = numberField(record, 100, 599, 'value', 'HTTPStatus', 'Status');
      return status === undefined || status >= 400;
    }
    case 'verdict': case 'retry': return true;
    case 'diagnosis': {
      const result = codeField(record, 'Result', 'Status');
      return result ? result.code !== 0 : fieldOf(record, 'ErrorDescription', 'ErrorCode') !== undefined;
    }
    default: return false;
  }
}

/** Refusals that ask for another form of proof: the next call usually brings it. */
const interrupts: ReadonlySet<number> = new Set([50097, 50129]);

/** Without an end, a diagnosis or a verdict: a failed step is a failed flow, unless Windows itself says that it goes on. */
export function howStepsEnded(failures: readonly FlowRecord[], aadsts: readonly number[]): PrtFlow['ended'] {
  if (failures.length === 0 || failures.every(({ step }) => step.says === 'retry')) return 'unknown';
  if (aadsts.length > 0 && aadsts.every((code) => interrupts.has(code))) return 'unknown';
  return 'failed';
}
