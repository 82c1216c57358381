import { issueDeviceCertificate } from '../../crypto/device-certificate.js';
import { emptyGuid } from '../../guid.js';
import type { DirectoryDevice } from '../directory.js';
import type { EntraService } from '../entra-service.js';
import type { JoinRequest } from './read-join-request.js';

/** What a PC gets for a join. */
export interface RegistrationAnswer {
  readonly Certificate: { readonly Thumbprint: string; readonly RawBody: string };
  readonly User: { readonly Upn: string };
  /** Groups of the PC that get new members: who joins becomes a local administrator. */
  readonly MembershipChanges: readonly { readonly LocalSID: string; readonly AddSIDs: readonly string[] }[];
}

/** Where the tenant of the lab is. */
const region = 'EU';

/**
 * Issues the device's certificate and notes in the directory what the PC brought: thumbprint and transport key.
 * @param owner Who joins. Absent: nobody does, as in a hybrid join; modelled: the certificate names the empty GUID then.
 */
export async function certifyDevice(service: EntraService, device: DirectoryDevice, request: JoinRequest, owner: { readonly objectId: string; readonly upn: string; readonly sid: string } | undefined): Promise<RegistrationAnswer> {
  const { clock, random, directory } = service;
  const certificate = await issueDeviceCertificate({
    publicKey: request.deviceKey,
    deviceId: device.deviceId,
    tenantId: directory.tenantId,
    userObjectId: owner?.objectId ?? emptyGuid,
    region,
    joinType: request.joinType === 4 ? 0 : 1,
    issuedUtc: clock.nowUtc,
    random,
  });
  device.displayName = request.displayName;
  device.operatingSystemVersion = request.osVersion;
  device.certificateThumbprint = certificate.thumbprint;
  device.transportKey = request.transportKey;
  device.registeredUtc = clock.nowUtc;
  device.visibleFromUtc = clock.nowUtc;
  const joins = owner !== undefined && request.joinType !== 4;
  return {
    Certificate: { Thumbprint: certificate.thumbprint, RawBody: Buffer.from(certificate.der).toString('base64') },
    User: { Upn: owner?.upn ?? '' },
    MembershipChanges: joins ? [{ LocalSID: 'S-1-5-32-544', AddSIDs: [owner.sid] }] : [],
  };
}
