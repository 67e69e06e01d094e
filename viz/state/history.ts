/**
 * Every observable of every week a branch has lived, from week 0, row-major, growing by doubling. `append` replaces
 * what stood from its first week on, so that a fork may bring rows of the shared past or not.
 */
export class History {
  readonly columns: number;
  #rows: Float64Array;
  #weeks = 0;

  constructor(columns: number) {
    this.columns = columns;
    this.#rows = new Float64Array(columns * 64);
  }

  get weeks(): number {
    return this.#weeks;
  }

  /** At least weeks × columns; what lies behind is not yet lived. Grows in place, or is another array after. */
  get rows(): Float64Array {
    return this.#rows;
  }

  append(firstWeek: number, rows: Float64Array): void {
    if (firstWeek < 0 || firstWeek > this.#weeks) {
      throw new RangeError(`rows from week ${firstWeek} do not follow ${this.#weeks} weeks`);
    }
    const at = firstWeek * this.columns;
    const needed = at + rows.length;
    if (needed > this.#rows.length) {
      const grown = new Float64Array(Math.max(needed, this.#rows.length * 2));
      grown.set(this.#rows.subarray(0, at));
      this.#rows = grown;
    }
    this.#rows.set(rows, at);
    this.#weeks = needed / this.columns;
  }

  /** A history of its own with the first so many weeks. */
  first(weeks: number): History {
    const copy = new History(this.columns);
    copy.append(0, this.#rows.subarray(0, Math.min(this.#weeks, weeks) * this.columns));
    return copy;
  }

  /** NaN where the week has not been lived. */
  at(week: number, column: number): number {
    return column >= 0 && week >= 0 && week < this.#weeks ? this.#rows[week * this.columns + column] : Number.NaN;
  }
}
