import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, failedWith, lostWith, notJoined, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { stripChart } from '../../testing/tool-files.js';
import { clockSkew } from './clock-skew.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };
const anHourLater = 'AADSTS50126: Error validating credentials. Trace ID: 5c1a Correlation ID: 6364 Timestamp: 2026-03-02 10:05:00Z';
const certificateOfSummer = { ...withoutDeviceTest, DeviceCertificateValidity: '[ 2026-06-01 10:00:00.000 UTC -- 2036-06-01 10:30:00.000 UTC ]' };

testRule({ describe, it }, clockSkew, {
  fires: [
    { name: 'Entra\'s own time in the answer is an hour from the PC\'s stamp of the attempt', text: captureText({ ...lost, attempt: refusedWith(anHourLater) }), confidence: 'confirmed', stage: 'user-auth', cites: '10:05:00Z' },
    { name: 'an excerpt shows both times, but not who ran the command', text: excerpt({ 'Previous Prt Attempt': '2026-03-02 09:00:00.123 UTC', 'Attempt Status': '0xc000006d', 'Server Error Description': anHourLater }), confidence: 'likely' },
    { name: 'the certificate of the service is out of date (12037), and the device certificate is not valid yet', text: captureText({ details: certificateOfSummer, sso: withoutPrt, attempt: lostWith('0x2f05') }), confidence: 'likely', cites: '2026-06-01' },
    { name: 'Entra refuses the time of the request, and the device certificate is not valid yet', text: captureText({ details: certificateOfSummer, sso: withoutPrt, attempt: refusedWith('AADSTS500133: Assertion is not within its valid time range.') }), confidence: 'likely' },
    { name: 'Windows prints the status for a time difference as a signed number', text: captureText({ ...lost, attempt: failedWith('-1073741517') }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the join ends with a time difference', text: notJoined({ 'Error Phase': 'auth', 'Client ErrorCode': '0x80090324' }), confidence: 'likely', stage: 'device-identity', cites: '0x80090324' },
    { name: 'the PRT was updated after the PC\'s own printed time', text: captureText({ diagnostics: { 'Client Time': '2026-03-02 05:00:00.000 UTC' } }), confidence: 'possible', cites: '05:00:00' },
    { name: 'the certificate is outside its dates, and another clock is minutes away', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072f05') }), files: [stripChart('+612.1000000')], confidence: 'confirmed', note: '10 minutes behind' },
    { name: 'the status leaves open what failed, and the clock is days away', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [stripChart('-864000.1000000')], confidence: 'likely', note: '10 days ahead' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the two times are a minute apart', text: captureText({ ...lost, attempt: refusedWith(anHourLater.replace('10:05:00Z', '09:01:00Z')) }) },
    { name: 'the certificate of the service is out of date, and nothing else speaks of time', text: captureText({ ...lost, attempt: lostWith('0x2f05') }) },
    { name: 'Entra refuses the time of the request, and nothing else speaks of time', text: captureText({ ...lost, attempt: refusedWith('AADSTS500133: Assertion is not within its valid time range.') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: refusedWith(anHourLater) }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...lost, attempt: refusedWith(anHourLater, anotherUser) }) },
    { name: 'the PRT was updated hours before the PC\'s printed time', text: captureText({ diagnostics: { 'Client Time': '2026-03-02 11:00:00.000 UTC' } }) },
    { name: 'the clock is wrong by minutes, and the PRT is healthy', text: captureText(), files: [stripChart('+612.1000000')] },
    { name: 'the clock is off by seconds', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072f05') }), files: [stripChart('+0.4000000')] },
    { name: 'the clock is wrong, but Entra refused the password', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials.') }), files: [stripChart('+612.1000000')] },
  ],
});
