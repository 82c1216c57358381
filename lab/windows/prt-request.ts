import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { encodePart } from '../crypto/compact.js';
import { toRsaKeyBlob } from '../crypto/rsa-key-blob.js';
import { signWithDevice, signWithSessionKey } from '../crypto/signed-request.js';
import type { CachedPrt, Machine, MachineRegistration } from './machine.js';

/** The client id of Windows's own broker in requests for a PRT (MS-OAPXBC 11e4a749-5064-4c6c-86f8-8c76de699e9f). */
const brokerClientId = '38aa3b87-a06d-4817-b275-7a316988d93b';
const scope = 'openid aza ugs';

/** How the user is proved in a request for a PRT (protocol §1.3). */
export type UserProof =
  | { readonly grant_type: 'password'; readonly username: string; readonly password: string }
  | { readonly grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer'; readonly assertion: string }
  | SamlProof;

/** Base64 of what the identity provider says of a federated user. */
export interface SamlProof {
  readonly grant_type: 'urn:ietf:params:oauth:grant-type:saml1_1-bearer';
  readonly assertion: string;
}

/** Where a PC of this tenant asks for PRTs, and the authority that it notes beside them. */
export function tokenEndpoint({ tenantId }: MachineRegistration): { readonly authority: string; readonly url: string } {
  const authority = `https://login.microsoftonline.com/${tenantId}`;
  return { authority, url: `${authority}/oauth2/token` };
}

/** The form around a signed request. `tgt` asks for Kerberos tickets. */
export function prtForm(signedRequest: string): Readonly<Record<string, string>> {
  return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', request: signedRequest, windows_api_version: '2.2', client_info: '1', tgt: 'true' };
}

/** A request for a first PRT, signed with the device key. */
export function acquisitionRequest(machine: Machine, registration: MachineRegistration, deviceKey: KeyObject, nonce: string, proof: UserProof): string {
  const payload = { client_id: brokerClientId, request_nonce: nonce, scope, win_ver: machine.windowsVersion, group_sids: [], ...proof };
  return signWithDevice(payload, { certificate: registration.certificate, privateKey: deviceKey, header: { kdf_ver: 2 } });
}

/** A request for a newer PRT, signed with the session key of the one at hand (protocol §1.6). */
export function renewalRequest(machine: Machine, prt: CachedPrt, sessionKey: Uint8Array, nonce: string, proof: SamlProof | undefined): string {
  const payload = {
    client_id: brokerClientId, request_nonce: nonce, scope, iss: 'aad:brokerplugin', grant_type: 'refresh_token',
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
  const signed = `${encodePart(header)}.${encodePart(payload)}`;
  return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: `${signed}.${sign('sha256', Buffer.from(signed), helloKey).toString('base64url')}` };
}

/** Base64 of SHA-256 over the key's `RSA1` blob (MS-OAPXBC 39ac8ed1-ea36-4e9f-8fa3-7e96218f6186). */
export function helloKeyIdOf(publicKey: KeyObject): string {
  return createHash('sha256').update(toRsaKeyBlob(publicKey)).digest('base64');
}
