import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../core/index.js';
import { builtCli, runBuilt } from './run-built.js';

const healthy = `+----------------------------------------------------------------------+
| Device State                                                         |
+----------------------------------------------------------------------+

             AzureAdJoined : YES
          EnterpriseJoined : NO
              DomainJoined : NO
               Device Name : PC-SEVEN

+----------------------------------------------------------------------+
| Device Details                                                       |
+----------------------------------------------------------------------+

                  DeviceId : 10c4cee9-278d-4cea-8b09-4ce12c41e15b
          DeviceAuthStatus : SUCCESS

+----------------------------------------------------------------------+
| SSO State                                                            |
+----------------------------------------------------------------------+

                AzureAdPrt : YES
      AzureAdPrtUpdateTime : 2025-06-02 05:57:29.000 UTC
      AzureAdPrtExpiryTime : 2025-06-16 05:57:28.000 UTC
       AzureAdPrtAuthority : https://login.microsoftonline.com/26992f3d-01a1-4b80-9e61-6877d1114bad

+----------------------------------------------------------------------+
| Diagnostic Data                                                      |
+----------------------------------------------------------------------+

        AadRecoveryEnabled : NO
    Executing Account Name : AzureAD\\JaneDoe, jane.doe@contoso.com
               KeySignTest : PASSED
`;
const fault = healthy.replace('DeviceAuthStatus : SUCCESS', 'DeviceAuthStatus : FAILED. Device is either disabled or deleted').replace('AzureAdPrt : YES', 'AzureAdPrt : NO')
  .replace(/ +AzureAdPrt(Update|Expiry)Time.*\n/g, '');
const undecided = 'AzureAdJoined : YES\nDomainJoined : NO\nDevice Name : PC-8\n';
const workgroup = 'AzureAdJoined : NO\nEnterpriseJoined : NO\nDomainJoined : NO\nDevice Name : PC-9\nWorkplaceJoined : NO\n';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prtrace-cli-'));
  for (const [name, text] of Object.entries({ 'healthy.txt': healthy, 'fault.txt': fault, 'undecided.txt': undecided, 'workgroup.txt': workgroup, 'notes.txt': 'Call Jane.\n', 'empty.txt': '' })) {
    writeFileSync(join(folder, name), text);
  }
  mkdirSync(join(folder, 'case/sub'), { recursive: true });
  writeFileSync(join(folder, 'case/b.txt'), healthy);
  writeFileSync(join(folder, 'case/sub/a.txt'), fault);
  writeFileSync(join(folder, 'case/symptom.txt'), 'Outlook keeps prompting');
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]): ReturnType<typeof runBuilt> {
  return runBuilt(args, { cwd: folder });
}

function report(...args: readonly string[]): Report {
  return JSON.parse(run('diagnose', '--format', 'json', ...args).stdout) as Report;
}

test('says the same as before: help and refusals', async () => {
  const commands = [
    [], ['--help'], ['help', 'explain'], ['diagnose', '--help'], ['redact', '--help'], ['--version'],
    ['diagnos', 'healthy.txt'], ['healthy.txt'], ['diagnose'], ['diagnose', 'missing.txt'], ['diagnose', 'miss*.txt'], ['diagnose', 'healthy.txt', '--fromat', 'json'],
    ['diagnose', 'healthy.txt', '--format', 'jsno'], ['diagnose', 'healthy.txt', '--expect', 'hybird'], ['diagnose', 'healthy.txt', '--jobs', 'many'],
    ['diagnose', 'healthy.txt', '-o', 'healthy.txt'], ['diagnose', 'healthy.txt', '-o', 'none/x.txt'], ['diagnose', 'healthy.txt', '-o', 'case'],
    ['diagnose', 'notes.txt'], ['diagnose', 'empty.txt', '--format', 'csv'], ['redact', 'healthy.txt'], ['rules', 'name-not-resolve'], ['explain'], ['completion', 'csh'],
  ];
  const told = commands.map((args) => {
    const { code, stdout, stderr } = run(...args);
    const block = (name: string, text: string) => (text === '' ? '' : `\n${name}\n\n\`\`\`text\n${text.trimEnd()}\n\`\`\`\n`);
    return `## prtrace ${args.join(' ')}\n\nexit code ${code}\n${block('standard output', stdout)}${block('standard error', stderr)}`;
  });
  await expect(`# What the command line says\n\n${told.join('\n')}`).toMatchFileSnapshot('goldens/command-line.md');
});

