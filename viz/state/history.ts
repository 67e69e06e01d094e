/**
 * Every observable of every week a branch has lived, row-major, growing by doubling. `append` cuts off what stood
 * from its first week on, so that a fork may bring rows of the shared past or not.
 */
export interface HistoryView {
  /** Week of the first row. */
  readonly firstWeek: number;
  readonly weeks: number;
  readonly columns: number;
  /** weeks × columns; a view, to be read before the next append. */
  readonly rows: Float64Array;
}

export class History {
  readonly columns: number;
  readonly firstWeek: number;
  #data: Float64Array;
  #weeks = 0;

  constructor(columns: number, firstWeek: number) {
    this.columns = columns;
    this.firstWeek = firstWeek;
    this.#data = new Float64Array(columns * 64);
  }

  get weeks(): number {
    return this.#weeks;
  }

  append(firstWeek: number, rows: Float64Array): void {
    const at = firstWeek - this.firstWeek;
    if (at < 0 || at > this.#weeks)
      throw new RangeError(`rows of week ${firstWeek} do not follow ${this.#weeks} weeks`);
    const weeks = at + rows.length / this.columns;
    if (weeks * this.columns > this.#data.length) {
      const grown = new Float64Array(Math.max(weeks * this.columns, this.#data.length * 2));
      grown.set(this.#data.subarray(0, at * this.columns));
      this.#data = grown;
    }
    this.#data.set(rows, at * this.columns);
    this.#weeks = weeks;
  }

  /** A history of its own with the rows up to and including the week. */
  upTo(week: number): History {
    const copy = new History(this.columns, this.firstWeek);
    const weeks = Math.max(0, Math.min(this.#weeks, week - this.firstWeek + 1));
    copy.append(this.firstWeek, this.#data.subarray(0, weeks * this.columns));
    return copy;
  }

  /** NaN where the week has not been lived. */
  at(week: number, column: number): number {
    const row = week - this.firstWeek;
    return row >= 0 && row < this.#weeks ? this.#data[row * this.columns + column]! : Number.NaN;
  }

  view(): HistoryView {
    return {
      firstWeek: this.firstWeek,
      weeks: this.#weeks,
      columns: this.columns,
      rows: this.#data.subarray(0, this.#weeks * this.columns),
    };
  }
}
