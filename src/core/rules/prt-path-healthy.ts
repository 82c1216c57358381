import type { Facts } from '../derived/facts.js';

/** Whether the capture shows a healthy PRT path, so that a reported symptom must come from above it. */
export function prtPathHealthy({ prt, context, attempt, device }: Facts): boolean {
  if (prt.present !== true || prt.expiry === 'expired' || context.speaksForPrt === false) return false;
  if (attempt && attempt.whose !== 'other') return false;
  if (device.recovery || (device.keySign && device.keySign.result !== 'passed' && device.keySign.result !== 'not-run')) return false;
  if (device.certificate?.state === 'expired' && !device.certificate.disproved) return false;
  return device.deviceAuth?.result !== 'failed-object' && device.deviceAuth?.result !== 'failed-test';
}
