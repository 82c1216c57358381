import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, ruledOut } from '../define-rule.js';
import { discoveryCodes } from '../discovery-codes.js';
import { foundInJoin } from '../match-codes.js';

export const registrationServiceUnreachable = defineRule({
  id: 'registration-service-unreachable',
  class: 'network', stage: 'device-identity',
  title: 'The PC could not reach the device registration service',
  explains: 'Before the join the PC asks the registration service where to register. That question failed. The PC asks as SYSTEM, so a browser that works proves nothing.',
  provedBy: 'DRS Discovery Test or DRS Connectivity Test : FAIL with an inner code.',
  ruledOutBy: 'Both tests : PASS.',
  needsAnyOf: ['preJoin'],
  fallbackFor: 'preJoin',
  sources: [learn.hybridJoin, learn.hybridSetup],
  remedy: 'repair-connection',
  leadsTo: ['join-failed'],
  diagnose({ preJoin, join }) {
    if (!preJoin || join.joined === true) return inconclusive;
    const failed = [preJoin.drsDiscovery, preJoin.drsConnectivity].find((test) => test?.result === 'fail');
    const coded = preJoin.codes.find(({ code }) => discoveryCodes.has(code));
    const telling = failed?.field ?? coded?.field;
    if (!telling) return preJoin.drsConnectivity?.result === 'pass' ? ruledOut(preJoin.drsConnectivity.field) : inconclusive;
    return foundInJoin(preJoin, telling, { class: this.class, limit: 'likely' });
  },
});
