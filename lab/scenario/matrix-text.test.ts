import { expect, test } from 'vitest';
import { nameNotResolved } from '../faults/name-not-resolved.js';
import { nothingBroken } from '../faults/nothing-broken.js';
import { tpmCleared } from '../faults/tpm-cleared.js';
import { tpmLockedOut } from '../faults/tpm-locked-out.js';
import type { Fault } from '../faults/define-fault.js';
import { type Finding, judge, type Shown } from './judge.js';
import type { MatrixCell } from './matrix.js';
import { matrixText } from './matrix-text.js';

const shown: Shown = {
  context: 'user', prtPresent: true, joined: true, attemptPrinted: true, readerFailed: false, deviceFaultPrinted: false, keyTestFailed: false,
  certificateEnded: false, accountPrinted: true, failureLogged: false, directoryShown: false, traceless: false,
};

function cell(fault: Fault, finding: Finding, generation: MatrixCell['generation'] = 'windows-11-25h2', offersDestruction = false): MatrixCell {
  return { fault, generation, context: 'user', extent: 'capture', finding, shown, judgement: judge(finding, [fault.truth], shown), offersDestruction };
}

const unresolved: Finding = { class: 'network', stage: 'renewal', confidence: 'likely', cause: 'name-not-resolved' };
const healthy: Finding = { class: 'healthy', stage: 'none', confidence: 'confirmed' };
const open: Finding = { class: 'undetermined', stage: 'none', confidence: 'possible' };

test('an abstention costs recall and leaves precision alone', () => {
  const text = matrixText([cell(nameNotResolved, unresolved), cell(nameNotResolved, open), cell(nothingBroken, healthy)]);
  expect(text).toContain('2 faults, 3 diagnoses: 2 right, 0 true but vague, 1 left open, 0 wrong, 0 of these false and confirmed');
  expect(text).toMatch(/network +2 +1 +1 +100\.0 % +50\.0 %/);
});

test('what is taken for something else costs the precision of that', () => {
  const text = matrixText([cell(nameNotResolved, healthy), cell(nameNotResolved, healthy, 'server-2022'), cell(nothingBroken, healthy)]);
  expect(text).toMatch(/healthy +1 +1 +0 +33\.3 % +100\.0 %/);
  expect(text).toMatch(/network +2 +0 +0 +- +0\.0 %/);
  expect(text).toContain('renewal taken for none: 2');
  expect(text).toContain('FALSE CONFIRMED  name-not-resolved (capture): confirmed healthy/none -');
  expect(text).toContain('2 times: user; windows-11-25h2, server-2022');
});

test('a vague name is right of its class, and neither right nor wrong of its cause', () => {
  const text = matrixText([cell(nameNotResolved, unresolved), cell(nameNotResolved, { ...unresolved, cause: 'network-unclear' })]);
  expect(text).toContain('1 right, 1 true but vague, 0 left open, 0 wrong');
  expect(text).toMatch(/network +2 +2 +0 +100\.0 % +100\.0 %/);
  expect(text).toMatch(/name-not-resolved +2 +1 +1 +100\.0 % +50\.0 %/);
});

test('a fault that is claimed on a day without one has a line of its own', () => {
  const text = matrixText([cell(nothingBroken, healthy), cell(nothingBroken, unresolved), cell(nothingBroken, open), cell(nameNotResolved, unresolved)]);
  expect(text).toContain('1 days, 3 diagnoses: a fault claimed in 1, 0 of these confirmed\n  nothing-broken: 1 of 3\n');
  expect(matrixText([cell(nameNotResolved, unresolved)])).not.toContain('nothing was broken');
});

test('a destructive step is counted where the published repair has none', () => {
  const unusable: Finding = { class: 'device-trust', stage: 'device-identity', confidence: 'confirmed', cause: 'device-key-unusable' };
  const offered = (fault: Fault): MatrixCell => cell(fault, unusable, 'windows-11-25h2', true);
  expect(matrixText([offered(tpmLockedOut), cell(tpmLockedOut, unusable), offered(tpmCleared)])).toContain('1 of 2 diagnoses\n  tpm-locked-out: 1 of 2\n');
  expect(matrixText([cell(tpmLockedOut, unusable), offered(tpmCleared)])).not.toContain('destructive');
});

test('modelled faults are told apart', () => {
  const [known, modelled] = matrixText([cell(nothingBroken, healthy), cell(tpmLockedOut, open)]).split('Modelled faults');
  expect(known).not.toContain('tpm-locked-out');
  expect(modelled).toContain('tpm-locked-out');
});
