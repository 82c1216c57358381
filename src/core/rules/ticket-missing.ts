import type { Facts } from '../derived/facts.js';
import type { SymptomKind } from '../derived/symptom.js';
import { ternary } from '../evidence/ternary.js';
import { inconclusive, type Outcome, proof, ruledOut } from './define-rule.js';
import { prtPathHealthy } from './prt-path-healthy.js';

/** A Kerberos ticket that the reported symptom needs and that a healthy PRT path did not bring. */
export function ticketMissing(facts: Facts, name: 'CloudTgt' | 'OnPremTgt', neededFor: SymptomKind): Outcome {
  const ticket = facts.dsreg.byName.get(name);
  if (!ticket || facts.symptom?.kind !== neededFor || !prtPathHealthy(facts)) return inconclusive;
  const said = ternary(ticket.value);
  if (said === 'yes') return ruledOut(ticket);
  if (said !== 'no') return inconclusive;
  return { kind: 'found', because: proof(ticket, facts.symptom.cited, facts.prt.field)!, confidence: 'likely' };
}

/** The same ticket as `klist cloud_debug` and the Kerberos policy show it. */
export function ticketHeard(facts: Facts, ticket: 'ticketReceived' | 'hybridTicket', neededFor: SymptomKind): Outcome {
  const { machine, symptom } = facts;
  const kerberos = machine?.cloudKerberos;
  if (!machine || symptom?.kind !== neededFor || !prtPathHealthy(facts)) return inconclusive;
  if (kerberos?.[ticket] === true) return ruledOut(...kerberos.because);
  const policy = machine.cloudTicketPolicy?.on === false ? machine.cloudTicketPolicy.because : kerberos?.enabledByPolicy === false ? kerberos.because : undefined;
  const missing = kerberos?.[ticket] === false ? kerberos.because : undefined;
  // Only the ticket of the cloud realm waits for the policy.
  const off = ticket === 'ticketReceived' ? policy : undefined;
  const because = proof(...(off ?? []), ...(missing ?? []), symptom.cited);
  if (!because || (!off && !missing)) return inconclusive;
  return { kind: 'found', because, confidence: 'likely', ...(off ? { note: 'The policy that makes Windows fetch this ticket at sign-in is switched off on this PC.' } : {}) };
}
