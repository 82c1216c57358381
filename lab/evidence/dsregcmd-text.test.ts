import { describe, expect, test } from 'vitest';
import { examine, readEvidence } from '../../src/core/index.js';
import type { PcState, UserState } from '../windows/pc-state.js';
import { type Generation, generations } from '../generation.js';
import { type CaptureContext, captureContexts } from './capture-options.js';
import { dsregcmdText } from './dsregcmd-text.js';
import { textOf } from './marked-lines.js';
import { alex, collectedUtc, domainPc, entraJoin, hybridPc, refused, robin, samplePc, without } from './sample-pc.test-support.js';

function printed(pc: PcState, generation: Generation = 'windows-11-23h2', context: CaptureContext = 'user'): string {
  return textOf(dsregcmdText(pc, { generation, context, user: 'alex@contoso.com' }));
}

/** What stands behind a name; undefined where the name is not printed. */
function valueOf(text: string, name: string): string | undefined {
  return new RegExp(`^ *${name} : (.*)\\r$`, 'm').exec(text)?.[1];
}

function evidence(text: string) {
  return [{ path: 'dsregcmd.txt', bytes: new TextEncoder().encode(text) }];
}

const kinds: Readonly<Record<CaptureContext, readonly [entraJoined: string, hybrid: string]>> = {
  user: ['entra-user', 'domain-user'],
  'user-elevated': ['entra-user', 'domain-user'],
  system: ['system', 'system'],
  'local-admin': ['local-user', 'local-user'],
  'other-user': ['entra-user', 'domain-user'],
};

describe.each(generations)('%s', (generation) => {
  test.each(captureContexts)('%s: a complete capture of who ran it', (context) => {
    for (const [i, pc] of [samplePc(), hybridPc()].entries()) {
      const files = evidence(printed(pc, generation, context));
      const [capture] = readEvidence(files)[0]!.captures;
      expect(capture).toMatchObject({ status: 'complete', notes: [] });
      // Nothing before 21H1 names the account.
      const kind = generation === 'windows-10-1607' || generation === 'windows-10-1809' ? 'unknown' : kinds[context][i];
      expect(examine(files).results).toMatchObject([{ context: { kind, elevated: !(context === 'user' || context === 'other-user') } }]);
    }
  });

  test.each(captureContexts)('%s: a complete capture before a join, and with a failed attempt', (context) => {
    const failing = samplePc({ users: [{ ...alex, failedAttempt: refused }, robin] });
    for (const pc of [domainPc(), samplePc({ registration: { ...entraJoin, kind: 'registered' } }), failing]) {
      expect(readEvidence(evidence(printed(pc, generation, context)))[0]!.captures).toMatchObject([{ status: 'complete', notes: [] }]);
    }
  });
});

describe('who looks', () => {
  const told = (context: CaptureContext, generation: Generation = 'windows-11-23h2') => {
    const text = printed(hybridPc(), generation, context);
    return ['AzureAdPrt', 'AzureAdPrtAuthority', 'WamDefaultSet', 'IsUserAzureAD', 'KeySignTest', 'Executing Account Name'].map((name) => valueOf(text, name));
  };
  const authority = 'https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555';

  test('the user', () => expect(told('user')).toEqual(['YES', authority, 'YES', 'YES', 'MUST Run elevated to test.', 'CONTOSO\\alex, alex@contoso.com']));
  test('the user, elevated', () => expect(told('user-elevated')).toEqual(['YES', authority, 'YES', 'YES', 'PASSED', 'CONTOSO\\alex, alex@contoso.com']));
  test('somebody else', () => expect(told('other-user')).toEqual(['YES', authority, 'YES', 'YES', 'MUST Run elevated to test.', 'CONTOSO\\robin, robin@fabrikam.test']));
  test('SYSTEM', () => expect(told('system')).toEqual(['NO', 'NO', 'ERROR (0x80070520)', 'NO', 'PASSED', 'CONTOSO\\PC-0042$, PC-0042$@corp.contoso.com']));
  test('a local administrator', () => expect(told('local-admin')).toEqual(['NO', 'NO', 'ERROR (0x80070520)', 'NO', 'PASSED', 'PC-0042\\localadmin, localadmin']));
  test('older Windows print the error without its code, and no account', () => expect(told('system', 'windows-10-1809')).toEqual(['NO', 'NO', 'ERROR', 'NO', 'PASSED', undefined]));

  test('a session that is not there', () => {
    expect(() => printed(samplePc({ users: [alex] }), 'windows-11-23h2', 'other-user')).toThrow('nobody besides alex@contoso.com is signed in to PC-0042');
    expect(() => printed(samplePc({ users: [robin] }))).toThrow(RangeError);
  });

  test('the work account shows in its owner\'s session alone', () => {
    const pc = samplePc({ registration: { ...entraJoin, kind: 'registered' } });
    expect(valueOf(printed(pc), 'WorkplaceDeviceId')).toBe(entraJoin.deviceId);
    expect(valueOf(printed(pc), 'AzureAdJoined')).toBe('NO');
    expect(printed(pc, 'windows-11-23h2', 'local-admin')).not.toContain('Work Account');
    expect(valueOf(printed(pc, 'windows-11-23h2', 'local-admin'), 'WorkplaceJoined')).toBe('NO');
  });
});

