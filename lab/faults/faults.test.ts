import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../../src/core/index.js';
import { faults } from './index.js';

const notFaults = ['define-fault.ts', 'device-of.ts', 'index.ts', 'pages.ts', 'user-of.ts'];

test('the registry lists every file of this folder once', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !notFaults.includes(name));
  expect(faults.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted());
});

test('every row of the fault table is there', () => {
  const rows = new Set(faults.map(({ row }) => row));
  for (let row = 1; row <= 33; row++) expect(rows).toContain(`F${String(row)}`);
});

test.each(faults.map((fault) => [fault.id, fault] as const))('%s names causes that the engine publishes', (_, { truth, sources, schedule }) => {
  const published = new Map(rules.map((rule) => [rule.id, rule.class]));
  const names = [...truth.causes, ...(truth.vaguer ?? []), ...(truth.takenFor ?? [])];
  for (const cause of names) expect(published.get(cause), cause).toBeDefined();
  expect(new Set(names).size).toBe(names.length);
  // The best name of a fault is of its class. Less exact ones may be filed elsewhere.
  if (truth.causes.length > 0) expect(published.get(truth.causes[0]!)).toBe(truth.class);
  expect(truth.causes.length === 0).toBe(truth.class === 'healthy');
  expect(sources.length).toBeGreaterThan(0);
  if (schedule === undefined) return;
  expect(schedule.at(-1)?.does).toBe('collect');
  expect(schedule.filter(({ does }) => does === 'break')).toHaveLength(1);
  const times = schedule.map(({ at, day }) => (day ?? 0) * 24 + Number(at.slice(0, 2)) + Number(at.slice(3)) / 60);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
