import { findResource } from './applications.js';
import type { ConditionalAccessPolicy, DirectoryDevice } from './directory.js';
import type { EntraService } from './entra-service.js';
import { Refusal } from './refusal.js';
import type { SignInTrace } from './sign-in-log.js';

/** Who asks for which resource, and what is proven. */
export interface AccessRequest {
  readonly appId: string;
  readonly resource: string;
  readonly authenticationMethods: readonly string[];
  readonly authenticatedUtc: number;
  readonly device: DirectoryDevice | undefined;
}

/**
 * Judges the tenant's policies for an app's request. Never asked when a PRT is issued or renewed
 * (concept-primary-refresh-token).
 * @throws Refusal 50076, 53000, 53001, 53003 or 70043, the first three with the claims that a client must ask for interactively.
 */
export function checkConditionalAccess(service: EntraService, trace: SignInTrace, request: AccessRequest): void {
  let refusal: Refusal | undefined;
  for (const policy of service.directory.policies.filter((policy) => concerns(policy, request))) {
    const failed = isMet(service, policy, request) ? undefined : refuse(policy, request);
    trace.policies.push({ id: policy.id, displayName: policy.displayName, result: failed === undefined ? 'success' : 'failure' });
    refusal ??= failed;
  }
  if (refusal !== undefined) throw refusal;
}

/** Whether a policy is meant for this app or its resource. */
export function concerns({ apps }: ConditionalAccessPolicy, { appId, resource }: Pick<AccessRequest, 'appId' | 'resource'>): boolean {
  return apps === 'all' || apps.includes(appId) || apps.includes(findResource(resource)?.appId ?? resource);
}

function isMet(service: EntraService, { demands, maximumAgeMinutes = 60 }: ConditionalAccessPolicy, { authenticationMethods, authenticatedUtc, device }: AccessRequest): boolean {
  switch (demands) {
    case 'mfa':
      return authenticationMethods.some((method) => method === 'mfa' || method === 'ngcmfa');
    case 'compliantDevice':
      return device?.isCompliant === true;
    case 'domainJoinedDevice':
      return device?.trustType === 'ServerAd';
    case 'freshSignIn':
      return service.clock.nowUtc - authenticatedUtc <= maximumAgeMinutes * 60_000;
    case 'block':
      return false;
  }
}

const codes = { mfa: 50076, compliantDevice: 53000, domainJoinedDevice: 53001, block: 53003 } as const;

function refuse({ id, demands, maximumAgeMinutes = 60 }: ConditionalAccessPolicy, { resource, authenticatedUtc }: AccessRequest): Refusal {
  if (demands === 'freshSignIn') return new Refusal(70043, [new Date(authenticatedUtc).toISOString(), `${maximumAgeMinutes * 60}`]);
  // `capolids` is what clients of Entra are handed and send back as they got it (claims challenge).
  const claims = demands === 'block' ? undefined : JSON.stringify({ access_token: { capolids: { essential: true, values: [id] } } });
  return new Refusal(codes[demands], [findResource(resource)?.appId ?? resource], claims);
}
