import type { GraphCloud } from './graph-cloud.js';

/** How to sign in. */
export type GraphAuth = 'device-code' | 'browser' | 'azure-cli' | 'environment' | 'managed-identity';

/** What the person said about asking Microsoft Graph. */
export interface GraphOptions {
  readonly auth: GraphAuth;
  readonly cloud: GraphCloud;
  /** Id or domain of the tenant to ask. Absent: the one that the captures print. */
  readonly tenant?: string;
  /** Application (client) id of the person's own app registration. Absent for ways that bring one. */
  readonly client?: string;
}
