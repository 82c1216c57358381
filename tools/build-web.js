/**
 * Builds the page: everything it needs in one file, `dist/prtrace.html`, which works from a share without any network. Its
 * content security policy lets nothing run but what is built here.
 *
 *     node tools/build-web.js
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { rolldown } from 'rolldown';
import { build } from 'vite';
import { rawText } from './raw-text.js';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page's own script and its style sheet. */
async function buildPage() {
  const built = await build({
    configFile: false,
    root: join(root, 'src', 'web'),
    logLevel: 'error',
    plugins: [react()],
    define: { PRTRACE_VERSION: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false, target: 'es2023', cssCodeSplit: false, modulePreload: false,
      rolldownOptions: { input: join(root, 'src', 'web', 'main.tsx'), output: { format: 'iife' }, onLog },
    },
  });
  const { output } = /** @type {import('rolldown').RolldownOutput} */ (Array.isArray(built) ? built[0] : built);
  let script = '';
  let style = '';
  for (const file of output) {
    if (file.type === 'chunk') script += file.code;
    else if (file.fileName.endsWith('.css')) style += file.source;
  }
  return { script, style };
}

/** The worker and what it loads later, as CommonJS modules by their names. */
async function buildWorker() {
  const bundle = await rolldown({
    input: { worker: join(root, 'src', 'web', 'engine', 'worker.ts') },
    cwd: root,
    platform: 'browser',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    transform: { target: 'es2023', define: { PRTRACE_VERSION: JSON.stringify(version) } },
    plugins: [rawText],
    onLog,
  });
  const { output } = await bundle.generate({
    format: 'cjs', strict: true, exports: 'named', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs', minify: true,
    // What one capture needs is one part; the tables of the catalogue are another, which the page loads with the first look into it.
    codeSplitting: { groups: [{ name: 'catalogue', test: /\.tsv\?raw$/, priority: 2 }, { name: 'capture', tags: ['$initial'], priority: 1 }] },
  });
  await bundle.close();
  return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])));
}

/**
 * Marks of other frameworks (`"use client"`) say nothing here, nor does a slow machine.
 *
 * @param {string} level
 * @param {{ code?: string, message: string }} log
 */
function onLog(level, log) {
  if (level === 'warn' && log.code !== 'MODULE_LEVEL_DIRECTIVE' && log.code !== 'PLUGIN_TIMINGS') throw new Error(log.message);
}

/** Files that the page can show to somebody who has none of his own. */
const examples = ['bundle.zip', 'dsregcmd.txt', 'proxy.txt'];

/**
 * Text for a script element that is data: no `<` is left that could end it.
 *
 * @param {unknown} value
 */
const dataText = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** @param {string} dist Folder of the build. */
export async function buildWeb(dist) {
  const [{ script: code, style }, parts] = await Promise.all([buildPage(), buildWorker()]);
  // In a string or a pattern the backslash changes nothing; elsewhere the two do not occur.
  const script = code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const policy = [
    'default-src \'none\'', `script-src ${hashOf(script)} blob:`, 'worker-src blob:',
    // The second one is of no text: elements that Fluent UI puts its rules into by script.
    `style-src ${hashOf(style)} ${hashOf('')}`,
    'img-src data:', 'connect-src \'none\'', 'base-uri \'none\'', 'form-action \'none\'',
  ].join('; ');
  const page = [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n',
    '<title>Prtrace</title>\n<link rel="icon" href="data:,">\n',
    `<style>${style}</style>\n</head>\n<body>\n<div id="page"></div>\n<noscript>This page needs JavaScript. It runs here only; nothing is sent anywhere.</noscript>\n`,
    ...[...parts].map(([name, part]) => `<script type="application/json" data-part="${name}">${dataText(part)}</script>\n`),
    ...examples.map((name) => `<script type="application/json" data-example="${name}">${dataText(readFileSync(join(root, 'examples', name)).toString('base64'))}</script>\n`),
    `<script>${script}</script>\n</body>\n</html>\n`,
  ].join('');
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'prtrace.html'), page);
  return { page, script, style, parts };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildWeb(join(root, 'dist'));
