/** What a tool printed, kept for citations: bounded in number and length, so that a hostile file cannot fill the memory. */
export class PrintedPairs {
  readonly #pairs = new Map<string, string>();

  /** Keeps the first value of a name. Blank names and values are not kept. */
  add(name: string, value: string): void {
    const key = name.trim();
    const text = value.trim();
    if (key === '' || text === '' || key.length > 80 || this.#pairs.size >= 64 || this.#pairs.has(key)) return;
    this.#pairs.set(key, text.length > 200 ? text.slice(0, 200) : text);
  }

  get pairs(): ReadonlyMap<string, string> {
    return this.#pairs;
  }
}
