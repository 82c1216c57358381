import { eventRows, type EventRow } from '../../catalog/events.js';

/** A template cut into its fixed words and its fields: `before` stands in front of the field. */
interface TemplatePart {
  /** Fixed words, blanks trimmed, lower case; `''` where two fields touch. */
  readonly before: string;
  readonly field: string;
}

export interface MessageTemplate {
  readonly row: EventRow;
  readonly parts: readonly TemplatePart[];
  /** Fixed words behind the last field. */
  readonly after: string;
}

/** The events that a pair of provider and id can mean; more than one where a provider is unknown. */
export function rowOf(provider: string, id: number): EventRow | undefined {
  return tables().rows.get(`${id}\n${provider}`);
}

/** The template of an event's English message, absent where the catalogue has only the names of its fields. */
export function templateOf(row: EventRow): MessageTemplate | undefined {
  if (row.message === undefined) return undefined;
  const { templates } = tables();
  let template = templates.get(row);
  if (template === undefined) {
    template = cut(row, row.message);
    templates.set(row, template);
  }
  return template.parts.length === 0 ? undefined : template;
}

interface Tables {
  readonly rows: ReadonlyMap<string, EventRow>;
  readonly templates: Map<EventRow, MessageTemplate>;
}
let built: Tables | undefined;

function tables(): Tables {
  if (built !== undefined) return built;
  const rows = new Map<string, EventRow>();
  for (const row of eventRows()) {
    const key = `${row.id}\n${row.provider}`;
    if (!rows.has(key)) rows.set(key, row);
  }
  built = { rows, templates: new Map() };
  return built;
}

function cut(row: EventRow, message: string): MessageTemplate {
  const parts: TemplatePart[] = [];
  let at = 0;
  for (let open = message.indexOf('{'); open >= 0; open = message.indexOf('{', at)) {
    const close = message.indexOf('}', open);
    if (close < 0) break;
    parts.push({ before: message.slice(at, open).trim().toLowerCase(), field: message.slice(open + 1, close) });
    at = close + 1;
  }
  return { row, parts, after: message.slice(at).trim().toLowerCase() };
}
