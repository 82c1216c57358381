import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { captureText, eventFile, eventJson, withoutPrt } from '../../src/core/testing/index.js';
import { launchBrowser } from '../support/browser.js';
import { type Heard, hearPage } from '../support/hear-page.js';
import { openPage, type OpenPage } from '../support/open-page.js';

/** The page as somebody has it who does not see it: what is said, in which order, and where the keyboard stands afterwards. */
const root = resolve(import.meta.dirname, '../..');
const example = (name: string): string => join(root, 'examples', name);
/** Its attempt and its device test disagree, and something is still to be collected. */
const disagreeing = join(root, 'corpus', '222-renewal-refuses-device', 'evidence', 'dsregcmd.txt');
let browser: Browser;
let open: OpenPage;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  open = await openPage(browser, 'file');
  ({ page } = open);
}, 120_000);
afterAll(async () => {
  expect([open.strange, open.complaints]).toEqual([[], []]);
  await browser?.close();
});

async function give(...files: readonly (string | { readonly name: string; readonly text: string })[]): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const again = page.locator('.top-actions').getByText('New case');
  if (await again.count() > 0) await again.click();
  await page.locator('input[data-input=files]').setInputFiles(files.map((file) => (typeof file === 'string' ? { name: file.slice(file.lastIndexOf('/') + 1), mimeType: 'text/plain', buffer: readFileSync(file) } : { name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) })));
  await page.locator('main h1').filter({ hasNotText: /Examining|Drop/ }).waitFor();
}

const isFocused = (one: Locator): Promise<boolean> => one.evaluate((element) => element === document.activeElement);
const said = (): Promise<string> => page.locator('[role=status]').last().textContent().then((words) => words ?? '');

/** Opens all that is folded. */
async function unfold(): Promise<void> {
  for (let folded = page.locator('main [aria-expanded=false]'); await folded.count() > 0;) await folded.first().click();
}

async function close(): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** What is wrong with the outline of the page: one heading at the top, none deeper than one below the one before. */
function outlineFaults(heard: readonly Heard[]): readonly string[] {
  const headings = heard.filter(({ role }) => role === 'heading');
  return [
    ...(headings[0]?.level === 1 ? [] : [`it begins with ${headings[0]?.name ?? 'none'}`]),
    ...headings.slice(1).filter(({ level = 0 }, index) => level === 1 || level > (headings[index]?.level ?? 0) + 1).map(({ name, level }) => `${level ?? ''} ${name}`),
    ...headings.filter(({ name }) => !/^[\p{L}\d]/u.test(name)).map(({ name }) => `no words: ${name}`),
  ];
}

/** What may stand in several places, since it does the same in each. */
const sameEverywhere = /^(?:Show .* in the evidence|Copy the command: .*|New case)$/;

/** Names that several buttons have which do not do the same. */
function ambiguousNames(heard: readonly Heard[]): readonly string[] {
  const names = heard.filter(({ role, name }) => /^(?:button|checkbox|link|textbox|combobox|tab)$/.test(role) && !sameEverywhere.test(name)).map(({ name }) => name);
  return [...new Set(names.filter((name, index) => name === '' || names.indexOf(name) !== index))];
}

test.each<[string, () => Promise<unknown>]>([
  ['the landing', () => Promise.resolve()],
  ['a verdict of much evidence, all of it unfolded', () => give(example('bundle.zip')).then(unfold)],
  ['a verdict with a contradiction and gaps, all of it unfolded', () => give(disagreeing).then(unfold)],
  ['the timeline', () => page.getByRole('tab', { name: /Timeline/ }).click()],
  ['all facts', () => page.getByRole('tab', { name: /All facts/ }).click()],
  ['the list', () => give(example('dsregcmd.txt'), example('after-repair.txt'))],
  ['the comparison', async () => {
    for (const name of ['Compare dsregcmd.txt', 'Compare after-repair.txt']) await page.getByRole('checkbox', { name }).check();
    await page.getByRole('button', { name: 'Compare the two' }).click();
    await page.getByRole('heading', { level: 2, name: /fields differ/ }).waitFor();
    await unfold();
  }],
  ['nothing that could be read', () => give({ name: 'notes.txt', text: 'Call the user back on Monday.' })],
])('%s has landmarks, an outline, and names that tell one button from another', async (_, show) => {
  await show();
  const heard = await hearPage(page);
  expect(heard.map(({ role }) => role).filter((role) => /^(?:banner|navigation|main|contentinfo|complementary)$/.test(role))).toEqual(['banner', 'navigation', 'main']);
  expect(outlineFaults(heard)).toEqual([]);
  expect(ambiguousNames(heard)).toEqual([]);
});

test('the verdict is heard when it comes: that it is there, its words, its class and its stage', async () => {
  await give(example('dsregcmd.txt'));
  expect(await said()).toBe('Finished. 1 capture.');
  const { name, role, description } = (await hearPage(page)).filter(({ focused }) => focused).at(-1)!;
  expect([role, name]).toEqual(['heading', 'Entra says this device is disabled or deleted; the user has no PRT.']);
  expect(description).toBe('Verdict: device trust confirmed Where it breaks: stage 3 of 4, PRT issuance');
});

test('it is read in the order in which it is needed', async () => {
  const names = (await hearPage(page)).filter(({ role }) => role === 'heading').filter(({ level = 9 }) => level <= 2).map(({ name }) => name);
  expect(names).toEqual(['Entra says this device is disabled or deleted; the user has no PRT.', 'The capture', 'Cause and proof', 'Do first, in this order']);
});

