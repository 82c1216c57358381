import { binaryValue, binaryValues, isArray, type ByteRange } from './binary-value.js';
import type { XmlElement } from './xml-element.js';

/**
 * The binary XML of one chunk of an event log. Offsets are those of the chunk. A record is nearly always an instance of a
 * template: the definition stands where the chunk first needs it, later records point to it and bring their values only.
 *
 *     0f 01 01 00                          fragment header
 *     0c 01 id(4) definition(4)            template instance; the definition follows here if the offset says so:
 *        next(4) guid(16) size(4) <binary XML with 0d/0e where values go> 00
 *     count(4) { size(2) type(1) 00 }… values…
 *     41 dependency(2) size(4) name(4) attributes(4)     start of an element, 01 without attributes
 *        06 name(4) <value>                attribute
 *        02 <content> 04 | 03              end of the start tag, content, end tag | empty element
 *     05 01 chars(2) UTF-16                text
 *     0d index(2) type(1) | 0e …           value | value that may be absent
 *     08 char(2)   09 name(4)   07 chars(2) UTF-16       character, entity, CDATA
 *
 * Documented by the libevtx project ("Windows XML Event Log (EVTX) format"). Written here because the published decoders for
 * JavaScript need Node's Buffer, lose the difference between 0xC000006D and 3221225581, and run for hours on crafted values
 * that contain each other. Here values lie inside their parents, and a budget bounds what one chunk may cost.
 */
export class BinaryXml {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #names = new Map<number, string>();
  readonly #templates = new Map<number, readonly Part[]>();
  #budget = chunkBudget;

  constructor(chunk: Uint8Array) {
    this.#bytes = chunk;
    this.#view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }

  /** The binary XML between two offsets, or `undefined` if it is damaged. */
  open(start: number, end: number): BinaryEvent | undefined {
    return this.#guarded(() => {
      const parts: Part[] = [];
      this.#fragment({ at: start, end, dependencies: true }, parts, 0);
      return new OpenedEvent(parts, (part, values) => this.#guarded(() => this.#rendered(part, values)));
    });
  }

