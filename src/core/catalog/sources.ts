import type { Source } from '../evidence/verdict.js';
import { learn } from './learn.js';

/** A published page that a row of a table rests on. */
export interface TableSource extends Source {
  /** The public copy through which the page was read, where it could not be read itself. The title says so too. */
  readonly readThrough?: string;
}

/**
 * The page behind a key of a `sources` column: the names of `learn`, the ones below, and `errorPage:<number>@<copy>` for
 * Entra's own error page of one AADSTS number, read through a public copy.
 *
 * @returns undefined for a key that names nothing.
 */
export function sourceOf(key: string): TableSource | undefined {
  if (key.startsWith(errorPagePrefix)) return errorPage(key);
  if (Object.hasOwn(learn, key)) return learn[key as keyof typeof learn];
  return Object.hasOwn(more, key) ? more[key as keyof typeof more] : undefined;
}

/**
 * The pages behind several keys, each once, in order.
 *
 * @throws when a key names nothing: the tables are part of the program.
 */
export function sourcesOf(keys: readonly string[]): readonly TableSource[] {
  const sources: TableSource[] = [];
  for (const key of new Set(keys)) {
    const source = sourceOf(key);
    if (source === undefined) throw new Error(`no source is called ${key}`);
    sources.push(source);
  }
  return sources;
}

