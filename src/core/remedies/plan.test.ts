import { describe, expect, it } from 'vitest';
import type { Confidence, JoinKind, VerdictClass } from '../evidence/verdict.js';
import { confidences, verdictClasses } from '../evidence/verdict.js';
import type { Plan, Situation, Step } from './define-remedy.js';
import { guards, noLockout } from './guard.js';
import { destructiveFixes, harm } from './harm.js';
import { remedies, remedyOf } from './index.js';
import { planFor } from './plan.js';
import { saveEvidenceId } from './steps/save-evidence.js';

const joins: readonly JoinKind[] = [
  'entra-joined', 'hybrid-joined', 'joined', 'registered', 'domain-and-registered', 'domain-only', 'workgroup', 'on-premises-drs', 'not-joined', 'unknown',
];
const remedyIds = [undefined, ...Object.keys(remedies)];
/** Causes under which a remedy offers other steps, and the options that change a plan. */
const variants: readonly Partial<Situation>[] = [
  {},
  { causeId: 'tpm-fips-mode', virtualDesktop: true, dualState: true, elevated: false },
  { causeId: 'cloud-ticket-missing', values: { ComputerName: 'PC-0417', DeviceId: '0f1e2d3c-4b5a-4968-8776-655443322110', UserName: 'robin@contoso.com', LogonName: 'robin' }, endpointHost: 'sts.contoso.com', deviceObject: 'missing', shown: ['read-device-object'] },
  { causeId: 'mex-certificate-endpoint-missing', values: { ComputerName: 'PC & shutdown', DeviceId: "0f1e2d3c' ; calc", UserName: 'robin@contoso.com\ncalc' }, endpointHost: 'login.microsoftonline.us', deviceObject: 'enabled', shown: ['read-device-object'] },
  { causeId: 'domain-controller-unreachable', prtPresent: false, deviceObject: 'disabled', shown: ['read-device-object'] },
  { lacks: ['whole-output', 'device-test'], prtPresent: true },
  { lacks: ['user-capture', 'sign-in-log'], prtPresent: false },
  { causeId: 'device-test-key-error', lacks: [], prtPresent: false },
  { causeId: 'session-revoked', values: { ComputerName: '$(calc)', LogonName: '`calc`', CorrelationId: 'calc', MailDomain: 'contoso.com;calc' }, endpointHost: 'a b" ; calc', elevated: true, prtPresent: true },
];

interface Case { readonly situation: Situation; readonly remedyId: string | undefined; readonly plan: Plan }

const cases: readonly Case[] = remedyIds.flatMap((remedyId) => verdictClasses.flatMap((verdict: VerdictClass) => joins.flatMap((join) =>
  confidences.flatMap((confidence: Confidence) => variants.map((variant) => {
    const situation: Situation = { class: verdict, confidence, join, dualState: false, ...variant };
    return { situation, remedyId, plan: planFor(situation, remedyId) };
  })))));

/** The cases that break a promise, named so that the first is enough to find them. */
function broken(promise: (one: Case) => boolean): readonly string[] {
  return cases.filter((one) => !promise(one))
    .map(({ situation, remedyId }) => `${remedyId} ${situation.class} ${situation.join} ${situation.confidence} ${situation.causeId ?? ''}`).slice(0, 5);
}

const isDestructive = (step: Step): boolean => step.risk === 'destructive';

