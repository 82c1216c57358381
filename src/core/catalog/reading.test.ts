import { expect, test } from 'vitest';
import { readEvent, readField, readHttpStatus, readUnnumbered } from './reading.js';

test('an event without a published meaning says so', () => {
  expect(readEvent({ provider: 'Microsoft-Windows-AAD', id: 1123, fields: [], builds: '1607+', sources: ['etwManifests'] })).toMatchObject({
    id: 'AAD 1123', title: 'Event 1123 of AAD', known: true, meaning: 'The published manifest declares this event; no source says what it means.',
    details: [{ label: 'Windows', value: '1607+' }],
  });
});

test('an event whose meaning rests on its field names says so', () => {
  const reading = readEvent({ provider: 'Microsoft-Windows-AAD', id: 1, fields: ['a', 'b'], meaning: 'm', basis: 'fields', builds: '1+', sources: ['etwManifests'] });
  expect(reading.details).toContainEqual({ label: 'Meaning from', value: 'the names of its fields only' });
  expect(reading.details).toContainEqual({ label: 'Fields', value: 'a, b' });
});

test('a field without a meaning is told by what it tells', () => {
  const reading = readField({ section: 'S', field: 'F', values: [], tells: 'something', sources: ['dsregcmd'] });
  expect(reading.meaning).toBe('something');
  expect(reading.details).toEqual([]);
});

test('an HTTP status is told by what the broker says', () => {
  expect(readHttpStatus(407)).toMatchObject({ known: true, classHint: 'network' });
  expect(readHttpStatus(418)).toMatchObject({ known: false });
});

test('a code without a number goes by its name', () => {
  expect(readUnnumbered({ names: ['STATUS_X'], meaning: 'm', note: 'n', sources: ['prt'] })).toMatchObject({ id: 'STATUS_X', notes: ['n'], disagreements: [] });
});
