/**
 * Every console block in README and docs is run: what a page shows is what the product prints. A line of `…` stands for any
 * lines. Blocks of the two set-up commands are marked `sh`, not `console`, and are run by CI itself.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const pages = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).map((file) => join('docs', file))];

interface Shown {
  readonly command: string;
  readonly output: string;
}

function consoleBlocks(page: string): readonly Shown[] {
  const shown: Shown[] = [];
  const text = readFileSync(join(root, page), 'utf8');
  for (const [, block = ''] of text.matchAll(/^```console\n([\s\S]*?)^```$/gm)) {
    for (const part of block.split(/^\$ /m).slice(1)) {
      const newline = part.indexOf('\n');
      shown.push({ command: part.slice(0, newline), output: part.slice(newline + 1).trimEnd() });
    }
  }
  return shown;
}

/** The expected text as a pattern in which a line of `…` stands for any lines. */
function matcher(expected: string): RegExp {
  const parts = expected.split('\n').map((line) => (line.trim() === '…' ? null : line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  let pattern = '';
  for (const [index, part] of parts.entries()) {
    if (part === null) pattern += '(?:[^\\n]*\\n)*?';
    else pattern += part + (index < parts.length - 1 ? '\\n' : '');
  }
  return new RegExp(`^${pattern}\\s*$`);
}

describe.each(pages)('%s', (page) => {
  const blocks = consoleBlocks(page);
  it.each(blocks.map((block) => [block.command, block] as const))('$ %s', (_, { command, output }) => {
    const line = command.replace(/\b(?:npx )?prtrace\b(?! *\/)/, `"${process.execPath}" dist/cli.js`);
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
    expect((stdout + stderr).trimEnd().split('\n').map((one) => one.trimEnd()).join('\n') + '\n').toMatch(matcher(output));
  });
  it('is a page', () => {
    expect(readFileSync(join(root, page), 'utf8')).toMatch(/^# /m);
  });
});

it('README shows the product at work', () => {
  expect(consoleBlocks('README.md').length).toBeGreaterThanOrEqual(3);
});
