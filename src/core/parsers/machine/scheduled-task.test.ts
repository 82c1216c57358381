import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MachineEvidence, ScheduledTask } from '../../evidence/machine-state.js';
import { scheduledTask } from './scheduled-task.js';

const read = (text: string) => scheduledTask.parse({ path: 'tasks.txt', text, firstLine: 1 });
const states = (text: string) => (read(text).artifacts[0] as unknown as { machine: MachineEvidence }).machine.states as readonly ScheduledTask[];
const told = (text: string) => states(text).map(({ kind: _kind, file: _file, printed: _printed, ...rest }) => rest);

const sample = `
Folder: \\Microsoft\\Windows\\Workplace Join
HostName:                             PC1
TaskName:                             \\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join
Next Run Time:                        N/A
Status:                               Disabled
Logon Mode:                           Interactive/Background
Last Run Time:                        11/30/1999 12:00:00 AM
Last Result:                          267011
Author:                               Microsoft Corporation
Task To Run:                          %SystemRoot%\\System32\\dsregcmd.exe $(Arg0) $(Arg1) $(Arg2)
Start In:                             N/A
Comment:                              Register this computer
Scheduled Task State:                 Disabled
Idle Time:                            Disabled
Run As User:                          SYSTEM
Repeat: Every:                        Disabled

HostName:                             PC1
TaskName:                             \\Microsoft\\Windows\\Workplace Join\\Recovery-Check
Next Run Time:                        N/A
Status:                               Ready
Logon Mode:                           Interactive/Background
Last Run Time:                        6/15/2026 8:00:00 AM
Last Result:                          -2145648639
Author:                               N/A
Task To Run:                          dsregcmd.exe /checkrecovery
Start In:                             N/A
Comment:                              N/A
Scheduled Task State:                 Enabled
`;

test('the sample', () => {
  expect(scheduledTask.recognises({ path: 'x', text: sample, firstLine: 1 })).toBe(true);
  expect(told(sample)).toEqual([
    { line: 4, name: 'Automatic-Device-Join', state: 'Disabled', enabled: false, lastResult: 267011, neverRan: true },
    { line: 20, name: 'Recovery-Check', state: 'Ready', enabled: true, lastResult: 0x801c0001, neverRan: false },
  ]);
});

const name = 'Automatic-Device-Join';
describe('forms', () => {
  test.each<[form: string, text: string, expected: object]>([
    ['German', `
Ordner: \\Microsoft\\Windows\\Workplace Join
Hostname:                             PC1
Aufgabenname:                         \\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join
Nächste Laufzeit:                     N/A
Status:                               Bereit
Anmeldemodus:                         Interaktiv/Hintergrund
Letzte Laufzeit:                      15.06.2026 08:00:00
Letztes Ergebnis:                     -2145648611
Autor:                                Microsoft Corporation
Auszuführende Aufgabe:                dsregcmd.exe
Starten in:                           N/A
Kommentar:                            Registriert
Status der geplanten Aufgabe:         Aktiviert`, { line: 4, name, state: 'Bereit', enabled: true, lastResult: 0x801c001d, neverRan: false }],
    ['French, switched off', `
Dossier : \\Microsoft\\Windows\\Workplace Join
Nom de l'hôte :                       PC1
Nom de la tâche :                     \\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join
Prochaine exécution :                 N/A
Statut :                              Désactivée
Mode d'ouverture de session :         Interactif
Heure de la dernière exécution :      30/11/1999 00:00:00
Dernier résultat :                    267011
Auteur :                              Microsoft
Tâche à exécuter :                    dsregcmd.exe
Démarrer dans :                       N/A
Commentaire :                         N/A
Statut de la tâche planifiée :        Désactivée`, { line: 4, name, state: 'Désactivée', enabled: false, lastResult: 267011, neverRan: true }],
    ['Japanese', `
フォルダー: \\Microsoft\\Windows\\Workplace Join
ホスト名:                             PC1
タスク名:                             \\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join
次回の実行時刻:                       N/A
状態:                                 準備完了
ログオン モード:                      対話型
前回の実行時刻:                       2026/06/15 8:00:00
前回の結果:                           0
作成者:                               Microsoft
実行するタスク:                       dsregcmd.exe
開始:                                 N/A
コメント:                             N/A
スケジュールされたタスクの状態:       有効`, { line: 4, name, state: '準備完了', enabled: true, lastResult: 0, neverRan: false }],
    ['a language without words here, switched off', sample.slice(0, sample.indexOf('\n\nHostName')).replaceAll('Disabled', 'Xyz'), { line: 4, name, state: 'Xyz', enabled: false, lastResult: 267011, neverRan: true }],
    ['Get-ScheduledTask', `State : Disabled\nTaskName : ${name}\nTaskPath : \\Microsoft\\Windows\\Workplace Join\\\nURI : \\Microsoft\\Windows\\Workplace Join\\${name}`, { line: 2, name, state: 'Disabled', enabled: false }],
    ['both cmdlets', `State    : Ready\nTaskName : ${name}\nTaskPath : \\Microsoft\\Windows\\Workplace Join\\\n\n\nLastTaskResult     : 2149318685\nTaskName           : ${name}\nTaskPath           : \\Microsoft\\Windows\\Workplace Join\\\n`, { line: 2, name, state: 'Ready', enabled: true, lastResult: 0x801c001d, neverRan: false }],
    ['the cmdlet\'s table', `TaskPath                                       TaskName                          State\n--------                                       --------                          -----\n\\Microsoft\\Windows\\Workplace Join\\             ${name}             Disabled`, { line: 3, name, state: 'Disabled', enabled: false }],
    ['schtasks\' table', `Folder: \\Microsoft\\Windows\\Workplace Join\nTaskName                                 Next Run Time          Status         \n======================================== ====================== ===============\n${name.padEnd(40)} ${'N/A'.padEnd(22)} Disabled       \n`, { line: 4, name, state: 'Disabled', enabled: false }],
    ['schtasks\' verbose table', verboseTable(), { line: 4, name, state: 'Ready', enabled: true, lastResult: 1, neverRan: false }],
    ['CSV', `"HostName","TaskName","Next Run Time","Status","Logon Mode","Last Run Time","Last Result","Author","Task To Run","Start In","Comment","Scheduled Task State"\r\n"PC1","\\Microsoft\\Windows\\Workplace Join\\${name}","N/A","Disabled","I","N/A","267011","M","d","N/A","a ""quoted"", text","Disabled"`, { line: 2, name, state: 'Disabled', enabled: false, lastResult: 267011, neverRan: true }],
    ['XML', xml('<Enabled>false</Enabled>'), { line: 2, name, enabled: false }],
    ['XML without the element', xml(''), { line: 2, name, enabled: true }],
    ['XML of all tasks', `<Tasks>\n<!-- \\Microsoft\\Windows\\Other\\X -->\n<Task version="1.2"><Settings><Enabled>true</Enabled></Settings></Task>\n<!-- \\Microsoft\\Windows\\Workplace Join\\${name} -->\n<Task version="1.2"><Settings><Enabled>false</Enabled></Settings></Task>\n</Tasks>`, { line: 5, name, enabled: false }],
  ])('%s', (_, text, expected) => {
    expect(scheduledTask.recognises({ path: 'x', text, firstLine: 1 })).toBe(true);
    expect(told(text)).toEqual([expected]);
  });
});

