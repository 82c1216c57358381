import { expect, test } from 'vitest';
import type { Truth } from '../faults/define-fault.js';
import { type Finding, judge, type Shown } from './judge.js';

const disabled: Truth = { class: 'device-trust', stage: 'issuance', seenInDirectory: true, causes: ['device-object-disabled', 'device-object-disabled-or-deleted'] };
const unresolved: Truth = { class: 'network', stage: 'user-auth', causes: ['name-not-resolved'] };
const mistyped: Truth = { class: 'cloud-auth', stage: 'user-auth', causes: ['password-refused'] };
const healthy: Truth = { class: 'healthy', stage: 'none', causes: [] };

const shown: Shown = {
  context: 'user', prtPresent: false, joined: true, attemptPrinted: true, readerFailed: false, deviceFaultPrinted: false, keyTestFailed: false,
  certificateEnded: false, accountPrinted: true, failureLogged: false, directoryShown: false, traceless: false,
};

function finding(words: string): Finding {
  const [confidence, kind, stage, cause] = words.split(' ');
  return { confidence, class: kind, stage, ...(cause === undefined ? {} : { cause }) } as Finding;
}

test('class, stage and one of the causes make an answer right', () => {
  expect(judge(finding('confirmed device-trust issuance device-object-disabled-or-deleted'), [disabled], shown).outcome).toBe('right');
  expect(judge(finding('likely device-trust issuance tpm-error'), [disabled], shown)).toMatchObject({ outcome: 'wrong', differsIn: 'cause', falseConfirmed: false });
  expect(judge(finding('confirmed device-trust renewal device-object-disabled'), [disabled], shown)).toMatchObject({ outcome: 'wrong', differsIn: 'stage', falseConfirmed: true });
  expect(judge(finding('confirmed cloud-auth user-auth user-disabled'), [disabled], shown)).toMatchObject({ outcome: 'wrong', differsIn: 'class', falseConfirmed: true });
});

test('a fault without its cause is no right answer, and health needs none', () => {
  expect(judge(finding('likely network user-auth'), [unresolved], shown)).toMatchObject({ outcome: 'wrong', differsIn: 'cause' });
  expect(judge(finding('likely healthy none'), [healthy], shown).outcome).toBe('right');
});

test('where a PRT is printed, what stops the user stops the renewal', () => {
  const renewal = finding('likely network renewal name-not-resolved');
  expect(judge(renewal, [unresolved], shown).differsIn).toBe('stage');
  expect(judge(renewal, [unresolved], { ...shown, prtPresent: true }).outcome).toBe('right');
});

test('who is shown the device object is to see the fault there', () => {
  const atIdentity = finding('confirmed device-trust device-identity device-object-disabled');
  expect(judge(atIdentity, [disabled], shown).differsIn).toBe('stage');
  expect(judge(atIdentity, [disabled], { ...shown, directoryShown: true }).outcome).toBe('right');
});

test('an honest abstention is not wrong, whatever is true', () => {
  const undetermined = finding('possible undetermined none');
  for (const truth of [disabled, healthy]) expect(judge(undetermined, [truth], shown)).toMatchObject({ outcome: 'abstained', falseConfirmed: false });
});

test('a context that cannot speak is to be named, unless other evidence proves the fault', () => {
  const bySystem = finding('confirmed capture-context none capture-by-system');
  const system: Shown = { ...shown, context: 'system' };
  expect(judge(bySystem, [disabled], system).outcome).toBe('right');
  expect(judge(bySystem, [healthy], system).outcome).toBe('right');
  expect(judge(bySystem, [disabled], { ...system, deviceFaultPrinted: true }).outcome).toBe('abstained');
  expect(judge(bySystem, [unresolved], { ...system, failureLogged: true }).outcome).toBe('abstained');
  expect(judge(finding('confirmed capture-context none capture-by-local-user'), [healthy], system)).toMatchObject({ outcome: 'wrong', differsIn: 'cause' });
  expect(judge(finding('likely healthy none'), [healthy], system).outcome).toBe('wrong');
  expect(judge(bySystem, [healthy], shown).outcome).toBe('wrong');
});

