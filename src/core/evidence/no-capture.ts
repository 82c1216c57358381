import type { DsregCapture, FieldMap } from './dsreg.js';

const noFields: FieldMap = new Map();

/** What stands in for a capture where only other evidence was shown: nothing was printed, so nothing is known. */
export function noCapture(file: string): DsregCapture {
  return {
    file, captureIndex: 0, grammar: 'none', firstLine: 0, lastLine: 0, fields: [], sections: [], byName: noFields, attempts: [], workAccounts: [], proxies: [],
    surroundings: {}, status: 'complete', notes: [], messages: [],
  };
}
