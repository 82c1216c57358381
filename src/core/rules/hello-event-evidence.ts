import type { Facts } from '../derived/facts.js';
import { inconclusive, type Outcome, type Rule } from './define-rule.js';

/**
 * What a refused Hello sign-in (event 7001) says about the account: its status names the reason as an attempt's would. The
 * event names its user by SID alone, which dsregcmd does not print.
 */
export function heardFromHello(rule: Rule, { logs, attempt, prt, context }: Facts): Outcome {
  const event = logs?.hello.find(({ what }) => what === 'sign-in-refused');
  const code = event?.subCode ?? event?.code;
  if (!event || code === undefined || !rule.codes?.client?.includes(code)) return inconclusive;
  const { atUtc } = event;
  // A PRT that is newer shows that the sign-in works again.
  if (prt.present === true && (atUtc === undefined || prt.updatedUtc === undefined || atUtc <= prt.updatedUtc)) return inconclusive;
  if (attempt && atUtc !== undefined && attempt.atUtc !== undefined && Math.abs(attempt.atUtc - atUtc) > dayMs) return inconclusive;
  const outcome = attempt?.outcome;
  const agrees = outcome?.kind === 'client' && rule.codes.client.includes(outcome.code);
  // An attempt that names another reason is newer knowledge about the same user.
  if (outcome && !agrees && outcome.kind !== 'refused-unread' && outcome.kind !== 'unclear' && !(outcome.kind === 'client' && unread.has(outcome.code))) return inconclusive;
  return {
    kind: 'found', because: attempt && !agrees ? [...event.because, attempt.because[0]] : event.because,
    confidence: prt.present === true || context.speaksForPrt === false ? 'possible' : 'likely',
    note: 'The event does not name the user, so it may be about another user of this PC.', ...(atUtc === undefined ? {} : { at: atUtc }),
  };
}

/** Statuses that Windows gives for many refusals alike. */
const unread: ReadonlySet<number> = new Set([0xc000006d, 0xc000006a, 0xc00000d0]);
const dayMs = 24 * 3_600_000;
