/** Entries that the service remembers of each kind. A day in the lab has dozens; `prtrace lab serve` may stay up for weeks. */
export const mostRemembered = 10_000;

/** A map that forgets its oldest entry when it would hold too many. */
export class RememberedMap<Key, Value> extends Map<Key, Value> {
  override set(key: Key, value: Value): this {
    super.set(key, value);
    if (this.size > mostRemembered) this.delete(this.keys().next().value as Key);
    return this;
  }
}

/** Adds to a log, and drops its oldest record when it would hold too many. */
export function remember<Item>(log: Item[], record: Item): void {
  log.push(record);
  if (log.length > mostRemembered) log.shift();
}
