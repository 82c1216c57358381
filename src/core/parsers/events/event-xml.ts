import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import { EventCollector } from './event-collector.js';
import { eventRecord } from './event-record.js';
import { parseXml } from './parse-xml.js';
import { xmlSlices } from './xml-slices.js';

/**
 * Events as XML: `wevtutil qe <log> /f:xml` and `/f:RenderedXml` (no root, often one event to a line), Event Viewer's "Save as
 * XML" and its XML view, `Get-WinEvent | % ToXml`, traces converted by `tracerpt -of XML`.
 *
 *     <?xml version="1.0" encoding="utf-8" standalone="yes"?>
 *     <Events><Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-AAD'
 *     Guid='{4de9bc9c-b27a-43c9-8994-0915f1a5e24f}'/><EventID>1098</EventID>…</System><EventData><Data Name='Error'>3399614473
 *     </Data>…</EventData><RenderingInfo Culture='de-DE'><Message>Fehler: …</Message></RenderingInfo></Event></Events>
 */
export const eventXml: TextParser = {
  id: 'event-xml',
  recognises: ({ text }) => text.includes('<Event') && (text.includes('schemas.microsoft.com/win/2004/08/events/event') || text.includes('<System')),
  parse,
};

function parse({ path, text, firstLine }: TextFile): Parsed {
  const collector = new EventCollector();
  const notes: string[] = [];
  let damaged = 0;
  let firstDamaged = 0;
  for (const slice of xmlSlices(text, 'Event')) {
    const line = firstLine + slice.line - 1;
    if (slice.text.length <= longestEvent) {
      const root = parseXml(slice.text);
      const record = root === undefined ? undefined : eventRecord(root, { file: path, line });
      if (record !== undefined) {
        collector.add(record);
        continue;
      }
    }
    if (damaged === 0) firstDamaged = line;
    damaged++;
  }
  if (hasDoctype(text)) notes.push('The file declares a document type, which no event log has; it was ignored.');
  if (damaged > 0) notes.push(damaged === 1 ? `The event on line ${firstDamaged} is cut off or damaged.` : `${damaged} events are cut off or damaged, the first on line ${firstDamaged}.`);
  if (collector.read === 0) return { artifacts: [], notes: [], unread: `No complete event is in this XML${damaged > 0 ? `; the one on line ${firstDamaged} is cut off or damaged` : ''}. Export the log again.` };
  return { artifacts: [{ kind: 'events', log: collector.log({ file: path }) }], notes };
}

/** A record holds 64 KB at most in a log; written as text with its message it is some times longer. */
const longestEvent = 2_000_000;

function hasDoctype(text: string): boolean {
  return text.slice(0, 4096).toLowerCase().includes('<!doctype');
}
