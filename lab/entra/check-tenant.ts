import type { Directory } from './directory.js';
import { Refusal } from './refusal.js';

/** Accepts what may stand for the tenant in a path: its id, a verified domain, `common`, `organizations`. @throws Refusal 90002 */
export function checkTenant(directory: Directory, tenant: string): void {
  const wanted = tenant.toLowerCase();
  const known = wanted === 'common' || wanted === 'organizations' || wanted === directory.tenantId || directory.domains.some(({ name, verified }) => verified && name === wanted);
  if (!known) throw new Refusal(90002, [tenant]);
}
