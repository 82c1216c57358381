import { expect, test } from 'vitest';
import { eventsWithId } from './events.js';

test('an event of the sign-in log', () => {
  expect(eventsWithId(1081)).toMatchObject([{ channel: 'Microsoft-Windows-AAD/Operational', level: 'Error', stageHint: 'issuance', basis: 'message' }]);
});

test('ids repeat over providers; the one nearest to the PRT comes first', () => {
  expect(eventsWithId(100).map((row) => row.provider)).toEqual([
    'Microsoft-Windows-User Device Registration', 'Microsoft-Windows-Workplace Join', 'Microsoft-Windows-Security-Kerberos',
  ]);
});

test('an event whose meaning no source gives has none', () => {
  const [row] = eventsWithId(1123);
  expect(row).toMatchObject({ level: 'Error', fields: [] });
  expect(row).not.toHaveProperty('meaning');
  expect(row).not.toHaveProperty('basis');
});

test('a meaning that rests on field names alone says so', () => expect(eventsWithId(1272)[0]?.basis).toBe('fields'));

test('a log that no source names is absent', () => expect(eventsWithId(514)[0]).not.toHaveProperty('channel'));

test('an unlisted id has no events', () => expect(eventsWithId(99999)).toEqual([]));
