import type { Basis } from '../basis.js';
import { troubleshootPrt } from '../names/pages.js';

/** The NTSTATUS that Windows makes of a failed attempt, and how well that is known. */
export interface AttemptStatus {
  /** `0xc000006d` */
  readonly code: string;
  readonly basis: Basis;
  readonly source: string;
}

function documented(code: string): AttemptStatus {
  return { code, basis: 'documented', source: troubleshootPrt };
}

function modelled(code: string, assumption: string): AttemptStatus {
  return { code, basis: 'modelled', source: assumption };
}

/** What does not depend on an answer's status. */
export const statuses = {
  realmNotFound: documented('0xc000005f'),
  malformedUserName: documented('0xc004844c'),
  /** The answer with the PRT brings no SID of the user: a proxy changed it. */
  sidIsEmpty: documented('0xc0048442'),
  samlTokenIsEmpty: documented('0xc00484c1'),
  noPasswordEndpoint: documented('0xc004848b'),
  noCertificateEndpoint: documented('0xc004848c'),
  dtdProhibited: documented('0xc00cee4f'),
  /** Realm discovery or nonce brought something that is no JSON. */
  answerIsNoJson: modelled('0xc0048442', `${troubleshootPrt} names 0xc0048442 for an answer that a proxy modified; assumed for all answers of the service before the PRT`),
  /** WC_E_ELEMENTMATCH: tags do not match, as in HTML. */
  metadataIsNoXml: modelled('0xc00cee3b', `${troubleshootPrt} documents codes of the XML parser (facility 0xc) for metadata that it cannot read; assumed is always that of tags that do not match`),
  deviceKeyUnusable: modelled('0xc0048451', 'KeySignTest of a PC without usable device key printed 0xd0048451 (github.com/Gerenios/AADInternals-Endpoints/issues/3), which is this NTSTATUS as HRESULT; assumed for sign-in too'),
  responseNotDecrypted: modelled('0xc0048451', 'nobody publishes the status when the TPM cannot unwrap the session key; assumed to be that of an unusable device key'),
  notCloudJoined: modelled('0xc00484b2', 'shown with event 1089 on a PC without registration; only third parties name it'),
} as const satisfies Record<string, AttemptStatus>;

/** Connection was there and broke: a reset, an answer that is no HTTP, everything of TLS. */
const brokenMidway = new Set([12030, 12152, 12157, 12169, 12175, 12179, 12185, 12186]);

/**
 * No answer came. The page names 0xc000023c, 0xc00000be and 0xc00000c4 for that without saying when which; for a name that does
 * not resolve, a PC printed the first. 0xc00000be is therefore never made here.
 */
export function statusOfTransport(winHttpError: number): AttemptStatus {
  if (winHttpError === 12007) return { code: '0xc000023c', basis: 'captured', source: 'a PC whose DNS was broken printed 0xc000023c beside HTTP Error 0x80072ee7' };
  if (brokenMidway.has(winHttpError)) return modelled('0xc00000c4', `one of the three of ${troubleshootPrt}; its name, STATUS_UNEXPECTED_NETWORK_ERROR, fits a connection that breaks`);
  return modelled('0xc000023c', `one of the three of ${troubleshootPrt}; its name, STATUS_NETWORK_UNREACHABLE, fits a connection that does not come about`);
}

/** The service, the identity provider or a proxy answered with an error. `oauthError` absent: the answer brought none. */
export function statusOfAnswer(httpStatus: number, oauthError: string | undefined): AttemptStatus {
  if (httpStatus === 407) return modelled('0xc000006d', `${troubleshootPrt} names proxies that the PC cannot authenticate at among the reasons for 0xc000006d`);
  if (httpStatus !== 400) return modelled('0xc000023c', `${troubleshootPrt}: HTTP above 400 is 0xc000023c, 0xc00000be or 0xc00000c4, without saying when which`);
  if (oauthError === 'invalid_grant') return documented('0xc000006d');
  if (oauthError === 'invalid_request') return { code: '0xc00000d0', basis: 'captured', source: 'a PC whose user had a name of no tenant printed 0xc00000d0 beside HTTP status 400 and invalid_request with AADSTS90002' };
  if (oauthError === 'interaction_required') return modelled('0xc000006d', `${troubleshootPrt}: HTTP 400 is 0xc000006d or 0xc00000d0; assumed to be that of a refused user`);
  return modelled('0xc00000d0', `${troubleshootPrt}: HTTP 400 is 0xc000006d or 0xc00000d0; assumed to be that of a refused request`);
}

/** The same code as HRESULT (HRESULT_FROM_NT), as dsregcmd prints it outside of the PRT's diagnostics: `0xd000023c`. */
export function asHresult(ntStatus: string): string {
  return `0x${(Number(ntStatus) + 0x1000_0000).toString(16)}`;
}
