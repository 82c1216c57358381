import type { AuditRecord, EntraService } from './entra-service.js';
import { remember } from './remembered.js';

/** One thing that was done to the directory, before it takes Graph's form. */
export interface AuditEntry {
  /** As the portal names it: `Disable device`, `Register device`, `Reset user password`. */
  readonly activity: string;
  readonly category: 'Device' | 'UserManagement';
  readonly operationType: 'Add' | 'Update' | 'Delete';
  readonly service: 'Core Directory' | 'Device Registration Service';
  /** User principal name, or the name of a service. */
  readonly initiatedBy: { readonly user: string } | { readonly app: string };
  readonly target: { readonly type: 'Device' | 'User'; readonly id: string; readonly displayName: string };
  /** What changed, as Graph prints values: JSON text. */
  readonly changes?: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  /** Absent: it succeeded. */
  readonly failureReason?: string;
}

/** Appends a record in the shape of Graph's `directoryAudit`. */
export function logAudit(service: EntraService, entry: AuditEntry): void {
  const { clock, random, audits } = service;
  const record: AuditRecord = {
    id: `Directory_${random.guid()}_${audits.length + 1}`,
    category: entry.category,
    correlationId: random.guid(),
    result: entry.failureReason === undefined ? 'success' : 'failure',
    resultReason: entry.failureReason ?? '',
    activityDisplayName: entry.activity,
    activityDateTime: new Date(clock.nowUtc).toISOString(),
    loggedByService: entry.service,
    operationType: entry.operationType,
    initiatedBy:
      'user' in entry.initiatedBy
        ? { app: null, user: { id: null, displayName: null, userPrincipalName: entry.initiatedBy.user, ipAddress: '' } }
        : { app: { appId: null, displayName: entry.initiatedBy.app, servicePrincipalId: null, servicePrincipalName: null }, user: null },
    targetResources: [
      {
        id: entry.target.id,
        displayName: entry.target.displayName,
        type: entry.target.type,
        userPrincipalName: entry.target.type === 'User' ? entry.target.displayName : null,
        groupType: null,
        modifiedProperties: (entry.changes ?? []).map(({ name, from, to }) => ({ displayName: name, oldValue: from, newValue: to })),
      },
    ],
    additionalDetails: [],
  };
  remember(audits, record);
}
