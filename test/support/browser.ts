import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

/**
 * Starts the Chromium that the package `@sparticuz/chromium` carries, without any library or font of the machine: the
 * package brings those too, and only unpacks them by itself where it takes the machine for Amazon's. Throws when it does
 * not start: a test that needs a browser must not pass without one.
 */
export async function launchBrowser(): Promise<Browser> {
  const folder = unpacked();
  return await chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    env: {
      ...process.env, HOME: folder, FONTCONFIG_PATH: join(folder, 'fonts'),
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '').join(':'),
    } as Record<string, string>,
  });
}

/** The folder with the browser, its libraries and its fonts; made once for each version of the package. */
function unpacked(): string {
  const require = createRequire(import.meta.url);
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'bin');
  const { version } = JSON.parse(readFileSync(join(packed, '..', 'package.json'), 'utf8')) as { readonly version: string };
  const folder = join(tmpdir(), `prtrace-chromium-${version}-${createHash('sha256').update(packed).digest('hex').slice(0, 8)}`);
  if (existsSync(folder)) return folder;
  // Two test runs may come here at once: each unpacks for itself, and the first to be done gives the name.
  const making = mkdtempSync(join(tmpdir(), 'prtrace-unpacking-'));
  writeFileSync(join(making, 'chromium'), brotliDecompressSync(readFileSync(join(packed, 'chromium.br'))));
  chmodSync(join(making, 'chromium'), 0o755);
  for (const name of ['al2023', 'fonts']) untar(brotliDecompressSync(readFileSync(join(packed, `${name}.tar.br`))), join(making, name));
  // Without it the browser looks for fonts in a folder that only the package's own way of unpacking makes.
  const conf = join(making, 'fonts', 'fonts.conf');
  if (existsSync(conf)) writeFileSync(conf, readFileSync(conf, 'utf8').replace(/<dir>[^<]*<\/dir>/, `<dir>${join(folder, 'fonts')}</dir>`));
  try {
    renameSync(making, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(making, { recursive: true });
  }
  return folder;
}

/** Unpacks a tar archive of files, folders and links. */
function untar(bytes: Buffer, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0;) {
    const name = text(bytes, at, 100);
    const size = Number.parseInt(text(bytes, at + 124, 12), 8);
    const kind = String.fromCharCode(bytes[at + 156] ?? 0);
    const target = join(folder, name);
    if (kind === '5') mkdirSync(target, { recursive: true });
    else mkdirSync(dirname(target), { recursive: true });
    if (kind === '0' || kind === '\0') writeFileSync(target, bytes.subarray(at + 512, at + 512 + size), { mode: 0o755 });
    if (kind === '2') symlinkSync(text(bytes, at + 157, 100), target);
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

function text(bytes: Buffer, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.toString('latin1', 0, end < 0 ? length : end).trim();
}
