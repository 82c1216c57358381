import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';

export const registrationLeftover = defineRule({
  id: 'registration-leftover',
  class: 'not-registered', stage: 'device-identity',
  title: 'Parts of an old registration are still on the PC',
  explains: 'Windows says that it is not joined, but still prints a device id or certificate of an earlier registration. What is left can disturb a new join.',
  provedBy: 'AzureAdJoined : NO with DeviceId or Thumbprint.',
  ruledOutBy: 'No such lines.',
  needsAnyOf: ['join', 'machine'],
  sources: [learn.dsregcmd, learn.hybridJoin],
  remedy: 'clear-stale-registration',
  diagnose({ join, preJoin }) {
    // With join evidence the reason of the failed join is the better answer.
    const [first, ...rest] = join.leftovers;
    if (!first || preJoin) return inconclusive;
    return { kind: 'found', because: proof(first, ...rest, ...join.because)!, confidence: 'possible', deviceSide: true, at: 'capture' };
  },
  beyond({ machine, join, preJoin }) {
    if (join.joined !== false || preJoin || !machine) return inconclusive;
    const certificate = machine.certificates.find(({ store, authority }) => store === 'machine' && authority === 'entra');
    const left = certificate?.because ?? machine.registrations[0]?.because;
    return left ? { kind: 'found', because: proof(...left, ...join.because)!, confidence: 'likely', deviceSide: true, at: 'capture' } : inconclusive;
  },
});
