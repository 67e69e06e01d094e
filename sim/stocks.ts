/**
 * Integration of stocks: a level moves towards the sum of its recorded terms with a half-life.
 *
 *   target = clamp(base + Σ terms, min, max)
 *   level += (1 − 2^(−1/halfLife)) · (target − level)
 *
 * with separate half-lives upwards and downwards (trust falls faster than it rises). A half-life of 0
 * sets the level to the target. Terms are summed in the layout's order, so rounding is the same
 * everywhere. Rows below APPLICANT hold nobody and are left alone. A stock by turns takes a quarter of the
 * rows each week, four weeks at a time.
 */
import { weeklyShare } from '../agents/half-life.ts';
import { APPLICANT, TURN_WEEKS } from './core/contract.ts';

/** Terms taken in one pass. */
const TOGETHER = 5;
/** Numbers that fill one line of the cache. */
const LINE = 16;

/** The terms of a stock, one after another in one array, so that a loop over several needs to keep track of only one. */
export interface Terms {
  readonly book: Float32Array;
  /** Numbers from one term to the next. */
  readonly stride: number;
  readonly count: number;
}

/** Room for so many terms of so many rows. Terms come in fives: beyond the last, nothing is added. */
export function termsOf(count: number, rows: number): Terms {
  const stride = (Math.ceil(rows / LINE) + 1) * LINE;
  return { book: new Float32Array(Math.ceil(count / TOGETHER) * TOGETHER * stride), stride, count };
}

/** Adds five terms, the first of them at `a`, in order, to the base, or to the sums of those before. */
function addFive(
  sums: Float64Array,
  fresh: boolean,
  base: number,
  book: Float32Array,
  a: number,
  stride: number,
  from: number,
  by: number,
  n: number,
): void {
  const b = a + stride;
  const c = b + stride;
  const d = c + stride;
  const e = d + stride;
  if (fresh)
    for (let i = from; i < n; i += by)
      sums[i] = base + book[a + i] + book[b + i] + book[c + i] + book[d + i] + book[e + i];
  else
    for (let i = from; i < n; i += by)
      sums[i] = sums[i] + book[a + i] + book[b + i] + book[c + i] + book[d + i] + book[e + i];
}

/** Adds the last five terms, to the base or to the sums of those before, and moves the levels there. */
function moveLevels(
  level: Float64Array,
  sums: Float64Array,
  fresh: boolean,
  book: Float32Array,
  a: number,
  stride: number,
  status: Uint8Array,
  from: number,
  by: number,
  n: number,
  limits: Float64Array,
): void {
  // Read from an array they are plain doubles; as arguments each would be boxed anew for every row.
  const min = limits[0];
  const max = limits[1];
  const rateUp = limits[2];
  const rateDown = limits[3];
  const base = limits[4];
  const b = a + stride;
  const c = b + stride;
  const d = c + stride;
  const e = d + stride;
  for (let i = from; i < n; i += by) {
    if (status[i] < APPLICANT) continue;
    const sum = (fresh ? base : sums[i]) + book[a + i] + book[b + i] + book[c + i] + book[d + i] + book[e + i];
    const target = sum < min ? min : sum > max ? max : sum;
    const gap = target - level[i];
    // max(0, gap) and min(0, gap) without a branch, whose direction nobody could guess.
    const size = Math.abs(gap);
    level[i] += 0.5 * (rateUp * (gap + size) + rateDown * (gap - size));
  }
}

/** Moves the levels of a stock to which nobody adds: those that are not where they belong, which are few. */
function moveBack(level: Float64Array, status: Uint8Array, from: number, by: number, n: number, limits: Float64Array) {
  const min = limits[0];
  const max = limits[1];
  const base = limits[4];
  const target = base < min ? min : base > max ? max : base;
  for (let i = from; i < n; i += by) {
    if (level[i] === target || status[i] < APPLICANT) continue;
    const gap = target - level[i];
    level[i] += (gap > 0 ? limits[2] : limits[3]) * gap;
  }
}

/** A stock bound to the arrays of one world. */
export class Integrator {
  private readonly level: Float64Array;
  private readonly terms: Terms;
  private readonly status: Uint8Array;
  private readonly sums: Float64Array;
  private readonly base: number;
  /** Least and greatest level, weekly share of the gap upwards and downwards, base. */
  private readonly limits: Float64Array;
  private readonly by: number;

  /** `sums` is scratch of at least the table's length; `status` is all SUSPENDED for the one-row society. */
  constructor(
    level: Float64Array,
    terms: Terms,
    status: Uint8Array,
    sums: Float64Array,
    spec: {
      base: number;
      min: number;
      max: number;
      halfLifeUpWeeks: number;
      halfLifeDownWeeks: number;
      byTurns: boolean;
    },
  ) {
    this.level = level;
    this.terms = terms;
    this.status = status;
    this.sums = sums;
    this.base = spec.base;
    this.by = spec.byTurns ? TURN_WEEKS : 1;
    this.limits = Float64Array.of(
      spec.min,
      spec.max,
      weeklyShare(spec.halfLifeUpWeeks / this.by),
      weeklyShare(spec.halfLifeDownWeeks / this.by),
      spec.base,
    );
  }

  /** One week for the rows 0..n-1, or for those whose turn it is. */
  integrate(n: number, week: number): void {
    const { by, terms, sums, base, level, status, limits } = this;
    const { book, stride, count } = terms;
    const from = week % by;
    if (count === 0) {
      moveBack(level, status, from, by, n, limits);
      return;
    }
    let at = 0;
    for (; at + TOGETHER < count; at += TOGETHER) addFive(sums, at === 0, base, book, at * stride, stride, from, by, n);
    moveLevels(level, sums, at === 0, book, at * stride, stride, status, from, by, n, limits);
  }
}
