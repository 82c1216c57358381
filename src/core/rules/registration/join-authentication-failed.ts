import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, ruledOut } from '../define-rule.js';
import { foundInJoin } from '../match-codes.js';

export const joinAuthenticationFailed = defineRule({
  id: 'join-authentication-failed',
  class: 'not-registered', stage: 'device-identity',
  title: 'The PC could not sign in for its registration',
  explains: 'In a federated domain the PC asks the identity provider for a token as itself before it registers. That failed, and the request did not get lost on the way.',
  provedBy: 'Token acquisition Test : FAIL or error phase auth, and the identity provider\'s log.',
  ruledOutBy: 'Token acquisition Test : PASS.',
  needsAnyOf: ['preJoin'],
  limit: 'likely',
  fallbackFor: 'preJoin',
  sources: [learn.hybridJoin, learn.hybridSetup],
  remedy: 'repair-join-authentication',
  leadsTo: ['join-failed'],
  diagnose({ preJoin, join }) {
    if (!preJoin || join.joined === true) return inconclusive;
    const test = preJoin.tokenAcquisition;
    const inPhase = preJoin.phase?.value.toLowerCase().startsWith('auth') ?? false;
    const telling = test?.result === 'fail' ? test.field : inPhase ? preJoin.phase : undefined;
    if (!telling) return test?.result === 'pass' ? ruledOut(test.field) : inconclusive;
    return foundInJoin(preJoin, telling, this);
  },
});
