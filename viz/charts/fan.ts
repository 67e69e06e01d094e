/** Quantiles over other seeds as bands: where 90 % and where half of them lie, and the median. */
import { area, line } from 'd3';
import type { Fans } from '../../workers/web/interface.ts';
import type { Extent } from './course.ts';

/** Quantiles of a week, one after another: 0.05, 0.25, 0.5, 0.75, 0.95. */
const LEVELS = 5;

export interface FanPaths {
  readonly outer: string;
  readonly inner: string;
  readonly median: string;
}

export function quantileAt(fans: Fans, column: number, k: number, level: number): number {
  return fans.quantiles[(column * fans.weeks.length + k) * LEVELS + level];
}

export function fanPaths(
  fans: Fans,
  column: number,
  x: (week: number) => number,
  y: (value: number) => number,
): FanPaths {
  const at = (k: number, level: number): number => y(quantileAt(fans, column, k, level));
  const weeks = fans.weeks.map((_, k) => k);
  const known = (k: number): boolean => !Number.isNaN(quantileAt(fans, column, k, 2));
  const band = (low: number, high: number): string =>
    area<number>()
      .defined(known)
      .x((k) => x(fans.weeks[k]))
      .y0((k) => at(k, low))
      .y1((k) => at(k, high))
      .digits(1)(weeks) ?? '';
  const median =
    line<number>()
      .defined(known)
      .x((k) => x(fans.weeks[k]))
      .y((k) => at(k, 2))
      .digits(1)(weeks) ?? '';
  return { outer: band(0, 4), inner: band(1, 3), median };
}

/** From the lowest to the highest value of the outer band; null when nothing is known. */
export function fanExtent(fans: Fans, column: number): Extent | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < fans.weeks.length; k++) {
    from = Math.min(from, orElse(quantileAt(fans, column, k, 0), from));
    to = Math.max(to, orElse(quantileAt(fans, column, k, LEVELS - 1), to));
  }
  return from <= to ? { from, to } : null;
}

function orElse(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : value;
}
