import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../test/support/browser.js';
import { pasteCapture } from '../test/support/paste-capture.js';
import { captureShapes, makeCapture } from './captures.js';

/** Tells one measured figure beside its yardstick. */
type Figure = (name: string, value: string, yardstick: string) => void;

/** How long a person waits for the page, in the browser that the tests use: from the address to a page that can be used, and from a paste to the verdict. */
export async function measurePage(smoke: boolean, root: string, figure: Figure): Promise<void> {
  const file = join(root, 'dist', 'prtrace.html');
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const opened: number[] = [];
    const shown: number[] = [];
    for (let round = 0; round < (smoke ? 2 : 15); round++) {
      const started = performance.now();
      await page.goto(pathToFileURL(file).href);
      await page.getByRole('heading', { level: 1 }).waitFor();
      opened.push(performance.now() - started);
      shown.push(await page.evaluate(pasteCapture, makeCapture(captureShapes[round % captureShapes.length]!, round)));
    }
    const html = readFileSync(file);
    figure('page: first verdict after a paste', `${median(shown).toFixed(0)} ms`, `opening the page ${median(opened).toFixed(0)} ms (must 300)`);
    figure('page: the whole file', `${(html.length / 1e6).toFixed(2)} MB`, `gzip ${(gzipSync(html).length / 1e6).toFixed(2)} MB (must 4 MB)`);
  } finally {
    await browser.close();
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
