import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/index.js';
import { auditFile, auditJson, captureText, eventFile, eventJson, withoutPrt } from '../../src/core/testing/index.js';
import { captureShapes, makeCapture } from '../../bench/captures.js';
import { encodeEvtx } from '../../src/core/testing/encode-evtx.js';
import { launchBrowser } from '../support/browser.js';
import { hosts, openPage, type OpenPage, picture } from '../support/open-page.js';
import { violations } from '../support/violations.js';

const root = resolve(import.meta.dirname, '../..');
const example = (name: string): string => join(root, 'examples', name);
const disabled = 'The device object is disabled in Entra; the user has no PRT.';
let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'prtrace-page-'));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function give(page: Page, ...files: readonly (string | { readonly name: string; readonly text: string })[]): Promise<void> {
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  const again = page.locator('.top-actions').getByText('New case');
  if (await again.count() > 0) await page.locator('.top-actions button').first().click();
  await page.locator('input[data-input=files]').setInputFiles(files.every((file) => typeof file === 'string') ? files as string[] : files.map((file) => (typeof file === 'string' ? { name: file.slice(file.lastIndexOf('/') + 1), mimeType: 'text/plain', buffer: readFileSync(file) } : { name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) })));
}

async function headline(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return readFileSync(await download.path());
}

/** Presses a button that copies, and pastes by hand until what it copied is there. */
async function expectCopied(page: Page, button: Locator, text: string): Promise<void> {
  await button.click();
  await page.keyboard.press('Control+k');
  const drawer = page.getByRole('dialog', { name: 'Look up' });
  const question = drawer.getByRole('textbox');
  await expect.poll(async () => {
    await question.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+v');
    return await question.inputValue();
  }).toContain(text);
  await closeDrawer(page);
}

async function closeDrawer(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  // One that made room for another may still be on its way out.
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
}

/** Asks the look-up, which is open. */
async function expectLookedUp(page: Page): Promise<void> {
  const drawer = page.getByRole('dialog', { name: 'Look up' });
  await drawer.getByRole('textbox').fill('-1073741715');
  await drawer.getByText('STATUS_LOGON_FAILURE').first().waitFor();
  await closeDrawer(page);
}

