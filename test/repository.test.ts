/** Conventions of the repository that matter are tests. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { rules } from '../src/core/index.js';

const root = resolve(import.meta.dirname, '..');
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\n').filter((file) => file !== '' && existsSync(join(root, file)));

it('names every source file in kebab case', () => {
  const odd = tracked.filter((file) => file.startsWith('src/') && !/^[a-z0-9/.-]+$/.test(file));
  expect(odd).toEqual([]);
});

it('has no file called utils, helpers, common, manager or service', () => {
  const vague = tracked.filter((file) => /(^|\/)(utils?|helpers?|common|manager|service)(\.|\/)/.test(file));
  expect(vague).toEqual([]);
});

it('names no package registry in the lockfile', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain('omit-lockfile-registry-resolved=true');
});

it('ships no runtime dependency', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies?: object };
  expect(manifest.dependencies ?? {}).toEqual({});
});

it('has a decision page for each number without a gap', () => {
  const pages = readdirSync(join(root, 'docs/adr')).filter((file) => file.endsWith('.md')).sort();
  expect(pages.map((page) => Number.parseInt(page, 10))).toEqual(pages.map((_, index) => index + 1));
});

it('describes every rule on its page', () => {
  const folder = join(root, 'docs/rules');
  const text = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  expect(rules.filter(({ id }) => !text.includes(`## ${id}\n`)).map(({ id }) => id)).toEqual([]);
});
