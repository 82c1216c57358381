import { expect, test } from 'vitest';
import { registryPath } from './registry-path.js';

test.each([
  ['HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Control\\Lsa', 'SYSTEM\\CURRENTCONTROLSET\\CONTROL\\LSA'],
  ['HKEY_USERS\\S-1-5-21-1\\Software\\X', 'SOFTWARE\\X'], ['HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\X', 'SOFTWARE\\X'], ['HKEY_CURRENT_USER', ''], ['', ''],
])('%s', (key, path) => {
  expect(registryPath(key)).toBe(path);
});
