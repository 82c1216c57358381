import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../../dist');
const read = (file: string) => readFileSync(join(dist, file), 'utf8');

/** What a file of the bundle loads. */
function loaded(file: string): readonly string[] {
  return [...read(file).matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name!);
}

test('signing in is bundled, lies in a file of its own, and needs nothing that is not there', () => {
  if (!existsSync(dist)) throw new Error('Run "npm run build" first.');
  const chunks = readdirSync(dist).filter((file) => file.endsWith('.js') || file.endsWith('.cjs'));
  const [chunk, ...others] = chunks.filter((file) => read(file).includes('DeviceCodeCredential'));
  expect(chunk).toMatch(/^cli-main-.+\.cjs$/);
  expect(others).toEqual([]);
  const odd = chunks.filter((file) => file.endsWith('.cjs')).flatMap(loaded).filter((name) => !isBuiltin(name) && !(name.startsWith('./') && chunks.includes(name.slice(2))));
  expect(odd).toEqual([]);
});

test('the library and the batch hold nothing of it', () => {
  for (const file of ['index.js', 'testing.js', 'batch-worker.js', 'cli-main.cjs']) expect(['DeviceCodeCredential', 'RetryHandlerOptions'].filter((name) => read(file).includes(name)), file).toEqual([]);
});
