import { jsonStringEnd } from '../text/json-string-end.js';
import { lineFeeds } from '../text/line-feeds.js';

/** One top-level value of a text, with the line it begins on (1-based, within the text). */
export interface JsonDocument {
  readonly value: unknown;
  readonly line: number;
}

export interface JsonValues {
  readonly documents: readonly JsonDocument[];
  /** What was lost, one sentence each. */
  readonly notes: readonly string[];
  /** Why nothing can be read. */
  readonly unread?: string;
}

/** Characters; a day of sign-ins of a large tenant. A single text cannot be much longer in any engine. */
export const maxJsonLength = 250_000_000;
/** No export nests deeper than twenty; engines overflow at some thousands. */
export const maxJsonDepth = 200;
/** Pieces that the tolerant way looks at, so that a text of empty lists costs no more than one of records. */
const maxPieces = 1_000_000;
const maxNotes = 20;

/**
 * Reads JSON as people hand it in: whole; several values one after the other (pages, or one record per line); with a prompt
 * before it or anything after it; cut off, or damaged inside one record. What is whole is read by `JSON.parse` at once; only
 * when that fails, the tolerant way finds the complete values of the top level and the complete elements of their lists.
 * Linear in the length, and never deeper on the stack than the text may nest.
 */
export function jsonValues(text: string): JsonValues {
  const from = startOfJson(text);
  if (from === undefined) return { documents: [], notes: [], unread: 'This is no JSON: it does not begin with { or [.' };
  if (text.length > maxJsonLength) {
    return { documents: [], notes: [], unread: `This JSON is larger than ${String(maxJsonLength / 1_000_000)} million characters: export fewer days, or only one user or device.` };
  }
  if (deepestLevel(text, from) > maxJsonDepth) {
    return { documents: [], notes: [], unread: `This JSON nests deeper than ${String(maxJsonDepth)} levels: no export of Microsoft Entra ID does.` };
  }
  try {
    return { documents: [{ value: JSON.parse(from === 0 ? text : text.slice(from)) as unknown, line: 1 + lineFeeds(text, 0, from) }], notes: [] };
  } catch {
    return tolerant(text, from);
  }
}

/** Where the first value begins: at the start, or on a line of its own below a prompt or a command. Undefined: it is no JSON. */
export function startOfJson(text: string): number | undefined {
  const head = Math.min(text.length, 4000);
  let atLineStart = true;
  for (let i = 0; i < head; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) atLineStart = true;
    else if (atLineStart && (code === 123 || code === 91)) return i;
    else if (code !== 32 && code !== 9 && code !== 0xfeff && code !== 0) atLineStart = false;
  }
  return undefined;
}

function deepestLevel(text: string, from: number): number {
  let depth = 0;
  let deepest = 0;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) i = jsonStringEnd(text, i + 1);
    else if (code === 123 || code === 91) deepest = Math.max(deepest, ++depth);
    else if ((code === 125 || code === 93) && depth > 0) depth--;
    if (deepest > maxJsonDepth) return deepest;
  }
  return deepest;
}

/** A list directly under the top level: its complete elements. */
interface List {
  readonly start: number;
  readonly depth: number;
  readonly elements: (readonly [start: number, end: number])[];
}

interface Piece {
  readonly start: number;
  /** Absent: the text ends before it does. */
  end?: number;
  readonly lists: List[];
  /** After the last complete member of a top-level object. */
  lastComma?: number;
}

function tolerant(text: string, from: number): JsonValues {
  const { pieces, skipped } = outline(text, from);
  const documents: JsonDocument[] = [];
  const notes: string[] = [];
  let line = 1;
  let counted = 0;
  for (const piece of pieces) {
    line += lineFeeds(text, counted, piece.start);
    counted = piece.start;
    const whole = piece.end === undefined ? undefined : parsed(text.slice(piece.start, piece.end));
    if (whole !== undefined) {
      documents.push({ value: whole.value, line });
      if (whole.wrapped === true && notes.length < maxNotes) notes.push(`Line breaks inside the texts of the JSON on line ${String(line)} were taken out.`);
      continue;
    }
    const where = pieces.length === 1 ? 'The JSON' : `The JSON that begins on line ${String(line)}`;
    const rest = repaired(text, piece, notes, pieces.length === 1 ? '' : ` of line ${String(line)}`);
    if (rest !== undefined) documents.push({ value: rest, line });
    if (notes.length < maxNotes) {
      const damage = piece.end === undefined ? 'is cut off' : 'is damaged';
      notes.push(`${where} ${damage}: ${rest === undefined ? 'nothing of it could be read' : 'its complete records were read'}.`);
    }
  }
  if (skipped && documents.length > 0 && notes.length < maxNotes) notes.push('Text around the JSON was skipped.');
  return documents.length > 0 ? { documents, notes } : { documents, notes, unread: 'This JSON is damaged from its beginning: export it again.' };
}

