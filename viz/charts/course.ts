/**
 * The course of an observable as a path. Weeks are gathered into buckets when there are more of them than the picture
 * can tell apart; of each bucket the first, lowest, highest and last value are kept, in their order, so that no extreme
 * is lost. Values that stand unchanged over weeks are one horizontal stroke. NaN breaks the line.
 */
import type { BranchCourse } from './props.ts';

/** Paths are drawn in a square of this side, which is stretched to the plot. */
export const SIDE = 1000;
/** More columns than this cannot be told apart in a small panel. */
export const BUCKETS = 520;

/** Rows kept of a bucket: first, lowest, highest, last. */
const PER_BUCKET = 4;

export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Value in a week; NaN where the branch has none. A branch that has ended keeps its last one. */
export function valueIn(course: BranchCourse, columns: number, column: number, week: number): number {
  const row = Math.min(week - course.firstWeek, course.weeks - 1);
  return row >= 0 ? course.rows[row * columns + column] : Number.NaN;
}

/** The last week that a branch has a value of. */
export function lastWeek(course: BranchCourse): number {
  return course.firstWeek + course.weeks - 1;
}

/** Rows worth drawing, ascending: all when they are few, four of a bucket otherwise. */
export function keptRows(
  values: ArrayLike<number>,
  columns: number,
  column: number,
  first: number,
  rows: number,
  buckets: number,
): number[] {
  const kept: number[] = [];
  if (rows - first <= buckets * PER_BUCKET) {
    for (let row = first; row < rows; row++) kept.push(row);
    return kept;
  }
  for (let bucket = 0; bucket < buckets; bucket++) {
    // Whole numbers before the division: the last bucket ends with the last row, whatever is rounded.
    const from = first + Math.floor((bucket * (rows - first)) / buckets);
    const to = first + Math.floor(((bucket + 1) * (rows - first)) / buckets);
    let low = from;
    let high = from;
    for (let row = from; row < to; row++) {
      const value = values[row * columns + column];
      if (value < values[low * columns + column]) low = row;
      if (value > values[high * columns + column]) high = row;
    }
    const [one, other] = low < high ? [low, high] : [high, low];
    for (const row of [from, one, other, to - 1]) if (row > (kept.at(-1) ?? -1)) kept.push(row);
  }
  return kept;
}

/** How weeks and values lie on the square. */
export interface Frame {
  readonly horizon: number;
  readonly y: Extent;
}

/**
 * Draws a course, and goes on from where it stopped when there is more of the same: while a society plays, a week costs
 * a week and not the whole past. Anything else than growth begins anew.
 */
export class CoursePen {
  private drawing: readonly unknown[] = [];
  private rows = 0;
  private path = '';
  private last = Number.NaN;
  /** End of the stroke on which the last value stands. */
  private standing = '';

  draw(course: BranchCourse, columns: number, column: number, { horizon, y }: Frame): string {
    const { rows, weeks, firstWeek, forkWeek } = course;
    const drawing = [rows.buffer, rows.byteOffset, firstWeek, forkWeek, columns, column, horizon, y.from, y.to];
    // A fork's line begins where the shared past ends, so that it hangs together with the other.
    const first = Math.max(0, forkWeek - 1 - firstWeek);
    const thinned = weeks - first > BUCKETS * PER_BUCKET;
    if (thinned || weeks < this.rows || drawing.some((part, k) => part !== this.drawing[k])) {
      this.drawing = drawing;
      this.rows = first;
      this.path = '';
      this.last = Number.NaN;
      this.standing = '';
    }
    const across = SIDE / Math.max(1, horizon);
    const down = SIDE / (y.to - y.from || 1);
    const point = (row: number): void => this.add(rows[row * columns + column], (firstWeek + row) * across, y.to, down);
    if (thinned) {
      for (const row of keptRows(rows, columns, column, first, weeks, BUCKETS)) point(row);
    } else {
      for (let row = this.rows; row < weeks; row++) point(row);
    }
    this.rows = Math.max(this.rows, weeks);
    return this.path + this.standing;
  }

  private add(value: number, x: number, top: number, down: number): void {
    const across = Math.round(x * 10) / 10;
    if (value === this.last) {
      this.standing = `H${across}`;
      return;
    }
    this.path += this.standing;
    this.standing = '';
    if (!Number.isNaN(value)) {
      const stroke = Number.isNaN(this.last) ? 'M' : 'L';
      this.path += `${stroke}${across} ${Math.round((top - value) * down * 10) / 10}`;
    }
    this.last = value;
  }
}

/** Lowest and highest value lived by any of the branches; null when there is none. */
export function extentOf(courses: readonly BranchCourse[], columns: number, column: number): Extent | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { rows, weeks } of courses) {
    for (let at = column; at < weeks * columns; at += columns) {
      if (rows[at] < from) from = rows[at];
      if (rows[at] > to) to = rows[at];
    }
  }
  return from <= to ? { from, to } : null;
}

/** First week of the unbroken spell up to `week` in which the value is at least `level`; −1 when it is below. */
export function aboveSince(course: BranchCourse, columns: number, column: number, week: number, level: number): number {
  let row = Math.min(week - course.firstWeek, course.weeks - 1);
  if (row < 0 || !(course.rows[row * columns + column] >= level)) return -1;
  while (row > 0 && course.rows[(row - 1) * columns + column] >= level) row--;
  return course.firstWeek + row;
}
