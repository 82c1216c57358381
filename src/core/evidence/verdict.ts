/** The four stages of the PRT pipeline, in order. */
export const stageIds = ['device-identity', 'user-auth', 'issuance', 'renewal'] as const;
export type StageId = (typeof stageIds)[number];
export type StageState = 'passed' | 'failed' | 'at-risk' | 'not-reached' | 'unknown';

export const verdictClasses = [
  'device-trust', 'cloud-auth', 'network', 'wrong-layer', 'healthy', 'not-registered', 'capture-context', 'undetermined',
] as const;
export type VerdictClass = (typeof verdictClasses)[number];

/** Classes that a cause can have; the others are what is left when no cause is found. */
export type CauseClass = Exclude<VerdictClass, 'healthy' | 'undetermined'>;

export const confidences = ['possible', 'likely', 'confirmed'] as const;
export type Confidence = (typeof confidences)[number];

/** The lower of two confidences. */
export function atMost(confidence: Confidence, limit: Confidence): Confidence {
  return confidences.indexOf(confidence) <= confidences.indexOf(limit) ? confidence : limit;
}

/**
 * What the PC is to Entra ID and to Active Directory. `joined` and `not-joined` are what an excerpt leaves when it does
 * not show whether the PC is in a domain.
 */
export type JoinKind =
  | 'entra-joined' | 'hybrid-joined' | 'joined'
  | 'registered' | 'domain-and-registered' | 'domain-only' | 'workgroup' | 'on-premises-drs' | 'not-joined'
  | 'unknown';

/** Who ran the command. */
export type ContextKind = 'entra-user' | 'domain-user' | 'local-user' | 'system' | 'unknown';

/** A published page that a claim rests on. */
export interface Source {
  readonly title: string;
  readonly url: string;
}
