import type { EntraService } from './entra-service.js';
import { Refusal } from './refusal.js';

/** Modelled: how far a PC's clock may be off. Nobody publishes the number. */
export const toleratedSkewSeconds = 300;

/** @throws Refusal 500133 where `iat` or `exp` of the PC do not fit the time of the service. */
export function checkTimes(service: EntraService, { iat, exp }: Readonly<Record<string, unknown>>): void {
  const nowSeconds = service.clock.nowUtc / 1000;
  const isWrong = (value: unknown, wrong: (seconds: number) => boolean): boolean => value !== undefined && (typeof value !== 'number' || wrong(value));
  if (isWrong(iat, (seconds) => seconds > nowSeconds + toleratedSkewSeconds) || isWrong(exp, (seconds) => seconds < nowSeconds - toleratedSkewSeconds)) throw new Refusal(500133);
}
