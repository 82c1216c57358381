/** Puts a text on the clipboard. False when the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** The old way, for pages from a file in browsers that keep the new one from them. */
function copySelected(text: string): boolean {
  const holder = document.createElement('textarea');
  holder.value = text;
  holder.className = 'offscreen';
  document.body.append(holder);
  const before = document.activeElement;
  holder.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    holder.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
