import { describe, expect, test } from 'vitest';
import { eventLog, eventRecord, eventTimeUtc, withoutTime } from '../testing/event-record.js';
import { computersOf, splitByComputer } from './computers-of.js';

const by = (computer: string | undefined, minutes = 0) => eventRecord(1081, {}, { ...(computer === undefined ? {} : { computer }), atUtc: eventTimeUtc + minutes * 60_000 });
const part = (own: readonly string[], ...computers: readonly (string | undefined)[]) => splitByComputer(eventLog(computers.map((name, at) => by(name, at))))(new Set(own));

test('names are told in lower case, masked and blank ones are none', () => {
  expect([...computersOf(eventLog([by('PC-1'), by('pc-1'), by('***'), by('<removed>'), by(undefined), by('PC-2.contoso.com')]))]).toEqual(['pc-1', 'pc-2.contoso.com']);
});

describe('the records of one computer', () => {
  test.each<[string, readonly string[], readonly (string | undefined)[], number | undefined]>([
    ['all of them, where no other is named', ['pc-1'], ['PC-1', 'pc-1', undefined], 3],
    ['all of them, where none is named', ['pc-1'], [undefined, undefined], 2],
    ['its own, where others are named', ['pc-1'], ['PC-1', 'PC-2', 'PC-1'], 2],
    ['both forms of its name', ['pc-1', 'pc-1.contoso.com'], ['PC-1', 'PC-2', 'PC-1.contoso.com'], 2],
    ['a record without a name beside two computers is nobody\'s', ['pc-1'], ['PC-1', 'PC-2', undefined], 1],
    ['none, where only others are named', ['pc-1'], ['PC-2', undefined], undefined],
  ])('%s', (_, own, computers, expected) => expect(part(own, ...computers)?.events.length).toBe(expected));

  test('in the order of the file, with what was left out', () => {
    const log = part(['pc-1', 'pc-1.contoso.com'], 'PC-1.contoso.com', 'PC-2', 'PC-1', 'PC-3', 'PC-4', 'PC-5');
    expect(log?.events.map(({ computer }) => computer)).toEqual(['PC-1.contoso.com', 'PC-1']);
    expect(log?.elsewhere).toEqual({ records: 4, computers: 4, some: ['PC-2', 'PC-3', 'PC-4'] });
  });

  test('another PC\'s stamp tells the zone of the export, before its record is left out', () => {
    const at = (record: ReturnType<typeof by>, atLocal: number) => ({ ...withoutTime(record), atLocal });
    const stamped = { ...by('PC-2'), data: new Map([['ErrorDescription', 'AADSTS50155: x Timestamp: 2026-03-02 09:00:00Z']]) };
    const log = eventLog([at(by('PC-1'), eventTimeUtc - 7 * 3_600_000), at(stamped, eventTimeUtc - 8 * 3_600_000)]);
    expect(splitByComputer(log)(new Set(['pc-1']))).toMatchObject({ events: [{ computer: 'PC-1', atUtc: eventTimeUtc + 3_600_000 }] });
  });

  test('how long the others wrote is not its span', () => {
    const log = eventLog([by('PC-1', 1), by('PC-1', 2), by('PC-2', 50_000)], { firstUtc: 0, lastUtc: eventTimeUtc + 50_000 * 60_000 });
    expect(splitByComputer(log)(new Set(['pc-1']))).toMatchObject({ firstUtc: eventTimeUtc + 60_000, lastUtc: eventTimeUtc + 120_000 });
    const untimed = splitByComputer({ ...log, events: log.events.map(withoutTime) })(new Set(['pc-1']));
    expect(untimed).not.toHaveProperty('lastUtc');
  });
});
