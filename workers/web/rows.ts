/** Rows of equal width, one a week, in one array that grows by doubling. */
export class Rows {
  readonly width: number;
  private data: Float64Array;
  private count = 0;

  constructor(width: number) {
    this.width = width;
    this.data = new Float64Array(width * 64);
  }

  get length(): number {
    return this.count;
  }

  add(row: Float64Array): void {
    const at = this.count * this.width;
    if (at === this.data.length) {
      const grown = new Float64Array(2 * at);
      grown.set(this.data);
      this.data = grown;
    }
    this.data.set(row, at);
    this.count++;
  }

  /** A copy of the rows from the given one on. */
  from(row: number): Float64Array {
    return this.data.slice(row * this.width, this.count * this.width);
  }

  at(row: number, column: number): number {
    return this.data[row * this.width + column];
  }

  /** Rows of their own: the first so many. */
  upTo(rows: number): Rows {
    const copy = new Rows(this.width);
    copy.data = new Float64Array(Math.max(64, rows) * this.width);
    copy.data.set(this.data.subarray(0, rows * this.width));
    copy.count = rows;
    return copy;
  }
}
