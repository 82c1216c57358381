/**
 * Leaves V8's compiled code of the command line beside it (see `src/cli/launch.ts`). It diagnoses the example first, so that
 * the functions which a diagnosis needs are compiled as well.
 *
 *     node tools/compile-cli.js DIST
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

const [dist] = process.argv.slice(2);
if (dist === undefined) throw new Error('Name the folder of the build.');
const file = join(dist, 'cli-main.cjs');
// The same words around it as in launch.ts: V8 takes the code only for the same text.
const script = new Script(`(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`, { filename: file });

process.argv.splice(2, process.argv.length, 'diagnose', join(import.meta.dirname, '..', 'examples', 'dsregcmd.txt'), '--no-color');
const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(file), module, file, dist);
process.on('exit', () => {
  writeFileSync(join(dist, `cli-main-${process.versions.v8}-${process.platform}-${process.arch}.cache`), script.createCachedData());
  // The example shows a fault, which is no fault of the build.
  process.exitCode = process.exitCode === 4 ? 1 : 0;
});
