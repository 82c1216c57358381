import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, errorFile, excerpt, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { deviceFile } from '../../testing/evidence-files.js';
import { deviceAuthenticationRefused } from './device-authentication-refused.js';

const answer = 'AADSTS50155: Device authentication failed.';
const exception = errorFile('Microsoft.IdentityModel.Clients.ActiveDirectory.AdalServiceException: AADSTS50155: Device is not authenticated.\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444445\nTimestamp: 2026-03-02 09:00:00Z');
const joinedAnHourBefore = { ...withoutDeviceTest, DeviceCertificateValidity: '[ 2026-03-02 08:00:00.000 UTC -- 2036-03-02 08:30:00.000 UTC ]' };

testRule({ describe, it }, deviceAuthenticationRefused, {
  fires: [
    { name: 'Entra answers this user with AADSTS50155, which does not say why', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'likely', stage: 'issuance', cites: 'AADSTS50155' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(refusedWith(answer)) }), confidence: 'likely', stage: 'issuance' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'likely' },
    { name: 'the device joined an hour before, so replication may lag', text: captureText({ details: joinedAnHourBefore, sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'possible', cites: '2036-03-02' },
    { name: 'Entra shows that the object is an hour old, so replication may lag', text: captureText({ details: { ...withoutDeviceTest, DeviceCertificateValidity: undefined }, sso: withoutPrt, attempt: refusedWith(answer) }), files: [deviceFile({ registrationDateTime: '2026-03-02T08:00:00Z' })], confidence: 'possible', cites: '2026-03-02T08:00:00Z' },
    { name: 'Entra shows an old object', text: captureText({ details: { ...withoutDeviceTest, DeviceCertificateValidity: undefined }, sso: withoutPrt, attempt: refusedWith(answer) }), files: [deviceFile({ registrationDateTime: '2025-03-02T08:00:00Z' })], confidence: 'likely' },
    { name: 'the device test passed later, so the refusal may be over', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'possible', cites: 'SUCCESS' },
    { name: 'an app\'s own text alone, which may be about another device or none', files: [exception], confidence: 'possible', stage: 'issuance', note: 'nothing of the PC is shown' },
    { name: 'the same text beside a PC without a PRT', text: captureText({ details: withoutDeviceTest, sso: withoutPrt }), files: [exception], confidence: 'likely' },
    { name: 'another user of the PC was refused, which concerns the device too', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }), confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'Entra says that the device is disabled (AADSTS135011)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS135011: Device used during the authentication is disabled.') }) },
    { name: 'Entra only asks for a device proof (AADSTS50097)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS50097: Device authentication is required.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ details: withoutDeviceTest, sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ details: withoutDeviceTest, enterpriseAttempt: refusedWith(answer) }) },
  ],
});
