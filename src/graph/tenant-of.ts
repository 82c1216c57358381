import type { CaptureIdentity } from '../core/identities-of.js';
import { AppError } from '../node/app-error.js';
import { isGuid } from './is-guid.js';

/** The tenant to sign in to: the one that was named, else the only one that the captures print. Throws a usage `AppError` when that cannot be told. */
export function tenantToAsk(identities: readonly CaptureIdentity[], named: string | undefined): string {
  if (named !== undefined) return named.toLowerCase();
  const printed = [...new Set(identities.flatMap(({ tenantId }) => (tenantId !== undefined && isGuid(tenantId) ? [tenantId] : [])))];
  const [only, second] = printed;
  if (only === undefined) throw new AppError('usage', 'The captures do not say which tenant they belong to.', { hint: 'Name it: --graph-tenant <id>. A tenant that does not know the device would make it look deleted.' });
  if (second !== undefined) throw new AppError('usage', `The captures belong to ${String(printed.length)} tenants.`, { hint: `Name the one to ask: --graph-tenant ${only}. Captures of the others are diagnosed without it.` });
  return only;
}

/**
 * The captures about which `tenant` may be asked. Asking a tenant for the device of another one would bring "not found",
 * and that would be taken for a deleted device. A capture that prints no tenant counts where the person named one.
 */
export function ofTenant(identities: readonly CaptureIdentity[], tenant: string, isNamed: boolean): readonly CaptureIdentity[] {
  return identities.filter(({ tenantId }) => (tenantId === undefined || !isGuid(tenantId) ? isNamed : tenantId === tenant));
}
