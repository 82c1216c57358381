import type { Field, FieldMap } from '../../evidence/dsreg.js';
import { fieldNamed, knownFields } from './known-fields.js';
import type { KnownField } from './known-fields.js';

/**
 * The field map of one capture. A fleet has 100,000 captures of some 60 fields each, and filling a `Map` for each of them
 * took a third of the whole reading time; known names have numbers, so an array does. The first value of a name stays.
 */
export class FieldsByName implements FieldMap {
  private readonly known = new Array<Field | undefined>(knownFields.length);
  private unknown: Map<string, Field> | undefined;
  private count = 0;

  /** False when the name was there before. */
  add(known: KnownField | undefined, field: Field): boolean {
    if (known === undefined) {
      this.unknown ??= new Map();
      if (this.unknown.has(field.fact)) return false;
      this.unknown.set(field.fact, field);
    } else {
      if (this.known[known.id] !== undefined) return false;
      this.known[known.id] = field;
    }
    this.count++;
    return true;
  }

  /** The same as `get`, without looking the name up. */
  of(known: KnownField): Field | undefined {
    return this.known[known.id];
  }

  get size(): number {
    return this.count;
  }

  get(name: string): Field | undefined {
    const known = fieldNamed(name);
    return known?.name === name ? this.known[known.id] : this.unknown?.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  forEach(callback: (value: Field, key: string, map: FieldMap) => void, thisArg?: unknown): void {
    for (const [name, field] of this.inOrder()) callback.call(thisArg, field, name, this);
  }

  entries(): MapIterator<[string, Field]> {
    return this.inOrder().entries();
  }

  keys(): MapIterator<string> {
    return this.inOrder().keys();
  }

  values(): MapIterator<Field> {
    return this.inOrder().values();
  }

  [Symbol.iterator](): MapIterator<[string, Field]> {
    return this.entries();
  }

  /** As a map, in the order of the lines. */
  private inOrder(): Map<string, Field> {
    const entries: [string, Field][] = this.unknown === undefined ? [] : [...this.unknown];
    for (const known of knownFields) {
      const field = this.known[known.id];
      if (field !== undefined) entries.push([known.name, field]);
    }
    return new Map(entries.sort((a, b) => a[1].line - b[1].line));
  }
}
