import { describe, expect, it } from 'vitest';
import {
  attemptId, auditFile, auditJson, captureText, deletedDeviceFile, deviceFile, deviceMissFile, errorFile, eventFile, eventJson, joinedFactsOf, prtRequestJson, refusedWith, signInFile, signInJson,
  userFile, userMissFile, withoutPrt,
} from './index.js';

const refused = captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: Invalid username or password.') });

describe('files of other evidence are read and joined to the capture', () => {
  it('the device object', () => {
    expect(joinedFactsOf(captureText(), [deviceFile({ accountEnabled: false })]).directory?.device?.accountEnabled).toBe(false);
  });

  it('a deleted object', () => {
    expect(joinedFactsOf(captureText(), [deletedDeviceFile('2026-03-01T00:00:00Z')]).directory?.deletedDevice?.deletedUtc).toBe(Date.UTC(2026, 2, 1));
  });

  it('the empty answer to an exact question', () => {
    const { directory } = joinedFactsOf(captureText(), [deviceMissFile(), userMissFile()]);
    expect([directory?.deviceMissing?.exact, directory?.userMissing?.exact]).toEqual([true, true]);
  });

  it('the user, the audit log', () => {
    const { directory } = joinedFactsOf(captureText(), [userFile({ accountEnabled: false }), auditFile(auditJson('Disable device', '2026-03-01T00:00:00Z'))]);
    expect(directory?.user?.accountEnabled).toBe(false);
    expect(directory?.changes.map(({ kind }) => kind)).toEqual(['device-disabled']);
  });

  it('a request for the PRT joins the attempt of its correlation id', () => {
    const { attempts, attempt } = joinedFactsOf(refused, [signInFile(prtRequestJson(50126))]);
    expect(attempts).toHaveLength(1);
    expect(attempt).toMatchObject({ correlationId: attemptId, whose: 'own' });
    expect([...attempt!.seenBy].sort()).toEqual(['dsregcmd', 'sign-in log']);
  });

  it('an app\'s sign-in, an event and a pasted error', () => {
    const { appErrors, logs } = joinedFactsOf(captureText(), [signInFile(signInJson(53003)), eventFile(eventJson(1081, 'OAuth token request failed.')), errorFile('AADSTS50105: Not assigned.\r\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444445\r\nTimestamp: 2026-03-02T09:00:00Z')]);
    expect(appErrors.map(({ seenBy, aadsts }) => [seenBy, ...aadsts]).sort()).toEqual([['error text', 50105], ['sign-in log', 53003]]);
    expect(logs).toBeDefined();
  });

  it('stands alone where no capture is handed in', () => {
    expect(joinedFactsOf(undefined, [deviceFile()]).dsreg.grammar).toBe('none');
  });

  it('complains about a file that cannot be read', () => {
    expect(() => joinedFactsOf(captureText(), [{ path: 'notes.txt', text: 'nothing' }])).toThrow('notes.txt');
  });
});
