import { helloKeyIdOf } from '../../crypto/rsa-key-blob.js';
import type { TokenClaims } from '../access-token.js';
import type { DirectoryUser } from '../directory.js';
import { findDevice } from '../directory.js';
import type { EntraService } from '../entra-service.js';
import { readJsonObject, readKeyBlob } from './read-join-request.js';
import { RegistrationError } from './registration-error.js';

/** What a PC gets for a Hello key. */
export interface HelloKeyAnswer {
  /** Base64 of SHA-256 over the blob: the `kid` of assertions that the key signs. */
  readonly kid: string;
  readonly upn: string;
}

/**
 * `POST /EnrollmentServer/key/` with `{"kngc": …}`, an `RSA1` blob (MS-KPP 3.1.5.1.1.1): the directory learns the user's
 * Windows Hello key. The token has to name the device, and to come from a sign-in with a second factor.
 *
 * @throws RegistrationError
 */
export function registerHelloKey(service: EntraService, user: DirectoryUser, claims: TokenClaims, body: string): HelloKeyAnswer {
  const publicKey = readKeyBlob(readJsonObject(body), 'kngc');
  const device = typeof claims['deviceid'] === 'string' ? findDevice(service.directory, claims['deviceid']) : undefined;
  if (device === undefined) throw new RegistrationError('AuthenticationError', 'The token does not name a device.', 'DeviceNotFound');
  const methods: unknown = claims['amr'];
  if (!Array.isArray(methods) || !(methods.includes('mfa') || methods.includes('ngcmfa'))) throw new RegistrationError('AuthorizationError', 'The user has not used a second factor.');
  const keyId = helloKeyIdOf(publicKey);
  const others = user.helloKeys.findIndex((key) => key.keyId === keyId);
  if (others >= 0) user.helloKeys.splice(others, 1);
  user.helloKeys.push({ keyId, deviceId: device.deviceId, publicKey });
  return { kid: keyId, upn: user.userPrincipalName };
}