  // Everything that goes wrong inside a damaged record ends here: reads outside the chunk, unknown signs, spent budget.
  #guarded<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch {
      return undefined;
    }
  }

  #spend(cost: number): void {
    this.#budget -= cost;
    if (this.#budget < 0) throw damage;
  }

  #fragment(cursor: Cursor, out: Part[], depth: number): void {
    if (depth > deepest) throw damage;
    while (cursor.at < cursor.end) {
      this.#spend(1);
      const token = this.#view.getUint8(cursor.at);
      switch (token & ~more) {
        case 0x00: return;
        case 0x0f: cursor.at += 4; break;
        case 0x01: out.push(this.#element(cursor, depth)); break;
        case 0x0c: out.push(this.#instance(cursor, depth)); break;
        case 0x0a: cursor.at++; this.#name(cursor); break;
        case 0x0b: cursor.at += 3 + 2 * this.#view.getUint16(cursor.at + 1, true); break;
        default: throw damage;
      }
    }
  }

  #element(cursor: Cursor, depth: number): ElementShape {
    if (depth > deepest) throw damage;
    const withAttributes = (this.#view.getUint8(cursor.at) & more) !== 0;
    cursor.at += this.#startsWithDependency(cursor) ? 7 : 5;
    const name = this.#name(cursor);
    if (withAttributes) cursor.at += 4;
    const attributes: AttributeShape[] = [];
    for (;;) {
      this.#spend(1);
      const token = this.#token(cursor);
      cursor.at++;
      if (token === 0x06) {
        const attribute = { name: this.#name(cursor), parts: [] as Part[] };
        while (this.#text(cursor, attribute.parts));
        attributes.push(attribute);
      } else if (token === 0x03) {
        return { kind: 'element', name, attributes, parts: [] };
      } else if (token === 0x02) {
        return { kind: 'element', name, attributes, parts: this.#content(cursor, depth) };
      } else {
        throw damage;
      }
    }
  }

  #content(cursor: Cursor, depth: number): readonly Part[] {
    const parts: Part[] = [];
    for (;;) {
      this.#spend(1);
      if (this.#text(cursor, parts)) continue;
      switch (this.#token(cursor)) {
        case 0x04: cursor.at++; return parts;
        case 0x01: parts.push(this.#element(cursor, depth + 1)); break;
        case 0x0c: parts.push(this.#instance(cursor, depth + 1)); break;
        case 0x0a: cursor.at++; this.#name(cursor); break;
        case 0x0b: cursor.at += 3 + 2 * this.#view.getUint16(cursor.at + 1, true); break;
        default: throw damage;
      }
    }
  }

  /** Reads one piece of text or a place for a value; false where something else stands. */
  #text(cursor: Cursor, out: Part[]): boolean {
    this.#spend(1);
    const at = cursor.at;
    switch (this.#token(cursor)) {
      case 0x05: out.push(this.#counted(cursor, at + 2)); return true;
      case 0x07: out.push(this.#counted(cursor, at + 1)); return true;
      case 0x08:
        out.push(String.fromCharCode(this.#view.getUint16(at + 1, true)));
        cursor.at = at + 3;
        return true;
      case 0x09: {
        cursor.at++;
        const name = this.#name(cursor);
        out.push(entities[name] ?? `&${name};`);
        return true;
      }
      case 0x0d:
      case 0x0e:
        out.push({ kind: 'value', index: this.#view.getUint16(at + 1, true), optional: this.#token(cursor) === 0x0e });
        cursor.at = at + 4;
        return true;
      default: return false;
    }
  }

  #instance(cursor: Cursor, depth: number): Instance {
    const definition = this.#view.getUint32(cursor.at + 6, true);
    cursor.at += 10;
    const shape = this.#template(definition, depth);
    if (definition === cursor.at) cursor.at += 24 + this.#view.getUint32(definition + 20, true);
    const count = this.#view.getUint32(cursor.at, true);
    let at = cursor.at + 4 + 4 * count;
    if (at > cursor.end) throw damage;
    this.#spend(count);
    const values: Value[] = [];
    for (let i = 0; i < count; i++) {
      const descriptor = cursor.at + 4 + 4 * i;
      const end = at + this.#view.getUint16(descriptor, true);
      if (end > cursor.end) throw damage;
      values.push({ type: this.#view.getUint8(descriptor + 2), start: at, end });
      at = end;
    }
    cursor.at = at;
    return { kind: 'instance', shape, values };
  }

  #template(definition: number, depth: number): readonly Part[] {
    const known = this.#templates.get(definition);
    if (known !== undefined) return known;
    const start = definition + 24;
    const end = start + this.#view.getUint32(definition + 20, true);
    if (end > this.#bytes.length) throw damage;
    const parts: Part[] = [];
    this.#fragment({ at: start, end, dependencies: true }, parts, depth + 1);
    this.#templates.set(definition, parts);
    return parts;
  }

  #token(cursor: Cursor): number {
    if (cursor.at >= cursor.end) throw damage;
    return this.#view.getUint8(cursor.at) & ~more;
  }

  /** Reads a reference to a name; the name itself follows where the chunk needs it for the first time. */
  #name(cursor: Cursor): string {
    const offset = this.#view.getUint32(cursor.at, true);
    cursor.at += 4;
    let name = this.#names.get(offset);
    if (name === undefined) {
      name = this.#utf16(offset + 8, this.#view.getUint16(offset + 6, true));
      this.#names.set(offset, name);
    }
    if (offset === cursor.at) cursor.at += 10 + 2 * this.#view.getUint16(offset + 6, true);
    return name;
  }

  // Definitions carry a dependency in front of an element's size, values that are XML themselves do not. Some writers differ;
  // the name's offset, which is its own or points back, tells.
  #startsWithDependency({ at, dependencies }: Cursor): boolean {
    const fits = (nameAt: number): boolean => {
      const offset = this.#view.getUint32(nameAt, true);
      return offset === nameAt + 4 || (offset >= 0x200 && offset < nameAt);
    };
    const expected = at + (dependencies ? 7 : 5);
    return fits(expected) ? dependencies : fits(at + (dependencies ? 5 : 7)) ? !dependencies : dependencies;
  }

  #counted(cursor: Cursor, countAt: number): string {
    const count = this.#view.getUint16(countAt, true);
    cursor.at = countAt + 2 + 2 * count;
    if (cursor.at > cursor.end) throw damage;
    return this.#utf16(countAt + 2, count);
  }

  #utf16(start: number, count: number): string {
    this.#spend(1 + (count >> 3));
    if (start + 2 * count > this.#bytes.length) throw damage;
    return binaryValue(this.#view, { type: 0x01, start, end: start + 2 * count });
  }

  #rendered(shape: ElementShape, values: readonly Value[], depth = 0): Draft {
    if (depth > deepest) throw damage;
    this.#spend(2);
    const draft: Draft = { name: shape.name, attributes: noAttributes, children: [], text: '' };
    for (const { name, parts } of shape.attributes) {
      const text = this.#attribute(parts, values);
      if (text === undefined) continue;
      if (draft.attributes === noAttributes) draft.attributes = new Map();
      (draft.attributes as Map<string, string>).set(name, text);
    }
    for (const part of shape.parts) this.#fill(draft, part, values, depth + 1);
    return draft;
  }

  #fill(draft: Draft, part: Part, values: readonly Value[], depth: number): void {
    this.#spend(1);
    if (typeof part === 'string') {
      draft.text += part;
    } else if (part.kind === 'element') {
      const only = onlyValue(part);
      const value = only === undefined ? undefined : values[only.index];
      // An optional value that is absent takes the element around it along.
      if (only?.optional === true && (value === undefined || value.type === 0)) return;
      const list = value !== undefined && isArray(value.type) ? value : undefined;
      if (list === undefined) {
        draft.children.push(this.#rendered(part, values, depth));
        return;
      }
      // A list of values repeats the element that stands around it.
      for (const text of this.#listed(list)) draft.children.push({ ...this.#rendered({ ...part, parts: [] }, values, depth), text });
    } else if (part.kind === 'instance') {
      if (depth > deepest) throw damage;
      for (const inner of part.shape) this.#fill(draft, inner, part.values, depth + 1);
    } else {
      const value = values[part.index];
      if (value === undefined || value.type === 0) return;
      if (value.type === 0x21) {
        const parts: Part[] = [];
        this.#fragment({ at: value.start, end: value.end, dependencies: false }, parts, depth);
        for (const inner of parts) this.#fill(draft, inner, [], depth + 1);
      } else {
        draft.text += this.#valueText(value);
      }
    }
  }

  /** The text of an attribute, or `undefined` if it is left out because its value is absent. */
  #attribute(parts: readonly Part[], values: readonly Value[]): string | undefined {
    let text = '';
    for (const part of parts) {
      this.#spend(1);
      if (typeof part === 'string') {
        text += part;
      } else if (part.kind === 'value') {
        const value = values[part.index];
        if (value === undefined || value.type === 0) {
          if (part.optional && parts.length === 1) return undefined;
        } else {
          text += this.#valueText(value);
        }
      }
    }
    return text;
  }

  #valueText(value: Value): string {
    if (isArray(value.type)) return this.#listed(value).join(',');
    this.#spend(1 + ((value.end - value.start) >> 4));
    return binaryValue(this.#view, value);
  }

  #listed(value: Value): readonly string[] {
    this.#spend(1 + ((value.end - value.start) >> 1));
    return binaryValues(this.#view, value);
  }
}

/** A record's XML. What is damaged in it is `undefined`. */
export interface BinaryEvent {
  /** `System` alone, which says whether the rest is worth reading. */
  readonly system: () => XmlElement | undefined;
  readonly whole: () => XmlElement | undefined;
}

class OpenedEvent implements BinaryEvent {
  readonly #root: ElementShape | undefined;
  readonly #values: readonly Value[];
  readonly #render: (shape: ElementShape, values: readonly Value[]) => XmlElement | undefined;

  constructor(parts: readonly Part[], render: (shape: ElementShape, values: readonly Value[]) => XmlElement | undefined) {
    const first = parts.find((part) => typeof part !== 'string');
    const [shapes, values] = typeof first === 'object' && first.kind === 'instance' ? [first.shape, first.values] : [parts, []];
    this.#root = shapes.find(isElement);
    this.#values = values;
    this.#render = render;
  }

  system(): XmlElement | undefined {
    const shape = this.#root?.parts.find((part): part is ElementShape => isElement(part) && part.name === 'System');
    return shape === undefined ? undefined : this.#render(shape, this.#values);
  }

  whole(): XmlElement | undefined {
    return this.#root === undefined ? undefined : this.#render(this.#root, this.#values);
  }
}

interface Cursor {
  at: number;
  readonly end: number;
  /** Whether elements here begin with a dependency. */
  readonly dependencies: boolean;
}

type Part = string | ElementShape | Instance | ValuePlace;
interface ElementShape { readonly kind: 'element'; readonly name: string; readonly attributes: readonly AttributeShape[]; readonly parts: readonly Part[] }
interface AttributeShape { readonly name: string; readonly parts: readonly Part[] }
interface Instance { readonly kind: 'instance'; readonly shape: readonly Part[]; readonly values: readonly Value[] }
interface ValuePlace { readonly kind: 'value'; readonly index: number; readonly optional: boolean }
type Value = ByteRange;

interface Draft {
  readonly name: string;
  attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Set in a token when more follows: attributes of an element, further attributes, further text. */
const more = 0x40;
/** Windows nests some ten elements at most. */
const deepest = 40;
/** Steps that one chunk may take; a chunk full of ordinary records takes some twenty thousand. */
const chunkBudget = 1_000_000;
/** Thrown and caught inside this file; made once, because a stack trace for each damaged record would cost more than reading it. */
const damage = new Error('damaged binary XML');
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: '\'' };
const noAttributes: ReadonlyMap<string, string> = new Map();

function isElement(part: Part): part is ElementShape {
  return typeof part !== 'string' && part.kind === 'element';
}

/** The place for a value that is all an element holds. */
function onlyValue(shape: ElementShape): ValuePlace | undefined {
  const only = shape.parts.length === 1 ? shape.parts[0] : undefined;
  return only !== undefined && typeof only !== 'string' && only.kind === 'value' ? only : undefined;
}
