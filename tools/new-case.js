/**
 * `npm run new:case <name> <file>`: stores a piece of evidence as a case of the corpus, redacted, with the engine's verdict as
 * a proposal. The expected verdict is yours to decide: read the evidence before you believe the proposal.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const [name, file] = process.argv.slice(2);
if (!name || !file || !/^[a-z][a-z0-9-]+$/.test(name) || !existsSync(file)) {
  process.stderr.write('usage: npm run new:case <name-in-kebab-case> <file>\n');
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const cli = `${root}dist/cli.js`;
const last = readdirSync(`${root}corpus`).map((folder) => Number.parseInt(folder, 10)).filter(Number.isInteger).reduce((a, b) => Math.max(a, b), 0);
const folder = `${root}corpus/${String(last + 1).padStart(3, '0')}-${name}`;
mkdirSync(`${folder}/evidence`, { recursive: true });
const redacted = spawnSync(process.execPath, [cli, 'redact', file, '-o', `${folder}/evidence`], { encoding: 'utf8' });
if (redacted.status !== 0) {
  process.stderr.write(redacted.stderr);
  process.exit(redacted.status ?? 4);
}
const read = spawnSync(process.execPath, [cli, 'diagnose', `${folder}/evidence`, '--format', 'json'], { encoding: 'utf8' });
const { results } = JSON.parse(read.stdout);
writeFileSync(`${folder}/case.json`, `${JSON.stringify({
  story: 'What happened, in one or two sentences.',
  basis: 'documented',
  options: {},
  expected: results.map((/** @type {any} */ { verdict }) => ({ class: verdict.class, stage: verdict.stage, maxConfidence: verdict.confidence, cause: verdict.causes[0]?.id })),
}, null, 2)}\n`);
process.stdout.write(`wrote corpus/${basename(folder)}\nnext: read the evidence for names that redaction missed, decide the expected verdict, run npm test\n`);
