import { expect, test } from 'vitest';
import type { EventRecord } from '../../evidence/event.js';
import { EventCollector } from './event-collector.js';
import { mostEvents } from './relevant-events.js';

const event = (atUtc: number | undefined, data: ReadonlyMap<string, string> = new Map()): EventRecord => ({
  file: 'a.evtx', locator: 'record 1', provider: 'Microsoft-Windows-AAD', id: 1098, data, ...(atUtc === undefined ? {} : { atUtc }),
});

test('keeps what matters and counts the rest', () => {
  const collector = new EventCollector();
  collector.add(event(2));
  collector.add({ ...event(5), provider: 'Service Control Manager', id: 7036 });
  collector.skip(1);
  expect(collector.log({ file: 'a.evtx' })).toEqual({ file: 'a.evtx', events: [event(2)], read: 3, omitted: 0, firstUtc: 1, lastUtc: 5 });
});

test('keeps the newest in file order, whichever way the file runs', () => {
  for (const newestFirst of [false, true]) {
    const collector = new EventCollector();
    const times = Array.from({ length: mostEvents * 2 + 10 }, (_, i) => newestFirst ? mostEvents * 3 - i : i);
    for (const at of times) collector.add(event(at));
    const log = collector.log({ file: 'a' });
    expect(log.read).toBe(times.length);
    expect(log.omitted).toBe(mostEvents + 10);
    expect(log.events.map(({ atUtc }) => atUtc)).toEqual(newestFirst ? times.slice(0, mostEvents) : times.slice(-mostEvents));
  }
});

test('bounds what it keeps of giant values, and keeps no token', () => {
  const collector = new EventCollector();
  for (let i = 0; i < 8_000; i++) collector.add(event(i, new Map([['Body', 'x'.repeat(16_400)], ['Token', `eyJ${'a'.repeat(60)}`]])));
  const log = collector.log({ file: 'a' });
  expect(log.events.length + log.omitted).toBe(8_000);
  expect(log.omitted).toBeGreaterThan(0);
  expect(log.events[0]?.data.get('Body')?.length).toBe(16_384);
  expect(log.events[0]?.data.get('Token')).toBe('[removed]');
});
