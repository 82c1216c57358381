import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeFamily, type CodeFamily, formatCode } from './code.js';
import { endpointRows } from './endpoints.js';
import { eventRows, eventsWithId } from './events.js';
import { fieldRows, fieldsNamed } from './fields.js';
import { classHints, stageHints } from './hint.js';
import { aadstsRows, codeRows, describeCode, lookupAadsts, lookupCode } from './lookup.js';
import { sourceOf } from './sources.js';

const folder = join(import.meta.dirname, 'data');
const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

/** How many rows each table has: a lost line is seen here. */
const rowCounts = {
  'aadsts.tsv': 445, 'broker.tsv': 224, 'cloudap.tsv': 15, 'dsreg.tsv': 43, 'endpoints.tsv': 27, 'events.tsv': 631, 'families.tsv': 19,
  'fields.tsv': 115, 'mdm.tsv': 55, 'ntstatus.tsv': 23, 'security.tsv': 97, 'tpm.tsv': 308, 'windows.tsv': 13, 'winhttp.tsv': 96,
};

/** Families that a file of codes may hold. A code in the wrong file is hard to find for the next contributor. */
const fileFamilies: Readonly<Record<string, readonly CodeFamily[]>> = {
  'broker.tsv': ['adal', 'adal-http', 'adal-inet', 'winhttp'],
  'cloudap.tsv': ['cloudap'],
  'dsreg.tsv': ['dsreg'],
  'mdm.tsv': ['mdm'],
  'ntstatus.tsv': ['ntstatus'],
  'security.tsv': ['nte', 'sspi', 'cert'],
  'tpm.tsv': ['tpm'],
  'windows.tsv': ['win32', 'com', 'xml', 'unknown'],
  'winhttp.tsv': ['winhttp'],
};

function lines(name: string): readonly string[] {
  return (texts.get(name) ?? '').trimEnd().split('\n').slice(1);
}

test('every table is listed here', () => expect([...texts.keys()].toSorted()).toEqual(Object.keys(rowCounts).toSorted()));

describe.each(Object.entries(rowCounts))('%s', (name, count) => {
  const text = texts.get(name) ?? '';
  test(`has ${count} rows`, () => expect(lines(name)).toHaveLength(count));

  test('every row fills every column, with - for nothing', () => {
    const columns = text.slice(0, text.indexOf('\n')).split('\t').length;
    for (const line of lines(name)) {
      const cells = line.split('\t');
      expect(cells, line).toHaveLength(columns);
      expect(cells.every((cell) => cell !== '' && cell === cell.trim()), line).toBe(true);
    }
  });

  test('says nothing without a source, and nothing about other products', () => {
    for (const word of ['UNSOURCED', 'wiki', 'blog', 'cmtrace', 'mingw', 'internal Microsoft']) expect(text.toLowerCase(), word).not.toContain(word.toLowerCase());
  });

  test('every source of every row is a page', () => {
    const column = text.slice(0, text.indexOf('\n')).split('\t').indexOf('sources');
    expect(column).toBeGreaterThan(0);
    for (const line of lines(name)) {
      const keys = (line.split('\t')[column] ?? '').split(' ');
      for (const key of keys) {
        const source = sourceOf(key);
        expect(source, `${key} in ${line}`).toBeDefined();
        expect(URL.canParse(source?.url ?? ''), source?.url).toBe(true);
        expect(source?.title.length).toBeGreaterThan(5);
      }
      expect(new Set(keys).size, line).toBe(keys.length);
    }
  });
});

