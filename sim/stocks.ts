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
const TOGETHER = 4;

/** Adds four terms, in order, to the base, or to the sums of those before. */
function addFour(
  sums: Float64Array,
  fresh: boolean,
  base: number,
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  d: Float32Array,
  from: number,
  by: number,
  n: number,
): void {
  if (fresh) for (let i = from; i < n; i += by) sums[i] = base + a[i] + b[i] + c[i] + d[i];
  else for (let i = from; i < n; i += by) sums[i] = sums[i] + a[i] + b[i] + c[i] + d[i];
}

/** Adds the last four terms, to the base or to the sums of those before, and moves the levels there. */
function moveLevels(
  level: Float64Array,
  sums: Float64Array,
  fresh: boolean,
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  d: Float32Array,
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
  for (let i = from; i < n; i += by) {
    if (status[i] < APPLICANT) continue;
    const sum = (fresh ? base : sums[i]) + a[i] + b[i] + c[i] + d[i];
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
  private readonly terms: readonly Float32Array[];
  private readonly status: Uint8Array;
  private readonly sums: Float64Array;
  private readonly base: number;
  /** Least and greatest level, weekly share of the gap upwards and downwards, base. */
  private readonly limits: Float64Array;
  private readonly by: number;

  /** `sums` is scratch of at least the table's length; `status` is all SUSPENDED for the one-row society. */
  constructor(
    level: Float64Array,
    terms: readonly Float32Array[],
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
    // Nothing is added so often that terms come in fours.
    const nothing = new Float32Array(level.length);
    const missing = (TOGETHER - (terms.length % TOGETHER)) % TOGETHER;
    this.terms = [...terms, ...new Array<Float32Array>(missing).fill(nothing)];
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
    const from = week % by;
    if (terms.length === 0) {
      moveBack(level, status, from, by, n, limits);
      return;
    }
    const last = terms.length - TOGETHER;
    for (let at = 0; at < last; at += TOGETHER)
      addFour(sums, at === 0, base, terms[at], terms[at + 1], terms[at + 2], terms[at + 3], from, by, n);
    moveLevels(
      level,
      sums,
      last === 0,
      terms[last],
      terms[last + 1],
      terms[last + 2],
      terms[last + 3],
      status,
      from,
      by,
      n,
      limits,
    );
  }
}
