/** Keeps the newest records of a stream, in their order, with bounded memory. Records without a time count as oldest. */
export class Newest<T extends { readonly atUtc?: number }> {
  readonly #limit: number;
  #kept: T[] = [];
  #seen = 0;
  /** Time of the oldest record kept when some were left out: later ones of that time are left out too. */
  #oldest: number | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether a record of that time can be among the newest; if not, it counts as left out. */
  wants(atUtc: number | undefined): boolean {
    if (this.#oldest === undefined || (atUtc ?? -Infinity) > this.#oldest) return true;
    this.#seen++;
    return false;
  }

  add(record: T): void {
    this.#seen++;
    this.#kept.push(record);
    if (this.#kept.length >= this.#limit * 2) this.#cut();
  }

  /** The records kept, in the order in which they came. */
  get kept(): readonly T[] {
    if (this.#kept.length > this.#limit) this.#cut();
    return this.#kept;
  }

  get omitted(): number {
    return this.#seen - this.kept.length;
  }

  #cut(): void {
    const times = this.#kept.map((record) => record.atUtc ?? -Infinity).sort((a, b) => (a === b ? 0 : b - a));
    const oldest = times[this.#limit - 1]!;
    this.#oldest = oldest;
    let room = this.#limit - times.findIndex((time) => time <= oldest);
    this.#kept = this.#kept.filter((record) => {
      const time = record.atUtc ?? -Infinity;
      return time > oldest || (time === oldest && room-- > 0);
    });
  }
}
