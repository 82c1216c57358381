import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { endsKnownName, fieldInSection, fieldNamed, fieldSpelled, knownFields } from './known-fields.js';
import { nextNameHit } from './name-hit.js';

test('every field is found by its own name, in any case, and in front of a colon', () => {
  for (const field of knownFields) {
    expect(knownFields[field.id]).toBe(field);
    expect(fieldNamed(field.name)).toBe(field);
    expect(fieldSpelled(field.name)).toBe(field);
    expect(fieldSpelled(field.name.toUpperCase())?.name.toUpperCase()).toBe(field.name.toUpperCase());
    expect(endsKnownName(field.name.slice(field.name.lastIndexOf(' ') + 1))).toBe(true);
    expect(nextNameHit(`2026-01-01 10:00:00 > **${field.name}** : x`, 0)).toMatchObject({ known: { name: field.name }, fact: field.name });
    expect(field.name.length).toBeLessThanOrEqual(26);
  }
});

test.each([
  ['dmComplianceUrl', 'MdmComplianceUrl'], ['AadRecoveryNeeded', 'AadRecoveryEnabled'], ['DeviceManagementSrvVersion', 'DeviceManagementSrvVer'],
  ['Token Acquisition Test', 'Token acquisition Test'], ['Last Hostname Update', 'Last HostName Update'], ['HTTP Status', 'HTTP status'],
  ['Https Status', 'Https Status'], ['Server ErrorCode', 'Server ErrorCode'], ['Server Error Code', 'Server Error Code'], ['Request ID', 'Request Id'],
  ['keyProvider', 'keyProvider'], ['KeyProvider', 'KeyProvider'], ['OnPremTGT', 'OnPremTGT'], ['onpremtgt', 'OnPremTgt'],
])('%s is %s', (spelling, name) => {
  expect(fieldSpelled(spelling)?.name).toBe(name);
});

test('names that two sections share are settled by the section alone', () => {
  const named = (name: string) => fieldSpelled(name) ?? expect.fail(name);
  expect(fieldInSection(named('HTTP status'), 'diagnostic').name).toBe('Https Status');
  expect(fieldInSection(named('HTTP status'), 'sso').name).toBe('HTTP status');
  expect(fieldInSection(named('CloudTgt'), 'ngc').name).toBe('CloudTGT');
  expect(fieldInSection(named('CloudTGT'), 'sso').name).toBe('CloudTgt');
  expect(fieldInSection(named('AzureAdPrt'), 'ngc').name).toBe('AzureAdPrt');
});

test.each(['$AzureAdPrt : x', 'status.AzureAdPrt : x', 'x_AzureAdPrt : x', 'MyAzureAdPrt : x', 'AzureAdPrtX : x', 'AzureAdPrt x : y', 'HTTP : x', 'AzureAdPrt'])('no name in %j', (line) => {
  expect(nextNameHit(line, 0)).toBeUndefined();
});

const facts = new URL('../../../../../shared/facts/dsregcmd-fields.tsv', import.meta.url);

test.skipIf(!existsSync(facts))('every field of the published table is known', () => {
  const missing = readFileSync(facts, 'utf8').split('\n').slice(1).flatMap((row) => {
    const [section = '', names = ''] = row.split('\t');
    if (section === '' || section.startsWith('(layout') || names.startsWith('(')) return [];
    return names.split(' / ').map((name) => name.replace(' = NO', '').replace(' suffix', '')).filter((name) => fieldSpelled(name) === undefined);
  });
  expect(missing).toEqual([]);
});