test('of several faults each is right, and the earliest stage is expected', () => {
  expect(judge(finding('likely cloud-auth user-auth password-refused'), [disabled, mistyped], shown).outcome).toBe('right');
  expect(judge(finding('likely device-trust issuance device-object-disabled'), [disabled, mistyped], shown)).toMatchObject({ outcome: 'right', expected: { class: 'cloud-auth' } });
  expect(judge(finding('likely network user-auth name-not-resolved'), [unresolved, mistyped], shown).outcome).toBe('right');
  expect(judge(finding('confirmed healthy none'), [healthy, mistyped], shown)).toMatchObject({ outcome: 'wrong', falseConfirmed: true });
});

test('it is told which right answer was given, if not the best', () => {
  const judged = (words: string) => judge(finding(words), [unresolved, disabled], shown).met;
  expect(judged('likely network user-auth name-not-resolved')).toBeUndefined();
  expect(judged('likely device-trust issuance device-object-disabled')?.class).toBe('device-trust');
});

test('evidence without any trace of the fault is that of a healthy PC', () => {
  const old: Shown = { ...shown, prtPresent: true, traceless: true };
  expect(judge(finding('likely healthy none'), [unresolved], old).outcome).toBe('right');
  expect(judge(finding('possible undetermined none'), [unresolved], old).outcome).toBe('abstained');
  // What does not show is no proof of health.
  expect(judge(finding('confirmed healthy none'), [unresolved], old)).toMatchObject({ outcome: 'wrong', differsIn: 'confidence', falseConfirmed: true });
  expect(judge(finding('likely cloud-auth renewal password-refused'), [unresolved], old).outcome).toBe('wrong');
  expect(judge(finding('likely healthy none'), [unresolved], { ...old, traceless: false }).outcome).toBe('wrong');
});

test('no PRT and nothing that says why is undetermined', () => {
  const old: Shown = { ...shown, traceless: true };
  expect(judge(finding('possible undetermined none'), [mistyped], old).outcome).toBe('right');
  // Whoever names the fault from this has guessed.
  expect(judge(finding('likely cloud-auth user-auth password-refused'), [mistyped], old).outcome).toBe('wrong');
  expect(judge(finding('likely healthy none'), [mistyped], old).outcome).toBe('wrong');
});

test('a PC that is not joined, and does not say why, is not registered', () => {
  const notSynced: Truth = { class: 'not-registered', stage: 'device-identity', causes: ['device-not-yet-synced'] };
  const silent: Shown = { ...shown, context: 'system', joined: false, deviceFaultPrinted: true, traceless: true };
  expect(judge(finding('confirmed not-registered device-identity'), [notSynced], silent).outcome).toBe('right');
  expect(judge(finding('confirmed not-registered device-identity'), [notSynced], { ...silent, traceless: false })).toMatchObject({ outcome: 'wrong', differsIn: 'cause' });
});

test("another user's own failure is an answer to a capture of theirs, while nothing says whose PRT it is about", () => {
  const other: Shown = { ...shown, context: 'other-user', attemptPrinted: false, readerFailed: true };
  const ofReader = finding('likely cloud-auth user-auth user-unknown');
  expect(judge(ofReader, [healthy], other)).toMatchObject({ outcome: 'right', expected: { class: 'capture-context' }, met: { class: 'cloud-auth' } });
  expect(judge(finding('confirmed cloud-auth user-auth user-unknown'), [healthy], other)).toMatchObject({ outcome: 'wrong', differsIn: 'confidence' });
  for (const more of [{ directoryShown: true }, { readerFailed: false }, { deviceFaultPrinted: true }]) expect(judge(ofReader, [healthy], { ...other, ...more }).outcome).toBe('wrong');
});

test("another user's attempt never confirms", () => {
  const other: Shown = { ...shown, context: 'other-user', failureLogged: true };
  expect(judge(finding('likely cloud-auth user-auth password-refused'), [mistyped], other).outcome).toBe('right');
  expect(judge(finding('confirmed cloud-auth user-auth password-refused'), [mistyped], other)).toMatchObject({ outcome: 'wrong', differsIn: 'confidence', falseConfirmed: false });
  const confirmed = finding('confirmed network user-auth name-not-resolved');
  expect(judge(confirmed, [unresolved], other)).toMatchObject({ outcome: 'wrong', differsIn: 'confidence' });
  // The device test is the PC's own.
  expect(judge(confirmed, [unresolved], { ...other, deviceFaultPrinted: true }).outcome).toBe('right');
});

