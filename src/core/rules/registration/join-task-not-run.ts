import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';

export const joinTaskNotRun = defineRule({
  id: 'join-task-not-run',
  class: 'not-registered', stage: 'device-identity',
  title: 'Everything for the join is in place, but no try is recorded',
  explains: 'All tests that a hybrid join needs pass, and Windows recorded no failed try. The scheduled task that joins may not have run yet, or is switched off.',
  provedBy: 'The state of the task Automatic-Device-Join.',
  ruledOutBy: 'A recorded try.',
  needsAnyOf: ['preJoin'],
  limit: 'possible',
  sources: [learn.hybridJoin, learn.registration],
  remedy: 'run-join-task',
  diagnose({ preJoin, join, dsreg }) {
    if (!preJoin || join.joined !== false) return inconclusive;
    if (dsreg.byName.get('Previous Registration') || preJoin.client || preJoin.phase || preJoin.serverError || preJoin.serverMessage) return inconclusive;
    const tests = [preJoin.adConnectivity, preJoin.adConfiguration, preJoin.drsDiscovery, preJoin.drsConnectivity];
    if (!tests.every((test) => test?.result === 'pass')) return inconclusive;
    return { kind: 'found', because: proof(...tests.map((test) => test?.field))!, confidence: 'possible', deviceSide: true, at: 'capture' };
  },
});
