import { describe, expect, test } from 'vitest';
import type { JoinKind } from '../evidence/verdict.js';
import { captureText, deviceId, excerpt, factsOf, notJoined } from '../testing/index.js';

describe('what the PC is', () => {
  const kinds: readonly (readonly [string, Readonly<Record<string, string>>, JoinKind])[] = [
    ['hybrid joined', { AzureAdJoined: 'YES', DomainJoined: 'YES' }, 'hybrid-joined'],
    ['Entra joined', { AzureAdJoined: 'YES', DomainJoined: 'NO' }, 'entra-joined'],
    ['joined, and the domain is not shown', { AzureAdJoined: 'YES' }, 'joined'],
    ['only in a domain', { AzureAdJoined: 'NO', DomainJoined: 'YES', WorkplaceJoined: 'NO' }, 'domain-only'],
    ['in a domain and registered', { AzureAdJoined: 'NO', DomainJoined: 'YES', WorkplaceJoined: 'YES' }, 'domain-and-registered'],
    ['registered', { AzureAdJoined: 'NO', DomainJoined: 'NO', WorkplaceJoined: 'YES' }, 'registered'],
    ['neither', { AzureAdJoined: 'NO', DomainJoined: 'NO', WorkplaceJoined: 'NO' }, 'workgroup'],
    ['not joined, and the domain is not shown', { AzureAdJoined: 'NO' }, 'not-joined'],
    ['registered on-premises', { AzureAdJoined: 'NO', EnterpriseJoined: 'YES', DomainJoined: 'YES' }, 'on-premises-drs'],
    ['not shown', { AzureAdPrt: 'NO' }, 'unknown'],
    ['a masked answer', { AzureAdJoined: '***', DomainJoined: 'YES' }, 'unknown'],
  ];
  test.each(kinds)('%s', (_, lines, kind) => expect(factsOf(excerpt(lines)).join.kind).toBe(kind));

  test.each([['DeviceAuthStatus', 'SUCCESS'], ['KeySignTest', 'PASSED'], ['AadRecoveryEnabled', 'NO'], ['IsDeviceJoined', 'YES']])('a fragment shows a join by %s, which only a joined PC prints', (name, value) => {
    const { join } = factsOf(excerpt({ [name]: value }));
    expect(join.joined).toBe(true);
    expect(join.because[0]?.fact).toBe(name);
  });

  test('IsDeviceJoined : NO in the Ngc section proves nothing', () => expect(factsOf(excerpt({ IsDeviceJoined: 'NO' })).join).toHaveProperty('joined', undefined));
  test('the debug output of a join counts as well', () => expect(factsOf('preCheckResult: Join\r\nisJoined: NO\r\nisDcAvailable: YES\r\n').join.joined).toBe(false));
});

describe('dual state', () => {
  test('is a joined PC that this user registered too', () => {
    expect(factsOf(captureText({ user: { WorkplaceJoined: 'YES', WorkAccountCount: '1' } })).join.dualState).toBe(true);
    expect(factsOf(captureText()).join.dualState).toBe(false);
    expect(factsOf(excerpt({ AzureAdJoined: 'NO', WorkplaceJoined: 'YES' })).join.dualState).toBe(false);
  });
});

describe('leftovers', () => {
  test('are a device id or certificate of a PC that is not joined', () => {
    expect(factsOf(excerpt({ AzureAdJoined: 'NO', DeviceId: deviceId })).join.leftovers.map(({ fact }) => fact)).toEqual(['DeviceId']);
    expect(factsOf(captureText()).join.leftovers).toEqual([]);
    expect(factsOf(notJoined()).join.leftovers).toEqual([]);
    expect(factsOf(excerpt({ AzureAdJoined: 'NO', DeviceId: '' })).join.leftovers).toEqual([]);
  });

  test('are not what belongs to a work account, which older builds print twice', () => {
    const older = { AzureAdJoined: 'NO', DeviceId: deviceId, WorkplaceJoined: 'YES' };
    expect(factsOf(excerpt({ ...older, WorkplaceDeviceId: deviceId })).join.leftovers).toEqual([]);
    expect(factsOf(excerpt({ ...older, WorkplaceDeviceId: '0b7d8f7e-1f57-4a6f-9c0e-7a51d5c2b001' })).join.leftovers).toHaveLength(1);
  });
});
