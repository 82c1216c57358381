import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report, Result } from '../../core/index.js';
import { builtCli, runBuilt } from '../run-built.js';

/** Enough for several chunks for every worker, and for memory to show. */
const count = 3_000;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prtrace-batch-'));
  for (let i = 0; i < count; i++) {
    if (i % 500 === 0) mkdirSync(join(folder, `fleet/${i / 500}`), { recursive: true });
    const shape = i % 3;
    const text = `AzureAdJoined : YES\nDomainJoined : NO\nDevice Name : PC-${i}\n`
      + (shape === 0 ? 'AzureAdPrt : YES\nAzureAdPrtUpdateTime : 2025-06-02 05:57:29.000 UTC\n' : shape === 1 ? 'DeviceAuthStatus : FAILED. Device is either disabled or deleted\nAzureAdPrt : NO\n' : 'AzureAdPrt : NO\n');
    writeFileSync(join(folder, `fleet/${Math.floor(i / 500)}/${String(i).padStart(5, '0')}.txt`), i % 1000 === 999 ? 'no evidence' : text);
  }
  writeFileSync(join(folder, 'fleet/3/symptom.txt'), 'Outlook keeps prompting');
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]): ReturnType<typeof runBuilt> {
  return runBuilt(['diagnose', 'fleet', ...args], { cwd: folder });
}

describe('many files', () => {
  let lines: (Result | { unread: { file: string } })[];
  let first: ReturnType<typeof runBuilt>;
  beforeAll(() => {
    first = run('--format', 'jsonl', '--jobs', '3');
    lines = first.stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Result);
  });

  test('give one line each, in the order of the files', () => {
    expect(lines).toHaveLength(count);
    const files = lines.map((line) => ('unread' in line ? line.unread.file : line.source.file));
    expect(files).toEqual([...files].sort());
    expect(files[count - 1]).toBe('fleet/5/02999.txt');
    expect(first.code).toBe(1);
  });

  test('give what each file alone gives, symptom of the folder included', () => {
    const alone = JSON.parse(runBuilt(['diagnose', 'fleet/3/01500.txt', 'fleet/3/symptom.txt', '--format', 'json'], { cwd: folder }).stdout) as Report;
    expect(lines[1500]).toEqual(alone.results[0]);
    expect(alone.results[0]!.verdict.class).toBe('wrong-layer');
  });

  test('are summed up on standard error, with what was not read', () => {
    expect(first.stderr).toContain('device-object-disabled-or-deleted');
    expect(first.stderr).toContain('Not read: 3');
    expect(first.stderr).toContain('fleet/1/00999.txt');
  });

  test('give the same whatever the number of workers', () => {
    expect(run('--format', 'jsonl', '--jobs', '1').stdout === first.stdout).toBe(true);
  });

  test('give one JSON object, the same results', () => {
    const report = JSON.parse(run('--format', 'json').stdout) as Report;
    expect(report.results).toEqual(lines.filter((line) => 'verdict' in line));
    expect(report.unread).toHaveLength(3);
  });

  test('give a table with a row for each', () => {
    const rows = run('--format', 'csv').stdout.trimEnd().split('\r\n');
    expect(rows).toHaveLength(count + 1);
    expect(rows.filter((row) => row.includes(',unread,'))).toHaveLength(3);
  });

  test('give text and Markdown with the summary at the end', () => {
    for (const format of ['text', 'markdown']) {
      const { stdout } = run('--format', format);
      expect(stdout.slice(-2000), format).toMatch(/2997 captures[^]*fleet\/1\/00999\.txt/);
      expect(stdout.match(/PRT\) check:/g), format).toHaveLength(count - 3);
    }
  });

  test('are too many for one HTML page', () => {
    const { code, stderr } = run('--format', 'html', '-o', 'page.html');
    expect(code).toBe(2);
    expect(stderr).toContain('One HTML page holds up to 2000 captures');
    expect(existsSync(join(folder, 'page.html')) || existsSync(join(folder, 'page.html.part'))).toBe(false);
    const some = runBuilt(['diagnose', 'fleet/0', '--format', 'html'], { cwd: folder });
    expect(some.stdout).toContain('500 captures');
  });

  test('are redacted alike, whichever worker takes them', () => {
    const key = 'a key that is long enough';
    const one = run('--format', 'jsonl', '--redact-key', key, '--jobs', '1').stdout;
    expect(one).not.toMatch(/PC-\d/);
    expect(run('--format', 'jsonl', '--redact-key', key, '--jobs', '3').stdout === one).toBe(true);
  });

  test('need little memory', async () => {
    const script = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS)); process.argv = ['node', ${JSON.stringify(builtCli)}, 'diagnose', 'fleet', '--format', 'jsonl', '--jobs', '2']; await import(${JSON.stringify(builtCli)});`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    await new Promise((resolve) => child.on('close', resolve));
    const peakMiB = Number(/peak (\d+)/.exec(stderr)![1]) / 1024;
    expect(peakMiB).toBeLessThan(300);
  });
});

describe('the end before the end', () => {
  test('a closed pipe stops the work without a word', async () => {
    const child = spawn(process.execPath, [builtCli, 'diagnose', 'fleet', '--format', 'jsonl'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(stderr).toBe('');
    expect([0, 1]).toContain(code);
  });

  test('Ctrl-C ends with 130, leaves no half file and shows no stack', async () => {
    const child = spawn(process.execPath, [builtCli, 'diagnose', 'fleet', '--format', 'jsonl', '-o', 'half.jsonl'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const ended = new Promise((resolve) => child.on('close', resolve));
    // Not before the work has begun: until then a signal simply ends the process.
    const part = join(folder, 'half.jsonl.part');
    while (!(existsSync(part) && readFileSync(part).length > 0)) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(stderr).toBe('prtrace: Stopped.\n"half.jsonl" was not written.\n');
    expect(existsSync(part) || existsSync(join(folder, 'half.jsonl'))).toBe(false);
  });
});
