import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { readonly forbidden: readonly { readonly name: string; readonly comment: string }[] };
const rules = forbidden.filter(({ name }) => /^lab-.*-looks-down-only$/.test(name)).map(({ comment }) => /^lab\/([\w-]+) may import from: ([^.]*)\./.exec(comment)!.slice(1, 3));

test('the README says of each folder what the rules say', () => {
  const table = readFileSync(new URL('README.md', import.meta.url), 'utf8').matchAll(/^\| `([\w-]+)` \|.*\| (.*) \|$/gm);
  const rows = [...table].map(([, folder, imports]) => [folder!, imports!.replaceAll('`', '')]);
  expect(rows.filter(([folder]) => folder !== 'conformance')).toEqual(rules);
});
