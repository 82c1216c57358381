import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');

/** The two ways in which people have the page. */
export const hosts = ['file', 'served'] as const;
export type Host = (typeof hosts)[number];

/** A page in a browser, watched. */
export interface OpenPage {
  readonly page: Page;
  /** Addresses that were asked for since it was open and are neither its own parts nor, where it is served, its own evidence. */
  readonly strange: readonly string[];
  /** What it complained about: script errors, and what the content security policy stopped. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens the built page from the file, or as `prtrace open` serves it. The browser has no network but this PC's own. */
export async function openPage(browser: Browser, host: Host, { paths = [], ...options }: BrowserContextOptions & { readonly paths?: readonly string[] } = {}): Promise<OpenPage> {
  const served = host === 'served' ? await serve(paths) : undefined;
  const address = served?.address ?? pathToFileURL(join(root, 'dist', 'prtrace.html')).href;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const strange: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (url !== address && !url.startsWith('blob:') && !url.startsWith('data:') && !(served && url.startsWith(`${served.address}evidence`))) strange.push(url);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(address);
  return {
    page, strange, complaints,
    close: async () => {
      await context.close();
      served?.child.kill('SIGINT');
    },
  };
}

/** `prtrace open --no-open`, until it says where. */
export async function serve(paths: readonly string[]): Promise<{ readonly address: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, [join(root, 'dist', 'cli.js'), 'open', '--no-open', ...paths], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await new Promise<string>((done, failed) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('\n')) done(said.trim());
    });
    child.once('exit', (code) => failed(new Error(`prtrace open ended with ${String(code)}`)));
  });
  return { address, child };
}

/** A picture for a reviewer; the folder is not kept. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(root, '.screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