test('a fault that nothing proves is not to be named from a context that cannot speak', () => {
  const system: Shown = { ...shown, context: 'system', attemptPrinted: false };
  expect(judge(finding('likely network user-auth name-not-resolved'), [unresolved], system).outcome).toBe('wrong');
  expect(judge(finding('likely network user-auth name-not-resolved'), [unresolved], { ...system, deviceFaultPrinted: true }).outcome).toBe('right');
});

test('a capture that names its account is to be called what it is', () => {
  const system: Shown = { ...shown, context: 'system', attemptPrinted: false };
  const outside = finding('likely capture-context none capture-without-user-session');
  expect(judge(outside, [healthy], system).outcome).toBe('vague');
  expect(judge(outside, [healthy], { ...system, accountPrinted: false }).outcome).toBe('right');
  // To take SYSTEM for a local account is no abstention.
  expect(judge(finding('likely capture-context none capture-by-local-user'), [unresolved], { ...system, failureLogged: true }).outcome).toBe('wrong');
});

const resolving: Truth = { ...unresolved, vaguer: ['network-unclear'] };
const pending: Truth = { class: 'device-trust', stage: 'issuance', seenInDirectory: true, causes: ['device-without-credentials'], toldBy: 'directory', takenFor: ['device-object-disabled-or-deleted'] };

test('a less exact name is right until the exact one is shown', () => {
  const vague = finding('likely network user-auth network-unclear');
  expect(judge(vague, [resolving], { ...shown, attemptPrinted: false }).outcome).toBe('right');
  expect(judge(vague, [resolving], shown)).toMatchObject({ outcome: 'vague', falseConfirmed: false });
  expect(judge(vague, [resolving], { ...shown, attemptPrinted: false, failureLogged: true }).outcome).toBe('vague');
});

test('what all evidence suggests, and is not so, may be called likely and never confirmed', () => {
  expect(judge(finding('likely device-trust issuance device-object-disabled-or-deleted'), [pending], shown).outcome).toBe('right');
  expect(judge(finding('confirmed device-trust issuance device-object-disabled-or-deleted'), [pending], shown)).toMatchObject({ outcome: 'wrong', falseConfirmed: true });
  expect(judge(finding('likely device-trust device-identity device-object-disabled-or-deleted'), [pending], { ...shown, directoryShown: true })).toMatchObject({ outcome: 'wrong', differsIn: 'cause' });
});

test('a name may not be surer than its published sources', () => {
  const locked: Truth = { class: 'device-trust', stage: 'device-identity', causes: ['tpm-locked-out'], vaguer: ['device-key-unusable'], toldBy: 'logs', mostConfidence: 'possible' };
  const keyTest: Shown = { ...shown, keyTestFailed: true, deviceFaultPrinted: true };
  expect(judge(finding('possible device-trust device-identity tpm-locked-out'), [locked], { ...keyTest, failureLogged: true }).outcome).toBe('right');
  expect(judge(finding('likely device-trust device-identity tpm-locked-out'), [locked], { ...keyTest, failureLogged: true })).toMatchObject({ outcome: 'wrong', differsIn: 'confidence' });
  expect(judge(finding('confirmed device-trust device-identity device-key-unusable'), [locked], keyTest).outcome).toBe('right');
});

test('that a fault lies above the PRT is confirmed by what names the layer alone', () => {
  const blocked: Truth = { class: 'wrong-layer', stage: 'none', causes: ['policy-refused-app'], vaguer: ['policy-above-prt'], toldBy: 'logs' };
  const healthyPrt: Shown = { ...shown, attemptPrinted: false, prtPresent: true };
  expect(judge(finding('likely wrong-layer none policy-above-prt'), [blocked], healthyPrt).outcome).toBe('right');
  expect(judge(finding('confirmed wrong-layer none policy-above-prt'), [blocked], healthyPrt)).toMatchObject({ outcome: 'wrong', differsIn: 'confidence' });
  expect(judge(finding('confirmed wrong-layer none policy-refused-app'), [blocked], { ...healthyPrt, failureLogged: true }).outcome).toBe('right');
  expect(judge(finding('confirmed wrong-layer none policy-above-prt'), [blocked], { ...healthyPrt, failureLogged: true }).outcome).toBe('vague');
});
