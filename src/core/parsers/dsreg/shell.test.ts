import { describe, expect, test } from 'vitest';
import type { Surroundings } from '../../evidence/dsreg.js';
import { parseDsreg } from './index.js';

const around = (text: string): (Surroundings | undefined)[] => parseDsreg(text.replace('OUTPUT', '\n             AzureAdJoined : YES\n'), 'a.txt').captures.map(({ surroundings }) => surroundings);
const values = (surroundings: Surroundings | undefined) => Object.fromEntries(Object.entries(surroundings ?? {}).map(([name, cited]) => [name, cited?.value]));

test('nothing around it', () => {
  expect(around('OUTPUT')).toEqual([{}]);
});

describe('prompts', () => {
  test.each([
    'C:\\Users\\jane>dsregcmd /status', 'C:\\WINDOWS\\system32>dsregcmd.exe /status', 'PS C:\\Users\\jane> dsregcmd /status', 'PS C:\\> dsregcmd /status | findstr Azure',
    '*Evil-WinRM* PS C:\\Users\\jane\\Documents> dsregcmd /status', '[PC-1]: PS C:\\Users\\jane\\Documents> dsregcmd /status', '[10.0.0.5]: PS C:\\> dsregcmd /status',
    '$ dsregcmd /status', '# dsregcmd /status', 'dsregcmd /status', 'DSREGCMD /STATUS', '.\\dsregcmd.exe /status', 'C:\\Windows\\System32\\dsregcmd.exe /status',
    'Starting external process: C:\\Windows\\system32\\dsregcmd.exe /status', 'psexec -s -i dsregcmd /status', 'PS HKLM:\\> dsregcmd /status', 'jane@PC-1 ~ $ dsregcmd /status',
  ])('%s', (prompt) => {
    expect(values(around(`${prompt}\nOUTPUT`)[0])).toMatchObject({ prompt });
  });

  test('its line is cited', () => {
    expect(around('hello\n\nC:\\>dsregcmd /status\nOUTPUT')[0]?.prompt).toEqual({ fact: 'prompt', value: 'C:\\>dsregcmd /status', line: 3 });
  });

  test('quoted and numbered', () => {
    expect(values(around('> PS C:\\> dsregcmd /status\nOUTPUT')[0])).toEqual({ prompt: 'PS C:\\> dsregcmd /status' });
    expect(values(around('  6. PS C:\\> dsregcmd /status\nOUTPUT')[0])).toEqual({ prompt: 'PS C:\\> dsregcmd /status' });
  });

  test('a remote shell is told', () => {
    expect(around('*Evil-WinRM* PS C:\\> dsregcmd /status\nOUTPUT')[0]?.remoteShell?.value).toBe('*Evil-WinRM* PS C:\\> dsregcmd /status');
    expect(around('[PC-1]: PS C:\\> dsregcmd /status\nOUTPUT')[0]?.remoteShell?.value).toBe('[PC-1]: PS C:\\> dsregcmd /status');
    expect(around('PS C:\\> dsregcmd /status\nOUTPUT')[0]?.remoteShell).toBeUndefined();
  });

  test('a prompt behind an output ends it', () => {
    const [capture] = parseDsreg('AzureAdJoined : YES\n\nC:\\>', '').captures;
    expect(capture?.notes.map(({ reason }) => reason)).not.toContain('the end of the output was not shown');
  });
});

describe('who ran it', () => {
  const transcript = (user: string, runAs: string, labels = ['Username', 'RunAs User', 'Machine']) => `**********************
Windows PowerShell transcript start
Start time: 20260101120000
${labels[0]}: ${user}
${labels[1]}: ${runAs}
Configuration Name:
${labels[2]}: PC-1 (Microsoft Windows NT 10.0.19045.0)
Host Application: C:\\WINDOWS\\System32\\WindowsPowerShell\\v1.0\\powershell.exe
**********************
PS C:\\> dsregcmd /status
OUTPUT`;

  test('a transcript names the account that commands run as, and the host', () => {
    expect(values(around(transcript('CONTOSO\\jane', 'CONTOSO\\adm-jane'))[0])).toMatchObject({ account: 'CONTOSO\\adm-jane', host: 'PC-1' });
  });

  test('in any language', () => {
    expect(values(around(transcript('CONTOSO\\jane', 'CONTOSO\\jane', ['Benutzername', 'RunAs-Benutzer', 'Computer']))[0])).toMatchObject({ account: 'CONTOSO\\jane', host: 'PC-1' });
    expect(values(around(transcript('AUTORITE NT\\Système', 'AUTORITE NT\\Système', ['Nom d\'utilisateur', 'Utilisateur', 'Ordinateur']))[0])).toMatchObject({ account: 'AUTORITE NT\\Système' });
  });

  test('whoami and hostname at the same prompt', () => {
    expect(values(around('PS C:\\> whoami\ncontoso\\jane\nPS C:\\> hostname\nPC-1\nPS C:\\> dsregcmd /status\nOUTPUT')[0])).toMatchObject({ account: 'contoso\\jane', host: 'PC-1' });
    expect(values(around('PS C:\\> dsregcmd /status\nOUTPUT\nPS C:\\> whoami\ncontoso\\jane')[0])).toMatchObject({ account: 'contoso\\jane' });
  });

  test('whoami at another prompt says nothing about this one', () => {
    expect(around('C:\\Users\\jane>whoami\ncontoso\\jane\nC:\\Windows\\system32>dsregcmd /status\nOUTPUT')[0]?.account).toBeUndefined();
  });

  test('a row of asterisks above fields is no transcript', () => {
    const [capture] = parseDsreg('********************\nExecuting Account Name : CONTOSO\\jane, jane@contoso.com\nAzureAdPrt : NO', '').captures;
    expect(capture?.fields.map(({ fact }) => fact)).toEqual(['Executing Account Name', 'AzureAdPrt']);
    expect(capture?.surroundings.account).toBeUndefined();
  });

  test.each(['Administrator: Command Prompt', 'Administrateur : Invite de commandes', '管理者: コマンド プロンプト'])('the window\'s title: %s', (title) => {
    expect(values(around(`${title}\nC:\\Windows\\system32>dsregcmd /status\nOUTPUT`)[0])).toMatchObject({ title });
  });
});
