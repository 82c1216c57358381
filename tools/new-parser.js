/** `npm run new:parser <name>`: a parser that opens with the text it reads, and its test. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [name] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9-]+$/.test(name)) {
  process.stderr.write('usage: npm run new:parser <format>   (kebab-case)\n');
  process.exit(2);
}
const folder = fileURLToPath(new URL(`../src/core/parsers/${name}/`, import.meta.url));
const camel = name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const pascal = camel[0]?.toUpperCase() + camel.slice(1);
if (existsSync(folder)) {
  process.stderr.write(`src/core/parsers/${name} exists already\n`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}index.ts`, `/** The text that this parser reads; it runs as the first test. */
export const sample = \`
\`;

export interface ${pascal} {
  readonly status: 'complete' | 'partial';
  readonly notes: readonly { readonly line: number; readonly reason: string }[];
}

/** Reads one file. Never throws; absent in the input is absent in the output. */
export function parse${pascal}(text: string, file: string): ${pascal} | { readonly reason: string } {
  return { reason: \`\${file} holds nothing that this parser knows (\${text.length} characters read).\` };
}
`);
writeFileSync(`${folder}index.test.ts`, `import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse${pascal}, sample } from './index.js';

it('reads its sample', () => {
  expect(parse${pascal}(sample, 'sample')).toHaveProperty('status', 'complete');
});

it('never throws', () => {
  fc.assert(fc.property(fc.string(), (text) => { parse${pascal}(text, 'any'); }));
});
`);
process.stdout.write(`wrote src/core/parsers/${name}/\nnext: paste a real sample, make the first test pass, call it from src/core/examine.ts\n`);
