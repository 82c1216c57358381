import { describe, it } from 'vitest';
import { captureText, notJoined, testRule } from '../../testing/index.js';
import { registry } from '../../testing/tool-files.js';
import { automaticJoinDisabled } from './automatic-join-disabled.js';

const policy = (value: string) => registry('HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\WorkplaceJoin', `"autoWorkplaceJoin"=dword:0000000${value}`);

testRule({ describe, it }, automaticJoinDisabled, {
  fires: [
    { name: 'a PC of the domain is not joined, and the policy is off', text: notJoined(), files: [policy('0')], confidence: 'likely', stage: 'device-identity', cites: '0' },
    { name: 'a try is recorded all the same', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c03f2' }), files: [policy('0')], confidence: 'possible', note: 'A try to join' },
  ],
  staysSilent: [
    { name: 'the policy lets it join', text: notJoined(), files: [policy('1')] },
    { name: 'the PC is joined', text: captureText(), files: [policy('0')] },
    { name: 'the PC is in no domain', text: captureText({ device: { AzureAdJoined: 'NO', DomainJoined: 'NO', DomainName: undefined }, details: null, tenant: null }), files: [policy('0')] },
    { name: 'no policy was shown', text: notJoined() },
  ],
});
