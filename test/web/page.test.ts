import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { hosts, openPage, type OpenPage, picture } from '../support/open-page.js';

const root = resolve(import.meta.dirname, '../..');
const example = (name: string): string => join(root, 'examples', name);
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => browser?.close());

describe.each(hosts)('the page, %s', (host) => {
  let open: OpenPage;
  beforeAll(async () => {
    open = await openPage(browser, host);
  });
  afterAll(async () => {
    expect(open.strange).toEqual([]);
    expect(open.complaints).toEqual([]);
    await open.close();
  });

  test('lands with a place to drop, examples, commands and the promise', async () => {
    const { page } = open;
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Drop the evidence, see where it broke');
    expect(await page.getByRole('button', { name: 'Choose files' }).isVisible()).toBe(true);
    expect(await page.getByText('Nothing leaves this browser.').isVisible()).toBe(true);
    expect(await page.getByText('dsregcmd /status > "%USERPROFILE%\\Desktop\\dsregcmd-user.txt"').isVisible()).toBe(true);
    await picture(page, `landing-${host}`);
  });

  test('an example shows the verdict, the pipeline, the proof and the plan', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'A bundle of one PC' }).click();
    await page.getByRole('heading', { level: 1, name: 'The device object is disabled in Entra; the user has no PRT.' }).waitFor();
    expect(await page.getByRole('img', { name: 'stage 1, Device identity: failed; stage 2, User sign-in: not reached' }).first().isVisible()).toBe(true);
    expect(await page.getByText('AADSTS50155: Device is not authenticated').first().isVisible()).toBe(true);
    expect(await page.getByRole('heading', { name: 'Do first, in this order' }).isVisible()).toBe(true);
    expect(await page.getByText('Do not leave and rejoin.').isVisible()).toBe(true);
    await picture(page, `verdict-${host}`);
  });

  test('a file that is chosen is examined', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'New case' }).click();
    await page.locator('input[data-input=files]').setInputFiles(example('dsregcmd.txt'));
    await page.getByRole('heading', { level: 1, name: 'Entra says this device is disabled or deleted; the user has no PRT.' }).waitFor();
  });

  test('a text that is pasted is examined', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'New case' }).click();
    await page.getByRole('heading', { level: 1, name: 'Drop the evidence' }).waitFor();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, readFileSync(example('proxy.txt'), 'utf8'));
    await page.getByRole('heading', { level: 1, name: 'The proxy asked the PC to sign in; the user has no PRT.' }).waitFor();
  });
});
