import { describe, expect, test } from 'vitest';
import { eventLog, eventRecord, eventTimeUtc } from '../testing/event-record.js';
import { pcsOf } from './pcs-of.js';

const pcs = (...computers: readonly string[]) => pcsOf([eventLog(computers.map((computer, at) => eventRecord(1081, {}, { computer, atUtc: eventTimeUtc + at })))]).map(({ name }) => name.toLowerCase());

describe('the PCs of logs', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['one, with and without its domain', ['PC-1', 'PC-1.contoso.com'], ['pc-1.contoso.com']],
    ['two', ['PC-1', 'PC-2', 'PC-1'], ['pc-1', 'pc-2']],
    ['one name in two domains is two', ['PC-1.contoso.com', 'PC-1.fabrikam.com'], ['pc-1.contoso.com', 'pc-1.fabrikam.com']],
    ['a new PC before and after it got its name is one', ['DESKTOP-1A2B3C4', 'DESKTOP-1A2B3C4', 'PC-1.contoso.com'], ['pc-1.contoso.com']],
    ['a PC that had a name before the other was set up is another', ['PC-1', 'DESKTOP-1A2B3C4'], ['pc-1', 'desktop-1a2b3c4']],
    ['a PC with a given name that goes on writing is another', ['DESKTOP-1A2B3C4', 'PC-1', 'DESKTOP-1A2B3C4'], ['desktop-1a2b3c4', 'pc-1']],
    ['two PCs with given names are two', ['DESKTOP-1A2B3C4', 'DESKTOP-5D6E7F8'], ['desktop-1a2b3c4', 'desktop-5d6e7f8']],
    ['nobody is named', [], []],
  ])('%s', (_, computers, expected) => expect(pcs(...computers)).toEqual(expected));
});
