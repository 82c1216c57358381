import { describe, expect, test } from 'vitest';
import { openTable, optional, parseTable, required, words } from './table.js';

const columns = ['code', 'name'] as const;

describe('parseTable', () => {
  test('reads rows by column; a dash is nothing', () => {
    expect(parseTable('code\tname\n1\tone\n2\t-\n', columns)).toEqual([{ code: '1', name: 'one' }, { code: '2', name: undefined }]);
  });
  test('reads CRLF, empty lines and a last line without end alike', () => {
    expect(parseTable('code\tname\r\n1\tone\r\n\r\n2\ttwo', columns)).toEqual([{ code: '1', name: 'one' }, { code: '2', name: 'two' }]);
  });
  test('a header alone is an empty table', () => expect(parseTable('code\tname\n', columns)).toEqual([]));
  test.each(['name\tcode\n', 'code\n', 'code\tname\tmore\n'])('refuses the header %j', (text) => {
    expect(() => parseTable(text, columns)).toThrow('header');
  });
  test.each([['code\tname\n1\n', 1], ['code\tname\n1\t2\t3\n', 3]])('refuses the row of %j', (text, count) => {
    expect(() => parseTable(text, columns)).toThrow(`has ${count} columns, not 2`);
  });
});

test('openTable gives the first cell of a row without cutting the others', () => {
  const table = openTable('code\tname\r\n0x1\tone\r\nalone\r\n', columns);
  expect(table.size).toBe(2);
  expect(table.key(0)).toBe('0x1');
  expect(table.key(1)).toBe('alone');
  expect(table.row(0)).toEqual({ code: '0x1', name: 'one' });
  expect(() => table.row(1)).toThrow('alone');
});

test('required refuses an absent cell', () => {
  expect(required('x', 'a name')).toBe('x');
  expect(() => required(undefined, 'a name')).toThrow('a name');
});

test('words splits a list', () => {
  expect(words('a b')).toEqual(['a', 'b']);
  expect(words(undefined)).toEqual([]);
});

test('optional leaves out what is absent', () => {
  expect({ ...optional('a', 1), ...optional('b', undefined) }).toEqual({ a: 1 });
});