describe('PRT diagnostics', () => {
  const withAttempt = (changes: Partial<UserState>) => samplePc({ users: [{ ...alex, failedAttempt: refused, ...changes }, robin] });

  test('a failure younger than the last success', () => {
    const text = printed(withAttempt({}));
    expect(valueOf(text, 'RefreshPrtDiagnostics')).toBe('PRESENT');
    expect(valueOf(text, 'Previous Prt Attempt')).toBe('2026-03-02 13:00:00.417 UTC');
    expect(text.indexOf('AzureAdPrtAuthority')).toBeLessThan(text.indexOf('RefreshPrtDiagnostics'));
    expect(text.indexOf('Server Error Description')).toBeLessThan(text.indexOf('EnterprisePrt'));
  });
  test('a failure older than the last success is not printed', () => {
    expect(printed(withAttempt({ prt: { ...alex.prt!, updatedUtc: refused.atUtc + 1 } }))).not.toContain('Previous Prt Attempt');
  });
  test('before 21H1 there are none', () => {
    expect(printed(withAttempt({}), 'windows-10-1809')).not.toContain('Previous Prt Attempt');
    expect(printed(withAttempt({}), 'windows-10-1607')).not.toContain('Previous Prt Attempt');
  });
  test('on a shared PC another user\'s failure can show', () => expect(valueOf(printed(withAttempt({}), 'windows-11-23h2', 'other-user'), 'User Identity')).toBe('alex@contoso.com'));
  test('nobody without a cloud identity sees one', () => expect(printed(withAttempt({}), 'windows-11-23h2', 'system')).not.toContain('Previous Prt Attempt'));
  test('no server answered: no server error', () => {
    const unanswered = without(refused, 'serverErrorCode', 'serverErrorDescription');
    const text = printed(withAttempt({ failedAttempt: { ...unanswered, status: '0xc000023c', httpError: '0x80072ee7', httpStatus: 0 } }));
    expect(valueOf(text, 'HTTP status')).toBe('0');
    expect(text).not.toContain('Server Error');
  });
  test('a PRT past its end is none; its authority stays', () => {
    const text = printed(withAttempt({ prt: { ...alex.prt!, expiresUtc: collectedUtc } }));
    expect(valueOf(text, 'AzureAdPrt')).toBe('NO');
    expect(text).not.toContain('AzureAdPrtExpiryTime');
    expect(valueOf(text, 'AzureAdPrtAuthority')).toContain('https://login.microsoftonline.com/');
  });
  test('how well the status is known comes with it', () => {
    const { lines } = dsregcmdText(withAttempt({ failedAttempt: { ...refused, statusBasis: 'modelled', statusSource: 'assumed' } }), { generation: 'server-2022', context: 'user', user: 'alex@contoso.com' });
    expect(lines.find(({ text }) => text.includes('Attempt Status'))).toMatchObject({ basis: 'modelled', source: 'assumed' });
  });
});

