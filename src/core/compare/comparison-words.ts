import { classWords, deviceWords, joinWords, sourceWords, whenTaken, whoRanIt, type Tone } from '../report/words.js';
import type { CauseFate, FieldChange, Outcome, Pair, PrtLines, Side, Unpaired } from './comparison.js';

/** How an outcome is dressed where colour is at hand. */
export const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  repaired: 'good', 'no-fault': 'good', 'still-broken': 'bad', 'another-fault': 'bad', 'new-fault': 'bad', 'cannot-tell': 'warning', 'another-device': 'warning',
};

/** The headings of a comparison's parts. */
export const comparisonHeadings = {
  sides: 'Before and after',
  causes: 'What became of the causes',
  remaining: 'Still wrong',
  changes: 'Fields that changed',
  doubts: 'Keep in mind',
  proof: 'Proof',
  unpaired: 'Captures without a partner',
  unread: 'Files that could not be read',
} as const;

export const fateWords: Readonly<Record<CauseFate['state'], string>> = {
  gone: 'gone', 'still-there': 'still there', replaced: 'replaced by another', 'cannot-tell': 'cannot tell',
};

/** `pc.txt, lines 1 to 83; taken 2026-03-02 08:00:00 UTC; run by CONTOSO\user1, a domain user`. */
export function sideWords({ source, capturedAt, context }: Side): string {
  const who = whoRanIt({ ...context, because: [] });
  return `${sourceWords(source)}; taken: ${whenTaken(capturedAt)}; run by: ${who}`;
}

/** What is set side by side, each as its name, before and after. */
export function sideBySide({ before, after, registeredAgain }: Pair): readonly (readonly [name: string, before: string, after: string])[] {
  return [
    ['Verdict', verdictWords(before), verdictWords(after)],
    ['Root cause', before.verdict.cause?.title ?? 'none found', after.verdict.cause?.title ?? 'none found'],
    ['PRT', prtWords(before.prt), prtWords(after.prt)],
    ['Join state', joinWords[before.device.join], joinWords[after.device.join]],
    [registeredAgain ? 'Device id (registered again)' : 'Device id', before.device.deviceId ?? 'not shown', after.device.deviceId ?? 'not shown'],
    ['Device object', before.deviceObject, after.deviceObject],
  ];
}

function verdictWords({ verdict }: Side): string {
  return `${classWords[verdict.class].name}, ${verdict.stage === 'none' ? 'no stage' : `stage ${verdict.stage}`}, ${verdict.confidence}`;
}

function prtWords({ present, updated, expires }: PrtLines): string {
  if (present === undefined) return 'not shown';
  if (!present) return 'not present';
  return `present${updated === undefined ? '' : `, renewed ${updated}`}${expires === undefined ? '' : `, expires ${expires}`}`;
}

/** `NO, then YES`. */
export function changeWords({ before, after }: FieldChange): string {
  const printed = (value: string | undefined) => (value === undefined ? '(not printed)' : value === '' ? '(blank)' : value);
  return `${printed(before)} -> ${printed(after)}`;
}

/** `PC-0042.contoso.com, Microsoft Entra hybrid joined; CONTOSO\user1`. */
export function pairName({ after, before }: Pair): string {
  const device = after.device.name === undefined ? before.device : after.device;
  const account = after.context.account ?? before.context.account;
  return `${deviceWords(device)}${account === undefined ? '' : `; ${account}`}`;
}

/** `before: pc.txt (PC-1): …`. */
export function unpairedWords({ side, source, device, account, headline, why }: Unpaired): string {
  const of = [device.name ?? device.deviceId, account].filter((part) => part !== undefined).join(', ');
  return `${side}: ${sourceWords(source)}${of === '' ? '' : ` (${of})`}: ${headline} ${why}`;
}
