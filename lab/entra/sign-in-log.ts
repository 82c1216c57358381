import { emptyGuid } from '../guid.js';
import { findApplication, findResource } from './applications.js';
import type { DirectoryDevice, DirectoryUser } from './directory.js';
import type { EntraService } from './entra-service.js';
import type { Refusal, RequestIds } from './refusal.js';
import { remember } from './remembered.js';

/** What a token request turned out to be; filled in while it is read, so that a refusal is logged with what was known. */
export interface SignInTrace {
  appId?: string;
  resource?: string;
  /** As typed; the directory may not know it. */
  userPrincipalName?: string;
  user?: DirectoryUser;
  device?: DirectoryDevice;
  incomingTokenType: 'none' | 'primaryRefreshToken' | 'saml11' | 'refreshToken';
  interactive: boolean;
  /** Members of `authenticationProtocol`. */
  protocol: 'none' | 'oAuth2' | 'ropc' | 'deviceCode';
  /** The policies that were judged, with their results. */
  policies: { readonly id: string; readonly displayName: string; readonly result: 'success' | 'failure' }[];
}

/** The trace of a request of which nothing is known yet. */
export function startTrace(): SignInTrace {
  return { incomingTokenType: 'none', interactive: false, protocol: 'none', policies: [] };
}

/** Whence every PC asks: an address of the range for documentation (RFC 5737). */
export const pcAddress = '192.0.2.42';

/** As Graph names the three. */
const trustTypes = { AzureAd: 'Azure AD joined', ServerAd: 'Hybrid Azure AD joined', Workplace: 'Azure AD registered' } as const;

/**
 * Appends a row in the shape of Graph's `signIn` (beta). Member names and values are documented
 * (https://learn.microsoft.com/graph/api/resources/signin); that a refused request for a PRT writes a row of this form is
 * modelled: nobody publishes which row each fault writes.
 */
export function logSignIn(service: EntraService, trace: SignInTrace, ids: RequestIds, refusal: Refusal | undefined): void {
  const { user, device } = trace;
  const resource = trace.resource === undefined ? undefined : findResource(trace.resource);
  remember(service.signIns, {
    id: ids.traceId,
    createdDateTime: new Date(service.clock.nowUtc).toISOString(),
    userDisplayName: user?.displayName ?? trace.userPrincipalName ?? '',
    userPrincipalName: user?.userPrincipalName ?? trace.userPrincipalName ?? '',
    userId: user?.objectId ?? emptyGuid,
    appId: trace.appId ?? '',
    appDisplayName: trace.appId === undefined ? '' : (findApplication(trace.appId)?.displayName ?? ''),
    resourceDisplayName: resource?.displayName ?? '',
    resourceId: resource?.appId ?? '',
    ipAddress: pcAddress,
    clientAppUsed: 'Mobile Apps and Desktop clients',
    userAgent: '',
    correlationId: ids.correlationId,
    conditionalAccessStatus: trace.policies.length === 0 ? 'notApplied' : trace.policies.some(({ result }) => result === 'failure') ? 'failure' : 'success',
    originalRequestId: ids.traceId,
    isInteractive: trace.interactive,
    tokenIssuerType: 'AzureAD',
    signInEventTypes: [trace.interactive ? 'interactiveUser' : 'nonInteractiveUser'],
    incomingTokenType: trace.incomingTokenType,
    authenticationProtocol: trace.protocol,
    riskDetail: 'none',
    riskLevelAggregated: 'none',
    riskState: 'none',
    status: {
      errorCode: refusal?.code ?? 0,
      failureReason: refusal === undefined ? 'Other.' : refusal.message.replace(/^AADSTS\d+: /, ''),
      additionalDetails: null,
    },
    deviceDetail: {
      deviceId: device?.deviceId ?? '',
      displayName: device?.displayName ?? '',
      operatingSystem: device === undefined ? '' : 'Windows',
      browser: '',
      isCompliant: device?.isCompliant ?? null,
      isManaged: device?.isManaged ?? null,
      trustType: device === undefined ? '' : trustTypes[device.trustType],
    },
    location: { city: '', state: '', countryOrRegion: '', geoCoordinates: {} },
    appliedConditionalAccessPolicies: trace.policies.map(({ id, displayName, result }) => ({ id, displayName, enforcedGrantControls: [], enforcedSessionControls: [], result })),
  });
}