describe('codes', () => {
  test('all rows load', () => {
    const listed = Object.keys(fileFamilies).reduce((sum, name) => sum + lines(name).length, 0);
    expect(codeRows()).toHaveLength(listed);
  });

  test.each(Object.entries(fileFamilies))('%s holds its own families, in lower case, ascending, each code once', (name, families) => {
    let last = -1;
    for (const line of lines(name)) {
      const [printed = ''] = line.split('\t');
      if (printed === '-') continue;
      const code = Number(printed);
      expect(printed).toBe(formatCode(code));
      expect(families, printed).toContain(codeFamily(code));
      expect(code, printed).toBeGreaterThan(last);
      last = code;
    }
  });

  test('no code stands in two rows', () => {
    const seen = codeRows().flatMap((row) => (row.code === undefined ? [] : [row.code]));
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('twin rows are two pages\' spellings of one fault: same class and stage', () => {
    for (const { code } of codeRows()) {
      if (code === undefined) continue;
      const twins = lookupCode(code)?.rows ?? [];
      expect(new Set(twins.map((row) => `${row.classHint} ${row.stageHint} ${row.detail}`)).size, formatCode(code)).toBe(1);
    }
  });

  test('every row has a meaning, known hints and a source; names are symbols', () => {
    for (const row of codeRows()) {
      const where = `${row.code === undefined ? row.names.join() : formatCode(row.code)}`;
      expect(row.meaning.length, where).toBeGreaterThan(2);
      expect(row.sources.length, where).toBeGreaterThan(0);
      if (row.classHint !== undefined) expect(classHints, where).toContain(row.classHint);
      if (row.stageHint !== undefined) expect(stageHints, where).toContain(row.stageHint);
      for (const name of row.names) expect(name).toMatch(/^[A-Z][A-Za-z0-9_]+$/);
    }
  });
});

test('every family of the algebra has a row that describes it', () => {
  const families = lines('families.tsv').map((line) => line.split('\t')[0]);
  const samples = [0, 5, 12002, 0xc0000001, 0xc0048400, 0xcaa10000, 0xcaa30190, 0xcaa70099, 0x80190190, 0x800c0005, 0x801c0999, 0x80280fff, 0x80090299, 0x80090399, 0x800b0999, 0xc00ce000, 0x80180999, 0x80004005, 0x12345678];
  expect(samples.map((code) => codeFamily(code)).toSorted()).toEqual(families.toSorted());
  for (const code of samples) expect(describeCode(code).familyTitle.length).toBeGreaterThan(2);
});

describe('AADSTS numbers', () => {
  test('all rows load, ascending, each number once', () => {
    expect(aadstsRows()).toHaveLength(rowCounts['aadsts.tsv']);
    let last = 0;
    for (const { number } of aadstsRows()) {
      expect(number).toBeGreaterThan(last);
      last = number;
    }
  });

  test('every row has a meaning, a known hint and a source', () => {
    for (const row of aadstsRows()) {
      expect(lookupAadsts(row.number)).toBe(row);
      expect(classHints, String(row.number)).toContain(row.classHint);
      expect(['low', 'medium', 'high'], String(row.number)).toContain(row.prtRelevance);
      expect(row.sources.length, String(row.number)).toBeGreaterThan(0);
    }
  });

  test('an error page is cited for its own number', () => {
    for (const row of aadstsRows()) {
      for (const key of row.sources) if (key.startsWith('errorPage:')) expect(key).toContain(`:${row.number}@`);
    }
  });
});

describe('events', () => {
  test('all rows load; provider and id name one event', () => {
    expect(eventRows()).toHaveLength(rowCounts['events.tsv']);
    expect(new Set(eventRows().map((row) => `${row.provider} ${row.id}`)).size).toBe(rowCounts['events.tsv']);
  });
  test('every row is found by its id and has known hints', () => {
    for (const row of eventRows()) {
      expect(eventsWithId(row.id)).toContainEqual(row);
      expect(Number.isInteger(row.id)).toBe(true);
      if (row.stageHint !== undefined) expect(stageHints).toContain(row.stageHint);
      if (row.level !== undefined) expect(['Critical', 'Error', 'Warning', 'Information', 'Verbose']).toContain(row.level);
      expect(row.basis === undefined, `${row.provider} ${row.id}`).toBe(row.meaning === undefined);
    }
  });
});

describe('fields', () => {
  test('all rows load; section and field name one row', () => {
    expect(fieldRows()).toHaveLength(rowCounts['fields.tsv']);
    expect(new Set(fieldRows().map((row) => `${row.section}/${row.field}`)).size).toBe(rowCounts['fields.tsv']);
  });
  test('every row is found by its name', () => {
    for (const row of fieldRows()) expect(fieldsNamed(row.field)).toContain(row);
  });
});

test('endpoints: all rows load; endpoint and cloud name one row', () => {
  expect(endpointRows()).toHaveLength(rowCounts['endpoints.tsv']);
  expect(new Set(endpointRows().map((row) => `${row.endpoint} ${row.cloud}`)).size).toBe(rowCounts['endpoints.tsv']);
});
