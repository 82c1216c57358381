/** Runs in the page: pastes, waits until the verdict has been drawn, and tells how many milliseconds that took. Needs nothing from outside of itself. */
export async function pasteCapture(words: string): Promise<number> {
  const data = new DataTransfer();
  data.setData('text/plain', words);
  const start = performance.now();
  const drawn = new Promise<number>((resolve) => {
    const watcher = new MutationObserver(() => {
      if (!document.querySelector('#headline')) return;
      watcher.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - start));
    });
    watcher.observe(document.body, { childList: true, subtree: true });
  });
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  return await drawn;
}
