import { expect, test } from 'vitest';
import { captureText, joinedFactsOf, lostWith, withoutDeviceTest, withoutPrt } from '../testing/index.js';
import { eventXml, hostsBlock, lookupFails, stripChart, tpm } from '../testing/tool-files.js';
import { evidenceConflicts, evidenceObservations } from './evidence-remarks.js';

const provider = 'Microsoft-Windows-User Device Registration';

test.each([
  ['a failed look-up', [lookupFails], 'A network test failed'],
  ['a hosts line', [hostsBlock], 'The hosts file'],
  ['a wrong clock', [stripChart('+612.1000000')], 'clock is 10 minutes behind'],
  ['a locked TPM', [tpm({ LockedOut: 'True' })], 'The TPM is locked out'],
] as const)('a healthy PC: %s is worth knowing', (_, files, says) => {
  const said = evidenceObservations(joinedFactsOf(captureText(), files)).map(({ text }) => text);
  expect(said.filter((text) => text.includes(says))).toHaveLength(1);
});

test('where the PRT is broken, the rules speak', () => {
  const facts = joinedFactsOf(captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072ee7') }), [lookupFails, hostsBlock]);
  expect(evidenceObservations(facts)).toEqual([]);
});

test('a removal in the log and a joined PC pull in two directions', () => {
  const removed = eventXml('registration.xml', provider, `${provider}/Admin`, 110, '2026-03-01T08:00:00.000Z', {});
  expect(evidenceConflicts(joinedFactsOf(captureText(), [removed])).map(({ text }) => text)).toEqual([expect.stringContaining('removed at 2026-03-01')]);
});
