import type { Field, FieldMap } from '../../evidence/dsreg.js';
import { fieldNamed, knownFields } from './known-fields.js';
import type { KnownField } from './known-fields.js';

/**
 * A field map that is no `Map`: a fleet has 100,000 captures of some 60 fields each, and filling `Map`s for them took a third
 * of the whole reading time. Known names have numbers, so arrays do. The first value of a name stays.
 */
abstract class Fields implements FieldMap {
  private unknown: Map<string, Field> | undefined;

  /** The same as `get`, without looking the name up. */
  abstract of(known: KnownField): Field | undefined;
  abstract add(known: KnownField, field: Field): void;
  protected abstract keptOnes(): [string, Field][];

  /** A field whose name is not known. */
  addUnknown(field: Field): void {
    this.unknown ??= new Map();
    if (!this.unknown.has(field.fact)) this.unknown.set(field.fact, field);
  }

  get(name: string): Field | undefined {
    const known = fieldNamed(name);
    return known?.name === name ? this.of(known) : this.unknown?.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get size(): number {
    return this.inOrder().size;
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
    const entries = this.keptOnes();
    if (this.unknown !== undefined) entries.push(...this.unknown);
    return new Map(entries.sort((a, b) => a[1].line - b[1].line));
  }
}

/** The fields of one capture. */
export class FieldsByName extends Fields {
  private readonly known = new Array<Field | undefined>(knownFields.length);

  of(known: KnownField): Field | undefined {
    return this.known[known.id];
  }

  add(known: KnownField, field: Field): void {
    this.known[known.id] ??= field;
  }

  protected keptOnes(): [string, Field][] {
    return knownFields.flatMap((known): [string, Field][] => {
      const field = this.known[known.id];
      return field === undefined ? [] : [[known.name, field]];
    });
  }
}

/** The fields of a block, a dozen at most: each capture has several blocks, and an array of all names would be mostly empty. */
export class FewFields extends Fields {
  private readonly known: KnownField[] = [];
  private readonly fields: Field[] = [];

  of(known: KnownField): Field | undefined {
    for (let i = 0; i < this.known.length; i++) if (this.known[i] === known) return this.fields[i];
    return undefined;
  }

  add(known: KnownField, field: Field): void {
    if (this.of(known) !== undefined) return;
    this.known.push(known);
    this.fields.push(field);
  }

  protected keptOnes(): [string, Field][] {
    return this.known.map((known, i) => [known.name, this.fields[i] as Field]);
  }
}
