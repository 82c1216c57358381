import type { XmlSlice } from './xml-slices.js';

/**
 * Cuts the outermost `<Obj …>…</Obj>` of a PowerShell export out of the text, counting the objects inside them. A cut-off end
 * costs the last one. Text in PowerShell's XML has its angle brackets escaped, so that a tag is a tag.
 */
export function* clixmlObjects(text: string): Generator<XmlSlice> {
  let depth = 0;
  let start = 0;
  let startLine = 1;
  let line = 1;
  let counted = 0;
  let tagEnd = -1;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (text.startsWith('</Obj>', at)) {
      if (depth === 0) continue;
      depth--;
      if (depth === 0) yield { text: text.slice(start, at + 6), line: startLine, cutOff: false };
    } else if (text.startsWith('<Obj ', at) || text.startsWith('<Obj>', at)) {
      if (depth === 0) {
        for (; counted < at; counted++) if (text.charCodeAt(counted) === 10) line++;
        start = at;
        startLine = line;
      }
      // `<Obj N="…" RefId="…" />` holds nothing.
      if (tagEnd < at) tagEnd = text.indexOf('>', at);
      if (tagEnd < 0) break;
      if (text[tagEnd - 1] !== '/') depth++;
    }
  }
  if (depth > 0) yield { text: text.slice(start), line: startLine, cutOff: true };
}
