import type { CaptureTime } from './capture-time.js';
import { joinTests, type PreJoin } from './pre-join.js';

/** Windows tries to join at every sign-in and every hour: a try that was recorded so long before is not what fails now. */
const oldTryMs = 7 * 86_400_000;

/**
 * Weighs the recorded try by its age. One that is old says nothing beside a test that fails today; where no test fails it is
 * all there is, and marked.
 */
export function datedTry(preJoin: PreJoin | undefined, time: CaptureTime): PreJoin | undefined {
  if (!preJoin?.tried || time.utc === undefined) return preJoin;
  const { field, utc } = preJoin.tried;
  if (time.utc - utc <= oldTryMs) return preJoin;
  const oldTry = { because: [field, ...time.because] as const, days: Math.floor((time.utc - utc) / 86_400_000) };
  return { ...(joinTests(preJoin).some(({ result }) => result === 'fail') ? withoutTry(preJoin) : preJoin), oldTry };
}

/** What dsregcmd tested, without the try that it recorded. */
export function withoutTry(preJoin: PreJoin): PreJoin {
  const tests = new Set(joinTests(preJoin).map(({ field }) => field));
  return {
    ...preJoin, phase: undefined, client: undefined, serverError: undefined, serverSubCode: undefined, serverOperation: undefined, serverMessage: undefined,
    aadsts: [], httpStatus: undefined, registrationType: undefined, codes: preJoin.codes.filter(({ field }) => tests.has(field as never)),
  };
}
