import type { Result } from '../report/report.js';

/**
 * Whether two captures were made by one user. An account is printed as `DOMAIN\user, user@domain`, or with one of the two:
 * one part in common is enough. `not-shown` also where one of them was run by an account that can have no PRT.
 */
export function sameUser(a: Result, b: Result): 'same' | 'other' | 'not-shown' {
  const one = accountNames(a);
  const two = accountNames(b);
  if (one.length === 0 || two.length === 0) return 'not-shown';
  if (one.some((name) => two.includes(name))) return 'same';
  return cannotHavePrt(a) || cannotHavePrt(b) ? 'not-shown' : 'other';
}

/** The spellings of the account that ran the command, in lower case. */
export function accountNames({ context }: Result): readonly string[] {
  return (context.account ?? '').toLowerCase().split(',').map((name) => name.trim()).filter((name) => name !== '');
}

function cannotHavePrt({ context }: Result): boolean {
  return context.speaksForPrt === false || context.kind === 'system' || context.kind === 'local-user';
}
