import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtCli } from './run-built.js';

let folder: string;
let cache: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prtrace-launch-'));
  mkdirSync(join(folder, 'dist'));
  for (const name of readdirSync(dirname(builtCli))) if (/^cli/.test(name)) cpSync(join(dirname(builtCli), name), join(folder, 'dist', name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  cache = join(folder, 'dist', readdirSync(join(folder, 'dist')).find((name) => name.endsWith('.cache'))!);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `explain` is loaded lazily and needs what was loaded before it: it shows that the main part runs once. */
function explained(): [number | null, number, string] {
  const run = spawnSync(process.execPath, [join(folder, 'dist/cli.js'), 'explain', 'AADSTS50155'], { encoding: 'utf8', env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compile-cache') } });
  return [run.status, run.stdout.split('AADSTS50155').length, run.stderr];
}

test('runs with the compiled code of this V8, without any, and with code that V8 refuses', () => {
  const whole = readFileSync(cache);
  const [code, times, stderr] = explained();
  expect([code, stderr]).toEqual([0, '']);
  expect(times).toBeGreaterThan(1);

  writeFileSync(cache, whole.subarray(0, 1000));
  expect(explained()).toEqual([code, times, stderr]);
  writeFileSync(cache, Buffer.concat([Buffer.alloc(64), whole.subarray(64)]));
  expect(explained()).toEqual([code, times, stderr]);
  rmSync(cache);
  expect(explained()).toEqual([code, times, stderr]);
});
