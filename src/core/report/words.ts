import { transcriptStart } from '../evidence/transcript-start.js';
import { stageIds, type Confidence, type ContextKind, type JoinKind, type StageId, type StageState, type VerdictClass } from '../evidence/verdict.js';
import type { Actor, CapturedAt, Cause, Change, Citation, Context, Device, Gap, Result, Risk, RunsIn, Step, StepKind, Verdict } from './report.js';

/** The words for each class: its name, what it means, and where the repair starts. Every renderer prints these. */
export const classWords: Readonly<Record<VerdictClass, { readonly name: string; readonly means: string; readonly start: string }>> = {
  'device-trust': {
    name: 'device trust',
    means: 'Microsoft Entra ID, or the PC itself, can no longer prove which device this is.',
    start: 'The repair starts at the device registration.',
  },
  'cloud-auth': {
    name: 'cloud authentication',
    means: 'The request arrived, and the user\'s side of the sign-in was refused.',
    start: 'The repair starts at the sign-in logs, the account and the identity provider.',
  },
  network: {
    name: 'network',
    means: 'The PC could not exchange data with the sign-in service.',
    start: 'The repair starts at the network path that Windows itself uses, which can differ from the user\'s browser.',
  },
  'wrong-layer': {
    name: 'wrong layer',
    means: 'The symptom comes from above the Primary Refresh Token: an app, a browser or an access policy.',
    start: 'The repair starts there, not at the token.',
  },
  healthy: {
    name: 'healthy',
    means: 'The Primary Refresh Token is fine, and no symptom was reported.',
    start: 'There is nothing to repair.',
  },
  'not-registered': {
    name: 'not registered',
    means: 'This PC has no registration that could carry a Primary Refresh Token.',
    start: 'If this PC is meant to have one, the repair starts at the join.',
  },
  'capture-context': {
    name: 'wrong capture context',
    means: 'The capture was made by an account that cannot show this user\'s Primary Refresh Token.',
    start: 'The next step is one correct capture.',
  },
  undetermined: {
    name: 'undetermined',
    means: 'The evidence shown is not enough for a verdict, or it disagrees with itself.',
    start: 'The next step is to collect the evidence named below.',
  },
};

/** Whether the next thing to do is to collect evidence, since the one shown allows no verdict. */
export function hasNoVerdict(name: VerdictClass): boolean {
  return name === 'undetermined' || name === 'capture-context';
}

/** How a word is dressed where colour is at hand. It only repeats what the word says. */
export type Tone = 'good' | 'bad' | 'warning' | 'quiet';

export const classTones: Readonly<Record<VerdictClass, Tone>> = {
  'device-trust': 'bad', 'cloud-auth': 'bad', network: 'bad',
  'wrong-layer': 'warning', 'not-registered': 'warning', 'capture-context': 'warning', undetermined: 'warning',
  healthy: 'good',
};

export const stateTones: Readonly<Record<StageState, Tone>> = {
  passed: 'good', failed: 'bad', 'at-risk': 'warning', 'not-reached': 'quiet', unknown: 'quiet',
};

export const riskTones: Readonly<Record<Risk, Tone>> = { none: 'quiet', low: 'quiet', disruptive: 'warning', destructive: 'bad' };

/** The words for each stage. */
export const stageWords: Readonly<Record<StageId, string>> = {
  'device-identity': 'Device identity',
  'user-auth': 'User sign-in',
  issuance: 'PRT issuance',
  renewal: 'PRT renewal',
};

/** What must hold at each stage. */
export const stageMeanings: Readonly<Record<StageId, string>> = {
  'device-identity': 'The PC is registered, and its key and certificate work.',
  'user-auth': 'The sign-in service is reached and accepts the user.',
  issuance: 'The service accepts the device too, and issues the PRT.',
  renewal: 'The PRT is renewed, and apps get their tokens from it.',
};

/** The words for each state of a stage. */
export const stateWords: Readonly<Record<StageState, string>> = {
  passed: 'passed',
  failed: 'failed',
  'at-risk': 'at risk',
  'not-reached': 'not reached',
  unknown: 'not shown',
};

/** What each confidence stands for, for a verdict that carries no reasons of its own. */
export const confidenceMeanings: Readonly<Record<Confidence, string>> = {
  confirmed: 'The evidence admits no other reading.',
  likely: 'The evidence points here, and nothing shown speaks against it.',
  possible: 'The evidence allows this reading and does not prove it.',
};

export const joinWords: Readonly<Record<JoinKind, string>> = {
  'entra-joined': 'Microsoft Entra joined',
  'hybrid-joined': 'Microsoft Entra hybrid joined',
  joined: 'Microsoft Entra joined; whether it is also in a local domain is not shown',
  registered: 'Microsoft Entra registered (work account on a personal PC)',
  'domain-and-registered': 'joined to a local domain, with a registered work account',
  'domain-only': 'joined to a local domain only',
  workgroup: 'not joined (workgroup)',
  'on-premises-drs': 'registered with an on-premises device registration service',
  'not-joined': 'not Microsoft Entra joined; whether it is in a local domain is not shown',
  unknown: 'join state not shown',
};

