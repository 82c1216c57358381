import type { Place } from '../../evidence/place.js';

/** Every member of a record, those without a value as undefined. */
type Shown<T> = { readonly [K in keyof T]: T[K] | undefined };

/** The members that have a value: what is absent in the input stays absent in the output. */
export function present<T extends object>(members: Shown<T>): T {
  return withPresent({}, members);
}

/** A record at its place, with the members that have a value. */
export function placed<T extends Place>(place: Place, members: Shown<Omit<T, keyof Place>>): T {
  return withPresent({ ...place } as Partial<T>, members as Shown<Partial<T>>);
}

function withPresent<T extends object>(record: Partial<T>, members: Shown<Partial<T>>): T {
  for (const name in members) {
    const value = members[name];
    if (value !== undefined) record[name] = value;
  }
  return record as T;
}
