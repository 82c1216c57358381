import { bytesOf } from '../../core/evidence/input.js';
import { sourceOf } from '../../core/evidence/byte-source.js';
import type { Artifact } from '../../core/evidence/artifact.js';
import { type InputFile, readEvidence } from '../../core/index.js';
import { decode } from '../../core/intake/decode.js';
import { openArchive } from '../../core/intake/open-archive.js';
import { evidenceInput } from '../engine/evidence-input.js';
import type { EvidenceFile, Found, OpenedEvidence } from '../engine/protocol.js';
import { jsonPlace } from './json-place.js';
import { lineAt, lineOf, lineStarts } from './line-index.js';
import { recordLines } from './record-lines.js';

interface Document {
  readonly key: string;
  readonly text: string;
  readonly starts: Uint32Array;
}

/** Characters of one line that are shown; a longer one would stop the page. */
const longestShown = 4_000;
/** A JSON text with a line beyond this was written for machines and is spread out. */
const longestReadable = 1_000;
/** Texts beyond this are not taken apart to be shown. 64 MiB. */
const largestSpread = 64 * 1024 * 1024;
const mostFound = 5_000;

/** Where evidence is opened to be looked at. Keeps the last few texts, since a reader goes back and forth. */
export class EvidenceDesk {
  readonly #files: ReadonlyMap<string, EvidenceFile>;
  readonly #records: ReadonlyMap<string, readonly Artifact[]>;
  readonly #texts = new Map<string, string | undefined>();
  readonly #documents: Document[] = [];
  readonly #byKey = new Map<string, number>();

  /** `records`: what was already read out of binary files, by their paths. */
  constructor(files: readonly EvidenceFile[], records: ReadonlyMap<string, readonly Artifact[]>) {
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#records = records;
  }

  /** The file as text; absent when it is none, or is not at hand. Members of archives are `bundle.zip!/path`. */
  textOf(path: string): string | undefined {
    if (this.#texts.has(path)) return this.#texts.get(path);
    const input = this.#input(path);
    let text: string | undefined;
    if (input?.bytes !== undefined) {
      const decoded = decode(input.bytes);
      text = decoded.refused === undefined ? decoded.text : undefined;
    }
    if (this.#texts.size >= 12) this.#texts.delete([...this.#texts.keys()][0] as string);
    this.#texts.set(path, text);
    return text;
  }

  /** Opens a file at a cited place. Throws when the file is not at hand. */
  open(file: string, { line, locator }: { readonly line?: number; readonly locator?: string }): OpenedEvidence {
    const text = this.textOf(file);
    if (text === undefined) return this.#openRecords(file, locator);
    if (locator?.startsWith('$')) {
      const spread = this.#openSpread(file, text, locator);
      if (spread) return spread;
    }
    const { document, starts } = this.#document(file, text);
    const opened = { document, file, lineCount: starts.length, form: 'raw' } as const;
    if (locator?.startsWith('$') && line === undefined) {
      const range = jsonPlace(text, locator);
      if (range) return { ...opened, target: { from: lineAt(starts, range.start), to: lineAt(starts, Math.max(range.start, range.end - 1)) } };
    }
    return line === undefined || line > starts.length ? opened : { ...opened, target: { from: line, to: line } };
  }

  lines(document: number, from: number, to: number): readonly string[] {
    const { text, starts } = this.#documentAt(document);
    const lines: string[] = [];
    for (let number = Math.max(1, from); number <= Math.min(to, starts.length); number++) lines.push(lineOf(text, starts, number, longestShown));
    return lines;
  }

  /** Lines that hold the words, in any case. */
  search(document: number, words: string): Found {
    const wanted = words.toLowerCase();
    if (wanted === '') return { lines: [], more: false };
    const { text, starts } = this.#documentAt(document);
    const lower = text.toLowerCase();
    // A few letters change their length with their case; then lines are looked at one by one.
    const whole = lower.length === text.length;
    const lines: number[] = [];
    if (whole) {
      for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at)) {
        const line = lineAt(starts, at);
        if (lines.length >= mostFound) return { lines, more: true };
        lines.push(line);
        const next = starts[line];
        if (next === undefined) break;
        at = next;
      }
      return { lines, more: false };
    }
    for (let number = 1; number <= starts.length; number++) {
      if (!lineOf(text, starts, number).toLowerCase().includes(wanted)) continue;
      if (lines.length >= mostFound) return { lines, more: true };
      lines.push(number);
    }
    return { lines, more: false };
  }

  /** JSON on one endless line is shown with a member to a line. */
  #openSpread(file: string, text: string, locator: string): OpenedEvidence | undefined {
    const range = jsonPlace(text, locator);
    if (range === undefined || text.length > largestSpread) return undefined;
    const lineFrom = text.lastIndexOf('\n', range.start) + 1;
    const lineTo = text.indexOf('\n', range.start);
    if ((lineTo < 0 ? text.length : lineTo) - lineFrom <= longestReadable) return undefined;
    try {
      const spread = JSON.stringify(JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text), null, 2);
      const place = jsonPlace(spread, locator);
      const { document, starts } = this.#document(`${file}\0spread`, spread);
      return {
        document, file, lineCount: starts.length, form: 'spread',
        ...(place === undefined ? {} : { target: { from: lineAt(starts, place.start), to: lineAt(starts, Math.max(place.start, place.end - 1)) } }),
      };
    } catch {
      return undefined;
    }
  }

  #openRecords(file: string, locator: string | undefined): OpenedEvidence {
    const { lines, target } = recordLines(this.#records.get(file) ?? this.#readAgain(file), locator);
    const { document, starts } = this.#document(`${file}\0records`, lines.join('\n'));
    return { document, file, lineCount: starts.length, form: 'records', ...(target === undefined ? {} : { target }) };
  }

  #readAgain(file: string): readonly Artifact[] {
    const input = this.#input(file);
    if (!input) throw new Error('This file is not at hand.');
    return readEvidence([input])[0]?.artifacts ?? [];
  }

  #document(key: string, text: string): { readonly document: number; readonly starts: Uint32Array } {
    const known = this.#byKey.get(key);
    if (known !== undefined) return { document: known, starts: this.#documentAt(known).starts };
    const starts = lineStarts(text);
    const document = this.#documents.push({ key, text, starts }) - 1;
    this.#byKey.set(key, document);
    return { document, starts };
  }

  #documentAt(number: number): Document {
    const document = this.#documents[number];
    if (document === undefined) throw new Error('This file is not open.');
    return document;
  }

  #input(path: string): InputFile | undefined {
    const own = this.#files.get(path);
    if (own) {
      const input = evidenceInput(own, undefined, () => undefined);
      return 'path' in input ? input : undefined;
    }
    for (let at = path.indexOf('!/'); at >= 0; at = path.indexOf('!/', at + 1)) {
      const archive = this.#files.get(path.slice(0, at));
      if (!archive) continue;
      const input = evidenceInput(archive, undefined, () => undefined);
      if (!('path' in input)) return undefined;
      const wanted = (member: string): boolean => member === path;
      for (const member of openArchive(input.path, input.source ?? sourceOf(bytesOf(input)), { wanted })) if ('path' in member) return member;
    }
    return undefined;
  }
}
