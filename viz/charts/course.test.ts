/** Paths of courses: extremes survive thinning, standing values are one stroke, a fork hangs on to its past. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aboveSince, BUCKETS, CoursePen, extentOf, keptRows, lastWeek, SIDE, valueIn } from './course.ts';
import type { BranchCourse } from './props.ts';

const course = (values: readonly number[], more: Partial<BranchCourse> = {}): BranchCourse => ({
  letter: 'A',
  label: 'as written',
  firstWeek: 0,
  weeks: values.length,
  rows: Float64Array.from(values),
  forkWeek: -1,
  ...more,
});
/** One unit of the square a week, and one downwards a unit of value. */
const frame = { horizon: SIDE, y: { from: -SIDE, to: 0 } };
const path = (of: BranchCourse): string => new CoursePen().draw(of, 1, 0, frame);

describe('thinning', () => {
  test('keeps every bucket’s extremes, first and last, in order, and drops the rest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 41, maxLength: 400 }),
        fc.integer({ min: 1, max: 10 }),
        (values, buckets) => {
          const kept = keptRows(values, 1, 0, 0, values.length, buckets);
          expect(kept.length).toBeLessThanOrEqual(4 * buckets);
          expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
          expect(kept[0]).toBe(0);
          expect(kept.at(-1)).toBe(values.length - 1);
          const shown = kept.map((row) => values[row]);
          expect(Math.max(...shown)).toBe(Math.max(...values));
          expect(Math.min(...shown)).toBe(Math.min(...values));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('the newest week is drawn, however the buckets divide', () => {
    expect(keptRows(new Float64Array(61), 1, 0, 0, 61, 7).at(-1)).toBe(60);
  });

  test('ten years are drawn week by week; a spike in a thousand years is not lost', () => {
    expect(keptRows(new Float64Array(520), 1, 0, 0, 520, BUCKETS)).toHaveLength(520);
    const long = new Float64Array(52_000);
    long[33_333] = 1;
    expect(keptRows(long, 1, 0, 0, long.length, BUCKETS)).toContain(33_333);
  });
});

describe('a path', () => {
  test('stands on one stroke while the value stands, and breaks where there is none', () => {
    expect(path(course([-5, -5, -5, -5, -7, -7]))).toBe('M0 5H3L4 7H5');
    expect(path(course([-1, Number.NaN, -2, -3]))).toBe('M0 1M2 2L3 3');
    expect(path(course([]))).toBe('');
  });

  test('reads its own column of rows that may be longer than what is lived', () => {
    const of = course([0, -1, 0, -2, 9, 9], { weeks: 2 });
    expect(new CoursePen().draw(of, 2, 1, frame)).toBe('M0 1L1 2');
    expect(valueIn(of, 2, 1, 1)).toBe(-2);
  });

  test('grown week by week it is the same, and another course, scale or past begins anew', () => {
    const values = fc.array(fc.constantFrom(-1, -2, -3, Number.NaN), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, values, fc.integer({ min: 1, max: 5 }), (one, other, stride) => {
        const pen = new CoursePen();
        const all = course(one);
        for (let weeks = 0; weeks < one.length; weeks += stride) pen.draw({ ...all, weeks }, 1, 0, frame);
        expect(pen.draw(all, 1, 0, frame)).toBe(path(all));
        expect(pen.draw(course(other), 1, 0, frame)).toBe(path(course(other)));
        expect(pen.draw({ ...all, weeks: 1 }, 1, 0, frame)).toBe(path({ ...all, weeks: 1 }));
      }),
      { numRuns: 50 },
    );
  });

  test('a fork begins in the last week that it shares', () => {
    expect(path(course([-1, -2, -3, -4], { forkWeek: 2 }))).toBe('M1 2L2 3L3 4');
    expect(path(course([-3, -4], { firstWeek: 2, forkWeek: 2 }))).toBe('M2 3L3 4');
  });
});

test('a branch that ended keeps its last value, and has none before its first', () => {
  const of = course([0.1, 0.6, 0.7], { firstWeek: 10 });
  expect(valueIn(of, 1, 0, 99)).toBe(0.7);
  expect(valueIn(of, 1, 0, 9)).toBeNaN();
  expect(lastWeek(of)).toBe(12);
  expect(aboveSince(of, 1, 0, 12, 0.5)).toBe(11);
  expect(aboveSince(of, 1, 0, 10, 0.5)).toBe(-1);
  expect(extentOf([of, course([Number.NaN, 2])], 1, 0)).toEqual({ from: 0.1, to: 2 });
  expect(extentOf([course([])], 1, 0)).toBeNull();
});
