/**
 * Two courses and what lies between them, as paths in a square. The space between is filled in the colour of the one
 * that is higher, and only where both have a value.
 */
import { area, line } from 'd3';

export interface PairPaths {
  readonly a: string;
  readonly b: string;
  /** Where A is above B, and where B is above A. */
  readonly overA: string;
  readonly overB: string;
}

/** More points than this cannot be told apart in a panel. */
const MOST_POINTS = 400;

export function pairPaths(
  weeks: ArrayLike<number>,
  a: (index: number) => number,
  b: (index: number) => number,
  across: (week: number) => number,
  down: (value: number) => number,
): PairPaths {
  const indices = kept(weeks.length);
  const x = (i: number): number => across(weeks[i]);
  const defined = (of: (i: number) => number) => (i: number) => !Number.isNaN(of(i));
  const both = (i: number): boolean => !Number.isNaN(a(i)) && !Number.isNaN(b(i));
  const higher = (i: number): number => down(Math.max(a(i), b(i)));
  const stroke = (of: (i: number) => number): string =>
    line<number>()
      .x(x)
      .y((i) => down(of(i)))
      .defined(defined(of))
      .digits(1)(indices) ?? '';
  const between = (lower: (i: number) => number): string =>
    area<number>()
      .x(x)
      .y0((i) => down(lower(i)))
      .y1(higher)
      .defined(both)
      .digits(1)(indices) ?? '';
  return { a: stroke(a), b: stroke(b), overA: between(b), overB: between(a) };
}

/** Every point when they are few, evenly thinned ones otherwise; the last is always among them. */
function kept(length: number): number[] {
  const step = Math.max(1, Math.ceil(length / MOST_POINTS));
  const indices: number[] = [];
  for (let i = 0; i < length; i += step) indices.push(i);
  if (length > 0 && indices[indices.length - 1] !== length - 1) indices.push(length - 1);
  return indices;
}