/** Pages that only tables cite. A page that rules cite as well belongs in `learn.ts`. */
const more = {
  hresultLayout: { title: '[MS-ERREF] 2.1 HRESULT: layout and facilities', url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/0642cb2f-2075-4469-918c-4441e69c548a' },
  ntStatusLayout: { title: '[MS-ERREF] 2.3 NTSTATUS: layout', url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/87fba13e-bf06-450e-83b1-9241dc81e781' },
  ntStatusValues: {
    title: '[MS-ERREF] 2.3.1 NTSTATUS values (cited by address; names and values compared with public code)',
    url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55',
    readThrough: 'public code that repeats ntstatus.h',
  },
  comLayout: { title: 'Structure of COM error codes', url: 'https://learn.microsoft.com/windows/win32/com/structure-of-com-error-codes' },
  comErrors: { title: 'COM error codes: generic, OLE and registration errors (cited by address)', url: 'https://learn.microsoft.com/windows/win32/com/com-error-codes-2' },
  systemErrors: { title: 'System error codes', url: 'https://learn.microsoft.com/windows/win32/debug/system-error-codes' },
  winHttpHeader: { title: 'WinHTTP constants of the Windows SDK (winhttp.h), as windows-rs publishes them', url: 'https://microsoft.github.io/windows-docs-rs/doc/windows/Win32/Networking/WinHttp/index.html' },
  httpConstants: { title: 'HTTP_E_STATUS constants of the Windows SDK (winerror.h), as windows-rs publishes them', url: 'https://microsoft.github.io/windows-docs-rs/doc/windows/Win32/Foundation/index.html' },
  brokerFacilities: { title: 'MSAL.NET issue 4721: broker facilities AA3, AA7 and AA8 are network errors', url: 'https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/4721' },
  rdpEntraAuth: { title: 'WTSCloudAuthConvertAssertionToSerializedUserCredential', url: 'https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtscloudauthconvertassertiontoserializedusercredential' },
  mdmConstants: { title: 'MDM registration constants', url: 'https://learn.microsoft.com/windows/win32/mdmreg/mdm-registration-constants' },
  mdmIntegration: { title: 'Microsoft Entra integration with MDM', url: 'https://learn.microsoft.com/windows/client-management/azure-active-directory-integration-with-mdm' },
  enrollmentErrors: { title: 'Troubleshoot Windows device enrollment errors in Intune', url: 'https://learn.microsoft.com/troubleshoot/mem/intune/device-enrollment/troubleshoot-windows-enrollment-errors' },
  onPremisesSso: { title: 'How SSO to on-premises resources works on Microsoft Entra joined devices', url: 'https://learn.microsoft.com/entra/identity/devices/device-sso-to-on-premises-resources' },
  partnerCompliance: {
    title: 'Error AADSTS530004: AcceptCompliantDevice setting isn\'t configured',
    url: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts530004-acceptcompliantdevice-setting-not-configured',
  },
  graphDevices: { title: 'Microsoft Graph: list devices', url: 'https://learn.microsoft.com/graph/api/device-list' },
  dsRegTool: { title: 'Azure-Samples/DSRegTool', url: 'https://github.com/Azure-Samples/DSRegTool' },
  connectivityTest: { title: 'Azure-Samples/TestDeviceRegConnectivity', url: 'https://github.com/Azure-Samples/TestDeviceRegConnectivity' },
  etwManifests: { title: 'Event manifests of Windows, build by build (jdu2600/Windows10EtwEvents)', url: 'https://github.com/jdu2600/Windows10EtwEvents/tree/84e7261' },
  etwAad: { title: 'Events of Microsoft-Windows-AAD with message text (nasbench/EVTX-ETW-Resources)', url: eventList('Microsoft-Windows-AAD') },
  etwRegistration: { title: 'Events of Microsoft-Windows-User Device Registration (nasbench/EVTX-ETW-Resources)', url: eventList('Microsoft-Windows-User Device Registration') },
  etwHello: { title: 'Events of Microsoft-Windows-HelloForBusiness (nasbench/EVTX-ETW-Resources)', url: eventList('Microsoft-Windows-HelloForBusiness') },
  etwKerberos: { title: 'Events of Microsoft-Windows-Security-Kerberos (nasbench/EVTX-ETW-Resources)', url: eventList('Microsoft-Windows-Security-Kerberos') },
  helloNotLaunched: { title: 'A posted event 360 of User Device Registration', url: 'https://pastebin.com/4AX5yAkf' },
  helloAdfsQuestion: { title: 'Microsoft Q&A 591928: a posted output of dsregcmd /status', url: 'https://learn.microsoft.com/answers/questions/591928/windows-hello-for-business-with-adfs-certificate-h' },
  postedOutput: { title: 'A posted output of dsregcmd /status with its proxy sections', url: 'https://github.com/maxiemiliyan/azure-ad-hybrid-join/blob/main/test-verification/dsregcmd-status.md' },
  dsRegModule: { title: 'DsRegModule: the fields it reads from a Work Account section', url: 'https://github.com/Yevrag35/DsRegModule/blob/master/MG.DsReg/Objects/WorkAccount.cs' },
  workAccountIssue: { title: 'ModernWorkplaceClientCenter issue 4: fields that a Work Account section repeats', url: 'https://github.com/ThomasKur/ModernWorkplaceClientCenter/issues/4' },
} as const satisfies Record<string, TableSource>;

const errorPagePrefix = 'errorPage:';

/** Public copies of Entra's error pages, which one can only open signed in and one by one. */
const errorPageCopies: Readonly<Record<string, string>> = {
  'f-bader': 'github.com/f-bader/EntraID-ErrorCodes@e262416',
  GitGrezly: 'github.com/GitGrezly/azure_codes@903a5f8',
};

function errorPage(key: string): TableSource | undefined {
  const at = key.indexOf('@');
  const number = key.slice(errorPagePrefix.length, at);
  const copy = key.slice(at + 1);
  if (at < 0 || !Object.hasOwn(errorPageCopies, copy) || number === '' || String(Number(number)) !== number) return undefined;
  const readThrough = errorPageCopies[copy] ?? copy;
  return {
    title: `Microsoft Entra error page of AADSTS${number} (read through ${readThrough})`,
    url: `https://login.microsoftonline.com/error?code=${number}`,
    readThrough,
  };
}

function eventList(provider: string): string {
  return `https://github.com/nasbench/EVTX-ETW-Resources/blob/main/ETW%20Events%20List/CSV/W11_21H2/${provider.replaceAll(' ', '%20')}.csv`;
}
