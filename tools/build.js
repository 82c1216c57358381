/**
 * Builds `dist` for Node 20: the command line, the library and the batch's worker as bundles, the page as one
 * file, then the library's types.
 * Prints nothing when all is well.
 *
 *     node tools/build.js [--no-types]
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { buildWeb } from './build-web.js';
import { rawText } from './raw-text.js';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Node's own modules are taken from the process. Bundled as they are written, each would bring in the bundler's helpers for
 * foreign modules, which is one more file to load on every start.
 */
const nodeModules = {
  name: 'node-modules',
  resolveId: {
    filter: { id: /^node:/ },
    /** @param {string} id */
    handler: (id) => ({ id: `\0${id}`, moduleSideEffects: false }),
  },
  load: {
    filter: { id: /^\0node:/ },
    /** @param {string} id */
    handler(id) {
      const name = id.slice(1);
      const members = Object.keys(process.getBuiltinModule(name) ?? {}).filter((member) => /^[A-Za-z_]\w*$/.test(member) && member !== 'default');
      return `const all = process.getBuiltinModule('${name}');\n${members.map((member) => `export const ${member} = all.${member};`).join('\n')}\nexport default all;`;
    },
  },
};

/**
 * Writes characters beyond ASCII as escapes: one of them anywhere makes V8 keep and scan the whole file with two bytes for
 * each character. Does the same to NUL, so that the files are text for everybody.
 */
const asciiOnly = {
  name: 'ascii-only',
  /**
   * @param {unknown} _options
   * @param {import('rolldown').OutputBundle} bundle
   */
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replace(/[^\x01-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    }
  },
};

/**
 * One bundle with its lazily loaded chunks. The bundles share nothing, so that each loads as few files as it can.
 *
 * @param {Record<string, string>} input
 * @param {{ format: 'esm' | 'cjs', banner?: string }} output
 */
async function bundle(input, { format, banner = '' }) {
  const ending = format === 'cjs' ? 'cjs' : 'js';
  const build = await rolldown({
    input,
    cwd: root,
    platform: 'node',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    transform: { target: 'node20', define: { PRTRACE_VERSION: JSON.stringify(version) } },
    // Reading a member of Node's modules does nothing; without this, all of them would be read.
    treeshake: { propertyReadSideEffects: false },
    plugins: [rawText, ...(format === 'cjs' ? [nodeModules] : []), asciiOnly],
    onLog(level, log) {
      // A slow machine is no fault of the code.
      if (level === 'warn' && log.code !== 'PLUGIN_TIMINGS') throw new Error(log.message);
    },
  });
  await build.write({
    dir: dist,
    format,
    strict: true,
    entryFileNames: `[name].${ending}`,
    // Beside the entries: the code finds the worker and the schema by its own folder, wherever the bundler puts it.
    chunkFileNames: `${Object.keys(input)[0]}-[name].${ending}`,
    // What every start of the command line needs is one file; the bundler would cut it up wherever a lazy part uses some of it.
    ...(format === 'cjs' ? { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } : {}),
    // Names stay: a stack trace in a bug report is worth the bytes, and shorter names start no faster.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    banner: (chunk) => (chunk.isEntry ? banner : ''),
  });
  await build.close();
}

/** @param {readonly string[]} args */
function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * Lets `npx prtrace` in this folder find the command at once. Without the link npx makes one of its own outside the folder,
 * and remembers for good when there was nothing to link yet. On Windows npx's own way stays.
 */
function linkCommand() {
  const bin = join(root, 'node_modules', '.bin');
  if (process.platform === 'win32' || !existsSync(bin)) return;
  rmSync(join(bin, 'prtrace'), { force: true });
  symlinkSync(join('..', '..', 'dist', 'cli.js'), join(bin, 'prtrace'));
}

const withTypes = !process.argv.includes('--no-types');
// Types of an earlier build stay where no new ones are made, so that a quick build breaks nobody.
for (const name of existsSync(dist) ? readdirSync(dist) : []) {
  if (withTypes || name !== 'types') rmSync(join(dist, name), { recursive: true, force: true });
}
await bundle({ index: 'src/core/index.ts', testing: 'src/core/testing/index.ts' }, { format: 'esm' });
await bundle({ 'batch-worker': 'src/cli/batch/chunk-worker.ts' }, { format: 'esm' });
await bundle({ 'cli-main': 'src/cli/main.ts' }, { format: 'cjs' });
await bundle({ cli: 'src/cli/launch.ts' }, { format: 'esm', banner: '#!/usr/bin/env node' });
chmodSync(join(dist, 'cli.js'), 0o755);
await buildWeb(dist);
linkCommand();
run(join(import.meta.dirname, 'compile-cli.js'), dist);

if (withTypes) {
  const tsc = spawnSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.types.json'], { cwd: root, stdio: 'inherit' });
  if (tsc.status !== 0) process.exit(tsc.status ?? 1);
}
