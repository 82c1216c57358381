import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memberName } from './member-name.js';

test.each([
  ['authlogs/WAM/x.txt', 'authlogs/WAM/x.txt'],
  // Windows' own diagnostics archives write backslashes.
  ['(40) FoldersFiles Logs\\a.log', '(40) FoldersFiles Logs/a.log'],
  ['name with : colon.txt', 'name with : colon.txt'], ['a..b/...c', 'a..b/...c'], ['Ümläut 東京.txt', 'Ümläut 東京.txt'],
])('%j is %j, without a remark', (raw, name) => {
  expect(memberName(raw)).toEqual({ name });
});

test.each([['../x', 'x'], ['a/../../x', 'a/x'], ['/x', 'x'], ['c:/x', 'x'], ['C:\\a\\x', 'a/x'], ['\\\\?\\C:\\x', '?/C:/x']])('%j points outside and becomes %j', (raw, name) => {
  expect(memberName(raw)).toEqual({ name, note: expect.stringContaining('outside') as string });
});

test('is never empty, absolute, climbing or able to break a line', () => {
  fc.assert(fc.property(fc.string({ unit: fc.oneof(fc.constantFrom('/', '\\', '.', '..', ':', 'C', '\0', '\n', '\u202e'), fc.string({ minLength: 1, maxLength: 1 })) }), (raw) => {
    const { name } = memberName(raw);
    expect(name).not.toBe('');
    expect(name.startsWith('/')).toBe(false);
    expect(name.split('/')).not.toContain('..');
    for (const char of name) expect(char >= ' ' && char !== '\u202e').toBe(true);
    expect(memberName(name).name).toBe(name);
  }));
});
