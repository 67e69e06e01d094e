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

/** Adds one term into the running sums. */
function addTerm(sums: Float64Array, term: Float32Array, from: number, by: number, n: number): void {
  for (let i = from; i < n; i += by) sums[i] += term[i];
}

/** Adds four terms, in order; one pass over the sums instead of four. */
function addFour(
  sums: Float64Array,
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  d: Float32Array,
  from: number,
  by: number,
  n: number,
): void {
  for (let i = from; i < n; i += by) sums[i] = sums[i] + a[i] + b[i] + c[i] + d[i];
}

function moveLevels(
  level: Float64Array,
  sums: Float64Array,
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
  for (let i = from; i < n; i += by) {
    if (status[i] < APPLICANT) continue;
    const sum = sums[i];
    const target = sum < min ? min : sum > max ? max : sum;
    const gap = target - level[i];
    // max(0, gap) and min(0, gap) without a branch, whose direction nobody could guess.
    const size = Math.abs(gap);
    level[i] += 0.5 * (rateUp * (gap + size) + rateDown * (gap - size));
  }
}

/** A stock bound to the arrays of one world. */
export class Integrator {
  private readonly level: Float64Array;
  private readonly terms: readonly Float32Array[];
  private readonly status: Uint8Array;
  private readonly sums: Float64Array;
  private readonly base: number;
  /** Least and greatest level, weekly share of the gap upwards and downwards. */
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
    );
  }

  /** One week for the rows 0..n-1, or for those whose turn it is. */
  integrate(n: number, week: number): void {
    const { by } = this;
    const from = week % by;
    this.sums.fill(this.base, 0, n);
    const { terms, sums } = this;
    let at = 0;
    for (; at + 4 <= terms.length; at += 4)
      addFour(sums, terms[at], terms[at + 1], terms[at + 2], terms[at + 3], from, by, n);
    for (; at < terms.length; at++) addTerm(sums, terms[at], from, by, n);
    moveLevels(this.level, this.sums, this.status, from, by, n, this.limits);
  }
}
