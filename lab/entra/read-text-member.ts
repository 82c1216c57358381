import { Refusal } from './refusal.js';

/** A member that has to be there and to be text. @throws Refusal 90014 */
export function readTextMember(payload: Readonly<Record<string, unknown>>, name: string): string {
  const value = payload[name];
  if (typeof value !== 'string' || value === '') throw new Refusal(90014, [name]);
  return value;
}
