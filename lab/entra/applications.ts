import { appIds } from '../names/app-ids.js';
import { registrationResource } from '../names/registration.js';

/** An app that the tenant knows. */
export interface Application {
  readonly appId: string;
  readonly displayName: string;
  /** Other names under which its tokens are asked for. Absent: it takes none. */
  readonly resources?: readonly string[];
  /** Absent: a public client. */
  readonly secret?: string;
}

/** Clients of the lab's own, for outside clients that need an app to be. */
export const labPublicAppId = 'aaaaaaaa-1111-4111-8111-111111111111';
export const labConfidentialAppId = 'aaaaaaaa-2222-4222-8222-222222222222';
export const labConfidentialSecret = 'lab-client-secret';

/** Apps in every tenant (first-party ids are published by Microsoft), and two of the lab's own. */
export const applications: readonly Application[] = [
  { appId: appIds.windowsSignIn, displayName: 'Windows Sign In' },
  { appId: appIds.broker, displayName: 'Microsoft Authentication Broker' },
  { appId: 'b743a22d-6705-4147-8670-d92fa515ee2b', displayName: 'Microsoft Intune Company Portal for Linux' },
  { appId: appIds.teams, displayName: 'Microsoft Teams' },
  { appId: 'd3590ed6-52b3-4102-aeff-aad2292ab01c', displayName: 'Microsoft Office' },
  { appId: 'ab9b8c07-8f02-4f72-87fa-80105867a763', displayName: 'OneDrive SyncEngine' },
  { appId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46', displayName: 'Microsoft Azure CLI' },
  { appId: '1950a258-227b-4e31-a9cf-717495945fc2', displayName: 'Microsoft Azure PowerShell' },
  { appId: appIds.graph, displayName: 'Microsoft Graph', resources: ['https://graph.microsoft.com'] },
  { appId: '00000002-0000-0000-c000-000000000000', displayName: 'Windows Azure Active Directory', resources: ['https://graph.windows.net', '00000002-0000-0000-c000-000000000000'] },
  { appId: '00000002-0000-0ff1-ce00-000000000000', displayName: 'Office 365 Exchange Online', resources: ['https://outlook.office365.com', 'https://outlook.office.com'] },
  { appId: '00000003-0000-0ff1-ce00-000000000000', displayName: 'Office 365 SharePoint Online', resources: ['https://contoso.sharepoint.com'] },
  { appId: '797f4846-ba00-4fd7-ba43-dac1f8f63013', displayName: 'Windows Azure Service Management API', resources: ['https://management.azure.com', 'https://management.core.windows.net'] },
  { appId: appIds.deviceRegistration, displayName: 'Device Registration Service', resources: [registrationResource] },
  { appId: labPublicAppId, displayName: 'Lab public client' },
  { appId: labConfidentialAppId, displayName: 'Lab confidential client', secret: labConfidentialSecret },
];

/** The app of that id; `undefined`: no app of the tenant. */
export function findApplication(appId: string): Application | undefined {
  return applications.find((app) => app.appId === appId.toLowerCase());
}

/** The app that takes tokens under this name; a slash at its end does not matter. */
export function findResource(resource: string): Application | undefined {
  const wanted = resource.replace(/\/$/, '').toLowerCase();
  return applications.find((app) => app.appId === wanted || app.resources?.includes(wanted) === true);
}
