/**
 * `npm run bench`: figures beside their yardsticks, both measured in the same run. `--smoke` runs the same code on little
 * data, to show that it works.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Product from '../src/core/index.js';
import { measureBundle } from './bundle.js';
import { captureShapes, makeCapture } from './captures.js';
import { measureEventLogs } from './evtx.js';
import { measurePage } from './page.js';

const smoke = process.argv.includes('--smoke');
const root = resolve(import.meta.dirname, '../..');
const { examine, judgeFile } = await import(pathToFileURL(join(root, 'dist/index.js')).href) as typeof Product;
const cli = join(root, 'dist/cli.js');

const count = smoke ? 400 : 20_000;
const rounds = smoke ? 2 : 5;
const texts = Array.from({ length: count }, (_, i) => new TextEncoder().encode(makeCapture(captureShapes[i % captureShapes.length]!, i)));
const bytes = texts.reduce((sum, one) => sum + one.length, 0);

print(`${count} captures of ${captureShapes.length} shapes, ${(bytes / count / 1000).toFixed(1)} kB each; ${cpus().length} cores, Node ${process.versions.node}`);

// Yardstick and product take turns, so that a noisy machine disturbs both alike.
const bare: number[] = [];
const judged: number[] = [];
const whole: number[] = [];
for (let round = 0; round < rounds + 1; round++) {
  const first = timed(() => bareLoop());
  const second = timed(() => judgeAll());
  const third = timed(() => examineAll());
  if (round > 0) {
    bare.push(first);
    judged.push(second);
    whole.push(third);
  }
}
const bareMs = median(bare);
throughput('parse + diagnose, one core', median(judged), ' (must 0.5, aim 1)');
throughput('the same with explanation, plan and timeline', median(whole), '');

coldStart();
linear();
measureEventLogs(smoke, figure);
measureBundle(smoke, cli, figure);
await measurePage(smoke, root, figure);
await batch(smoke ? 300 : 20_000);
if (!smoke && process.argv.includes('--large')) await batch(100_000);

/** Decodes, splits into lines and trims: the least that any reader of these bytes does. */
function bareLoop(): void {
  const decoder = new TextDecoder();
  let sum = 0;
  for (const one of texts) for (const line of decoder.decode(one).split('\n')) sum += line.trim().length;
  if (sum === 0) throw new Error('nothing read');
}

function throughput(name: string, ms: number, wanted: string): void {
  const perSecond = (each: number): string => Math.round(count / (each / 1000)).toLocaleString('en');
  figure(name, `${perSecond(ms)} captures/s`, `bare loop ${perSecond(bareMs)}/s, ratio ${(bareMs / ms).toFixed(2)}${wanted}`);
}

/** Decode, parse, derive, run the rules, rank and decide: verdict and causes of every capture. */
function judgeAll(): void {
  let results = 0;
  for (const one of texts) results += judgeFile({ path: 'c.txt', bytes: one }).length;
  if (results !== count) throw new Error(`${results} results of ${count}`);
}

/** Decode, parse, derive, diagnose, plan and build the result object of every capture. */
function examineAll(): void {
  let results = 0;
  for (const one of texts) results += examine([{ path: 'c.txt', bytes: one }]).results.length;
  if (results !== count) throw new Error(`${results} results of ${count}`);
}

function coldStart(): void {
  const dir = mkdtempSync(join(tmpdir(), 'prtrace-bench-'));
  const file = join(dir, 'one.txt');
  writeFileSync(file, texts[0]!);
  const node: number[] = [];
  const product: number[] = [];
  for (let i = 0; i < (smoke ? 3 : 25); i++) {
    node.push(timed(() => spawnSync(process.execPath, ['-e', '0'])));
    product.push(timed(() => spawnSync(process.execPath, [cli, 'diagnose', file])));
  }
  rmSync(dir, { recursive: true });
  figure('cold start of diagnose one-file', `${median(product).toFixed(0)} ms`, `bare node ${median(node).toFixed(0)} ms, ratio ${(median(product) / median(node)).toFixed(2)} (must 2, aim 1.5)`);
}

/** Twice the input must take about twice the time. */
function linear(): void {
  const capture = makeCapture(captureShapes[0]!, 1);
  const shapes: readonly (readonly [string, number, (n: number) => string])[] = [
    ['one line of blanks', smoke ? 30_000 : 3_000_000, (n) => `AzureAdPrt :${' '.repeat(n)}NO`],
    ['junk before the banner', smoke ? 100_000 : 5_000_000, (n) => `${'lorem ipsum dolor : sit amet\n'.repeat(n / 29)}${capture}`],
    ['one file of many captures', smoke ? 200_000 : 25_000_000, (n) => capture.repeat(Math.ceil(n / capture.length))],
  ];
  for (const [name, size, make] of shapes) {
    const small = new TextEncoder().encode(make(size));
    const large = new TextEncoder().encode(make(size * 2));
    examine([{ path: 'warm', bytes: small }]);
    const once = timed(() => examine([{ path: 'small', bytes: small }]));
    const twice = timed(() => examine([{ path: 'large', bytes: large }]));
    figure(`linear: ${name}, ${(large.length / 1e6).toFixed(1)} MB`, `${twice.toFixed(0)} ms`, `half the size ${once.toFixed(0)} ms, ratio ${(twice / Math.max(once, 0.1)).toFixed(2)} (linear 2)`);
  }
}

/** The command line over a folder, all cores, JSON lines; peak memory as the system measured it. */
async function batch(files: number): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'prtrace-batch-'));
  for (let i = 0; i < files; i++) {
    const folder = join(dir, String(Math.floor(i / 1000)).padStart(4, '0'));
    if (i % 1000 === 0) mkdirSync(folder);
    writeFileSync(join(folder, `${String(i).padStart(6, '0')}.txt`), texts[i % texts.length]!);
  }
  const started = performance.now();
  let lines = 0;
  let peakKb = 0;
  const child = spawn(process.execPath, [cli, 'diagnose', dir, '--format', 'jsonl', '--no-progress'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const watch = setInterval(() => { peakKb = Math.max(peakKb, residentKb(child.pid)); }, 20);
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) for (const byte of chunk) if (byte === 10) lines++;
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  rmSync(dir, { recursive: true });
  figure(`batch of ${files.toLocaleString('en')} files, all cores`, `${Math.round(files / seconds).toLocaleString('en')} captures/s, peak memory ${Math.round(peakKb / 1024)} MB`, `${lines.toLocaleString('en')} lines out (memory must 300, aim 150)`);
}

/** High-water mark of the resident memory; 0 where the system does not tell. */
function residentKb(pid: number | undefined): number {
  const status = spawnSync('grep', ['VmHWM', `/proc/${pid}/status`], { encoding: 'utf8' });
  return Number.parseInt(status.stdout?.replace(/\D+/g, '') ?? '', 10) || 0;
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function figure(name: string, value: string, yardstick: string): void {
  print(`${name.padEnd(46)} ${value.padEnd(40)} ${yardstick}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
