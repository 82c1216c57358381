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