describe('every plan', () => {
  it('saves evidence before the first step that changes anything, unless it was given already', () => {
    expect(broken(({ situation, remedyId, plan }) => {
      const first = plan.steps.findIndex((step) => step.risk !== 'none');
      const given = remedyId === undefined && situation.class === 'undetermined' && situation.lacks?.length === 0;
      return first < 0 || given || plan.steps[0]?.id === saveEvidenceId;
    })).toEqual([]);
  });

  it('offers a destructive step only where its published fix is one, and never on a guess', () => {
    expect(broken(({ situation, remedyId, plan }) =>
      !plan.steps.some(isDestructive)
      || (remedyId !== undefined && destructiveFixes[remedyId] === situation.class && situation.confidence !== 'possible'))).toEqual([]);
  });

  it('holds no destructive step at all for the classes that must not have one', () => {
    expect(broken(({ situation, plan }) =>
      !['network', 'wrong-layer', 'healthy', 'capture-context', 'undetermined'].includes(situation.class) || !plan.steps.some(isDestructive))).toEqual([]);
    expect(broken(({ situation, remedyId, plan }) => situation.class !== 'cloud-auth' || remedyId === 'restore-hello-key' || !plan.steps.some(isDestructive))).toEqual([]);
    expect(broken(({ situation, remedyId, plan }) => situation.class !== 'not-registered' || remedyId === 'clear-stale-registration' || !plan.steps.some(isDestructive))).toEqual([]);
  });

  it('guards each destructive step and tests the way back before it', () => {
    expect(broken(({ plan }) => {
      const first = plan.steps.findIndex(isDestructive);
      if (first < 0) return true;
      return plan.steps.findIndex(({ id }) => id === 'check-way-back') < first
        && plan.steps.some(({ id }) => id === 'check-way-back')
        && plan.steps.filter(isDestructive).every((step) => guards.every((guard) => step.requires.includes(guard)));
    })).toEqual([]);
  });

  it('lets a check rule each destructive step out before it, unless the evidence holds its answer', () => {
    expect(broken(({ situation, remedyId, plan }) => {
      const first = plan.steps.findIndex(isDestructive);
      if (first < 0) return true;
      const spares = remedyOf(remedyId)?.sparedBy ?? [];
      return spares.some((id) => situation.shown?.includes(id) || plan.steps.slice(0, first).some((step) => step.id === id && step.kind === 'check'));
    })).toEqual([]);
  });

  it('asks before it gives up keys whether the TPM only locks them away for a while', () => {
    expect(broken(({ remedyId, plan }) => !['recover-device-keys', 'tpm-firmware'].includes(remedyId ?? '')
      || plan.steps.filter(isDestructive).every(({ requires }) => requires.includes(noLockout)))).toEqual([]);
    expect(broken(({ remedyId, plan }) => remedyId !== 'wait-for-tpm' || !plan.steps.some(isDestructive))).toEqual([]);
  });

  it('gives up no registration whose object is there, or whose key nothing tested', () => {
    const decides = ['decide-device-object', 'restore-device-object'];
    expect(broken(({ situation, remedyId, plan }) => !decides.includes(remedyId ?? '') || !['enabled', 'disabled'].includes(situation.deviceObject ?? '') || !plan.steps.some(isDestructive))).toEqual([]);
    expect(broken(({ situation, remedyId, plan }) => situation.causeId !== 'device-test-key-error' || remedyId !== 'recover-device-keys' || !plan.steps.some(isDestructive))).toEqual([]);
  });

  it('goes from what only reads to what harms most, then verifies', () => {
    expect(broken(({ plan }) => {
      const worked = plan.steps.filter(({ kind }) => kind !== 'verify');
      return worked.every((step, at) => at === 0 || harm(step.risk) >= harm(worked[at - 1]!.risk))
        && plan.steps.slice(worked.length).every(({ kind }) => kind === 'verify')
        && (!worked.some(({ kind }) => kind === 'repair') || plan.steps.length > worked.length);
    })).toEqual([]);
  });

  it('only collects and checks without a cause, and where the verdict is no fault', () => {
    expect(broken(({ situation, remedyId, plan }) =>
      (remedyId !== undefined && !['healthy', 'capture-context', 'undetermined'].includes(situation.class))
      || plan.steps.every(({ kind }) => kind === 'collect' || kind === 'check'))).toEqual([]);
    expect(broken(({ situation, plan }) => situation.class !== 'healthy' || plan.steps.length === 0)).toEqual([]);
  });

  it('names every step once, says when to stop and how to undo it', () => {
    expect(broken(({ plan }) => new Set(plan.steps.map(({ id }) => id)).size === plan.steps.length)).toEqual([]);
    expect(broken(({ plan }) => plan.steps.every(({ id, title, verify, undo }) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && title !== '' && verify !== '' && undo !== ''))).toEqual([]);
    expect(broken(({ plan }) => plan.steps.every(({ risk, undo }) => risk !== 'destructive' || undo.startsWith('Cannot be undone') || undo.startsWith('Switch the TPM on again')))).toEqual([]);
  });

  it('prints commands that can be copied as they are', () => {
    const commands = new Set(cases.flatMap(({ plan }) => plan.steps.flatMap((step) => step.commands)));
    // No typographic marks, no control characters, nothing of a hostile name.
    expect([...commands].filter((command) => !/^[\x20-\x7e]+$/.test(command))).toEqual([]);
    expect([...commands].filter((command) => /calc|& shutdown/.test(command))).toEqual([]);
    expect([...commands].some((command) => command.includes('PC-0417'))).toBe(true);
  });

  it('explains every placeholder of its commands', () => {
    expect(broken(({ plan }) => plan.steps.every(({ commands, requires }) =>
      commands.every((command) => [...command.matchAll(/<([A-Z][A-Za-z]+)>/g)].every(([whole]) => requires.some((one) => one.includes(whole))))))).toEqual([]);
  });

  it('uses one shell in a step', () => {
    expect(broken(({ plan }) => plan.steps.every(({ requires }) => !(requires.includes('The prompt is PowerShell.') && requires.includes('The prompt is a command prompt (cmd).'))))).toEqual([]);
  });

  it('warns of wrong moves, each once and with a reason', () => {
    expect(broken(({ plan }) => plan.avoid.length > 0 && plan.avoid.length <= 8 && new Set(plan.avoid.map(({ action }) => action)).size === plan.avoid.length)).toEqual([]);
    expect(broken(({ plan }) => plan.avoid.every(({ action, why }) => action.startsWith('Do not ') && action.endsWith('.') && why.endsWith('.')))).toEqual([]);
  });

  it('never advises what it warns of', () => {
    const leaves = ['leave-hybrid-join', 'recover-entra-join', 'leave-and-join-entra', 'clear-registration'];
    expect(broken(({ plan }) => plan.avoid.every(({ action }) => action !== 'Do not leave and rejoin.') || !plan.steps.some(({ id }) => leaves.includes(id)))).toEqual([]);
  });
});

