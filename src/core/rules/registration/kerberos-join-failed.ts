import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, ruledOut } from '../define-rule.js';
import { foundInJoin } from '../match-codes.js';

export const kerberosJoinFailed = defineRule({
  id: 'kerberos-join-failed',
  class: 'not-registered', stage: 'device-identity',
  title: 'The Kerberos way to join failed',
  explains: 'Newer Windows can join with a Kerberos ticket for Entra instead of waiting for the sync. It could not get that ticket.',
  provedBy: 'Kerberos Ticket Test : FAIL, and User Device Registration events 274 to 278 or 420.',
  ruledOutBy: 'Kerberos Ticket Test : PASS.',
  needsAnyOf: ['preJoin'],
  sources: [learn.kerberosJoin],
  remedy: 'repair-kerberos-join',
  leadsTo: ['join-failed'],
  diagnose({ preJoin, join }) {
    if (!preJoin || join.joined === true) return inconclusive;
    const test = preJoin.kerberosTicket;
    // The ticket can be there and still lack what Entra needs; then the code tells.
    const coded = preJoin.codes.find(({ code }) => code === 0x801c0095);
    if (test?.result === 'pass' && !coded) return ruledOut(test.field);
    const telling = test?.result === 'fail' ? test.field : coded?.field;
    return telling ? foundInJoin(preJoin, telling, { class: this.class, limit: 'likely' }) : inconclusive;
  },
});