describe.each(hosts)('the page, %s', (host) => {
  let open: OpenPage;
  let page: Page;
  beforeAll(async () => {
    open = await openPage(browser, host);
    ({ page } = open);
  });
  afterAll(async () => {
    // No request of any kind left it, and its own policy stopped nothing.
    expect(open.strange).toEqual([]);
    expect(open.complaints).toEqual([]);
    await open.close();
  });

  test('1 lands with a place to drop, examples, commands and the promise', async () => {
    await headline(page, 'Drop the evidence, see where it broke');
    expect(await page.getByRole('button', { name: 'Choose files' }).isVisible()).toBe(true);
    expect(await page.getByText('Nothing leaves this browser.').isVisible()).toBe(true);
    expect(await page.getByText('dsregcmd /status > "%USERPROFILE%\\Desktop\\dsregcmd-user.txt"').isVisible()).toBe(true);
    expect((await violations(page)).join("\n")).toBe("");
    await picture(page, `1-landing-${host}`);
  });

  test('1 the commands to run are copied as they are written', async () => {
    await expectCopied(page, page.getByRole('button', { name: /^Copy the command: dsregcmd/ }).first(), 'dsregcmd /status > "%USERPROFILE%\\Desktop\\dsregcmd-user.txt"');
  });

  test.each([['A bundle of one PC', disabled], ['One capture alone', 'Entra says this device is disabled or deleted; the user has no PRT.'], ['Another kind of fault', 'The proxy asked the PC to sign in; the user has no PRT.']])('1 the example "%s" is examined', async (name, said) => {
    const again = page.getByRole('button', { name: 'New case' });
    if (await again.isVisible()) await again.click();
    await page.getByRole('button', { name }).click();
    await headline(page, said);
  });

  test('1 a text that is pasted anywhere is examined, and one that is typed', async () => {
    await page.getByRole('button', { name: 'New case' }).click();
    await headline(page, 'Drop the evidence');
    await paste(page, readFileSync(example('proxy.txt'), 'utf8'));
    await headline(page, 'The proxy asked the PC to sign in');
    await page.getByRole('button', { name: 'New case' }).click();
    await page.getByLabel('Paste the text here').fill('AzureAdJoined : YES\nAzureAdPrt : NO\n');
    await page.getByRole('button', { name: 'Examine the text' }).click();
    await page.getByText('undetermined').first().waitFor();
  });

  test('1 files that are dropped are examined', async () => {
    await page.getByRole('button', { name: 'New case' }).click();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.txt'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, readFileSync(example('dsregcmd.txt'), 'utf8'));
    await headline(page, 'Entra says this device is disabled');
    expect(await page.getByRole('button', { name: 'Show dropped.txt:25 in the evidence' }).first().isVisible()).toBe(true);
  });

  test('2 the verdict, the pipeline, and the capture beside it', async () => {
    await give(page, example('bundle.zip'));
    await headline(page, disabled);
    expect(await page.getByRole('img', { name: 'stage 1, Device identity: failed; stage 2, User sign-in: not reached' }).first().isVisible()).toBe(true);
    expect(await page.getByText('Confirmed. Two independent observers agree.').isVisible()).toBe(true);
    expect(await page.getByText('CONTOSO\\dana').first().isVisible()).toBe(true);
    expect(await page.getByText('the newest event in the text').isVisible()).toBe(true);
    expect((await violations(page)).join("\n")).toBe("");
    await picture(page, `2-verdict-${host}`);
  });

  test.each([
    ['a line of a text', /Show dsregcmd\.txt:25/, 'DeviceAuthStatus : FAILED', /Line 25 is cited/],
    ['a path of a JSON', /Show sign-ins\.json \(\$\.value\[0\]\.status\.errorCode\)/, '"errorCode": 50155', /cited/],
    ['an event in XML', /Show AAD-Operational\.xml:4/, 'AADSTS50155', /Line 4 is cited/],
  ])('3 a citation opens the evidence at %s', async (_, name, text, note) => {
    await page.getByRole('button', { name }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(note).waitFor();
    await expect.poll(async () => await drawer.locator('.line.cited').allTextContents().then((all) => all.join('\n'))).toContain(text);
    if (text.startsWith('Dev')) {
      expect((await violations(page)).join("\n")).toBe("");
      await drawer.getByLabel('Search in this file').fill('keysigntest');
      await drawer.getByText('1 of 1').waitFor();
      expect(await drawer.locator('.line.current').textContent()).toContain('KeySignTest');
      await picture(page, `3-evidence-${host}`);
    }
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  test('3 what follows is folded, what was ruled out says why', async () => {
    const follows = page.getByRole('button', { name: /What follows from it/ });
    expect(await follows.getAttribute('aria-expanded')).toBe('false');
    await follows.click();
    expect(await page.getByText('The user has no PRT', { exact: true }).isVisible()).toBe(true);
    await page.getByRole('button', { name: /Ruled out/ }).click();
    expect(await page.getByText('The device certificate has expired').isVisible()).toBe(true);
    expect((await violations(page)).join("\n")).toBe("");
  });

  test('3 a citation opens the evidence at the row of a CSV', async () => {
    await give(page, ...['dsregcmd.txt', 'devices.csv'].map((name) => join(root, 'corpus', '405-disabled-in-the-portals-list', 'evidence', name)));
    await headline(page, disabled);
    await page.getByRole('button', { name: /^Show devices\.csv/ }).first().click();
    const drawer = page.getByRole('dialog', { name: 'Evidence: devices.csv' });
    await expect.poll(() => drawer.locator('.line.cited').allTextContents()).toEqual([expect.stringContaining('False')]);
    await closeDrawer(page);
  });

  test('3 evidence that disagrees is shown from both sides', async () => {
    await give(page, join(root, 'corpus', '222-renewal-refuses-device', 'evidence', 'dsregcmd.txt'));
    await headline(page, 'Possibly: Entra could not authenticate the device');
    const conflict = page.locator('.disagrees');
    // Nobody has to open it.
    expect(await conflict.getByRole('button', { name: 'Evidence that disagrees (1)' }).getAttribute('aria-expanded')).toBe('true');
    expect(await conflict.getByText('Entra refused the device in the attempt, but accepted it when the command ran.').isVisible()).toBe(true);
    expect(await conflict.locator('.cite-value').allTextContents()).toEqual(['Server Error Description : AADSTS50155: Device authentication failed.', 'DeviceAuthStatus : SUCCESS']);
    await conflict.getByRole('button', { name: /^Show dsregcmd\.txt:22/ }).click();
    await expect.poll(() => page.getByRole('dialog').locator('.line.cited').allTextContents()).toEqual([expect.stringMatching(/DeviceAuthStatus : SUCCESS/)]);
    await closeDrawer(page);
    await picture(page, `3-conflict-${host}`);
  });

  test('5 what to collect next stands at the step that brings it, with what the answer would tell', async () => {
    const step = page.locator('.steps > li').filter({ hasText: 'Look up the device object in Entra' });
    await step.getByRole('button', { name: /Look up the device object/ }).click();
    await step.getByRole('button', { name: /^What the answer tells: The device object/ }).click();
    expect(await step.getByText(/^If the answer is/).count()).toBeGreaterThan(1);
    expect(await page.getByRole('heading', { name: 'Collect next, cheapest first' }).count()).toBe(0);
  });

  test('5 what no step brings is asked for beside the plan, with its command and its reader', async () => {
    await give(page, join(root, 'corpus', '054-key-sign-test-device-key', 'evidence', 'dsregcmd.txt'));
    await headline(page, 'The PC cannot use its device key');
    const gaps = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Collect next, cheapest first' }) });
    expect(await gaps.locator('li > h3').allTextContents()).toEqual([expect.stringMatching(/^One more try to get the PRT/)]);
    expect(await gaps.locator('li > .who').allTextContents()).toEqual([expect.stringMatching(/^the affected user/)]);
    await expectCopied(page, gaps.getByRole('button', { name: /^Copy the command/ }).first(), 'rundll32.exe user32.dll,LockWorkStation');
    await gaps.getByRole('button', { name: /^What the answer tells: One more try/ }).click();
    expect(await gaps.getByText(/^If the answer is/).first().isVisible()).toBe(true);
    expect((await violations(page)).join('\n')).toBe('');
    await give(page, join(root, 'corpus', '222-renewal-refuses-device', 'evidence', 'dsregcmd.txt'));
    await headline(page, 'Possibly: Entra could not authenticate the device');
  });

  test('4 the plan goes from what changes nothing to what does, and says what not to do and why', async () => {
    const kinds = await page.locator('.steps .badges').allTextContents();
    const order = ['save evidence', 'check', 'repair', 'verify'];
    const places = kinds.map((words) => order.findIndex((kind) => words.startsWith(kind)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]));
    const avoid = page.locator('.avoid');
    expect(await avoid.getByRole('heading').textContent()).toBe('Do not');
    expect(await avoid.locator('li').filter({ hasText: 'Do not leave and rejoin because of this code.' }).textContent()).toContain('Leaving destroys both.');
    await page.getByRole('button', { name: 'Share' }).click();
    expect((await saved(page, 'Save: Markdown for the ticket')).toString()).toContain('Do not leave and rejoin because of this code.');
    await closeDrawer(page);
    await expectCopied(page, page.locator('.steps').getByRole('button', { name: /^Copy the command/ }).first(), 'dsregcmd /status > "%USERPROFILE%');
    await give(page, example('bundle.zip'));
    await headline(page, disabled);
  });

  test('4 the plan is a checklist that survives a reload and goes into the ticket', async () => {
    await page.getByRole('checkbox', { name: /^Done: Save what the user/ }).check();
    await page.getByText(/^1 of \d+ done$/).waitFor();
    const stored = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
    expect(stored).not.toMatch(/contoso|dana|LT-4471/i);
    await page.reload();
    await give(page, example('bundle.zip'));
    await headline(page, disabled);
    await page.getByText(/^1 of \d+ done$/).waitFor();
    await page.getByRole('button', { name: 'Share' }).click();
    const markdown = (await saved(page, 'Save: Markdown for the ticket')).toString();
    expect(markdown).toContain('1. [x] **Save what the user');
    expect(markdown).toContain('2. [ ] **');
    expect((await violations(page)).join("\n")).toBe("");
    await picture(page, `7-share-${host}`);
  });

  test('7 shares JSON, HTML and evidence, with and without the names', async () => {
    expect(JSON.parse((await saved(page, 'Save: JSON')).toString())).toMatchObject({ schemaVersion: 1 });
    const html = (await saved(page, 'Save: HTML page')).toString();
    expect(html).toContain('DeviceAuthStatus : FAILED. Device is either disabled or deleted');
    await page.getByRole('checkbox', { name: /Replace names/ }).check();
    for (const button of ['Save: JSON', 'Save: HTML page', 'Save: Markdown for the ticket']) {
      const text = (await saved(page, button)).toString();
      expect(text).toContain('device-object-disabled');
      expect(text).not.toMatch(/LT-4471|dana/i);
    }
    const zip = unzipSync(new Uint8Array(await saved(page, 'Save: Redacted evidence (ZIP)')));
    expect(Object.keys(zip).some((name) => name.endsWith('dsregcmd.txt'))).toBe(true);
    expect(Object.values(zip).map((bytes) => Buffer.from(bytes).toString()).join('\n')).not.toMatch(/LT-4471|dana@/i);
    await closeDrawer(page);
    for (const [button, text] of [['Copy: Markdown for the ticket', '[x] **Save what the user'], ['Copy: HTML page', '<!doctype html>'], ['Copy: JSON', '"schemaVersion": 1']] as const) {
      await page.getByRole('button', { name: 'Share' }).click();
      await page.getByRole('checkbox', { name: /Replace names/ }).uncheck();
      await expectCopied(page, page.getByRole('button', { name: button }), text);
    }
  });

  test('7 a binary log is shared as redacted XML, beside the capture', async () => {
    const log = join(folder, 'aad.evtx');
    writeFileSync(log, encodeEvtx([{
      provider: 'Microsoft-Windows-AAD', channel: 'Microsoft-Windows-AAD/Operational', computer: 'LT-4471.contoso.com', id: 1098, level: 2, atUtc: Date.UTC(2026, 2, 11, 6), userSid: 'S-1-5-21-1-2-3-1001',
      data: [['Error', { type: 'hex32', value: 0xcaa82ee2 }], ['ErrorMessage', 'The request of dana@contoso.com has timed out.']],
    }]));
    await give(page, example('dsregcmd.txt'), log);
    await headline(page, 'Entra says this device is disabled or deleted');
    await page.getByRole('button', { name: 'Share' }).click();
    const zip = unzipSync(new Uint8Array(await saved(page, 'Save: Redacted evidence (ZIP)')));
    const texts = Object.values(zip).map((bytes) => Buffer.from(bytes).toString());
    expect(Object.keys(zip).filter((name) => name.endsWith('.xml')).length).toBe(1);
    expect(texts.filter((text) => text.includes('<Event') && text.includes('has timed out.')).length).toBe(1);
    expect(texts.join('\n')).not.toMatch(/LT-4471|dana@|ElfFile/i);
    await closeDrawer(page);
  });

  test('7 printed, everything is open, and neither a button nor the drawer is there', async () => {
    await page.evaluate(() => {
      globalThis.print = () => { document.body.dataset['printed'] = document.querySelector('[role=dialog]') === null ? 'alone' : 'with the drawer'; };
    });
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Print this page' }).click();
    await expect.poll(() => page.evaluate(() => document.body.dataset['printed'])).toBe('alone');
    await give(page, example('bundle.zip'));
    await headline(page, disabled);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Get-ADComputer -Identity').first().isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: /^Show \d+ more/ }).count()).toBe(0);
    expect(await page.locator('.cause .cites').first().locator('li').last().isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Share' }).isVisible()).toBe(false);
    expect(await page.getByText('Do not leave and rejoin.').isVisible()).toBe(true);
    await picture(page, `7-print-${host}`);
    await page.emulateMedia({ media: null });
  });

  test('4 a destructive step is locked until its conditions are ticked', async () => {
    await give(page, join(root, 'corpus', '033-device-object-gone-after-cleanup', 'evidence', 'dsregcmd.txt'));
    const step = page.locator('.step').filter({ hasText: 'Locked' }).first();
    await step.waitFor();
    const title = step.getByRole('button').first();
    if (await title.getAttribute('aria-expanded') === 'false') await title.click();
    expect(await step.getByText('This step cannot simply be undone.').isVisible()).toBe(true);
    expect(await step.locator('.command').count()).toBe(0);
    expect(await step.getByRole('checkbox').first().isDisabled()).toBe(true);
    await picture(page, `4-locked-${host}`);
    const done = await title.textContent();
    const same = page.locator('.step').filter({ hasText: done ?? '' });
    for (const condition of await same.locator('.conditions input').all()) await condition.check();
    expect(await same.locator('.command').count()).toBeGreaterThan(0);
    expect(await same.getByRole('checkbox').first().isDisabled()).toBe(false);
    expect((await violations(page)).join("\n")).toBe("");
  });

  test('5 the timeline zooms, filters and leads to the evidence', async () => {
    await give(page, example('bundle.zip'));
    await page.getByRole('tab', { name: /Timeline/ }).click();
    const entries = page.locator('.entries li');
    const all = await entries.count();
    expect(all).toBeGreaterThan(4);
    expect((await violations(page)).join("\n")).toBe("");
    await picture(page, `5-timeline-${host}`);
    await page.getByRole('group', { name: 'Events over time' }).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('+');
    // The certificate's ends are years away from what happened.
    expect(await entries.locator('.what').allTextContents()).toEqual([expect.stringContaining('was disabled'), expect.stringContaining('failed'), expect.stringContaining('failed')]);
    await page.keyboard.press('Home');
    expect(await entries.count()).toBe(all);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Earlier' }).click();
    expect(await entries.locator('.what').allTextContents()).toContain('The device certificate begins');
    await page.getByRole('button', { name: 'Days before the capture' }).click();
    expect(await entries.count()).toBe(3);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByLabel('Filter by words').fill('disabled');
    await expect.poll(() => entries.count()).toBe(1);
    await page.getByLabel('Filter by words').fill('');
    await page.getByRole('checkbox', { name: 'dsregcmd.txt' }).uncheck();
    expect(await entries.count()).toBeLessThan(all);
    await entries.first().getByRole('button').click();
    await page.getByRole('dialog').locator('.line.cited').first().waitFor();
    await page.keyboard.press('Escape');
  });

  test('5 the fields say what they mean, and codes can be looked up anywhere', async () => {
    await page.getByRole('tab', { name: /All facts/ }).click();
    await page.getByLabel('Filter by name or value').fill('AzureAdPrt');
    const field = page.getByRole('button', { name: 'AzureAdPrt', exact: true });
    await field.hover();
    await page.getByRole('tooltip').getByText(/Primary Refresh Token|PRT/).first().waitFor();
    await picture(page, `5-facts-${host}`);
    expect((await violations(page)).join("\n")).toBe("");
    await page.keyboard.press('Control+k');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox').fill('-1073741715');
    await drawer.getByText('STATUS_LOGON_FAILURE').first().waitFor();
    expect((await violations(page)).join("\n")).toBe("");
    await picture(page, `5-lookup-${host}`);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  test('5 the look-up is at hand everywhere', async () => {
    const lookUp = page.getByRole('button', { name: 'Look up a code' });
    await give(page, example('dsregcmd.txt'));
    await headline(page, 'Entra says this device is disabled');
    // A cause and a field bring their question along.
    await page.getByRole('button', { name: 'device-object-disabled-or-deleted' }).click();
    await page.getByRole('dialog').getByRole('heading', { level: 3, name: 'Entra says this device is disabled or deleted' }).waitFor();
    await closeDrawer(page);
    await page.getByRole('tab', { name: /All facts/ }).click();
    await page.getByRole('button', { name: 'AzureAdPrt', exact: true }).click();
    await page.getByRole('dialog').getByRole('heading', { level: 3, name: /AzureAdPrt/ }).waitFor();
    await closeDrawer(page);
    for (const tab of [/Verdict/, /Timeline/]) {
      await page.getByRole('tab', { name: tab }).click();
      await lookUp.click();
      await expectLookedUp(page);
    }
    await page.locator('.entries button').first().click();
    await page.getByRole('dialog').locator('.line.cited').first().waitFor();
    await page.keyboard.press('Control+k');
    await expectLookedUp(page);
    await give(page, { name: 'notes.txt', text: 'Call the user back on Monday.' });
    await headline(page, 'Nothing here could be read as evidence');
    await lookUp.click();
    await expectLookedUp(page);
    await page.locator('.top-actions').getByText('New case').click();
    await headline(page, 'Drop the evidence');
    await lookUp.click();
    await expectLookedUp(page);
  });

  test('6 a thousand captures are a list that sorts, filters and groups', async () => {
    const files = Array.from({ length: 1_000 }, (_, i) => ({ name: `pc-${String(i).padStart(4, '0')}.txt`, text: makeCapture(captureShapes[i % captureShapes.length]!, i) }));
    const paths = files.map(({ name, text }) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    await give(page, ...paths);
    await headline(page, '1000 captures');
    const rows = page.locator('.captures-all .capture-row');
    expect(await rows.count()).toBeLessThan(100);
    await picture(page, `6-list-${host}`);
    expect((await violations(page)).join("\n")).toBe("");
    await page.getByRole('button', { name: 'Sort by Verdict' }).click();
    const classOf = async (): Promise<string> => (await rows.first().locator('.col-class').textContent()) ?? '';
    const first = await classOf();
    await page.getByRole('button', { name: 'Sort by Verdict' }).click();
    await expect.poll(classOf).not.toBe(first);
    await page.getByLabel('Group by').selectOption('class');
    await page.locator('.capture-row.group').first().waitFor();
    await page.getByLabel('Group by').selectOption('none');
    await page.getByLabel('Filter by file, device, user or cause').fill('pc-0042');
    await expect.poll(() => rows.count()).toBe(1);
    await rows.first().locator('.col-cause button').click();
    await page.getByRole('button', { name: 'All captures' }).waitFor();
    expect(await page.getByText('pc-0042.txt').first().isVisible()).toBe(true);
  }, 60_000);

  test('6 two captures are compared', async () => {
    await give(page, example('dsregcmd.txt'), example('after-repair.txt'));
    await headline(page, '2 captures');
    await page.keyboard.press('Control+k');
    await expectLookedUp(page);
    await page.getByRole('checkbox', { name: 'Compare dsregcmd.txt' }).check();
    await page.getByRole('checkbox', { name: 'Compare after-repair.txt' }).check();
    await page.getByRole('button', { name: 'Compare the two' }).click();
    await headline(page, 'Two captures side by side');
    await page.getByText('AzureAdPrt').first().waitFor();
    expect((await violations(page)).join("\n")).toBe("");
    await picture(page, `6-compare-${host}`);
    await expectCopied(page, page.getByRole('button', { name: 'Copy Markdown for the ticket' }), 'Entra says this device is disabled or deleted');
    const sides = page.locator('.side strong');
    expect(await sides.allTextContents()).toEqual([expect.stringContaining('disabled or deleted'), expect.stringContaining('The PRT is present')]);
    await page.getByRole('button', { name: 'Swap' }).click();
    await expect.poll(() => sides.allTextContents()).toEqual([expect.stringContaining('The PRT is present'), expect.stringContaining('disabled or deleted')]);
  });

  test('7 one of several captures is shared, or all', async () => {
    await page.getByRole('button', { name: 'All captures' }).click();
    await page.getByRole('button', { name: 'The PRT is present', exact: false }).click();
    await headline(page, 'The PRT is present');
    await page.getByRole('button', { name: 'Share' }).click();
    const shared = async (): Promise<readonly string[]> => (JSON.parse((await saved(page, 'Save: JSON')).toString()) as Report).results.map(({ source }) => source.file);
    expect(await shared()).toEqual(['after-repair.txt']);
    await page.getByLabel('What', { exact: true }).selectOption('all');
    expect(await shared()).toEqual(['after-repair.txt', 'dsregcmd.txt']);
    await closeDrawer(page);
  });

  test('the JSON is the one of the command line', async () => {
    const names = ['dsregcmd.txt', 'proxy.txt', 'bundle.zip'];
    await give(page, ...names.map(example));
    await headline(page, '3 captures');
    await page.getByRole('button', { name: 'Share' }).click();
    const made = (await saved(page, 'Save: JSON')).toString();
    let told: string;
    try {
      told = execFileSync(process.execPath, [join(root, 'dist', 'cli.js'), 'diagnose', ...names, '--format', 'json'], { cwd: join(root, 'examples'), encoding: 'utf8' });
    } catch (error) {
      told = (error as { readonly stdout: string }).stdout;
    }
    expect((JSON.parse(made) as Report).results.length).toBe(3);
    expect(made).toBe(told);
    await page.keyboard.press('Escape');
  });
});

describe('a case grows', () => {
  let open: OpenPage;
  let page: Page;
  beforeAll(async () => {
    open = await openPage(browser, 'file');
    ({ page } = open);
  });
  afterAll(async () => {
    expect([open.strange, open.complaints]).toEqual([[], []]);
    await open.close();
  });

  test('2 the complaint is given or changed when the verdict is there, and counts', async () => {
    const symptom = page.getByLabel('What does the user complain about?');
    await give(page, example('after-repair.txt'));
    await headline(page, 'The PRT is present');
    await page.getByRole('button', { name: 'Add what the user complains about' }).click();
    expect((await violations(page)).join('\n')).toBe('');
    await symptom.fill('Outlook keeps asking for the password');
    await page.keyboard.press('Enter');
    await page.getByText('wrong layer').first().waitFor();
    await page.getByText('Outlook keeps asking for the password').first().waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('headline');
    const change = page.getByRole('button', { name: 'Change' });
    await change.click();
    await symptom.press('Escape');
    await expect.poll(() => change.evaluate((one) => one === document.activeElement)).toBe(true);
    await change.click();
    await symptom.fill('');
    await page.getByRole('button', { name: 'Examine again' }).click();
    await headline(page, 'The PRT is present');
    await page.getByRole('button', { name: 'Add what the user complains about' }).waitFor();
    await page.getByRole('button', { name: 'New case' }).click();
    expect(await symptom.inputValue()).toBe('');
  });

  test('evidence that was collected later joins the case', async () => {
    await give(page, example('dsregcmd.txt'));
    await headline(page, 'Entra says this device is disabled or deleted');
    await page.locator('input[data-input=more]').setInputFiles(['device.json', 'audit.json'].map((name) => join(root, 'examples', 'bundle', name)));
    await headline(page, disabled);
    await page.getByRole('button', { name: /Evidence read together/ }).waitFor();
  });

  test('a text that is dropped is examined, and a text between pictures is the text', async () => {
    const send = (event: 'paste' | 'drop', text: string, file?: string): Promise<void> => page.evaluate(([kind, words, name]) => {
      const data = new DataTransfer();
      data.setData('text/plain', words!);
      if (name) data.items.add(new File(['x'], name, { type: 'image/png' }));
      document.body.dispatchEvent(kind === 'drop' ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }) : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, [event, text, file] as const);
    await send('drop', readFileSync(example('proxy.txt'), 'utf8'));
    await headline(page, 'The proxy asked the PC to sign in');
    await send('paste', readFileSync(example('dsregcmd.txt'), 'utf8'), 'image.png');
    await headline(page, 'Entra says this device is disabled or deleted');
    await send('drop', '', 'image.png');
    await headline(page, 'Nothing here could be read as evidence');
  });

  test('5 a long story is listed in parts, and the filter reaches all of it', async () => {
    const failures = Array.from({ length: 300 }, (_, i) => eventJson(304, 'Automatic registration failed at join phase. Error code: 0x801c001d.', {
      RecordId: i, ProviderName: 'Microsoft-Windows-User Device Registration', LogName: 'Microsoft-Windows-User Device Registration/Admin', TimeCreated: `/Date(${Date.UTC(2026, 1, 1, i + 2)})/`,
    }));
    const files = [{ path: 'dsregcmd.txt', text: captureText({ sso: withoutPrt }) }, eventFile(...failures), auditFile(auditJson('Disable device', '2026-02-01T00:00:00Z'))];
    await give(page, ...files.map(({ path, text }) => ({ name: path, text })));
    await page.getByRole('tab', { name: /Timeline \(30\d\)/ }).click();
    const entries = page.locator('.entries li');
    expect(await entries.count()).toBe(200);
    await page.getByRole('button', { name: /^Show 10\d more$/ }).click();
    expect(await entries.count()).toBeGreaterThan(300);
    await page.getByLabel('Filter by words').fill('disabled');
    await expect.poll(() => entries.count()).toBe(1);
  });
});

test('a folder that the command line opens is examined as the command line examines it', async () => {
  const paths = ['214-no-prt-and-nothing-says-why', '202-outlook-keeps-prompting', '033-device-object-gone-after-cleanup', '318-good-file-and-bad-file'].map((name) => join('corpus', name, 'evidence'));
  const open = await openPage(browser, 'served', { paths: [...paths, 'examples/bundle'] });
  const { page } = open;
  await page.getByRole('heading', { level: 1, name: /captures/ }).waitFor();
  await page.getByRole('button', { name: 'Share' }).click();
  const made = (await saved(page, 'Save: JSON')).toString();
  let told = '';
  try {
    execFileSync(process.execPath, [join(root, 'dist', 'cli.js'), 'diagnose', ...paths, 'examples/bundle', '--format', 'json'], { cwd: root, encoding: 'utf8' });
  } catch (error) {
    told = (error as { readonly stdout: string }).stdout;
  }
  expect(JSON.parse(made)).toEqual(JSON.parse(told));
  expect([open.strange, open.complaints]).toEqual([[], []]);
  await open.close();
});

describe('every screen and every hand', () => {
  test('the way through all of it needs no mouse', async () => {
    const { page, close } = await openPage(browser, 'file');
    const focused = (): Promise<string> => page.evaluate(() => {
      const { activeElement: at } = document;
      return at?.getAttribute('aria-label') ?? (at as HTMLInputElement | null)?.labels?.[0]?.textContent ?? at?.textContent ?? '';
    });
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let i = 0; i < 120; i++) {
        await page.keyboard.press('Tab');
        if (name.test(await focused())) return;
      }
      throw new Error(`No way to ${name.source} with the Tab key.`);
    };
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await tabTo(/A bundle of one PC/);
    await page.keyboard.press('Enter');
    await headline(page, disabled);
    // Who cannot see the page hears the verdict first.
    await expect.poll(focused).toBe(disabled);
    await tabTo(/^Show dsregcmd\.txt:25/);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.locator('.line.cited').first().waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await expect.poll(focused).toMatch(/^Show dsregcmd\.txt:25/);
    await tabTo(/^Done: Save what the user/);
    await page.keyboard.press('Space');
    await page.getByText(/^1 of \d+ done$/).waitFor();

    await page.locator('input[data-input=more]').setInputFiles(example('after-repair.txt'));
    await headline(page, '2 captures');
    await expect.poll(focused).toBe('2 captures');
    for (const name of ['dsregcmd.txt', 'after-repair.txt']) {
      await page.locator('.captures').focus();
      await tabTo(new RegExp(`^Compare .*${name}$`));
      await page.keyboard.press('Space');
    }
    await page.locator('h1').focus();
    await tabTo(/^Compare the two$/);
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Two captures side by side');
    await page.locator('main').focus();
    await tabTo(/^All captures$/);
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('2 captures');
    await tabTo(/The device object is disabled in Entra/);
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe(disabled);
    await page.locator('.skip').focus();
    await tabTo(/^Share$/);
    await page.keyboard.press('Enter');
    await drawer.getByRole('button', { name: 'Copy: JSON' }).waitFor();
    await tabTo(/^Save: Markdown/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('1. [x] **Save what the user');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await expect.poll(focused).toBe('Share');
    await close();
  });

  test.each([
    ['360', { viewport: { width: 360, height: 740 } }],
    ['dark', { colorScheme: 'dark' as const }],
    ['dark-360', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' as const }],
    ['contrast', { forcedColors: 'active' as const }],
    ['4k', { viewport: { width: 3840, height: 2160 } }],
  ])('%s', async (name, options) => {
    const { page, close, complaints } = await openPage(browser, 'file', options);
    const fits = async (): Promise<void> => expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await headline(page, 'Drop the evidence');
    await fits();
    expect((await violations(page)).join("\n")).toBe("");
    await picture(page, `screen-${name}-1-landing`);
    await give(page, example('bundle.zip'));
    await headline(page, disabled);
    await fits();
    expect((await violations(page)).join("\n")).toBe("");
    await picture(page, `screen-${name}-2-verdict`);
    await page.getByRole('button', { name: /^Show dsregcmd\.txt:25/ }).first().click();
    await page.getByRole('dialog').locator('.line.cited').first().waitFor();
    await fits();
    expect((await violations(page)).join("\n")).toBe("");
    await picture(page, `screen-${name}-3-evidence`);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /Timeline/ }).click();
    await fits();
    expect((await violations(page)).join("\n")).toBe("");
    await picture(page, `screen-${name}-4-timeline`);
    await give(page, example('bundle.zip'), example('proxy.txt'), example('dsregcmd.txt'));
    await headline(page, '3 captures');
    await fits();
    expect((await violations(page)).join("\n")).toBe("");
    await picture(page, `screen-${name}-5-list`);
    expect(complaints).toEqual([]);
    await close();
  });
});
