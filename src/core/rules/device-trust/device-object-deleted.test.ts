import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, deletedDeviceFile, excerpt, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { deviceObjectDeleted } from './device-object-deleted.js';

const lost = { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' };
const answer = 'AADSTS700003: Device object was not found in the tenant directory.';

testRule({ describe, it }, deviceObjectDeleted, {
  fires: [
    { name: 'Entra answers this user\'s attempt with AADSTS700003', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'issuance', cites: 'AADSTS700003' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'issuance' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed' },
    { name: 'the device of the Hello key is gone (AADSTS130008)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS130008: The device that the key belongs to was not found.') }), confidence: 'confirmed', cites: 'AADSTS130008' },
    { name: 'the device test passed later, so the refusal may be over', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'possible', cites: 'SUCCESS' },
    { name: 'the refusal was met by another user of the PC', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }), confidence: 'possible' },
    { name: 'the device test met the deletion, and the attempt was of another day and kind', text: captureText({ details: lost, sso: withoutPrt, attempt: refusedWith('AADSTS50034: The user account does not exist in the directory.', { 'Previous Prt Attempt': '2026-03-01 09:00:00.123 UTC' }) }), files: [deletedDeviceFile('2026-03-02T08:00:00Z')], confidence: 'confirmed', stage: 'device-identity', cites: '2026-03-02T08' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the object is disabled, not gone (AADSTS135011)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS135011: Device used during the authentication is disabled.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ details: withoutDeviceTest, sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ details: withoutDeviceTest, enterpriseAttempt: refusedWith(answer) }) },
  ],
});
