import { describe, it } from 'vitest';
import { captureText, deviceId, excerpt, notJoined, testRule } from '../../testing/index.js';
import { joinExpected } from './join-expected.js';

const cloudOnly = captureText({ device: { DomainJoined: 'NO', DomainName: undefined } });
const registered = captureText({ device: { AzureAdJoined: 'NO', DomainJoined: 'NO', DomainName: undefined }, details: null, tenant: null, diagnostics: null, user: { WorkplaceJoined: 'YES', WorkAccountCount: '1', WorkplaceDeviceId: deviceId } });

testRule({ describe, it }, joinExpected, {
  fires: [
    { name: 'a PC that is only in a domain should be joined', text: notJoined(), expect: 'joined', confidence: 'confirmed', stage: 'device-identity', cites: 'NO' },
    { name: 'a registered PC should be joined', text: registered, expect: 'joined', confidence: 'confirmed' },
    { name: 'a PC that is only joined to Entra should be hybrid joined', text: cloudOnly, expect: 'hybrid', confidence: 'confirmed' },
    { name: 'a PC without a work account should be registered', text: notJoined(), expect: 'registered', confidence: 'confirmed' },
    { name: 'an excerpt of Device State', text: excerpt({ AzureAdJoined: 'NO', DomainJoined: 'YES' }), expect: 'joined', confidence: 'confirmed' },
  ],
  staysSilent: [
    { name: 'nobody expects anything of a PC that is not joined', text: notJoined() },
    { name: 'a hybrid joined PC is joined', text: captureText(), expect: 'joined' },
    { name: 'a hybrid joined PC is what is expected', text: captureText(), expect: 'hybrid' },
    { name: 'a registered PC is what is expected', text: registered, expect: 'registered' },
    { name: 'a joined PC needs no registration beside', text: captureText(), expect: 'registered' },
    { name: 'an excerpt does not show whether the joined PC is in a domain', text: excerpt({ AzureAdJoined: 'YES' }), expect: 'hybrid' },
    { name: 'an excerpt does not show Device State', text: excerpt({ AzureAdPrt: 'NO' }), expect: 'joined' },
  ],
});
