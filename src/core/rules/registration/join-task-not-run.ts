import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';

export const joinTaskNotRun = defineRule({
  id: 'join-task-not-run',
  class: 'not-registered', stage: 'device-identity',
  title: 'The task that joins the PC did not run',
  explains: 'A scheduled task joins the PC. It is switched off or never ran, or all tests that a join needs pass and yet Windows recorded no try.',
  provedBy: 'The state of the task Automatic-Device-Join.',
  ruledOutBy: 'A recorded try.',
  needsAnyOf: ['preJoin', 'machine'],
  sources: [learn.hybridJoin, learn.registration],
  remedy: 'run-join-task',
  diagnose({ preJoin, join, dsreg }) {
    if (!preJoin || join.joined !== false) return inconclusive;
    if (dsreg.byName.get('Previous Registration') || preJoin.client || preJoin.phase || preJoin.serverError || preJoin.serverMessage) return inconclusive;
    const tests = [preJoin.adConnectivity, preJoin.adConfiguration, preJoin.drsDiscovery, preJoin.drsConnectivity];
    if (!tests.every((test) => test?.result === 'pass')) return inconclusive;
    return { kind: 'found', because: proof(...tests.map((test) => test?.field))!, confidence: 'possible', deviceSide: true, at: 'capture' };
  },
  beyond({ machine, join, preJoin }) {
    const task = machine?.joinTask;
    if (!task || join.joined !== false || join.domainJoined === false) return inconclusive;
    if (task.enabled === false) return { kind: 'found', because: proof(task.because[0], ...task.because, ...join.because)!, confidence: 'likely', deviceSide: true, note: 'The task is switched off. Find out who did that before it is switched on: it may be on purpose.' };
    // A recorded try shows that somebody joined by another way than the task.
    if (task.neverRan === true && !preJoin?.client) return { kind: 'found', because: proof(task.because[0], ...task.because, ...join.because)!, confidence: 'likely', deviceSide: true, note: 'The task never ran. It starts when somebody signs in.' };
    return task.lastResult === 0 && !preJoin ? { kind: 'ruledOut', because: task.because } : inconclusive;
  },
});