/** Plans to read in review; `npx vitest run src/core/remedies -u` writes them anew. */
describe('a plan reads well', () => {
  const examples: Readonly<Record<string, readonly [Situation, string | undefined]>> = {
    'device-trust-hybrid': [{ class: 'device-trust', causeId: 'device-object-disabled-or-deleted', confidence: 'confirmed', join: 'hybrid-joined', dualState: false, values: { ComputerName: 'PC-0417', DeviceId: '0f1e2d3c-4b5a-4968-8776-655443322110', UserName: 'robin@contoso.com', LogonName: 'robin' } }, 'restore-device-object'],
    'device-trust-entra-joined': [{ class: 'device-trust', causeId: 'device-key-unusable', confidence: 'confirmed', join: 'entra-joined', dualState: false, elevated: false }, 'recover-device-keys'],
    'device-trust-possible': [{ class: 'device-trust', causeId: 'device-authentication-demanded', confidence: 'possible', join: 'entra-joined', dualState: false }, 'decide-device-object'],
    network: [{ class: 'network', causeId: 'connection-failed', confidence: 'likely', join: 'hybrid-joined', dualState: false, endpointHost: 'sts.contoso.com' }, 'repair-connection'],
    'cloud-auth': [{ class: 'cloud-auth', causeId: 'hello-key-missing', confidence: 'confirmed', join: 'hybrid-joined', dualState: false }, 'restore-hello-key'],
    'wrong-layer': [{ class: 'wrong-layer', causeId: 'app-account-state', confidence: 'likely', join: 'hybrid-joined', dualState: true, prtPresent: true }, 'repair-app-account'],
    'not-registered': [{ class: 'not-registered', causeId: 'registration-lost-at-renewal', confidence: 'likely', join: 'domain-only', dualState: false }, 'clear-stale-registration'],
    'not-registered-observation': [{ class: 'not-registered', confidence: 'confirmed', join: 'registered', dualState: false }, undefined],
    'capture-context': [{ class: 'capture-context', causeId: 'capture-by-system', confidence: 'confirmed', join: 'entra-joined', dualState: false }, 'capture-again'],
    undetermined: [{ class: 'undetermined', confidence: 'possible', join: 'entra-joined', dualState: false, prtPresent: false }, undefined],
    'undetermined-excerpt': [{ class: 'undetermined', confidence: 'possible', join: 'unknown', dualState: false }, undefined],
  };
  it.each(Object.entries(examples))('%s', async (name, [situation, remedyId]) => {
    await expect(asMarkdown(`${remedyId ?? 'no remedy'} (${situation.class}, ${situation.join}, ${situation.confidence})`, planFor(situation, remedyId))).toMatchFileSnapshot(`goldens/${name}.md`);
  });
});

function asMarkdown(title: string, { steps, avoid }: Plan): string {
  const lines = [`# ${title}`];
  for (const [index, step] of steps.entries()) {
    lines.push('', `## ${index + 1}. ${step.title}`, '', `${step.kind}, risk ${step.risk}, ${step.actor}, ${step.context} (${step.id})`, '');
    for (const need of step.requires) lines.push(`- First: ${need}`);
    if (step.commands.length > 0) lines.push('', '```', ...step.commands, '```', '');
    lines.push(`- Check: ${step.verify}`, `- Undo: ${step.undo}`);
  }
  lines.push('', '## Do not', '', ...avoid.map(({ action, why }) => `- **${action}** ${why}`));
  return `${lines.join('\n')}\n`;
}

