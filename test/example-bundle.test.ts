import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openArchive } from '../src/core/intake/open-archive.js';

const folder = new URL('../examples/bundle/', import.meta.url);

it('packs the example bundle as its folder shows it', () => {
  const packed = [...openArchive('bundle.zip', new Uint8Array(readFileSync(new URL('../examples/bundle.zip', import.meta.url))))]
    .map((member) => ('reason' in member ? [member.file, member.reason] : [member.path.replace('bundle.zip!/', ''), new TextDecoder().decode(member.bytes)]));
  const loose = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]);
  expect(Object.fromEntries(packed)).toEqual(Object.fromEntries(loose));
});