describe('exit codes', () => {
  test.each([
    [0, ['diagnose', 'healthy.txt']],
    [0, ['diagnose', 'workgroup.txt']],
    [1, ['diagnose', 'workgroup.txt', '--expect', 'joined']],
    [1, ['diagnose', 'fault.txt']],
    [1, ['diagnose', 'healthy.txt', '--symptom', 'Outlook keeps prompting']],
    [1, ['diagnose', 'healthy.txt', 'undecided.txt', 'fault.txt', 'notes.txt']],
    [5, ['diagnose', 'undecided.txt']],
    [5, ['diagnose', 'healthy.txt', 'undecided.txt']],
    [0, ['diagnose', 'healthy.txt', 'notes.txt']],
    [2, ['diagnose', 'missing.txt']],
    [2, ['diagnose', 'healthy.txt', 'missing.txt']],
    [2, ['diagnose', 'healthy.txt', '--format', 'yaml']],
    [2, ['nothing']],
    [3, ['diagnose', 'notes.txt']],
    [3, ['diagnose', 'empty.txt', 'notes.txt', '--format', 'json']],
    [0, ['explain', 'AADSTS50155']],
    [0, ['explain', '-1073741715']],
    [2, ['explain', 'zzzzzzz']],
    [0, ['rules']],
    [0, ['schema']],
    [0, ['read', 'healthy.txt']],
    [3, ['read', 'notes.txt']],
  ] as const)('%i: %j', (code, args) => {
    expect(run(...args).code).toBe(code);
  });
});

