import { encodePart } from '../crypto/compact.js';
import { encryptResponse } from '../crypto/encrypted-response.js';
import { wrapSessionKey } from '../crypto/session-key.js';
import { appIds } from '../names/app-ids.js';
import { kerberosTopLevelNames } from '../names/hosts.js';
import type { DirectoryDevice, DirectoryUser } from './directory.js';
import type { EntraService } from './entra-service.js';
import type { IssuedToken } from './issued-tokens.js';
import { makeRefreshToken } from './issued-tokens.js';
import { Refusal } from './refusal.js';
import { pcAddress } from './sign-in-log.js';
import { clientInfo, pairwiseSubject } from './token-answers.js';

/** A PRT that is about to be issued or renewed. */
export interface PrtIssue {
  readonly user: DirectoryUser;
  readonly device: DirectoryDevice;
  readonly authenticationMethods: readonly string[];
  /** When the user proved who it is; a renewal does not move it. */
  readonly authenticatedUtc: number;
  /** The key to go on with. Absent: a new one is made and sent along. */
  readonly sessionKey?: NonNullable<IssuedToken['sessionKey']>;
  /** The client asked for Kerberos tickets too (`tgt=true`). */
  readonly withTickets: boolean;
}

/** 14 days less a second, as captures show it. */
const prtSeconds = 1_209_599;

/**
 * The JSON that carries a PRT, with the members that captures and public clients show (protocol §1.4).
 * @throws Refusal 130006 if the device's object has no transport key to send a session key under. Documented for Hello; that a
 * password gets the same answer is modelled.
 */
export function answerPrt(service: EntraService, issue: PrtIssue): Record<string, unknown> {
  const { clock, directory, random } = service;
  const { user, device, authenticationMethods } = issue;
  const { nowUtc } = clock;
  const sessionKey = issue.sessionKey ?? { value: random.bytes(32), createdUtc: nowUtc };
  const wrapped = issue.sessionKey === undefined ? wrap(service, device, sessionKey.value) : undefined;
  const refreshToken = makeRefreshToken(random);
  service.issued.refreshTokens.set(refreshToken, {
    kind: 'primary',
    clientId: appIds.windowsSignIn,
    userObjectId: user.objectId,
    deviceId: device.deviceId,
    authenticationMethods,
    issuedUtc: nowUtc,
    expiresUtc: nowUtc + prtSeconds * 1000,
    authenticatedUtc: issue.authenticatedUtc,
    sessionKey,
  });
  return {
    token_type: 'Bearer',
    expires_in: `${prtSeconds}`,
    ext_expires_in: '0',
    expires_on: `${Math.floor(nowUtc / 1000) + prtSeconds}`,
    refresh_token: refreshToken,
    refresh_token_expires_in: prtSeconds,
    ...(wrapped !== undefined && { session_key_jwe: wrapped }),
    id_token: unsignedIdToken(service, user, authenticationMethods),
    client_info: clientInfo(service, user),
    device_tenant_id: directory.tenantId,
    ...(issue.withTickets && tickets(service, user, sessionKey.value)),
  };
}

function wrap(service: EntraService, { transportKey }: DirectoryDevice, sessionKey: Uint8Array): string {
  if (transportKey === undefined) throw new Refusal(130006);
  return wrapSessionKey(sessionKey, transportKey, service.random, service.protocol.suite);
}

/**
 * The id token that comes with a PRT is not signed: TLS and the session key protect it (MS-OAPXBC d3f8893c; `alg` none as
 * captured). A synchronised user's SID is in it; Windows makes that of a cloud user from the object id.
 */
function unsignedIdToken(service: EntraService, user: DirectoryUser, authenticationMethods: readonly string[]): string {
  const { clock, directory, protocol, random } = service;
  const nowSeconds = Math.floor(clock.nowUtc / 1000);
  const claims = {
    aud: appIds.windowsSignIn,
    iss: protocol.issuerOf(directory.tenantId),
    iat: nowSeconds,
    nbf: nowSeconds,
    exp: nowSeconds + 3600,
    amr: authenticationMethods,
    ipaddr: pcAddress,
    name: user.displayName,
    oid: user.objectId,
    ...(user.onPremisesSynced && { onprem_sid: user.sid }),
    pwd_url: 'https://portal.microsoftonline.com/ChangePassword.aspx',
    rh: `1.${random.bytes(24).toString('base64url')}.`,
    sub: pairwiseSubject(user, appIds.windowsSignIn),
    tenant_display_name: directory.tenantName,
    tid: directory.tenantId,
    unique_name: user.userPrincipalName,
    upn: user.userPrincipalName,
    ver: '1.0',
  };
  return `${encodePart({ typ: 'JWT', alg: 'none' })}.${encodePart(claims)}.`;
}

/**
 * Kerberos tickets as JSON in text, in the members that libhimmelblau reads. What is in a ticket is opaque to the PC, and random
 * here; the client's key is encrypted under the session key. Realm names are modelled.
 */
function tickets(service: EntraService, user: DirectoryUser, sessionKey: Uint8Array): Record<string, unknown> {
  const { directory, protocol, random } = service;
  const ticket = (realm: string): string =>
    JSON.stringify({
      clientKey: encryptResponse(random.bytes(32).toString('base64'), { sessionKey, random, mode: protocol.encryption.v2 }, protocol.suite),
      keyType: 18,
      error: null,
      messageBuffer: random.bytes(256).toString('base64'),
      realm,
      sn: `krbtgt/${realm}`,
      cn: user.userPrincipalName,
      sessionKeyType: 18,
      accountType: user.onPremisesSynced ? 1 : 2,
    });
  return {
    ...(user.onPremisesSynced && { tgt_ad: ticket('CORP.CONTOSO.COM') }),
    tgt_cloud: ticket(`KERBEROS.MICROSOFTONLINE.COM:${directory.tenantId}`),
    kerberos_top_level_names: kerberosTopLevelNames,
  };
}
