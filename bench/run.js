/** Bundles the benchmark (it is TypeScript) and runs it against the built product. */
import { rolldown } from 'rolldown';
import { fileURLToPath } from 'node:url';
import { rawText } from '../tools/raw-text.js';

const root = new URL('..', import.meta.url);
const bundle = await rolldown({
  input: fileURLToPath(new URL('bench/main.ts', root)),
  platform: 'node',
  plugins: [rawText],
  external: [/dist\/index\.js$/, 'playwright-core'],
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
});
const file = fileURLToPath(new URL('.cache/bench/main.js', root));
await bundle.write({ file, format: 'esm' });
await bundle.close();
await import(file);