function xml(enabled: string): string {
  return `<?xml version="1.0" encoding="UTF-16"?>\n<Task version="1.6" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><URI>\\Microsoft\\Windows\\Workplace Join\\${name}</URI></RegistrationInfo>
  <Triggers><LogonTrigger><Enabled>true</Enabled></LogonTrigger></Triggers>
  <Settings><Hidden>false</Hidden>${enabled}</Settings>\n</Task>`;
}

function verboseTable(): string {
  const widths = [15, 40, 22, 15, 20, 22, 11, 20, 40, 20, 40, 20];
  const cells = ['PC1', name, 'N/A', 'Ready', 'Interactive', '6/15/2026 8:00:00 AM', '1', 'M', 'dsregcmd.exe', 'N/A', 'Register', 'Enabled'];
  const row = (values: readonly string[]) => widths.map((width, at) => (values[at] ?? '').padEnd(width)).join(' ');
  return `Folder: \\Microsoft\\Windows\\Workplace Join\n${row(['HostName', 'TaskName'])}\n${row(widths.map((width) => '='.repeat(width)))}\n${row(cells)}`;
}

test('an event or a sentence that names the task is not its state', () => {
  for (const text of [
    'AutoJoinSvc: Failed to compute automatic join task ("\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join") initial state',
    'Open Task Scheduler: \\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join and run it', 'schtasks /run /tn "\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join"',
    '<Data Name="TaskName">\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join</Data>',
  ]) expect(scheduledTask.recognises({ path: 'x', text, firstLine: 1 })).toBe(false);
});

describe('damage', () => {
  test.each([[''], ['\0'.repeat(9999)], ['Automatic-Device-Join'], ['<Task <Task <Task'], ['Folder: \\Microsoft\\Windows\\Workplace Join\n====\n']])('%.30s is unread', (text) => {
    expect(read(text)).toMatchObject({ artifacts: [], unread: expect.stringContaining('tasks.txt') });
  });
  test('a result that is no number is not kept', () => {
    expect(told(sample.replace('267011', 'N/A'))[0]).not.toHaveProperty('lastResult');
  });
  test('never throws, bounded, linear', () => {
    const samples = [sample, verboseTable(), xml('<Enabled>false</Enabled>')];
    fc.assert(fc.property(fc.constantFrom(...samples), fc.nat(2000), fc.nat(80), fc.string({ maxLength: 40 }), (text, at, cut, put) => {
      const changed = text.slice(0, at) + put + text.slice(at + cut);
      scheduledTask.recognises({ path: 'x', text: changed, firstLine: 1 });
      expect(read(changed).artifacts.length).toBeLessThanOrEqual(1);
    }));
    expect(states(sample.repeat(2000))).toHaveLength(2);
    expect(read(`<Tasks>${'<Task >'.repeat(200_000)}`).unread).toBeDefined();
    expect(states(xml('').repeat(20_000))).toHaveLength(1);
    expect(read(`"a","b"\n${'"\\Microsoft\\Windows\\Workplace Join\\'.repeat(20_000)}","`).artifacts.length).toBeLessThanOrEqual(1);
  });
});
