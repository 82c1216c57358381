import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DsregCapture } from '../../evidence/dsreg.js';
import { makeCapture } from '../../../../bench/captures.js';
import { parseDsreg } from './index.js';
import { sampleIn } from './sample.test-support.js';

function only(text: string): DsregCapture {
  const { captures, reason } = parseDsreg(text, 'debug.txt');
  expect(reason).toBeUndefined();
  expect(captures).toHaveLength(1);
  return captures[0] as DsregCapture;
}

const messagesOf = ({ messages }: DsregCapture) => messages.map(({ line, fact, value }) => `${line} ${fact}: ${value}`);

test('the sample of the file', () => {
  const capture = only(sampleIn(readFileSync(new URL('./debug.ts', import.meta.url), 'utf8')));
  expect(capture.grammar).toBe('debug');
  expect([...capture.byName].map(([name, { value }]) => `${name} = ${value}`)).toEqual([
    'preCheckResult = Join', 'isDcAvailable = YES', 'TenantName = …', 'TenantType = Federated', 'AutoJoinEnabled = 1', 'TenandID = …',
    'AdalErrorCode = 0x2ee6', 'AzureAdJoined = NO', 'EnterpriseJoined = NO',
  ]);
  expect(messagesOf(capture)).toEqual([
    '1 dsregcmd::wmain: logging initialized.',
    '2 DsrCmdAccountMgr::IsDomainControllerAvailable: DsGetDcName success { domain:contoso.com isDcAvailable:true }',
    '5 TenantInfo::Discover: Join Info { TenantType = Federated; AutoJoinEnabled = 1; TenandID = …; TenantName = … }',
    '6 AdalLog: Token is not available in the cache ; HRESULT: 0x0',
    '8 DsrCmdJoinHelper::Join: Federated ADRS join failed with error 0xcaa1000e.',
    '9 DSREGCMD_END_STATUS: ',
  ]);
});

describe('excerpts', () => {
  test('wrapped by hand, no domain controller', () => {
    const capture = only(`DsrCmdAccountMgr::IsDomainControllerAvailable:
DsGetDcName No domain controller is available for the specified domain
or the domain does not exist: 0x8007054b.

preCheckResult: DoNotJoin
isDcAvailable: NO

The device can NOT be joined because a domain controller could not be located.`);
    expect(capture).toMatchObject({ grammar: 'debug', status: 'partial' });
    expect(capture.byName.get('preCheckResult')).toMatchObject({ value: 'DoNotJoin', line: 5 });
    expect(messagesOf(capture)).toEqual([
      '1 DsrCmdAccountMgr::IsDomainControllerAvailable: DsGetDcName No domain controller is available for the specified domain or the domain does not exist: 0x8007054b.',
      '8 message: The device can NOT be joined because a domain controller could not be located.',
    ]);
  });

  test('a hint and nothing else', () => {
    const capture = only(`dsregcmd::wmain logging initialized.
DsrCmdAccountMgr::GetDefaultSsoInfo: BlockOnCompletionAndGetResults failed 0xd000000d.
ERROR IsDefaultAccountSet (hint: must run as non-elevated user) 0xd000000d`);
    expect(messagesOf(capture)).toEqual([
      '1 dsregcmd::wmain: logging initialized.',
      '2 DsrCmdAccountMgr::GetDefaultSsoInfo: BlockOnCompletionAndGetResults failed 0xd000000d.',
      '3 IsDefaultAccountSet: ERROR IsDefaultAccountSet (hint: must run as non-elevated user) 0xd000000d',
    ]);
  });

  test('the join\'s own answer, behind comment signs and with a blank line behind every line', () => {
    const text = `preCheckResult: Join
isSystem: YES
LogFatalAuthError: AdalMessage: ADALUseWindowsAuthenticationTenant failed,  unable to preform integrated auth
AdalCorrelationId: {7C732D89-A151-4E7B-9406-8878EC8AE00B}
AutoEnrollAsComputer: Unable to retrieve access token. GetComputerTokenForADRS failed with error 0xcaa9002c.
Join response time: Mon, 10 Jan 2022 10:00:00 GMT
Join HTTP status: 400
Join error code: DirectoryError
DsrDeviceAutoJoin failed 0x801c03f2.`;
    for (const damaged of [text, text.split('\n').map((line) => `#${line}`).join('\n'), text.replaceAll('\n', '\r\n\r\n')]) {
      const capture = only(damaged);
      expect([...capture.byName.keys()]).toEqual(['preCheckResult', 'isSystem', 'AdalMessage', 'AdalCorrelationId', 'Join response time', 'Join HTTP status', 'Join error code']);
      expect(capture.messages.map(({ fact, value }) => `${fact}: ${value}`)).toEqual([
        'AutoEnrollAsComputer: Unable to retrieve access token. GetComputerTokenForADRS failed with error 0xcaa9002c.', 'DsrDeviceAutoJoin: failed 0x801c03f2.',
      ]);
    }
  });

  test('Join Info on several lines', () => {
    const capture = only('preCheckResult: Join\nTenantInfo::Discover: Join Info {\n  TenantType = Managed;\n  TenandID = 383a3889-5bc9-47a3-846c-2b70f0b7fe0e;\n}\n');
    expect(capture.byName.get('TenantType')?.value).toBe('Managed');
    expect(capture.byName.get('TenandID')?.line).toBe(4);
  });
});

test('a run that prints both grammars is one status capture, with the debug keys beside the others', () => {
  const debug = 'dsregcmd::wmain logging initialized.\r\npreCheckResult: DoNotJoin\r\nisDcAvailable: YES\r\n';
  const capture = only(`C:\\>dsregcmd /status /debug\r\n${debug}${makeCapture('entra-joined-healthy', 1)}`);
  expect(capture).toMatchObject({ grammar: 'status', status: 'complete' });
  expect(capture.byName.get('preCheckResult')?.value).toBe('DoNotJoin');
  expect(capture.byName.get('AzureAdPrt')?.value).toBe('YES');
  expect(capture.messages).toHaveLength(1);
});

test('an exported event log that quotes these lines is no output', () => {
  const text = 'Log Name:      Microsoft-Windows-User Device Registration/Admin\nEvent ID:      331\nDescription: Automatic device join pre-check tasks completed. Debug output:\npreCheckResult: DoNotJoin\nisDcAvailable: YES\nDsrCmdDeviceEnroller::AutoEnrollSync: failed 0x80070005.';
  expect(parseDsreg(text, '').captures).toEqual([]);
});
