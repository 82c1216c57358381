import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { servicePrincipalUnavailable } from './service-principal-unavailable.js';

const answer = 'AADSTS500011: The resource principal was not found in the tenant named Contoso.';

testRule({ describe, it }, servicePrincipalUnavailable, {
  fires: [
    { name: 'Entra refuses this user with AADSTS500011', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'likely', stage: 'user-auth', cites: 'AADSTS500011' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'likely', cites: 'AADSTS500011' },
    { name: 'the service principal is disabled (AADSTS500014)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS500014: The service principal for the resource is disabled.') }), confidence: 'likely', cites: 'AADSTS500014' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the application itself is unknown (AADSTS700016)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS700016: Application was not found in the directory.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