describe('a plan without a cause', () => {
  const ids = (lacks: readonly string[], prtPresent?: boolean): readonly string[] =>
    planFor({ class: 'undetermined', confidence: 'possible', join: 'entra-joined', dualState: false, lacks, ...(prtPresent === undefined ? {} : { prtPresent }) }, undefined).steps.map(({ id }) => id);

  it.each([
    [['user-capture', 'aad-operational-log', 'sign-in-log'], false, ['save-evidence', 'save-device-evidence', 'examine-together', 'read-sign-in-log-entry', 'start-recording', 'stop-recording']],
    [['aad-operational-log'], false, ['save-device-evidence', 'examine-together', 'start-recording', 'stop-recording']],
    [['whole-output'], undefined, ['save-evidence', 'examine-together']],
    [['attempt-lines'], true, ['save-evidence', 'examine-together']],
    [['device-test'], true, ['save-device-evidence', 'examine-together']],
    [['sign-in-log'], true, ['read-sign-in-log-entry']],
    [[], true, ['start-recording', 'stop-recording']],
  ])('asks only for what is lacking: %j', (lacks, prtPresent, steps) => {
    expect(ids(lacks, prtPresent)).toEqual(steps);
  });
});

describe('planFor', () => {
  const base: Situation = { class: 'device-trust', confidence: 'confirmed', join: 'hybrid-joined', dualState: false };

  it('takes an id that names no remedy for none', () => {
    expect(planFor(base, 'constructor')).toEqual(planFor(base, undefined));
  });

  it('leaves a destructive step out of a finding that is only possible, and says so', () => {
    const plan = planFor({ ...base, confidence: 'possible' }, 'reregister-device');
    expect(plan.steps.some(isDestructive)).toBe(false);
    expect(plan.steps.at(-1)?.id).toBe('examine-again');
  });

  it('repairs the object as the evidence shows it', () => {
    const repairs = (deviceObject?: Situation['deviceObject'], join: JoinKind = 'entra-joined'): readonly string[] =>
      planFor({ ...base, join, ...(deviceObject ? { deviceObject } : {}) }, 'restore-device-object').steps.filter(({ kind }) => kind === 'repair').map(({ id }) => id);
    expect(repairs('enabled')).toEqual(['lock-and-unlock']);
    expect(repairs('disabled')).toEqual(['enable-device-object', 'lock-and-unlock']);
    expect(repairs('missing')).toEqual(['restore-device-object', 'lock-and-unlock', 'recover-entra-join', 'leave-and-join-entra']);
    expect(repairs('pending', 'hybrid-joined')).toEqual(['lock-and-unlock', 'leave-hybrid-join']);
    expect(repairs()).toEqual(['enable-device-object', 'restore-device-object', 'lock-and-unlock', 'recover-entra-join', 'leave-and-join-entra']);
  });

  it('keeps the names of PCs apart', () => {
    const commands = (ComputerName?: string): string => planFor({ ...base, ...(ComputerName === undefined ? {} : { values: { ComputerName } }) }, 'enable-device-object').steps.flatMap((step) => step.commands).join();
    expect(commands('PC-1')).toContain("'PC-1'");
    expect(commands('PC-2')).not.toContain('PC-1');
    expect(commands()).toContain('<ComputerName>');
  });

  it('differs by join kind', () => {
    const destructive = (join: JoinKind): readonly string[] => planFor({ ...base, join }, 'reregister-deleted-device').steps.filter(isDestructive).map(({ id }) => id);
    expect(destructive('hybrid-joined')).toEqual(['leave-hybrid-join']);
    expect(destructive('entra-joined')).toEqual(['recover-entra-join', 'leave-and-join-entra']);
    expect(destructive('registered')).toEqual([]);
    expect(destructive('unknown')).toEqual([]);
  });

  it('asks for the image first on a virtual desktop', () => {
    const plan = planFor({ ...base, virtualDesktop: true }, 'reregister-clone');
    expect(plan.steps.map(({ id }) => id)).toContain('check-desktop-image');
    expect(plan.avoid.some(({ action }) => action.includes('virtual desktop'))).toBe(true);
  });
});
