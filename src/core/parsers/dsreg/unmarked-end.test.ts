import { describe, expect, test } from 'vitest';
import { parseDsreg } from './index.js';

const title = (name: string) => ['', `| ${name} |`];

interface Pc {
  readonly hello?: string;
  readonly keySignTest?: string;
  readonly more?: readonly string[];
}

const device = ({ more = [] }: Pc) => [...title('Device State'), 'AzureAdJoined : YES', 'EnterpriseJoined : NO', 'DomainJoined : NO', ...more];

/** Windows 10 1809 to 20H2. */
const windows1809 = (pc: Pc) => [
  ...device(pc), ...title('Device Details'), 'DeviceId : e92325d0-7ac4-4714-88a1-94ae875d5245',
  ...title('User State'), `NgcSet : ${pc.hello ?? 'YES'}`, 'WorkplaceJoined : NO',
  ...title('SSO State'), 'AzureAdPrt : YES', 'EnterprisePrt : NO', 'EnterprisePrtAuthority :',
  ...title('Diagnostic Data'), 'AadRecoveryEnabled : NO', `KeySignTest : ${pc.keySignTest ?? 'MUST Run elevated to test.'}`,
];

/** Windows 10 before 1809. */
const windows1607 = (pc: Pc) => [
  ...device(pc), 'DeviceId : e92325d0-7ac4-4714-88a1-94ae875d5245', `KeySignTest: : ${pc.keySignTest ?? 'MUST Run elevated to test.'}`,
  ...title('User State'), `NgcSet : ${pc.hello ?? 'YES'}`, 'WorkplaceJoined : NO', 'AzureAdPrt : YES',
];

const webAuthn = 'WebAuthNSrvVersion : 1.0';
const windows1803 = (pc: Pc) => [...windows1607({ ...pc, more: [webAuthn] }), 'EnterprisePrt : NO', 'EnterprisePrtAuthority :'];

const captureOf = (lines: readonly string[]) => parseDsreg(`${lines.join('\r\n')}\r\n\r\n`, 'pc.txt').captures[0];
const notTheEnd = { status: 'partial', notes: [expect.objectContaining({ reason: expect.stringMatching(/^the end of the output was not shown|^the text stops/) as string }) as unknown] };

describe('Windows Hello is set and the prompt is not elevated: nothing follows', () => {
  test.each([['1809', windows1809({})], ['1803', windows1803({})], ['1607', windows1607({})]])('%s', (_, lines) => {
    expect(captureOf(lines)).toMatchObject({ status: 'complete', notes: [] });
  });
});

describe('an output that stops earlier is still told', () => {
  test.each<[string, readonly string[]]>([
    ['Hello is not set, so its check follows', windows1809({ hello: 'NO' })],
    ['Hello is not set, 1607', windows1607({ hello: 'NO' })],
    ['an elevated prompt, where its check follows', windows1809({ keySignTest: 'PASSED' })],
    ['a build that ends with a line of its own', windows1809({ more: ['Device Name : PC-0417'] })],
    ['Diagnostic Data is missing', windows1809({}).slice(0, -4)],
    ['the last line is missing', windows1809({}).slice(0, -1)],
    ['the Enterprise PRT is missing', windows1607({ more: [webAuthn] })],
    ['the words of the last line are cut', windows1809({ keySignTest: 'MUST Run elev' })],
  ])('%s', (_, lines) => {
    expect(captureOf(lines)).toMatchObject(notTheEnd);
  });
});

test('an excerpt that ends as such an output is no whole one', () => {
  expect(captureOf(windows1809({}).slice(6))?.status).toBe('partial');
});
