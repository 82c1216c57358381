import { describe, it } from 'vitest';
import { captureText, excerpt, lostWith, refusedWith, testRule, withoutPrt } from '../../testing/index.js';
import { deviceObjectDisabledOrDeleted } from './device-object-disabled-or-deleted.js';

const refused = { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' };

testRule({ describe, it }, deviceObjectDisabledOrDeleted, {
  fires: [
    { name: 'Entra answers the device test that the object is gone or disabled', text: captureText({ details: refused, sso: withoutPrt }), confidence: 'confirmed', stage: 'issuance', cites: 'disabled or deleted' },
    { name: 'the PRT is still there and will not be renewed', text: captureText({ details: refused }), confidence: 'confirmed', stage: 'issuance', cites: 'YES' },
    { name: 'a capture made by SYSTEM proves it as well, since the device asks', text: captureText({ details: refused, sso: withoutPrt, diagnostics: { 'Executing Account Name': 'NT AUTHORITY\\SYSTEM' } }), confidence: 'confirmed', stage: 'issuance' },
    { name: 'the words stand the other way round, in capitals', text: captureText({ details: { DeviceAuthStatus: 'FAILED. DEVICE IS EITHER DELETED OR DISABLED' }, sso: withoutPrt }), confidence: 'confirmed' },
    { name: 'the certificate has ended by now, and nothing tells whether it had when the command ran', text: captureText({ details: { ...refused, DeviceCertificateValidity: '[ 2013-01-11 21:02:50.000 UTC -- 2023-01-11 21:32:50.000 UTC ]' }, sso: withoutPrt, diagnostics: { 'Client Time': undefined } }), confidence: 'likely', cites: '2023-01-11' },
    { name: 'an excerpt of the one line', text: excerpt(refused), confidence: 'confirmed', stage: 'issuance' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the test found no network', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0xd000023c' }, sso: withoutPrt }) },
    { name: 'the test could not run', text: captureText({ details: { DeviceAuthStatus: 'FAILED. ERROR' }, sso: withoutPrt }) },
    { name: 'FAILED without a reason', text: captureText({ details: { DeviceAuthStatus: 'FAILED' }, sso: withoutPrt }) },
    { name: 'an older attempt was refused, but the test passes now', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50155: Device authentication failed.') }) },
    { name: 'an attempt got lost', text: captureText({ sso: withoutPrt, attempt: lostWith('0x80072ee7') }) },
  ],
});
