import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, refusedWith, testRule, withoutPrt } from '../../testing/index.js';
import { registrationThrottled } from './registration-throttled.js';

const throttled = { 'Client ErrorCode': '0x801c03f2', 'Server ErrorCode': 'DirectoryError', 'Server Message': 'The request was throttled. Try again later.' };

testRule({ describe, it }, registrationThrottled, {
  fires: [
    { name: 'the server says that the request was throttled', text: notJoined({ 'Error Phase': 'join', ...throttled }), confidence: 'likely', stage: 'device-identity', cites: 'throttled' },
    { name: 'the server says that there were too many requests', text: notJoined({ ...throttled, 'Server Message': 'Too Many Requests' }), confidence: 'likely' },
    { name: 'an excerpt of the server\'s lines, the code as a signed number', text: excerpt({ ...throttled, 'Client ErrorCode': '-2145647630' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the same code with a missing object', text: notJoined({ ...throttled, 'Server Message': 'The device object by the given id is not found.' }) },
    { name: 'the same code without words', text: notJoined({ 'Client ErrorCode': '0x801c03f2' }) },
    { name: 'Entra throttles a PRT attempt, not a join', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS90055: The tenant is being throttled.') }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: throttled }) },
  ],
});
