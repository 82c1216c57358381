import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';

export const networkUnclear = defineRule({
  id: 'network-unclear',
  class: 'network', stage: 'user-auth',
  title: 'The sign-in service could not be reached, or answered with an HTTP error',
  explains: 'The status means either that the network path failed or that the service answered above HTTP 400. The lines that tell which, HTTP Error and HTTP status, are not shown.',
  provedBy: 'HTTP Error and HTTP status of the same attempt.',
  ruledOutBy: 'Those lines showing an answer of Entra.',
  needsAnyOf: ['attempt'],
  fallbackFor: 'attempt',
  sources: [learn.prt],
  remedy: 'repair-connection',
  leadsTo: ['device-test-unreachable'],
  diagnose(facts) {
    const { attempt } = facts;
    const code = attempt?.outcome.kind === 'client' ? attempt.outcome.code : undefined;
    if (!attempt || (code !== 0xc000023c && code !== 0xc00000be && code !== 0xc00000c4)) return inconclusive;
    // The device test is a second request that could not be made; together they leave little room for another reading.
    const test = facts.device.deviceAuth?.result === 'failed-test' ? facts.device.deviceAuth.field : undefined;
    const finding = foundInAttempt(facts, attempt, this, test ? 'likely' : 'possible');
    return test ? { ...finding, because: [...finding.because, test] } : finding;
  },
});
