import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { joinTask } from '../../testing/tool-files.js';
import { joinTaskNotRun } from './join-task-not-run.js';

testRule({ describe, it }, joinTaskNotRun, {
  fires: [
    { name: 'all tests pass and no try is recorded', text: notJoined(), confidence: 'possible', stage: 'device-identity', cites: 'PASS' },
    { name: 'the federated way passes as well', text: notJoined({ 'Token acquisition Test': 'PASS' }), confidence: 'possible' },
    { name: 'an excerpt of the tests', text: excerpt({ AzureAdJoined: 'NO', 'AD Connectivity Test': 'PASS', 'AD Configuration Test': 'PASS', 'DRS Discovery Test': 'PASS', 'DRS Connectivity Test': 'PASS' }), confidence: 'possible' },
    { name: 'the task is disabled', text: notJoined(), files: [joinTask('Disabled', '267011')], confidence: 'likely', note: 'switched off' },
    { name: 'the task never ran', text: notJoined(), files: [joinTask('Ready', '267011')], confidence: 'likely', note: 'never ran' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a try is recorded', text: notJoined({ 'Previous Registration': '2026-03-01 08:00:00.000 UTC', 'Client ErrorCode': '0x801c03f2' }) },
    { name: 'only the time of a try is recorded', text: notJoined({ 'Previous Registration': '2026-03-01 08:00:00.000 UTC' }) },
    { name: 'only the server\'s words of a try are recorded', text: notJoined({ 'Server Message': 'Something went wrong.' }) },
    { name: 'one test fails', text: notJoined({ 'DRS Connectivity Test': 'FAIL' }) },
    { name: 'one test was skipped', text: notJoined({ 'DRS Connectivity Test': 'SKIPPED' }) },
    { name: 'the excerpt does not show whether the PC is joined', text: excerpt({ 'AD Connectivity Test': 'PASS', 'AD Configuration Test': 'PASS', 'DRS Discovery Test': 'PASS', 'DRS Connectivity Test': 'PASS' }) },
    { name: 'the task is disabled, and the PC is joined', text: captureText(), files: [joinTask('Disabled', '0')] },
  ],
});
