import { lineFeeds } from '../text/line-feeds.js';

/** One element of a longer text, from its start tag to its end tag. */
export interface XmlSlice {
  readonly text: string;
  /** 1-based line of the start tag, counted from the text's own first line. */
  readonly line: number;
  /** No end tag follows, or another element of the name begins before it. */
  readonly cutOff: boolean;
}

/**
 * Cuts elements of one name out of a text, whatever stands around them: a root, nothing at all, prose, a prompt. One damaged
 * element costs itself alone, and a cut-off end costs the last one. Elements that contain their like are not expected.
 */
export function* xmlSlices(text: string, name: string): Generator<XmlSlice> {
  const open = `<${name}`;
  const close = `</${name}>`;
  let line = 1;
  let counted = 0;
  let end = -1;
  for (let at = startOf(text, open, 0); at >= 0;) {
    line += lineFeeds(text, counted, at);
    counted = at;
    const next = startOf(text, open, at + open.length);
    // Looked for anew only behind the last one found, or many starts before one end would take the square of the time.
    if (end < at) end = text.indexOf(close, at);
    const cutOff = end < 0 || (next >= 0 && next < end);
    yield { text: text.slice(at, cutOff ? (next < 0 ? text.length : next) : end + close.length), line, cutOff };
    // Without any end tag left, only the first of the rest is worth telling.
    if (end < 0) return;
    at = next;
  }
}

/** The next start tag of just this name: `<Event ` and `<Event>`, not `<EventData>`. */
function startOf(text: string, open: string, from: number): number {
  for (let at = text.indexOf(open, from); at >= 0; at = text.indexOf(open, at + open.length)) {
    const code = text.charCodeAt(at + open.length);
    if (code === 62 || code === 32 || code === 9 || code === 10 || code === 13) return at;
  }
  return -1;
}
