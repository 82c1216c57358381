/**
 * What kind of fault a code, an event or an AADSTS number points to. Only a hint: the same code can mean another class in
 * another place, and the truth table of the diagnosis decides. `local-key` is a broken key or TPM, `client` the app or its
 * request, `other` none of them.
 */
export const classHints = [
  'device-trust', 'local-key', 'network', 'client', 'other',
  'cloud-auth:account-state', 'cloud-auth:conditional-access', 'cloud-auth:credential', 'cloud-auth:federation',
  'cloud-auth:mfa-required', 'cloud-auth:tenant-config',
] as const;
export type ClassHint = (typeof classHints)[number];

/**
 * Where in the pipeline a code, an event or an AADSTS number is usually met. Besides the stages: `transport` can hit any
 * of them, `local-state` is the PC's own software outside the four.
 */
export const stageHints = ['device-identity', 'user-auth', 'issuance', 'renewal', 'transport', 'local-state'] as const;
export type StageHint = (typeof stageHints)[number];
