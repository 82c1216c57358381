import type { GraphOptions } from './graph-options.js';
import type { Inquiry } from './inquiry.js';

/**
 * Requests and the least permission for each. Sources: the permission tables of
 * https://learn.microsoft.com/graph/api/device-list, …/user-get, …/directory-deleteditems-list, …/signin-list and
 * …/directoryaudit-list. The audit log needs Directory.Read.All as well; the sign-in log does in some tenants.
 */
const parts = [
  ['/v1.0/devices', 'Device.Read.All'],
  ['/beta/directory/deletedItems/microsoft.graph.device', 'Device.Read.All'],
  ['/v1.0/users/{user}', 'User.Read.All'],
  ['/v1.0/directory/deletedItems/microsoft.graph.user', 'User.Read.All'],
  ['/beta/auditLogs/signIns (else v1.0)', 'AuditLog.Read.All'],
  ['/v1.0/auditLogs/directoryAudits', 'AuditLog.Read.All, Directory.Read.All'],
] as const;

/** What is going to be asked, where, with which permissions, and what of the evidence that tells. */
export function announcement({ devices, users, requests }: Inquiry, { auth }: Pick<GraphOptions, 'auth'>, tenant: string, base: string, authority: string): string {
  const about = [counted(devices.length, 'device'), counted(users.length, 'user'), counted(requests.length, 'request')].filter((words) => words !== '').join(', ');
  const width = Math.max(...parts.map(([path]) => path.length));
  return [
    `Asking Microsoft Graph at ${base} about ${about} of tenant ${tenant}. It only reads (GET):`,
    ...parts.map(([path, permission]) => `  ${path.padEnd(width)}  ${permission}`),
    `Signing in at ${authority} (${auth}). Ids and names of these devices and users and the times of the captures are sent, nothing else of the evidence.`,
    'A part that the account may not read is left out, and the report says so.',
  ].join('\n');
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}
