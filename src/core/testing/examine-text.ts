import { examine } from '../examine.js';
import { deriveFacts, type Facts } from '../derived/facts.js';
import type { ExamineOptions } from '../evidence/input.js';
import { parseDsreg } from '../parsers/dsreg/index.js';
import type { Result } from '../report/report.js';

/** Examines one text as the product does. Throws where it holds not exactly one capture, so that a test says so. */
export function examineText(text: string, options: ExamineOptions = {}): Result {
  const { results, unread } = examine([{ path: 'dsregcmd.txt', bytes: new TextEncoder().encode(text) }], options);
  const [only, ...more] = results;
  if (!only || more.length > 0) throw new Error(`expected one capture, got ${results.length} (${unread.map(({ reason }) => reason).join('; ')})`);
  return only;
}

/** The facts of one text. */
export function factsOf(text: string, options: ExamineOptions = {}): Facts {
  const { captures, reason } = parseDsreg(text, 'dsregcmd.txt');
  const [only] = captures;
  if (!only) throw new Error(`expected a capture: ${reason ?? 'none found'}`);
  return deriveFacts(only, options);
}
