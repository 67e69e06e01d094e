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
  if (rows - first <= buckets * 4) {
    for (let row = first; row < rows; row++) kept.push(row);
    return kept;
  }
  const size = (rows - first) / buckets;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = first + Math.floor(bucket * size);
    const to = first + Math.floor((bucket + 1) * size);
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

export function coursePath(
  course: BranchCourse,
  columns: number,
  column: number,
  x: (week: number) => number,
  y: (value: number) => number,
): string {
  const { rows, firstWeek, forkWeek } = course;
  // A fork's line begins where the shared past ends, so that it hangs together with the other.
  const first = Math.max(0, forkWeek - 1 - firstWeek);
  let path = '';
  let drawn = Number.NaN;
  let pending = '';
  for (const row of keptRows(rows, columns, column, first, course.weeks, BUCKETS)) {
    const value = rows[row * columns + column];
    const across = Math.round(x(firstWeek + row) * 10) / 10;
    if (Number.isNaN(value)) {
      path += pending;
      pending = '';
      drawn = value;
    } else if (value === drawn) {
      pending = `H${across}`;
    } else {
      path += `${pending}${Number.isNaN(drawn) ? 'M' : 'L'}${across} ${Math.round(y(value) * 10) / 10}`;
      pending = '';
      drawn = value;
    }
  }
  return path + pending;
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