export const contextKindWords: Readonly<Record<ContextKind, string>> = {
  'entra-user': 'a Microsoft Entra user',
  'domain-user': 'a domain user',
  'local-user': 'a local account of this PC',
  system: 'SYSTEM (Windows itself, not a person)',
  unknown: 'kind of account not shown',
};

export const stepKindWords: Readonly<Record<StepKind, string>> = {
  collect: 'save evidence',
  check: 'check',
  repair: 'repair',
  verify: 'verify',
};

export const riskWords: Readonly<Record<Risk, string>> = {
  none: 'none, changes nothing',
  low: 'low',
  disruptive: 'disruptive, interrupts the user',
  destructive: 'destructive, cannot simply be undone',
};

export const actorWords: Readonly<Record<Actor, string>> = {
  user: 'the user',
  'local admin': 'a local administrator of the PC',
  'Entra admin': 'a Microsoft Entra administrator',
  'domain admin': 'a domain administrator',
  'network team': 'the network team',
  'help desk': 'the help desk',
};

const runsInWords: Readonly<Record<RunsIn, string>> = {
  user: 'in the user\'s own prompt, not elevated',
  elevated: 'in an elevated prompt (Run as administrator)',
  SYSTEM: 'in a prompt that runs as SYSTEM',
  portal: 'in the admin portal',
  'domain controller': 'on a domain controller',
  'network device': 'on the network device',
  none: '',
};

/** The headings of a report's parts, in the order in which they are printed. */
export const headings = {
  stages: 'Stages of the Primary Refresh Token (PRT)',
  proof: 'Proof',
  otherCause: 'Another possible cause',
  conflicts: 'Evidence that disagrees',
  ruledOut: 'Ruled out',
  observations: 'Also noticed',
  known: 'Known so far',
  steps: 'Do first, in this order',
  firstStep: 'Do this first',
  laterSteps: 'Then, as long as no cause is found',
  avoid: 'Do not',
  gaps: 'Collect next, cheapest first',
  capture: 'The capture',
  evidence: 'Evidence read together',
  changed: 'What the other evidence changed',
  sequence: 'What was checked',
  timeline: 'Timeline',
  facts: 'Every field as printed',
  parse: 'How much could be read',
  unread: 'Files that could not be read',
  summary: 'Summary',
} as const;

/** What dsregcmd alone would have said, for a reader who compares. */
export function changedWords({ from, what }: Change): string {
  return `${what} dsregcmd alone: ${classWords[from.class].name}, ${from.confidence}${from.cause === undefined ? '' : ` (${from.cause})`}.`;
}

/** `CONTOSO\anna, a domain user, in an elevated prompt`. */
export function whoRanIt(context: Context): string {
  const parts: string[] = [];
  if (context.account !== undefined) parts.push(context.account);
  if (context.kind !== 'unknown') parts.push(contextKindWords[context.kind]);
  if (parts.length === 0) parts.push('not shown');
  if (context.elevated) parts.push('in an elevated prompt');
  if (context.remote) parts.push('in a remote session');
  return parts.join(', ');
}

/** Whether the capture can show this user's PRT, as a sentence. */
export function speaksForPrt(context: Context): string {
  if (context.speaksForPrt === undefined) return 'It is not shown whether this capture can speak about the user\'s PRT.';
  return context.speaksForPrt ? 'This capture can speak about this user\'s PRT.' : 'This capture cannot speak about the user\'s PRT.';
}

/** When the capture was taken and how that is known. */
export function whenTaken(capturedAt: CapturedAt): string {
  if (capturedAt.at === undefined) return 'not shown';
  const at = instant(capturedAt.at);
  switch (capturedAt.basis) {
    case 'client-time': return `${at}, as printed by the PC`;
    case 'stated': return `${at}, as stated with the evidence`;
    case 'not-before': return `${at} or later, ${capturedAt.because[0]?.fact === transcriptStart ? 'since the transcript began then at the earliest; its time zone is not shown' : 'the newest event in the text'}`;
    case 'unknown': return at;
  }
}

/** `2026-11-02 08:15:30 UTC` from ISO 8601; any other spelling is kept. */
export function instant(iso: string): string {
  const shape = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(iso);
  if (!shape) return iso;
  const fraction = shape[3] === undefined || /^0+$/.test(shape[3]) ? '' : `.${shape[3]}`;
  return `${shape[1]} ${shape[2]}${fraction} UTC`;
}

/** `PC-0417, Microsoft Entra hybrid joined`. */
export function deviceWords(device: Device): string {
  const name = device.name === undefined ? '' : `${device.name}, `;
  return `${name}${joinWords[device.join]}${device.dualState ? ', and registered a second time by a user (dual state)' : ''}`;
}

