/**
 * Fills the plain observables (`observables.ts`) of a society, week by week: means over those present in one pass over
 * the members, every fourth week, and the values of the society as they stand.
 */
import { ACTIVITIES, LEVERS, MEMBER, RESIDENT } from '../core/contract.ts';
import type { TypedArray } from '../core/tables.ts';
import { DOUBLES, MEANS, type Measure, PEOPLE, SINGLES, SOCIETY } from './observables.ts';
import type { Observed } from './signal.ts';

const MEANS_EVERY = 4;
const BINS = 100;

/** Scratch is allocated once. */
export class PlainObserver {
  private readonly singles: readonly Float32Array[];
  private readonly doubles: readonly Float64Array[];
  private readonly flags: Uint8Array;
  private readonly society: readonly { readonly array: TypedArray | null; readonly scale: number }[];
  private readonly status: Uint8Array;
  private readonly minutes: Float64Array;
  private readonly levers: readonly number[];
  private readonly sums = new Float64Array(MEANS.length);
  private readonly minuteSums = new Float64Array(ACTIVITIES.length);
  private readonly histogram = new Int32Array(BINS + 1);
  private looks = 0;

  constructor(world: Observed) {
    const capacity = world.layout.capacity.members;
    const column = <T>(m: Measure, none: T): T =>
      m.column && world.has(m.column) ? (world.array(m.column) as T) : none;
    const noSingles = new Float32Array(capacity);
    const noDoubles = new Float64Array(capacity);
    this.singles = MEANS.slice(0, SINGLES).map((m) => column(m, noSingles));
    this.doubles = MEANS.slice(SINGLES, SINGLES + DOUBLES).map((m) => column(m, noDoubles));
    this.flags = column(MEANS[SINGLES + DOUBLES], new Uint8Array(capacity));
    this.society = SOCIETY.map((m) => ({
      array: m.column && world.has(m.column) ? world.array(m.column) : null,
      scale: m.scale ?? 1,
    }));
    this.status = world.array('members.status') as Uint8Array;
    this.minutes = world.array('members.minutes') as Float64Array;
    this.levers = LEVERS.map((l) => world.layout.parameters.findIndex((p) => p.path === l.path));
  }

  /** Goes on from values that are there already. */
  goOn(): void {
    this.looks = 1;
  }

  /** Writes `plainObservables().length` values from out[at] on. How many left, were refused and moved in this week. */
  observe(world: Observed, out: Float64Array, at: number, left: number, refused: number, joined: number): void {
    const n = world.rows.members;
    const { status } = this;
    const present = countAtLeast(status, RESIDENT, n);
    out[at] = present;
    out[at + 1] = countAtLeast(status, MEMBER, n);
    out[at + 2] = left;
    out[at + 3] = refused;
    out[at + 4] = joined;
    if (this.looks++ === 0 || (world.week - 1) % MEANS_EVERY === 0)
      this.observeMeans(n, out, at + PEOPLE.length - 1, present);
    let write = at + PEOPLE.length + MEANS.length;
    for (const { array, scale } of this.society) out[write++] = array ? array[0] * scale : 0;
    write += ACTIVITIES.length;
    for (const index of this.levers) out[write++] = index < 0 ? 0 : world.law.values[index];
  }

  /** The lowest decile and the means from out[at] on, and the hours behind the values of the society. */
  private observeMeans(n: number, out: Float64Array, at: number, present: number): void {
    const { status, sums, minuteSums, histogram } = this;
    histogram.fill(0);
    sumMeans(status, this.singles, this.doubles, this.flags, n, sums, histogram);
    sumMinutes(this.minutes, status, n, minuteSums);
    const perHead = present > 0 ? 1 / present : 0;
    let write = at;
    out[write++] = lowestDecile(histogram, present);
    for (let k = 0; k < MEANS.length; k++) out[write++] = (MEANS[k].scale ?? 1) * sums[k] * perHead;
    write += SOCIETY.length;
    for (let a = 0; a < minuteSums.length; a++) out[write++] = (minuteSums[a] / 60) * perHead;
  }
}

/** Sums over those present in one pass, and a histogram of the first. */
function sumMeans(
  status: Uint8Array,
  singles: readonly Float32Array[],
  doubles: readonly Float64Array[],
  flags: Uint8Array,
  n: number,
  sums: Float64Array,
  histogram: Int32Array,
): void {
  const [satisfaction, a1, a2, a3, a4, a5] = singles;
  const [b0, b1, b2, b3] = doubles;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  let flagged = 0;
  for (let i = 0; i < n; i++) {
    if (status[i] < RESIDENT) continue;
    const x = satisfaction[i];
    histogram[(x * BINS) | 0]++;
    s0 += x;
    s1 += a1[i];
    s2 += a2[i];
    s3 += a3[i];
    s4 += a4[i];
    s5 += a5[i];
    d0 += b0[i];
    d1 += b1[i];
    d2 += b2[i];
    d3 += b3[i];
    flagged += flags[i];
  }
  sums.set([s0, s1, s2, s3, s4, s5, d0, d1, d2, d3, flagged]);
}

function countAtLeast(status: Uint8Array, lowest: number, n: number): number {
  let count = 0;
  for (let i = 0; i < n; i++) count += +(status[i] >= lowest);
  return count;
}

function sumMinutes(minutes: Float64Array, status: Uint8Array, n: number, sums: Float64Array): void {
  const width = sums.length;
  sums.fill(0);
  for (let i = 0; i < n; i++) if (status[i] >= RESIDENT) addRow(minutes, i * width, width, sums);
}

function addRow(minutes: Float64Array, at: number, width: number, sums: Float64Array): void {
  for (let a = 0; a < width; a++) sums[a] += minutes[at + a];
}

/** Upper edge of the bin in which a tenth of all is reached; bins of 0.01, and one for exactly 1. */
function lowestDecile(histogram: Int32Array, present: number): number {
  let seen = 0;
  for (let bin = 0; bin <= BINS; bin++) {
    seen += histogram[bin];
    if (present > 0 && seen * 10 >= present) return Math.min(1, (bin + 1) / BINS);
  }
  return 0;
}