/** Where the values of the top level begin and end, and the elements of the lists directly below them. */
function outline(text: string, from: number): { readonly pieces: readonly Piece[]; readonly skipped: boolean } {
  const pieces: Piece[] = [];
  let piece: Piece | undefined;
  let list: List | undefined;
  let element = 0;
  let depth = 0;
  let skipped = false;
  let budget = maxPieces;
  for (let i = from; i < text.length && budget > 0; i++) {
    const code = text.charCodeAt(i);
    if (code === 123 || code === 91) {
      if (piece === undefined) {
        piece = { start: i, lists: [] };
        pieces.push(piece);
        budget--;
      }
      if (list !== undefined && depth === list.depth) element = i;
      depth++;
      if (code === 91 && depth <= 2 && list === undefined) {
        list = { start: i, depth, elements: [] };
        piece.lists.push(list);
        budget--;
      }
    } else if (piece === undefined) {
      if (code > 32 && code !== 44 && code !== 0xfeff) skipped = true;
    } else if (code === 34) {
      i = jsonStringEnd(text, i + 1);
    } else if (code === 44) {
      if (depth === 1) piece.lastComma = i;
    } else if (code === 125 || code === 93) {
      depth--;
      if (list !== undefined && depth === list.depth) {
        list.elements.push([element, i + 1]);
        budget--;
      }
      if (list !== undefined && depth < list.depth) list = undefined;
      if (depth === 0) {
        piece.end = i + 1;
        piece = undefined;
      }
    }
  }
  return { pieces, skipped };
}

/** What can be saved of a value that is cut off or damaged: the elements of its lists, and the members before the damage. */
function repaired(text: string, piece: Piece, notes: string[], whose: string): unknown {
  const isList = text[piece.start] === '[';
  const lists = piece.lists.map((list) => {
    const name = isList ? '' : memberBefore(text, list.start);
    const elements = list.elements.map(([start, end], index): unknown => {
      const element = parsed(text.slice(start, end));
      if (element === undefined && notes.length < maxNotes) notes.push(`${name === '' ? '$' : `$.${name}`}[${String(index)}]${whose}: not readable as JSON.`);
      return element?.value;
    });
    return { name, elements };
  });
  if (isList) return lists[0] !== undefined && lists[0].elements.some((element) => element !== undefined) ? lists[0].elements : undefined;
  const first = piece.lists[0];
  const head = first !== undefined ? parsed(`${text.slice(piece.start, first.start)}null}`)
    : piece.lastComma === undefined ? undefined : parsed(`${text.slice(piece.start, piece.lastComma)}}`);
  const members = Object.entries((head?.value ?? {}) as Record<string, unknown>);
  // A list of which no element is whole is left out: an empty one would say that nothing was found.
  for (const { name, elements } of lists) if (name !== '' && elements.length > 0) members.push([name, elements]);
  return members.length > 0 ? Object.fromEntries(members) : undefined;
}

/** `"value": [`: the name of the member whose list begins at `start`. */
function memberBefore(text: string, start: number): string {
  let at = start - 1;
  while (at > 0 && text.charCodeAt(at) <= 32) at--;
  if (text[at] !== ':') return '';
  at--;
  while (at > 0 && text.charCodeAt(at) <= 32) at--;
  const open = text[at] === '"' ? text.lastIndexOf('"', at - 1) : -1;
  return open < 0 || at - open > 200 ? '' : text.slice(open + 1, at);
}

/** The value of a piece; line breaks and control characters inside its texts, as copies from a console window have them, are taken out. */
function parsed(text: string): { readonly value: unknown; readonly wrapped?: true } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    const clean = withoutControls(text);
    if (clean === undefined) return undefined;
    try {
      return { value: JSON.parse(clean) as unknown, wrapped: true };
    } catch {
      return undefined;
    }
  }
}

function withoutControls(text: string): string | undefined {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) >= 32) continue;
    parts.push(text.slice(from, i));
    from = i + 1;
  }
  if (parts.length === 0) return undefined;
  parts.push(text.slice(from));
  return parts.join('');
}
