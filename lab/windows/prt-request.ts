import { createPublicKey, type KeyObject } from 'node:crypto';
import { helloKeyIdOf } from '../crypto/rsa-key-blob.js';
import { signWithDevice, signWithKey, signWithSessionKey } from '../crypto/signed-request.js';
import { appIds } from '../names/app-ids.js';
import { grantTypes } from '../names/grant-types.js';
import { authorityOf } from '../names/hosts.js';
import type { CachedPrt, Machine, MachineRegistration } from './machine.js';

const scope = 'openid aza ugs';

/** How the user is proved in a request for a PRT (protocol §1.3). */
export type UserProof =
  | { readonly grant_type: 'password'; readonly username: string; readonly password: string }
  | { readonly grant_type: typeof grantTypes.jwtBearer; readonly assertion: string }
  | SamlProof;

/** Base64 of what the identity provider says of a federated user. */
export interface SamlProof {
  readonly grant_type: typeof grantTypes.saml;
  readonly assertion: string;
}

/** Where a PC asks for PRTs, and the authority that it notes beside them. */
export interface TokenEndpoint {
  readonly authority: string;
  readonly url: string;
}

/** The token endpoint of the tenant that a PC is registered in. */
export function tokenEndpoint({ tenantId }: MachineRegistration): TokenEndpoint {
  const authority = authorityOf(tenantId);
  return { authority, url: `${authority}/oauth2/token` };
}

/** The fields around a signed request. */
export function fieldsAround(signedRequest: string): Readonly<Record<string, string>> {
  return { grant_type: grantTypes.jwtBearer, request: signedRequest, windows_api_version: '2.2', client_info: '1' };
}

/** A request for a first PRT, signed with the device key. */
export function acquisitionRequest(machine: Machine, registration: MachineRegistration, deviceKey: KeyObject, nonce: string, proof: UserProof): string {
  const payload = { client_id: appIds.windowsSignIn, request_nonce: nonce, scope, win_ver: machine.windowsVersion, group_sids: [], ...proof };
  return signWithDevice(payload, { certificate: registration.certificate, privateKey: deviceKey, header: { kdf_ver: 2 } });
}

/** A request for a newer PRT, signed with the session key of the one at hand (protocol §1.6). */
export function renewalRequest(machine: Machine, prt: CachedPrt, sessionKey: Uint8Array, nonce: string, proof: SamlProof | undefined): string {
  const payload = {
    client_id: appIds.windowsSignIn, request_nonce: nonce, scope, iss: 'aad:brokerplugin', grant_type: 'refresh_token',
    refresh_token: prt.refreshToken, previous_refresh_token: prt.refreshToken, group_sids: [], win_ver: machine.windowsVersion,
    // The documented flow sends the identity provider's word along; how is published nowhere.
    ...(proof && { assertion: proof.assertion }),
  };
  return signWithSessionKey(payload, { sessionKey, ctx: machine.random.bytes(24), kdfVersion: 2 });
}

/**
 * What Hello signs instead of a password (MS-OAPXBC 7290881a-d772-4367-bc29-90333afd7fea): times are by the PC's clock, so a
 * wrong clock shows here.
 */
export function helloProof(machine: Machine, userPrincipalName: string, helloKey: KeyObject, nonce: string): UserProof {
  const nowSeconds = Math.floor(machine.clock.nowUtc / 1000);
  const header = { typ: 'JWT', alg: 'RS256', kid: helloKeyIdOf(createPublicKey(helloKey)), use: 'ngc' };
  const payload = { iss: userPrincipalName, aud: 'common', iat: nowSeconds, exp: nowSeconds + 600, request_nonce: nonce, scope };
  return { grant_type: grantTypes.jwtBearer, assertion: signWithKey(header, payload, helloKey) };
}
