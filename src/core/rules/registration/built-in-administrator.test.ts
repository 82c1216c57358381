import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule, withoutPrt } from '../../testing/index.js';
import { builtInAdministrator } from './built-in-administrator.js';

const workgroup = (account: string, diagnostics = {}) => captureText({
  device: { AzureAdJoined: 'NO', DomainJoined: 'NO', DomainName: undefined }, details: null, tenant: null, sso: withoutPrt, ngc: null,
  diagnostics: { AadRecoveryEnabled: undefined, KeySignTest: undefined, 'Executing Account Name': account, ...diagnostics },
});

testRule({ describe, it }, builtInAdministrator, {
  fires: [
    { name: 'a join from the built-in account failed', text: workgroup('PC-0042\\Administrator', { 'Client ErrorCode': '0x801c0002' }), confidence: 'possible', stage: 'device-identity', cites: 'Administrator' },
    { name: 'the PC is expected to be joined', text: workgroup('PC-0042\\administrator'), expect: 'joined', confidence: 'possible' },
    { name: 'an excerpt shows the account and the states', text: excerpt({ AzureAdJoined: 'NO', DomainJoined: 'NO', 'Executing Account Name': 'PC-0042\\Administrator' }), expect: 'joined', confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'another account shows the same', text: workgroup('PC-0042\\helpdesk', { 'Client ErrorCode': '0x801c0002' }) },
    { name: 'nobody tried or expects a join', text: workgroup('PC-0042\\Administrator') },
    { name: 'the PC is in a domain, where Windows itself joins', text: notJoined({ 'Executing Account Name': 'CONTOSO\\Administrator' }) },
    { name: 'the PC is joined', text: captureText({ sso: withoutPrt, diagnostics: { 'Executing Account Name': 'PC-0042\\Administrator' } }), expect: 'joined' },
  ],
});