test('what is said a second time is said again', async () => {
  const copy = page.locator('.copy').first();
  expect(await copy.getAttribute('aria-label')).toMatch(/^Copy the command: /);
  await page.evaluate(() => {
    const heard: string[] = [];
    new MutationObserver((changes) => heard.push(...changes.flatMap(({ addedNodes }) => [...addedNodes].map(({ textContent }) => textContent ?? '')))).observe(document.querySelector('body [role=status]:last-of-type')!, { childList: true });
    (globalThis as { heard?: string[] }).heard = heard;
  });
  await copy.click();
  await copy.click();
  await expect.poll(() => page.evaluate(() => (globalThis as { heard?: string[] }).heard)).toEqual(['Copied', 'Copied']);
  expect(await isFocused(copy)).toBe(true);
});

test('the cited line is said when the evidence opens, and marked where it stands', async () => {
  const citation = page.getByRole('button', { name: /^Show dsregcmd\.txt:25/ }).first();
  await citation.click();
  const drawer = page.getByRole('dialog', { name: 'Evidence: dsregcmd.txt' });
  await expect.poll(() => drawer.getByRole('status').first().textContent()).toBe('Line 25: DeviceAuthStatus : FAILED. Device is either disabled or deleted');
  expect(await drawer.locator('[aria-current=location]').allTextContents()).toEqual([expect.stringContaining('DeviceAuthStatus')]);
  await close();
  await expect.poll(() => isFocused(citation)).toBe(true);
});

test('the look-up is asked by typing, its answer is said, and a suggestion leaves the keyboard in the question', async () => {
  await page.keyboard.press('Control+k');
  const drawer = page.getByRole('dialog');
  const question = drawer.getByRole('textbox');
  await expect.poll(() => isFocused(question)).toBe(true);
  await page.keyboard.type('AADSTS50155');
  await expect.poll(() => drawer.getByRole('status').textContent()).toBe('Found: AADSTS50155 DeviceAuthenticationFailed');
  await question.fill('AzureAdPrtt');
  await drawer.getByRole('button', { name: 'AzureAdPrt', exact: true }).click();
  await expect.poll(() => question.inputValue()).toBe('AzureAdPrt');
  expect(await isFocused(question)).toBe(true);
  await close();
});

test('a field is said with its meaning, before anybody points at it', async () => {
  await page.getByRole('tab', { name: /All facts/ }).click();
  await expect.poll(async () => (await hearPage(page)).find(({ role, name }) => role === 'button' && name === 'AzureAdPrt')?.description).toContain('PRT present');
});

test('a button that goes away hands the keyboard on', async () => {
  await give(example('dsregcmd.txt'));
  await page.getByRole('checkbox', { name: /^Done: Save what the user/ }).check();
  await page.getByRole('button', { name: 'Clear the ticks' }).click();
  await expect.poll(() => isFocused(page.getByRole('heading', { name: 'Do first, in this order' }))).toBe(true);

  const failures = Array.from({ length: 210 }, (_, i) => eventJson(304, 'Automatic registration failed at join phase. Error code: 0x801c001d.', {
    RecordId: i, ProviderName: 'Microsoft-Windows-User Device Registration', LogName: 'Microsoft-Windows-User Device Registration/Admin', TimeCreated: `/Date(${Date.UTC(2026, 1, 1, i + 2)})/`,
  }));
  const log = eventFile(...failures);
  await give({ name: 'dsregcmd.txt', text: captureText({ sso: withoutPrt }) }, { name: log.path, text: log.text });
  await page.getByRole('tab', { name: /Timeline/ }).click();
  await page.getByRole('button', { name: /^Show \d+ more$/ }).click();
  await expect.poll(() => isFocused(page.locator('.entries li').nth(200).getByRole('button'))).toBe(true);

  await give(...Array.from({ length: 201 }, (_, i) => ({ name: `note-${i}.txt`, text: 'Call the user back.' })));
  await page.getByRole('button', { name: 'Show 1 more' }).click();
  await expect.poll(() => isFocused(page.getByRole('region', { name: '201 files not read' }))).toBe(true);
});

test('on a narrow screen the next step is one press away, the cited line reads whole, and the list can be sorted', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await give(example('dsregcmd.txt'));
  const first = page.locator('.first-step').getByRole('button');
  const title = await first.textContent();
  await first.click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(`1. ${title}`);
  await page.getByRole('button', { name: /^Show dsregcmd\.txt:25/ }).first().click();
  // Below it, the line is cut off at the edge of the screen.
  const line = page.getByRole('dialog').getByText('Line 25: DeviceAuthStatus : FAILED. Device is either disabled or deleted');
  await expect.poll(() => line.evaluate(({ offsetHeight }: HTMLElement) => offsetHeight)).toBeGreaterThan(15);
  await close();
  await give(example('dsregcmd.txt'), example('after-repair.txt'));
  const top = (): Promise<string | null> => page.locator('.captures-all .col-file').first().textContent();
  await expect.poll(top).toBe('after-repair.txt');
  await page.getByLabel('Sort by', { exact: true }).selectOption('class');
  await expect.poll(top).toBe('dsregcmd.txt');
  await page.getByRole('button', { name: 'Turn the order round' }).click();
  await expect.poll(top).toBe('after-repair.txt');
});
