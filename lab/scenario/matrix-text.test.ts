import { expect, test } from 'vitest';
import { nameNotResolved } from '../faults/name-not-resolved.js';
import { nothingBroken } from '../faults/nothing-broken.js';
import { tpmLockedOut } from '../faults/tpm-locked-out.js';
import type { Fault } from '../faults/define-fault.js';
import { type Finding, judge, type Shown } from './judge.js';
import type { MatrixCell } from './matrix.js';
import { matrixText } from './matrix-text.js';

const shown: Shown = { context: 'user', prtPresent: true, deviceFaultPrinted: false, failureLogged: false, directoryShown: false, traceless: false, joined: true, readerFailed: false };

function cell(fault: Fault, finding: Finding, generation: MatrixCell['generation'] = 'windows-11-25h2'): MatrixCell {
  return { fault, generation, context: 'user', extent: 'capture', finding, shown, judgement: judge(finding, [fault.truth], shown) };
}

const unresolved: Finding = { class: 'network', stage: 'renewal', confidence: 'likely', cause: 'name-not-resolved' };
const healthy: Finding = { class: 'healthy', stage: 'none', confidence: 'confirmed' };
const open: Finding = { class: 'undetermined', stage: 'none', confidence: 'possible' };

test('an abstention costs recall and leaves precision alone', () => {
  const text = matrixText([cell(nameNotResolved, unresolved), cell(nameNotResolved, open), cell(nothingBroken, healthy)]);
  expect(text).toContain('2 faults, 3 diagnoses: 2 right, 1 abstained, 0 wrong, 0 of these confirmed');
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

test('modelled faults are told apart', () => {
  const [known, modelled] = matrixText([cell(nothingBroken, healthy), cell(tpmLockedOut, open)]).split('Modelled faults');
  expect(known).not.toContain('tpm-locked-out');
  expect(modelled).toContain('tpm-locked-out');
});
