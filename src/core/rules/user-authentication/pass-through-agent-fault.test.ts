import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { passThroughAgentFault } from './pass-through-agent-fault.js';

const answer = 'AADSTS80001: Authentication Agent is unable to connect to Active Directory.';

testRule({ describe, it }, passThroughAgentFault, {
  fires: [
    { name: 'Entra refuses this user with AADSTS80001', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS80001' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS80001' },
    { name: 'the agent did not answer in time (AADSTS80002)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS80002: Password validation request timed out.') }), confidence: 'confirmed', cites: 'AADSTS80002' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the agent answered that the hours are not allowed (AADSTS80012)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS80012: The users attempted to log on outside of the allowed hours.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
