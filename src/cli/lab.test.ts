import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generations } from '../../lab/generation.js';
import { captureContexts } from '../../lab/evidence/capture-options.js';
import type { Report } from '../core/index.js';
import { labContexts, labGenerations } from './command-table.js';
import { builtCli, runBuilt } from './run-built.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prtrace-lab-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], input = ''): ReturnType<typeof runBuilt> {
  return runBuilt(['lab', ...args], { cwd: folder, input });
}

test('the help names what the lab knows', () => {
  expect([labGenerations, labContexts]).toEqual([generations, captureContexts]);
});

describe('list', () => {
  test('all faults, each under its class', () => {
    const { code, stdout } = run(['list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^device trust \(device-trust\)\n {2}device-object-deleted: /);
    expect(stdout).toContain('name-not-resolved: ');
  });

  test('one of them in full', () => {
    const { stdout } = run(['list', 'device-object-disabled']);
    expect(stdout).toContain('Cause to be found: device-object-disabled');
    expect(stdout).toContain('Source: https://learn.microsoft.com/');
    expect(stdout).toContain('prtrace lab run device-object-disabled --diagnose');
  });

  test('as JSON', () => {
    const listed = JSON.parse(run(['list', '--format', 'json']).stdout) as { id: string; basis: string }[];
    expect(listed.length).toBeGreaterThanOrEqual(33);
    expect(new Set(listed.map(({ basis }) => basis))).toEqual(new Set(['documented', 'captured', 'modelled']));
  });
});

describe('run', () => {
  test('shows where it breaks, the evidence, and the truth beside the verdict', () => {
    const { code, stdout } = run(['run', 'device-object-disabled', '--diagnose']);
    expect(code).toBe(0);
    for (const part of [/^Broken: The device object was disabled/, /\n {2}13:00:00 {2}alex@contoso\.com locks and unlocks\n {14}POST login\S+ refused\s+with\s+HTTP\s+400,\s+AADSTS135011/, /DeviceAuthStatus : FAILED\. Device is either disabled or deleted/, /AAD 1081 error: /, /Verdict: device trust/, /Truth beside verdict\n.*\n {2}class {2}device trust +device trust\n.*\n {2}cause {2}device-object-disabled +device-object-disabled\n {2}sure/, /\n {2}Right\.\n/]) {
      expect(stdout).toMatch(part);
    }
  });

  test('writes a folder that diagnose reads, and the marks beside it', () => {
    expect(run(['run', 'name-not-resolved', '-o', 'case-1']).code).toBe(0);
    expect(readdirSync(join(folder, 'case-1')).sort()).toEqual(['README.txt', 'evidence', 'provenance.tsv']);
    const { code, stdout } = runBuilt(['diagnose', 'case-1/evidence', '--format', 'json'], { cwd: folder });
    const [result] = (JSON.parse(stdout) as Report).results;
    expect([code, result!.verdict.class, result!.verdict.causes[0]!.id]).toEqual([1, 'network', 'name-not-resolved']);
  });

  test('writes an archive of the evidence alone', () => {
    expect(run(['run', 'password-changed', '-o', 'case-2.zip']).code).toBe(0);
    expect(existsSync(join(folder, 'case-2-provenance.tsv'))).toBe(true);
    const [result] = (JSON.parse(runBuilt(['diagnose', 'case-2.zip', '--format', 'json'], { cwd: folder }).stdout) as Report).results;
    expect(result!.verdict.class).toBe('cloud-auth');
  });

  test('the same seed gives the same evidence, another one does not', () => {
    const evidence = (seed: string) => (JSON.parse(run(['run', 'user-disabled', '--seed', seed, '--format', 'json']).stdout) as { evidence: unknown }).evidence;
    expect(evidence('a')).toEqual(evidence('a'));
    expect(evidence('a')).not.toEqual(evidence('b'));
  });

  test('writes event logs in the form that is asked for, and the Analytic log if it was on', () => {
    const paths = (...more: string[]) => (JSON.parse(run(['run', 'user-disabled', '--format', 'json', ...more]).stdout) as { evidence: { path: string }[] }).evidence.map(({ path }) => path).filter((path) => path.startsWith('events/AAD'));
    expect(paths()).toEqual(['events/AAD-Operational.xml']);
    expect(paths('--events', 'json', '--analytic').toSorted()).toEqual(['events/AAD-Analytic.json', 'events/AAD-Operational.json']);
  });

  test('two faults in one day', () => {
    const { code, stdout } = run(['run', 'device-object-disabled', 'app-demands-mfa', '--diagnose']);
    expect(code).toBe(0);
    expect(stdout.match(/^Broken: /gm)).toHaveLength(2);
  });
});

describe('what cannot be', () => {
  test.each([
    [[], 'It was not said what the lab shall do.'],
    [['rnu'], 'Did you mean run?'],
    [['run'], 'No fault was named.'],
    [['run', 'device-object-disable'], 'Did you mean device-object-disabled?'],
    [['run', 'hello-key-removed', 'mex-without-certificate-endpoint'], 'cannot be combined'],
    [['run', 'device-object-disabled', '--context', 'other-user'], 'no other user of the organisation ever signed in'],
    [['run', 'user-disabled', '--windows', 'windows-95'], '--windows cannot be "windows-95"'],
    [['serve', 'user-disabled'], 'serve takes no fault'],
    [['serve', '--port', '0'], '--port cannot be "0"'],
    [['list', '-o', 'faults.txt'], '--out does nothing with lab list.'],
    [['quiz', '--format', 'json'], '--format does nothing with lab quiz.'],
    [['run', 'captured-by-system', '--context', 'user'], 'captured-by-system is collected as system, never as user'],
    [['run', 'captured-by-system', 'captured-by-local-admin'], 'each says who collects the evidence'],
    [['run', 'user-disabled', '-o', 'missing/case.zip'], 'its folder does not exist'],
  ] as const)('%j', (args, words) => {
    const { code, stdout, stderr } = run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });

  test('a folder with something in it is left alone', () => {
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine', 'notes.txt'), 'mine\n');
    const { code, stderr } = run(['run', 'user-disabled', '-o', 'mine']);
    expect([code, readdirSync(join(folder, 'mine'))]).toEqual([2, ['notes.txt']]);
    expect(stderr).toContain('is there already');
  });
});

describe('quiz', () => {
  test('tells right from wrong, and gives the proof', () => {
    const asked = run(['quiz', 'device-object-disabled', '--seed', 'a'], 'q\n').stdout;
    const right = /^ {2}([a-d])\) The device object was disabled$/m.exec(asked)![1]!;
    const wrong = right === 'a' ? 'b' : 'a';
    expect(run(['quiz', 'device-object-disabled', '--seed', 'a'], `${right}\n`).stdout).toMatch(/Right: The device object was disabled[\s\S]*What proves it:[\s\S]*AADSTS135011[\s\S]*1 of 1 right/);
    expect(run(['quiz', 'device-object-disabled', '--seed', 'a'], `${wrong}\n`).stdout).toMatch(/No\. It was: The device object was disabled[\s\S]*0 of 1 right/);
  });

  test('shows a file that is asked for, and says what it does not understand', () => {
    const { code, stdout } = run(['quiz', 'device-object-disabled', '--seed', 'a'], '2\n9\n99\nnonsense\n');
    expect(code).toBe(0);
    expect(stdout).toMatch(/AAD-Operational\.xml\n {2}2026-03-02 13:00:00 AAD 1025 error: /);
    expect(stdout).toContain('Direct access (no proxy server).');
    expect(stdout.match(/neither a choice nor a file/g)).toHaveLength(2);
  });
});

test('quiz: where nothing broke, it says what the evidence shows; the user collects where nobody else can', () => {
  expect(run(['quiz', 'nothing-broken', '--seed', 'a', '--context', 'other-user'], 'a\n').stdout).toContain('What Prtrace says of this evidence: healthy, confirmed.');
});

test('matrix: figures, and exit code 0 where nothing was wrong', () => {
  const { code, stdout, stderr } = run(['matrix', 'device-object-disabled', 'nothing-broken', '--windows', 'windows-11-23h2', '--context', 'user']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/1 days, 2 diagnoses: a fault claimed in 0, 0 of these confirmed\n[^]*2 faults, 4 diagnoses: 4 right, 0 true but vague, 0 left open, 0 wrong/)]);
  expect(stderr).toMatch(/4 diagnoses of 2 days in [\d.]+ s\./);
});

test('serve: up until it is stopped, with a root that clients can trust', async () => {
  const served = spawn(process.execPath, [builtCli, 'lab', 'serve'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  served.stdout.setEncoding('utf8').on('data', (part: string) => (printed += part));
  const ended = new Promise<number | null>((resolve) => served.on('close', resolve));
  await expect.poll(() => printed, { timeout: 20_000 }).toContain('Client ');
  expect(printed).toMatch(/^Client +aaaaaaaa-1111-4111-8111-111111111111 {3}public$/m);
  const [, authority] = /^Authority +(\S+)$/m.exec(printed)!;
  const [, root] = /^Root to trust +(\S+)/m.exec(printed)!;
  const metadata = await new Promise<string>((resolve, reject) => {
    request(`${authority!}/.well-known/openid-configuration`, { ca: readFileSync(root!) }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => { resolve(body); });
    }).on('error', reject).end();
  });
  expect(JSON.parse(metadata)).toHaveProperty('token_endpoint', expect.stringContaining('https://127.0.0.1:'));
  served.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(existsSync(root!)).toBe(false);
}, 60_000);
