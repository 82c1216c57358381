import { parseInstant } from '../evidence/instant.js';
import { ternary } from '../evidence/ternary.js';
import type { Citation, Result } from '../report/report.js';
import type { PrtLines } from './comparison.js';
import { citedFact, printedFact } from './printed-fact.js';

/** The lines about the Entra PRT. An excerpt that prints an update time shows a PRT although the YES line was cut off. */
export function prtLines(result: Result): PrtLines {
  const said = printedFact(result, 'AzureAdPrt');
  const updated = filled(printedFact(result, 'AzureAdPrtUpdateTime'));
  const expires = filled(printedFact(result, 'AzureAdPrtExpiryTime'));
  const authority = filled(printedFact(result, 'AzureAdPrtAuthority'));
  const answer = said === undefined ? undefined : ternary(said);
  const present = answer === 'yes' ? true : answer === 'no' ? false : updated !== undefined && parseInstant(updated) !== undefined ? true : undefined;
  return {
    ...(present === undefined ? {} : { present }), ...(updated === undefined ? {} : { updated }),
    ...(expires === undefined ? {} : { expires }), ...(authority === undefined ? {} : { authority }),
  };
}

/** The same lines as citations. */
export function prtCitations(result: Result): readonly Citation[] {
  return ['AzureAdPrt', 'AzureAdPrtUpdateTime'].flatMap((name) => citedFact(result, name) ?? []);
}

/** Whether the PRT of AFTER was issued or renewed since BEFORE: that takes all four stages. */
export function isRenewedSince(before: PrtLines, after: PrtLines): boolean {
  if (after.present !== true) return false;
  if (before.present === false) return true;
  const was = before.updated === undefined ? undefined : parseInstant(before.updated);
  const is = after.updated === undefined ? undefined : parseInstant(after.updated);
  return was !== undefined && is !== undefined && is > was;
}

function filled(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
