import type { Cited } from './cited.js';

/**
 * Where a record stands in the evidence. `line` is 1-based; records that have no line of their own carry a `locator`: a
 * JSON path (`$.value[3]`), a CSV row (`row 12`), an event record (`record 4711`), a member of a session archive.
 */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly locator?: string;
}

/** A value of a record, cited. `member` is added to a JSON path, so that the citation names the very property. */
export function citedAt(place: Place, fact: string, value: string, member?: string): Cited {
  const locator = place.locator !== undefined && member !== undefined && place.locator.startsWith('$') ? `${place.locator}.${member}` : place.locator;
  return {
    fact, value, file: place.file,
    ...(place.line === undefined ? {} : { line: place.line }),
    ...(locator === undefined ? {} : { locator }),
  };
}
