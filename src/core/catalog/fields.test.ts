import { expect, test } from 'vitest';
import { fieldKey, fieldsNamed } from './fields.js';

test.each(['AzureAdPrt', 'azureadprt', 'Azure Ad Prt', 'AZURE-AD-PRT', ' azureadprt '])('%j is AzureAdPrt', (name) => {
  expect(fieldsNamed(name)).toMatchObject([{ section: 'SSO State', field: 'AzureAdPrt', values: ['YES', 'NO'] }]);
});

test('a name that several sections print has a row for each', () => {
  expect(fieldsNamed('NgcSet').map((row) => row.section)).toEqual(['User State', 'Work Account n']);
});

test('labels that differ by a blank only are told together', () => {
  expect(fieldsNamed('Server Error Code').map((row) => row.field)).toEqual(['Server Error Code', 'Server ErrorCode']);
});

test('an unknown name has no rows', () => expect(fieldsNamed('Wallpaper')).toEqual([]));

test('a key keeps letters and digits only', () => expect(fieldKey(' Work Account-1/ÄB')).toBe('workaccount1b'));
