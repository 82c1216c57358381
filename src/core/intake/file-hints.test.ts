import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileHints } from './file-hints.js';

const flattened = [
  'DiagLogs-PC1.zip!/(12) Command windir_system32_Dsregcmd_exe_status output.log',
  'DiagLogs-PC1.zip!/(1) RegistryKey HKLM_SOFTWARE_Policies export.reg',
  'DiagLogs-PC1.zip!/(40) FoldersFiles ProgramData_Microsoft_IntuneManagementExtension_Logs/IntuneManagementExtension.log',
  'DiagLogs-PC1.zip!/results.xml',
];
const numbered = ['diag/results.xml', 'diag/10/output.log', 'diag/1/export.reg', 'diag/25/Events.evtx'];
const documented = ['f/(10) (_windir__system32_Dsregcmd_exe__status) (0x00000000) output.log', 'f/(01) (HKLM_Software_Policies) (0x00000000) export.reg'];
const authlogs = ['c/authlogs/Dsregcmddebug.txt', 'c/authlogs/Tickets-localsystem.txt', 'c/authlogs/Tickets.txt', 'c/authlogs/PRETRACE/Dsregcmddebug.txt', 'c/authlogs/PRETRACE/Aad_oper.evtx', 'c/authlogs/WAM/x.txt'];
const prefixed = ['t/PC1_250602-055729_Tickets-localsystem.txt', 't/PC1_250602-055729_Klist-Cloud-Debug.txt', 't/PC1_250602-055729_Dsregcmd.txt'];
const dsregtool = ['DSRegTool_PC1/dsregcmd-status.txt', 'DSRegTool_PC1/dsregcmd-debug.txt', 'DSRegTool_PC1/TestDeviceRegConnectivity-system.txt', 'DSRegTool_PC1/TestDeviceRegConnectivity-user.txt', 'DSRegTool_PC1/winInet-system.txt', 'DSRegTool_PC1/PreTrace/dsregcmd-debug.txt', 'DSRegTool_PC1/PreTrace/AAD-Operational.evtx'];
const cmtrace = ['e/manifest.json', 'e/notes.md', 'e/evidence/command-output/dsregcmd-status.txt', 'e/evidence/event-logs/aad.evtx'];

test.each([
  [flattened, 0, { runBySystem: true, bundle: { kind: 'intune', root: 'DiagLogs-PC1.zip!' } }],
  [flattened, 1, { bundle: { kind: 'intune', root: 'DiagLogs-PC1.zip!' } }],
  [flattened, 2, { bundle: { kind: 'intune', root: 'DiagLogs-PC1.zip!' } }],
  [numbered, 1, { runBySystem: true, bundle: { kind: 'intune', root: 'diag' } }],
  [numbered, 3, { bundle: { kind: 'intune', root: 'diag' } }],
  [documented, 0, { runBySystem: true, bundle: { kind: 'intune', root: 'f' } }],
  [documented, 1, { bundle: { kind: 'intune', root: 'f' } }],
  [authlogs, 0, { bundle: { kind: 'authlogs', root: 'c/authlogs' } }],
  [authlogs, 1, { runBySystem: true, bundle: { kind: 'authlogs', root: 'c/authlogs' } }],
  [authlogs, 3, { earlierState: true, bundle: { kind: 'authlogs', root: 'c/authlogs' } }],
  [authlogs, 5, { bundle: { kind: 'authlogs', root: 'c/authlogs' } }],
  [prefixed, 0, { runBySystem: true, bundle: { kind: 'authlogs', root: 't' } }],
  [prefixed, 2, { bundle: { kind: 'authlogs', root: 't' } }],
  [dsregtool, 0, { bundle: { kind: 'dsregtool', root: 'DSRegTool_PC1' } }],
  [dsregtool, 1, { runBySystem: true, bundle: { kind: 'dsregtool', root: 'DSRegTool_PC1' } }],
  [dsregtool, 2, { runBySystem: true, bundle: { kind: 'dsregtool', root: 'DSRegTool_PC1' } }],
  [dsregtool, 3, { bundle: { kind: 'dsregtool', root: 'DSRegTool_PC1' } }],
  [dsregtool, 4, { runBySystem: true, bundle: { kind: 'dsregtool', root: 'DSRegTool_PC1' } }],
  [dsregtool, 5, { earlierState: true, runBySystem: true, bundle: { kind: 'dsregtool', root: 'DSRegTool_PC1' } }],
  [cmtrace, 2, { bundle: { kind: 'cmtrace-open', root: 'e' } }],
] as const)('%j, file %i', (paths, index, expected) => {
  const all = [...flattened, ...numbered, ...documented, ...authlogs, ...prefixed, ...dsregtool, ...cmtrace, 'other/dsregcmd.txt'];
  for (const set of [paths, all]) expect(fileHints(set)(paths[index] as string)).toEqual(expected);
  // Windows' slashes and case make no difference.
  const changed = (path: string) => path.replaceAll('/', '\\').toUpperCase();
  expect(fileHints(paths.map(changed))(changed(paths[index] as string))).toMatchObject({ ...expected, bundle: { kind: expected.bundle.kind } });
});

test('one file alone is hinted at by its name, wherever it is', () => {
  expect(fileHints([])('Tickets-localsystem.txt')).toEqual({ runBySystem: true });
  expect(fileHints(['dsregcmd.txt'])('dsregcmd.txt')).toEqual({});
  expect(fileHints(['(12) Command windir_system32_Dsregcmd_exe_status output.log'])('(12) Command windir_system32_Dsregcmd_exe_status output.log')).toEqual({ runBySystem: true, bundle: { kind: 'intune', root: '' } });
  expect(fileHints(['dsregcmd-debug.txt'])('dsregcmd-debug.txt')).toEqual({});
  expect(fileHints(['a/pretrace'])('a/pretrace')).toEqual({});
  expect(fileHints(['10/output.log'])('10/output.log')).toEqual({});
  expect(fileHints(['(5) Commanders.txt'])('(5) Commanders.txt')).toEqual({});
});

test('a bundle inside a bundle belongs to the nearer one', () => {
  const paths = ['case/results.xml', 'case/1/output.log', 'case/2/authlogs/script-info.txt', 'case/2/authlogs/Klist-Cloud-Debug.txt'];
  expect(fileHints(paths)(paths[2] as string).bundle).toEqual({ kind: 'authlogs', root: 'case/2/authlogs' });
});

test('never throws, and is linear in deep and in many paths', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom('/', '\\', '(', ')', ' ', '1', 'a', '!', 'pretrace', 'output.log', 'results.xml', 'command ') }), { maxLength: 20 }), (paths) => {
    const hint = fileHints(paths);
    for (const path of paths) expect(typeof hint(path)).toBe('object');
  }));
  const start = performance.now();
  const deep = 'a/'.repeat(100_000);
  expect(fileHints([`${deep}x`])(`${deep}x`)).toEqual({});
  const many = Array.from({ length: 20_000 }, (_, i) => `case/${i % 100}/${i}.txt`);
  const hint = fileHints(many);
  for (const path of many) hint(path);
  expect(performance.now() - start).toBeLessThan(3_000);
});
