import type { PreJoin } from '../derived/pre-join.js';

/** Whether the recorded try was the renewal of an earlier registration rather than a new join. */
export function isRenewal(preJoin: PreJoin): boolean {
  const operation = preJoin.serverOperation?.value.toLowerCase() ?? '';
  const subCode = preJoin.serverSubCode?.value.toLowerCase() ?? '';
  return operation.includes('renew') || subCode === 'error_missing_device';
}
