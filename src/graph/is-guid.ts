import { isGuidAt } from '../core/evidence/guid.js';

/** Whether a text is a GUID and nothing else, such as 7f0e5f1c-0000-4000-8000-000000000002. */
export function isGuid(text: string): boolean {
  return text.length === 36 && isGuidAt(text, 0);
}
