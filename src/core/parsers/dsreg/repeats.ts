import type { Draft } from './draft.js';

/**
 * Drops captures that only repeat another one of the same file: a line quoted again below the output, the same sample in
 * two chapters of a document, a mail in its own reply. What was run by a command of its own is a capture of its own.
 */
export function withoutRepeats(drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length < 2) return drafts;
  const kept: Draft[] = [];
  for (const [index, draft] of drafts.entries()) {
    // Only neighbours are compared: enough for texts that people write, and linear for a fleet in one file.
    const [before, after] = [kept.at(-1), drafts[index + 1]];
    const isShorter = after !== undefined && draft.fields.length < after.fields.length;
    const original = before !== undefined && repeats(draft, before) ? before : isShorter && repeats(draft, after) ? after : undefined;
    if (original === undefined) kept.push(draft);
    else original.note(draft.firstLine, 'lines of this capture are shown again here; they were read once');
  }
  return kept;
}

function repeats(draft: Draft, original: Draft): boolean {
  if (draft.commanded || draft.fields.length === 0 || draft.fields.length > original.fields.length) return false;
  if (draft.fields.length === original.fields.length && !isSameDevice(draft)) return false;
  const known = new Set(original.fields.map((field) => `${field.fact}\n${field.value}`));
  return draft.fields.every((field) => known.has(`${field.fact}\n${field.value}`));
}

/**
 * Two equal captures are one device shown twice if they name it, or if they are samples under a banner. Bare lines without
 * any name (`AzureAdJoined : YES` per device in a list) may well be two devices.
 */
function isSameDevice(draft: Draft): boolean {
  const named = ['Device Name', 'DeviceId', 'Thumbprint', 'NgcKeyId', 'Executing Account Name'].some((name) => draft.byName.get(name));
  return named || draft.workAccounts.length > 0 || (draft.sections.length > 0 && !draft.endSeen);
}
