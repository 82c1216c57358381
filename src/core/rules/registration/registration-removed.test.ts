import { describe, it } from 'vitest';
import { captureText, notJoined, testRule } from '../../testing/index.js';
import { eventXml } from '../../testing/tool-files.js';
import { registrationRemoved } from './registration-removed.js';

const provider = 'Microsoft-Windows-User Device Registration';
const left = eventXml('registration.xml', provider, `${provider}/Admin`, 110, '2026-03-01T08:00:00.000Z', {});
const joinedAgain = eventXml('registration-2.xml', provider, `${provider}/Admin`, 306, '2026-03-02T08:00:00.000Z', {});

testRule({ describe, it }, registrationRemoved, {
  fires: [
    { name: 'the log shows the removal, and the PC is not joined', text: notJoined(), files: [left], confidence: 'confirmed', stage: 'device-identity', note: '2026-03-01' },
    { name: 'only the log was shown', files: [left], confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'the PC is joined', text: captureText(), files: [left] },
    { name: 'a join succeeded after the removal', text: notJoined(), files: [left, joinedAgain] },
    { name: 'no removal is logged', text: notJoined() },
  ],
});
