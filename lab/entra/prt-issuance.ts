import { grantTypes } from '../names/grant-types.js';
import { authenticateDevice } from './device-authentication.js';
import type { DirectoryUser } from './directory.js';
import type { EntraService } from './entra-service.js';
import { readHelloAssertion } from './hello-assertion.js';
import { answerPrt } from './prt-answer.js';
import { readFederatedUser } from './federated-user.js';
import { Refusal } from './refusal.js';
import type { SignInTrace } from './sign-in-log.js';
import { readTextMember } from './read-text-member.js';
import { authenticateByPassword, authenticateByToken } from './user-authentication.js';

/**
 * A PRT for a request that carries the user's credential and is signed with the device key. Checked in the order of MS-OAPXBC
 * f775b7dc-9638-490b-8d71-a968ef2311bf: signature, nonce, user, device. Conditional Access is not asked.
 * @throws Refusal
 */
export async function issuePrt(service: EntraService, trace: SignInTrace, request: string, withTickets: boolean): Promise<Record<string, unknown>> {
  const signed = service.protocol.readDeviceSigned(request);
  // Modelled: which code a wrong signature gets. 50027 is the documented one for JWTs that are invalid in any way.
  if (signed === undefined) throw new Refusal(50027, ['The request is not signed with the key of its certificate.']);
  const { payload } = signed;
  trace.appId = readTextMember(payload, 'client_id');
  trace.interactive = true;
  const known = service.nonces.use(payload['request_nonce']);
  if (service.protocol.checksNonce && !known) throw new Refusal(140000);
  const proof = await authenticateUser(service, trace, payload);
  const device = authenticateDevice(service, trace, signed.certificate);
  return answerPrt(service, { ...proof, device, withTickets });
}

interface UserProof {
  readonly user: DirectoryUser;
  readonly authenticationMethods: readonly string[];
  readonly authenticatedUtc: number;
}

async function authenticateUser(service: EntraService, trace: SignInTrace, payload: Readonly<Record<string, unknown>>): Promise<UserProof> {
  const grantType = readTextMember(payload, 'grant_type');
  const authenticatedUtc = service.clock.nowUtc;
  switch (grantType) {
    case 'password': {
      const user = authenticateByPassword(service, trace, readTextMember(payload, 'username'), readTextMember(payload, 'password'));
      return { user, authenticationMethods: ['pwd', 'rsa'], authenticatedUtc };
    }
    case grantTypes.jwtBearer: {
      const user = readHelloAssertion(service, trace, readTextMember(payload, 'assertion'), payload['request_nonce']);
      return { user, authenticationMethods: ['rsa', 'ngcmfa'], authenticatedUtc };
    }
    case grantTypes.saml: {
      trace.incomingTokenType = 'saml11';
      const user = await readFederatedUser(service, trace, readTextMember(payload, 'assertion'));
      return { user, authenticationMethods: ['pwd', 'rsa'], authenticatedUtc };
    }
    case 'refresh_token': {
      trace.incomingTokenType = 'refreshToken';
      trace.interactive = false;
      const token = service.issued.refreshTokens.get(readTextMember(payload, 'refresh_token'));
      if (token === undefined) throw new Refusal(70000);
      return { user: authenticateByToken(service, trace, token), authenticationMethods: token.authenticationMethods, authenticatedUtc: token.authenticatedUtc };
    }
    default:
      throw new Refusal(70003, [grantType]);
  }
}
