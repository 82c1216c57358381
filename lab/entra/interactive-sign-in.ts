import type { DirectoryUser } from './directory.js';
import { concerns } from './conditional-access.js';
import type { EntraService } from './entra-service.js';
import type { SignInTrace } from './sign-in-log.js';
import { checkAccount, identifyUser } from './user-authentication.js';

/** A user who sat in front of a browser. */
export interface InteractiveSignIn {
  readonly user: DirectoryUser;
  readonly authenticationMethods: readonly string[];
  readonly authenticatedUtc: number;
}

/**
 * The lab's user signs in at a browser: types the right password, and does multi-factor authentication where a policy demands
 * it. Modelled; no page is shown.
 * @throws Refusal for a user who cannot sign in.
 */
export function interactiveSignIn(service: EntraService, trace: SignInTrace, { loginHint, appId, resource }: { readonly loginHint: string; readonly appId: string; readonly resource: string }): InteractiveSignIn {
  const user = identifyUser(service, trace, loginHint);
  checkAccount(user);
  const demandsMfa = service.directory.policies.some((policy) => policy.demands === 'mfa' && concerns(policy, { appId, resource }));
  return { user, authenticationMethods: demandsMfa ? ['pwd', 'mfa'] : ['pwd'], authenticatedUtc: service.clock.nowUtc };
}
