import { jsonStringEnd } from '../text/json-string-end.js';

/** An object of a JSON text. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** One record of a JSON export with its place. */
interface JsonRecord {
  readonly value: JsonObject;
  /** 1-based line of the file on which its brace stands. */
  readonly line: number;
  /** JSON path: `$[3]`, `$.value[0]`; `$` for an object that stands alone. */
  readonly locator: string;
}

/** Notes about records that could not be read; more say nothing new. */
const mostNotes = 10;

/**
 * The records of a JSON text, read one by one: the objects of an array, of a list inside one object, or one after the other
 * (one per line). `isRecord` decides whether an outer object is a record itself or only holds them. What cannot be read is
 * noted and passed over, so that a truncated export keeps its complete records. Linear; keeps one record at a time.
 */
export function* jsonRecords(text: string, firstLine: number, notes: string[], isRecord: (object: JsonObject) => boolean): Generator<JsonRecord> {
  const top: Slice[] = [];
  // By the place of the object in whose list they stand; -1 for lists of an object that never ended.
  const inner = new Map<number, Slice[]>();
  const unended = slices(text, firstLine, top, inner);
  let lost = 0;
  const read = function* (list: readonly Slice[], isTop: boolean): Generator<JsonRecord> {
    for (const slice of list) {
      const value = parsed(text.slice(slice.start, slice.end));
      if (value === undefined) {
        if (lost++ < mostNotes) notes.push(`Line ${slice.line}: a record that is no valid JSON was left out.`);
        continue;
      }
      const held = isTop && !isRecord(value) ? inner.get(slice.start) : undefined;
      if (held !== undefined) yield* read(held, false);
      else yield { value, line: slice.line, locator: slice.locator };
    }
  };
  yield* read(top, true);
  if (unended !== undefined && top.length === 0) for (const held of inner.values()) yield* read(held, false);
  if (unended !== undefined) notes.push(`Line ${unended}: the text ends inside a record or list; what stands before it was read.`);
}

interface Slice {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly locator: string;
}

/** Finds where objects begin and end; returns the line of what never ended. */
function slices(text: string, firstLine: number, top: Slice[], inner: Map<number, Slice[]>): number | undefined {
  let depth = 0;
  let line = firstLine;
  let listAtTop = false;
  // Starts of the objects at the depths of interest: straight in the text or its list, and in a list of such an object.
  let topStart = -1;
  let topLine = 0;
  let innerStart = -1;
  let innerLine = 0;
  let listName = '';
  let index = 0;
  let lastString = '';
  let listDepth = -1;
  let openLine: number | undefined;
  let feed = text.indexOf('\n');
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Also counts the line ends that damage put into strings.
    for (; feed >= 0 && feed <= at; feed = text.indexOf('\n', feed + 1)) line++;
    if (code === 34) {
      const start = at + 1;
      at = jsonStringEnd(text, start);
      if (depth === (listAtTop ? 2 : 1) && at - start <= 64) lastString = text.slice(start, at);
    } else if (code === 91) {
      if (depth === 0) {
        listAtTop = true;
        openLine = line;
      } else if (depth === (listAtTop ? 2 : 1) && listDepth < 0) {
        listDepth = depth;
        listName = lastString;
        index = 0;
      }
      depth++;
    } else if (code === 123) {
      if (depth === (listAtTop ? 1 : 0)) {
        topStart = at;
        topLine = line;
      } else if (depth === listDepth + 1 && listDepth >= 0 && innerStart < 0) {
        innerStart = at;
        innerLine = line;
      }
      depth++;
    } else if (code === 93 || code === 125) {
      depth--;
      if (depth < 0) depth = 0;
      if (code === 125 && innerStart >= 0 && depth === listDepth + 1) {
        const held = inner.get(topStart);
        const slice = { start: innerStart, end: at + 1, line: innerLine, locator: `$.${listName}[${index}]` };
        if (held === undefined) inner.set(topStart, [slice]);
        else held.push(slice);
        innerStart = -1;
        index++;
      } else if (code === 93 && depth === listDepth) listDepth = -1;
      else if (code === 125 && topStart >= 0 && depth === (listAtTop ? 1 : 0)) {
        top.push({ start: topStart, end: at + 1, line: topLine, locator: listAtTop ? `$[${top.length}]` : '$' });
        topStart = -1;
        listDepth = -1;
        innerStart = -1;
      } else if (code === 93 && depth === 0) {
        listAtTop = false;
        openLine = undefined;
      }
    }
  }
  if (topStart >= 0) return topLine;
  return depth > 0 ? openLine : undefined;
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as JsonObject : undefined;
  } catch {
    return undefined;
  }
}
