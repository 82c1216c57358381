import type { Registration } from './pc-state.js';
import type { SoftTpm } from './tpm.js';

/**
 * What `KeySignTest` of dsregcmd says: whether each key of the registration can be used now. A PC whose device key was unusable
 * printed an error code, one whose transport key was printed none (github.com/Gerenios/AADInternals-Endpoints/issues/3,
 * github.com/Gerenios/AADInternals/issues/82).
 */
export function testKeys(tpm: SoftTpm): Registration['keySignTest'] {
  if ('errorCode' in tpm.use('device')) return { result: 'failed', key: 'device key', errorCode: '0xd0048451' };
  return 'errorCode' in tpm.use('transport') ? { result: 'failed', key: 'transport key' } : { result: 'passed' };
}