describe('diagnose', () => {
  test('prints every format to standard output and nothing else', () => {
    for (const format of ['text', 'json', 'jsonl', 'markdown', 'html', 'csv']) {
      const { stdout, stderr } = run('diagnose', 'fault.txt', '--format', format);
      expect(stdout, format).toContain('PC-SEVEN');
      expect(stderr, format).toBe('');
    }
    expect(run('diagnose', 'fault.txt', '--format', 'html').stdout).toContain('The cited lines among their neighbours');
  });

  test('reads standard input', () => {
    const { code, stdout } = runBuilt(['diagnose', '-', '--format', 'json'], { cwd: folder, input: fault });
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as Report).results[0]!.source.file).toBe('-');
  });

  test('takes files in byte order, folders with all that is in them, and their symptom', () => {
    const { results, unread } = report('notes.txt', 'case', 'fault.txt');
    expect(results.map(({ source }) => source.file)).toEqual(['case/b.txt', 'case/sub/a.txt', 'fault.txt']);
    expect(results[0]!.verdict.class).toBe('wrong-layer');
    expect(unread.map(({ file }) => file)).toEqual(['notes.txt']);
  });

  test('--symptom wins over symptom.txt', () => {
    const [result] = report('case/b.txt', 'case/symptom.txt', '--symptom', 'az login asks for a code').results;
    expect(JSON.stringify(result!.verdict)).toContain('az login');
  });

  test('expands patterns that the shell left alone', () => {
    expect(report('case/**/*.txt').results.map(({ source }) => source.file)).toEqual(['case/b.txt', 'case/sub/a.txt']);
    expect(report('*ealthy.txt').results).toHaveLength(1);
  });

  test('--captured-at is used', () => {
    const [result] = report('fault.txt', '--captured-at', '2025-06-03T00:00Z').results;
    expect(result!.capturedAt).toMatchObject({ at: '2025-06-03T00:00:00Z', basis: 'stated' });
  });

  test('-o writes the file alone', () => {
    const { stdout, code } = run('diagnose', 'healthy.txt', '--format', 'json', '-o', 'written.json');
    expect([stdout, code]).toEqual(['', 0]);
    expect((JSON.parse(readFileSync(join(folder, 'written.json'), 'utf8')) as Report).results).toHaveLength(1);
    rmSync(join(folder, 'written.json'));
  });

  test('colours only when asked to', () => {
    const escape = '\u001b[';
    expect(run('diagnose', 'fault.txt').stdout).not.toContain(escape);
    expect(run('diagnose', 'fault.txt', '--color').stdout).toContain(escape);
    expect(runBuilt(['diagnose', 'fault.txt'], { cwd: folder, env: { FORCE_COLOR: '1' } }).stdout).toContain(escape);
    expect(runBuilt(['diagnose', 'fault.txt'], { cwd: folder, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain(escape);
  });

  test('--redact leaves no name and tells the key; the key gives the same again', () => {
    const first = run('diagnose', 'fault.txt', '--format', 'json', '--redact');
    expect(first.code).toBe(1);
    expect(first.stdout).not.toMatch(/pc-seven|jane|contoso|10c4cee9|26992f3d/i);
    const [, key] = /--redact-key ([0-9a-f]{32})/.exec(first.stderr)!;
    const second = run('diagnose', 'fault.txt', '--format', 'json', '--redact-key', key!);
    expect(second).toEqual({ ...first, stderr: '' });
    for (const format of ['text', 'html', 'markdown', 'csv', 'jsonl']) expect(run('diagnose', 'fault.txt', '--format', format, '--redact-key', key!).stdout, format).not.toMatch(/pc-seven|jane\W|contoso|10c4cee9/i);
  });

  test('evidence cannot act on the terminal through a name', () => {
    writeFileSync(join(folder, 'odd\u001b[31m.txt'), 'nothing');
    const { stdout, stderr } = run('diagnose', 'odd\u001b[31m.txt', 'odd\u001b[31m.txt');
    expect(stdout + stderr).not.toContain('\u001b');
    expect(run('diagnose', 'missing\u001b[31m.txt').stderr).not.toContain('\u001b');
    rmSync(join(folder, 'odd\u001b[31m.txt'));
  });
});

describe('a closed pipe ends it quietly', () => {
  test.each([['diagnose', 'fault.txt'], ['diagnose', 'fault.txt', '--format', 'json'], ['rules'], ['--help'], ['schema'], ['complete', '--', 'dia']])('%s %s', async (...args) => {
    const child = spawn(process.execPath, [builtCli, ...args.filter(Boolean)], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(stderr).toBe('');
    expect([0, 1]).toContain(code);
  });
});

test('Ctrl-C while it waits for standard input ends with 130 and no word', async () => {
  const child = spawn(process.execPath, [builtCli, 'diagnose', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.write('AzureAd');
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => child.on('close', (code, signal) => resolve([code, signal])));
  const timer = setInterval(() => child.kill('SIGINT'), 400);
  const [code, signal] = await ended;
  clearInterval(timer);
  // A signal that comes before the program listens ends it as well; shells tell 130 for both.
  expect(code === 130 || signal === 'SIGINT').toBe(true);
  expect(told).toBe('');
});

describe('redact', () => {
  test('writes copies that give the same verdict, names replaced in all of them', () => {
    const out = join(folder, 'shared');
    writeFileSync(join(folder, 'case/sub/PC-SEVEN_notes.txt'), 'PC-SEVEN is slow, says JaneDoe.');
    const { code, stdout, stderr } = run('redact', 'case', 'fault.txt', '-o', 'shared', '--redact-key', 'a key that is long enough');
    expect([code, stderr]).toEqual([0, '']);
    const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).sort();
    expect(names).toHaveLength(6);
    expect(names.join()).not.toContain('SEVEN');
    const texts = stdout.trimEnd().split('\n').map((path) => readFileSync(join(folder, path), 'utf8'));
    expect(texts).toHaveLength(5);
    expect(texts.join('\n')).not.toMatch(/pc-seven|jane|contoso|10c4cee9/i);
    expect(texts.join('\n')).toMatch(/^net-\w{10} is slow, says user-\w{10}\.$/m);
    expect(report('shared/b.txt').results[0]!.verdict.class).toBe(report('case/b.txt').results[0]!.verdict.class);
    expect(readFileSync(join(folder, 'fault.txt'), 'utf8')).toBe(fault);
  });

  test('writes over nothing', () => {
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'taken/fault.txt'), 'mine');
    const { code, stderr } = run('redact', 'fault.txt', '-o', 'taken');
    expect(code).toBe(2);
    expect(stderr).toContain('exists already');
    expect(run('redact', 'fault.txt', '-o', '.').code).toBe(2);
    expect(readFileSync(join(folder, 'taken/fault.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'fault.txt'), 'utf8')).toBe(fault);
  });

  test('standard input goes to standard output', () => {
    const { code, stdout } = runBuilt(['redact', '-'], { cwd: folder, input: fault });
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/pc-seven|jane|contoso/i);
    expect(stdout).toContain('FAILED. Device is either disabled or deleted');
  });

  test('an archive becomes a folder or an archive, and nothing is written outside of it', () => {
    const zip = zipSync({ 'PC-SEVEN/fault.txt': Buffer.from(fault), '../../escaped.txt': Buffer.from(fault), 'WAM/settings.dat': Buffer.from('x') });
    writeFileSync(join(folder, 'bundle.zip'), zip);
    const { code, stdout, stderr } = run('redact', 'bundle.zip', '-o', 'opened', '--redact-key', 'a key that is long enough');
    expect([code, stderr.trim().split('\n')]).toEqual([0, [expect.stringContaining('Not copied: bundle.zip!/WAM/settings.dat: ')]]);
    const copies = stdout.trimEnd().split('\n');
    expect(copies.map((path) => path.split(/[/\\]/).slice(0, 2))).toEqual([['opened', 'bundle'], ['opened', 'bundle']]);
    expect(copies.join()).not.toMatch(/seven|\.\./i);
    expect(existsSync(join(folder, '../escaped.txt')) || existsSync(join(folder, 'escaped.txt'))).toBe(false);
    for (const path of copies) expect(readFileSync(join(folder, path), 'utf8')).not.toMatch(/pc-seven|jane|contoso/i);

    const packed = run('redact', 'bundle.zip', '-o', 'shared.zip', '--redact-key', 'a key that is long enough');
    expect(packed.code).toBe(0);
    const bytes = readFileSync(join(folder, 'shared.zip'));
    expect(Object.keys(unzipSync(bytes))).toHaveLength(2);
    expect(report('shared.zip').results.map(({ verdict }) => verdict.class)).toEqual(report('bundle.zip').results.map(({ verdict }) => verdict.class));
    expect(run('redact', 'bundle.zip', '-o', 'shared.zip').code).toBe(2);
    run('redact', 'bundle.zip', '-o', 'again.zip', '--redact-key', 'a key that is long enough');
    expect(readFileSync(join(folder, 'again.zip')).equals(bytes)).toBe(true);
  });

  test('copies nothing that is no text', () => {
    writeFileSync(join(folder, 'picture.png'), '\x89PNG\r\n\x1a\n and PC-SEVEN', 'latin1');
    const { code, stderr } = run('redact', 'picture.png', '-o', 'pictures');
    expect(code).toBe(3);
    expect(stderr).toContain('Not copied: picture.png');
    expect(existsSync(join(folder, 'pictures/picture.png'))).toBe(false);
  });
});

describe('the other commands', () => {
  test('rules lists every rule, and one in full', () => {
    const all = JSON.parse(run('rules', '--format', 'json').stdout) as { id: string; class: string; sources: unknown[] }[];
    expect(all.length).toBeGreaterThan(50);
    const text = run('rules').stdout;
    for (const { id, sources } of all) {
      expect(text).toContain(id);
      expect(sources.length).toBeGreaterThan(0);
    }
    expect(run('rules', all[0]!.id).stdout).toContain('What proves it');
  });

  test('schema is the one of the package', () => {
    expect(run('schema').stdout).toBe(readFileSync(join(builtCli, '../../schema/report.schema.json'), 'utf8'));
  });

  test('read shows fields with their lines', () => {
    expect(run('read', 'healthy.txt').stdout).toContain('      8  Device Name : PC-SEVEN');
    const read = JSON.parse(run('read', 'case', '--format', 'json').stdout) as { files: { file: string; captures: { fields: { fact: string; line: number }[]; byName: Record<string, string> }[] }[] };
    expect(read.files.map(({ file }) => file)).toEqual(['case/b.txt', 'case/sub/PC-SEVEN_notes.txt', 'case/sub/a.txt'].filter((file) => existsSync(join(folder, file))));
    expect(read.files[0]!.captures[0]!.byName['Device Name']).toBe('PC-SEVEN');
    expect(read.files[0]!.captures[0]!.fields).toContainEqual(expect.objectContaining({ fact: 'Device Name', line: 8 }));
  });

  test('completion offers commands, options and values, and leaves files to the shell', () => {
    for (const shell of ['bash', 'zsh', 'fish', 'powershell']) expect(run('completion', shell).stdout, shell).toContain('prtrace');
    expect(run('complete', '--', 'dia').stdout).toMatch(/^diagnose\t/);
    expect(run('complete', '--', 'diagnose', '--for').stdout).toMatch(/^--format\t/);
    expect(run('complete', '--', 'diagnose', '--format', 'j').stdout).toBe('json\t\njsonl\t\n:4\n');
    expect(run('complete', '--', 'diagnose', '').stdout).toBe(':0\n');
  });
});

test('nothing is written where it was not asked to', () => {
  const before = readdirSync(folder).sort();
  run('diagnose', 'fault.txt');
  run('explain', '0x80070005');
  expect(readdirSync(folder).sort()).toEqual(before);
});

test.runIf(process.platform === 'linux')('a full disk is told in words', () => {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [builtCli, 'diagnose', 'fault.txt'], { cwd: folder, stdio: ['ignore', full, 'pipe'] });
  closeSync(full);
  let stderr = '';
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise<void>((resolve) => child.on('close', (code) => {
    expect([code, stderr]).toEqual([4, 'prtrace: The result cannot be written: the disk is full.\n']);
    resolve();
  }));
});
