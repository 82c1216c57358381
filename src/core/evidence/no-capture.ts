import type { DsregCapture, FieldMap } from './dsreg.js';

const noFields: FieldMap = new Map();

/**
 * What stands in for a capture where only other evidence was shown: nothing was printed, so nothing is known but, where it
 * holds records of several PCs, the name of the one that is meant, which has a number of its own.
 */
export function noCapture(file: string, computer?: { readonly name: string; readonly index: number }): DsregCapture {
  return {
    file, captureIndex: computer?.index ?? 0, grammar: 'none', firstLine: 0, lastLine: 0, fields: [], sections: [], byName: noFields, attempts: [], workAccounts: [], proxies: [],
    surroundings: computer ? { host: { fact: 'Computer', value: computer.name, file } } : {}, status: 'complete', notes: [], messages: [],
  };
}