describe('before a join', () => {
  const failed = { atUtc: collectedUtc - 90_000, phase: 'discover', clientErrorCode: '0x801c0021', tests: { 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072ee2]' }, syncJoinFallback: true };

  test('tests behind the first failure are skipped', () => {
    const text = printed(domainPc({ joinAttempt: failed }));
    expect(['AD Connectivity Test', 'AD Configuration Test', 'DRS Discovery Test', 'DRS Connectivity Test', 'Token acquisition Test'].map((name) => valueOf(text, name)))
      .toEqual(['PASS', 'PASS', 'FAIL [0x801c0021/0x80072ee2]', 'SKIPPED', 'SKIPPED']);
    expect(valueOf(text, 'Client ErrorCode')).toBe('0x801c0021');
    expect(valueOf(text, 'User Context')).toBe('UN-ELEVATED User');
  });
  test('an elevated prompt lets SYSTEM test', () => {
    const text = printed(domainPc({ joinAttempt: failed }), 'server-2022', 'user-elevated');
    expect(text).toContain('Waiting for Diagnostics Task to complete.');
    expect(valueOf(text, 'User Context')).toBe('SYSTEM');
    expect(valueOf(text, 'Executing Account Name')).toBe('CONTOSO\\PC-0042$, PC-0042$@corp.contoso.com');
  });
  test('what the service answered', () => {
    const text = printed(domainPc({ joinAttempt: { ...failed, phase: 'join', clientErrorCode: '0x801c03f2', tests: {}, serverErrorCode: 'DirectoryError', serverMessage: 'not found', httpStatus: 400, requestId: refused.correlationId } }));
    expect(text).toMatch(/Registration Type : sync\r\n +Error Phase : join\r\n +Client ErrorCode : 0x801c03f2\r\n +Server ErrorCode : DirectoryError\r\n +Server Message : not found\r\n +Https Status : 400\r\n +Request Id : /);
  });
  test('a workgroup PC prints no tests', () => expect(printed(samplePc({ registration: undefined }))).not.toContain('Diagnostic Data'));
});

describe('device and keys', () => {
  const of = (changes: Partial<typeof entraJoin>, context: CaptureContext = 'user-elevated') => printed(samplePc({ registration: { ...entraJoin, ...changes } }), 'windows-11-23h2', context);

  test('a device that the directory refuses', () => expect(valueOf(of({ deviceAuthStatus: { result: 'disabled-or-deleted' } }), 'DeviceAuthStatus')).toBe('FAILED. Device is either disabled or deleted'));
  test('a device test that could not run', () => expect(valueOf(of({ deviceAuthStatus: { result: 'failed', code: '0xd000023c' } }), 'DeviceAuthStatus')).toBe('FAILED. Error: 0xd000023c'));
  test('a lost key shows to elevated prompts alone', () => {
    const lost = { keySignTest: { result: 'failed', key: 'transport key' }, recoveryEnabled: true } as const;
    expect(valueOf(of(lost), 'KeySignTest')).toBe('FAILED (transport key)');
    expect(valueOf(of(lost, 'user'), 'KeySignTest')).toBe('MUST Run elevated to test.');
    expect(valueOf(of(lost, 'user'), 'AadRecoveryEnabled')).toBe('YES');
  });
  test('Hello', () => {
    const pc = samplePc({ users: [{ ...alex, helloKeyId: 'fa0db076-a5d7-4844-82d8-50a2fb42ec7b' }, robin] });
    expect(valueOf(printed(pc), 'NgcKeyId')).toBe('{FA0DB076-A5D7-4844-82D8-50A2FB42EC7B}');
    expect(printed(pc)).not.toContain('Ngc Prerequisite Check');
    expect(printed(pc, 'windows-11-23h2', 'user-elevated')).toContain('Ngc Prerequisite Check');
  });
  test('proxies of user and machine', () => {
    const text = printed(samplePc({ proxy: { machine: { kind: 'named', server: 'proxy.contoso.com:8080', bypass: ['<local>'] }, user: { kind: 'script', url: 'http://pac.contoso.com/proxy.pac' } } }));
    expect(valueOf(text, 'Auto-Configuration URL')).toBe('http://pac.contoso.com/proxy.pac');
    expect(valueOf(text, 'Auto Detect Settings')).toBe('NO');
    expect(text).toMatch(/Access Type : NAMED_PROXY\r\n +Proxy Server List : proxy.contoso.com:8080\r\n +Proxy Bypass List : <local>\r\n/);
  });
});

test('a script that the PC found by itself has no address of its own', () => {
  const text = printed(samplePc({ proxy: { machine: { kind: 'direct' }, user: { kind: 'script', url: 'http://wpad.contoso.com/wpad.dat' } } }));
  expect([valueOf(text, 'Auto Detect Settings'), valueOf(text, 'Auto-Configuration URL')]).toEqual(['YES', '']);
});

test('hostile values stay on their line', () => {
  const hostile = 'PC<0>&"\'\r\n+----+\r\n| User State |\u2028\u0000x';
  const text = printed(samplePc({ computerName: hostile, registration: { ...entraJoin, tenantName: hostile }, users: [{ ...alex, failedAttempt: { ...refused, serverErrorDescription: hostile } }, robin] }));
  expect(text.split('\r\n')).toHaveLength(printed(samplePc({ users: [{ ...alex, failedAttempt: refused }, robin] })).split('\r\n').length);
  expect(valueOf(text, 'Device Name')).toBe('PC<0>&"\' +----+ | User State | x');
});
