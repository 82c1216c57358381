import type { Outcome } from './comparison.js';

/** What each outcome is called in a sentence. */
export const outcomeNames: Readonly<Record<Outcome, string>> = {
  repaired: 'repaired', 'no-fault': 'no fault', 'still-broken': 'not repaired', 'another-fault': 'another fault', 'new-fault': 'a new fault', 'cannot-tell': 'cannot tell', 'another-device': 'another device',
};