/** A file's name for people: standard input has no name of its own. */
export function fileName(file: string): string {
  return file === '-' ? 'standard input' : file;
}

/** `pc-0417.txt, lines 1 to 83`, and which capture it is where a file holds several. */
export function sourceWords(source: Result['source']): string {
  const parts = [fileName(source.file)];
  if (source.captureIndex > 0) parts.push(`capture ${source.captureIndex + 1} in this file`);
  if (source.lastLine > 0) parts.push(source.firstLine === source.lastLine ? `line ${source.firstLine}` : `lines ${source.firstLine} to ${source.lastLine}`);
  return parts.join(', ');
}

/**
 * Where a cited value stands: `dsregcmd.txt:21`. The result's own file goes by its last name, since the report's head
 * carries its path; any other file by its whole path, so that the two can't be taken for each other.
 */
export function placeOf(citation: Pick<Citation, 'file' | 'line' | 'locator'>, ownFile: string): string {
  const file = citation.file === ownFile ? lastName(citation.file) : besideOwn(citation.file, ownFile);
  if (citation.line !== undefined) return `${file}:${citation.line}`;
  return citation.locator === undefined ? file : `${file} (${citation.locator})`;
}

/** A file of the same folder or archive by its path from there. */
function besideOwn(file: string, ownFile: string): string {
  const folder = ownFile.slice(0, Math.max(ownFile.lastIndexOf('/'), ownFile.lastIndexOf('\\')) + 1);
  return folder !== '' && file.startsWith(folder) ? file.slice(folder.length) : fileName(file);
}

function lastName(file: string): string {
  return file === '-' ? 'standard input' : file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

/** `DeviceAuthStatus : FAILED.`, with a field that was printed blank told as such. */
export function valueOf(citation: Citation): string {
  return `${citation.fact} : ${citation.value === '' ? '(blank)' : citation.value}`;
}

/** Where the pipeline breaks, as words; `undefined` when no stage broke and that goes without saying. */
export function whereItBreaks(verdict: Verdict): string | undefined {
  if (verdict.stage !== 'none') return `stage ${stageIds.indexOf(verdict.stage) + 1} of 4, ${stageWords[verdict.stage]}`;
  if (verdict.class === 'healthy') return undefined;
  return verdict.class === 'wrong-layer' ? 'at none of the four stages' : 'not known from this evidence';
}

/** The stage's number and name, or that there is none. For tables. */
export function stageLabel(stage: StageId | 'none'): string {
  return stage === 'none' ? 'none' : `${stageIds.indexOf(stage) + 1} ${stageWords[stage]}`;
}

/** Why the verdict's confidence is what it is. */
export function whySure(verdict: Verdict): string {
  return verdict.reasons.length > 0 ? verdict.reasons.join(' ') : confidenceMeanings[verdict.confidence];
}

/** `a Microsoft Entra administrator, in the admin portal`. */
export function whoAndWhere(step: Step): string {
  const where = runsInWords[step.context];
  return where === '' ? actorWords[step.actor] : `${actorWords[step.actor]}, ${where}`;
}

/** Whether to print how a step is undone: a step that changes nothing has nothing to undo. */
export function hasUndo(step: Step): boolean {
  return step.risk !== 'none' && step.undo !== '';
}

/**
 * A wrong move as a line that can't be read as advice, even by someone who did not hear the heading: `Do not: rejoin the
 * PC.`, or as it is where it already says so.
 */
export function dont(action: string): string {
  const sentence = /[.!?]$/.test(action) ? action : `${action}.`;
  return /^(?:do not|don't|don\u2019t|never)\b/i.test(action) ? sentence : `Do not: ${sentence}`;
}

/**
 * The causes to show in full, each with what follows from it in words. A cause that another one leads to is folded into
 * that one, so that one fault never looks like several.
 */
export function foldedCauses(verdict: Verdict): readonly { readonly cause: Cause; readonly follows: readonly string[] }[] {
  const folded = new Set<string>();
  const shown: { cause: Cause; follows: readonly string[] }[] = [];
  for (const cause of verdict.causes) {
    if (folded.has(cause.id)) continue;
    for (const id of cause.consequences) folded.add(id);
    shown.push({ cause, follows: cause.follows });
  }
  return shown;
}

/** The causes between which a gap decides, in words. */
export function decidesBetween(gap: Gap, verdict: Verdict): readonly string[] {
  const titles = new Map([...verdict.ruledOut, ...verdict.causes].map((cause) => [cause.id, cause.title]));
  return gap.decides.map((id) => titles.get(id) ?? idWords(id));
}

/** A cause id where no title is at hand: `prt-missing` reads `prt missing`. */
function idWords(id: string): string {
  return id.replaceAll('-', ' ').replace(/\b(?:prt|tpm|dns|tls|mex|upn|idp|saml)\b/g, (word) => word.toUpperCase());
}

/** `1 capture`, `3 captures`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
