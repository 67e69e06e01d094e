/**
 * Why people leave, from recorded terms. In the week in which somebody leaves, each term of their utility of
 * staying is set against the running mean of those who stay (two years); what is lower is what was worse for
 * them. One level deeper, the satisfaction term is followed to its parts, weighted as the leaver weights them,
 * and loyalty, belonging and exhaustion to the terms of their own stocks.
 *
 *   shortfall of a factor = Σ over leavers (mean of those who stay − leaver)
 *   share = shortfall / Σ shortfalls of its siblings, those above zero only
 *
 * Shortfalls are summed with their sign before shares are taken, so that chance differences cancel. Deeper
 * levels compare this week’s inflows with levels that have memory: they say where the difference comes from
 * now. Terms of the people are told as what was worse (`TERM_WORDS`); those of a clause or a shock as the meaning that
 * they declare, with its name, so that the last link is where the law can act.
 */
import { SATISFACTION_PARTS } from '../../agents/satisfaction.ts';
import { RESIDENT, VALUES } from '../core/contract.ts';
import type { Cause } from '../core/plan.ts';
import type { TypedArray } from '../core/tables.ts';
import { PART_WORDS, TERM_WORDS } from './departure-words.ts';
import type { Observed } from './signal.ts';

const PARTS = SATISFACTION_PARTS.length;
/** Means of those who stay are taken every quarter, over about two years. */
const BASELINE_EVERY = 13;
const BASELINE_MEMORY = 8;
/** Reasons below this share are not told. */
const LEAST_SHARE = 0.05;
/** Something that can be worse for a leaver. */
interface Factor {
  /** The same in every layout: a part of satisfaction, or the path of a term. */
  readonly key: string;
  readonly says: string;
  readonly array: TypedArray;
  readonly width: number;
  readonly offset: number;
  /** Places of the factors it is made of. */
  readonly because: number[];
}

/** The means of those who stay, and how often they have been taken. */
export interface DepartureMemory {
  /** Factors in the order of the means. */
  readonly keys: readonly string[];
  readonly means: number;
  readonly mean: Float64Array;
}

export class Departures {
  /** Shortfalls of the leavers of this week, by factor; cleared by whoever enters them somewhere. */
  readonly shortfall: Float64Array;
  private readonly factors: Factor[] = [];
  /** Factors that are entered as they are, by type of column: place, width and offset of each. */
  private readonly singles: Float32Array[] = [];
  private readonly singleAt: Int32Array;
  private readonly doubles: Float64Array[] = [];
  private readonly doubleAt: Int32Array;
  private readonly roots: number[];
  private readonly mean: Float64Array;
  private readonly now: Float64Array;
  private readonly status: Uint8Array;
  private readonly joined: Int32Array;
  private readonly stayers: Int32Array;
  private readonly values: TypedArray;
  private readonly loyalty: number;
  private readonly belonging: number;
  private readonly firstPart: number;
  private means = 0;

  constructor(world: Observed) {
    this.status = world.array('members.status') as Uint8Array;
    this.joined = world.array('members.joinedWeek') as Int32Array;
    this.stayers = new Int32Array(world.layout.capacity.members);
    this.values = world.array('members.values');
    const belongingTerms = this.terms(world, 'members.belonging');
    const energyTerms = this.terms(world, 'members.energy');
    const parts = SATISFACTION_PARTS.map((part, k) =>
      this.add(
        part,
        PART_WORDS[part],
        world.array('members.satisfactionPart'),
        PARTS,
        k,
        part === 'belonging' ? belongingTerms : [],
      ),
    );
    this.firstPart = parts[0];
    this.belonging = this.add(
      'level of belonging',
      'belonging was weaker',
      world.array('members.belonging'),
      1,
      0,
      belongingTerms,
    );
    // Its shortfall is what is left of the shortfall of loyalty; it has no column of its own.
    const residence = this.add('residence', 'they had lived here for a shorter time', new Float64Array(0), 1, 0, []);
    this.roots = this.terms(world, 'members.stayUtility', {
      'people.exit:life': parts,
      'people.exit:loyalty': [this.belonging, residence],
      'people.exit:relief': energyTerms,
    });
    this.loyalty = this.factors.findIndex((f) => f.because.includes(residence));
    this.shortfall = new Float64Array(this.factors.length);
    this.mean = new Float64Array(this.factors.length);
    this.now = new Float64Array(this.factors.length);
    const singleAt: number[] = [];
    const doubleAt: number[] = [];
    this.factors.forEach(({ array, width, offset }, f) => {
      if (array.length === 0 || (f >= this.firstPart && f < this.firstPart + PARTS) || f === this.belonging) return;
      if (array instanceof Float32Array) {
        this.singles.push(array);
        singleAt.push(f, width, offset);
      } else {
        this.doubles.push(array as Float64Array);
        doubleAt.push(f, width, offset);
      }
    });
    this.singleAt = Int32Array.from(singleAt);
    this.doubleAt = Int32Array.from(doubleAt);
  }

  memory(): DepartureMemory {
    return { keys: this.keys(), means: this.means, mean: this.mean.slice() };
  }

  /** Means of factors that the memory does not know begin at none. */
  recall({ keys, means, mean }: DepartureMemory): void {
    this.means = means;
    this.factors.forEach(({ key }, f) => {
      this.mean[f] = mean[keys.indexOf(key)] ?? 0;
    });
  }

  /** Names of the factors, in the order of the shortfalls. */
  keys(): string[] {
    return this.factors.map(({ key }) => key);
  }

  private add(key: string, says: string, array: TypedArray, width: number, offset: number, because: number[]): number {
    return this.factors.push({ key, says, array, width, offset, because }) - 1;
  }

  private terms(world: Observed, stock: string, deeper: Readonly<Record<string, number[]>> = {}): number[] {
    const { layout } = world;
    const found = layout.stocks.find((s) => s.path === stock);
    return (found?.terms ?? []).map((at) => {
      const { path, meaning, owner } = layout.columns[at];
      const always = layout.specs.find((s) => s.id === owner)?.switch === 'always';
      const says = TERM_WORDS[path] ?? (always ? meaning : `${meaning} (${owner})`);
      return this.add(path, says, world.array(path), 1, 0, deeper[path] ?? []);
    });
  }

  /** Updates the means of those who stay, when it is time. */
  follow(world: Observed): void {
    if (this.means > 0 && world.week % BASELINE_EVERY !== 0) return;
    const rows = world.rows.members;
    const { status, joined, stayers, factors, mean, now } = this;
    let n = listStayers(status, joined, rows, world.week - 1, stayers);
    if (n === 0) n = listStayers(status, joined, rows, world.week, stayers);
    now.fill(0);
    for (let f = 0; f < factors.length && n > 0; f++) {
      const { array, width, offset } = factors[f];
      if (array.length === 0) continue;
      now[f] =
        (array instanceof Float32Array
          ? sumSingles(array, width, offset, stayers, n)
          : sumDoubles(array as Float64Array, width, offset, stayers, n)) / n;
    }
    this.means++;
    const share = 1 / Math.min(this.means, BASELINE_MEMORY);
    for (let f = 0; f < mean.length; f++) mean[f] += share * (now[f] - mean[f]);
  }

  /** Adds what was worse for one who leaves in this week. */
  enter(row: number): void {
    const { factors, mean, shortfall, loyalty, belonging, firstPart } = this;
    enterSingles(this.singles, this.singleAt, mean, row, shortfall);
    enterDoubles(this.doubles, this.doubleAt, mean, row, shortfall);
    let weights = 0;
    for (let part = 0; part < PARTS; part++) weights += partWeight(this.values, row, part);
    for (let part = 0; part < PARTS; part++) {
      const f = firstPart + part;
      const gap = mean[f] - factors[f].array[row * PARTS + part];
      shortfall[f] += (partWeight(this.values, row, part) / weights) * gap;
    }
    if (loyalty < 0 || mean[belonging] <= 0) return;
    // Loyalty is belonging times a factor of tenure: Δ(b·t) = Δb·t̄ + b·Δt.
    const byBelonging = (mean[belonging] - factors[belonging].array[row]) * (mean[loyalty] / mean[belonging]);
    shortfall[belonging] += byBelonging;
    shortfall[belonging + 1] += mean[loyalty] - factors[loyalty].array[row] - byBelonging;
  }

  /** The reasons behind summed shortfalls, largest first. */
  reasons(shortfalls: ArrayLike<number>): Cause[] {
    return this.branch(this.roots, shortfalls);
  }

  private branch(among: readonly number[], shortfalls: ArrayLike<number>): Cause[] {
    let total = 0;
    for (const f of among) total += Math.max(0, shortfalls[f]);
    if (total <= 1e-9) return [];
    return among
      .filter((f) => shortfalls[f] / total >= LEAST_SHARE)
      .sort((a, b) => shortfalls[b] - shortfalls[a] || a - b)
      .map((f) => ({
        what: this.factors[f].says,
        size: shortfalls[f] / total,
        unit: 'share',
        because: this.branch(this.factors[f].because, shortfalls),
      }));
  }
}

function enterSingles(
  arrays: readonly Float32Array[],
  places: Int32Array,
  mean: Float64Array,
  row: number,
  shortfall: Float64Array,
): void {
  for (let k = 0, at = 0; k < arrays.length; k++, at += 3) {
    const f = places[at];
    shortfall[f] += mean[f] - arrays[k][row * places[at + 1] + places[at + 2]];
  }
}

function enterDoubles(
  arrays: readonly Float64Array[],
  places: Int32Array,
  mean: Float64Array,
  row: number,
  shortfall: Float64Array,
): void {
  for (let k = 0, at = 0; k < arrays.length; k++, at += 3) {
    const f = places[at];
    shortfall[f] += mean[f] - arrays[k][row * places[at + 1] + places[at + 2]];
  }
}

/** Lists the rows of those present who joined before `settled`. @returns how many there are */
function listStayers(status: Uint8Array, joined: Int32Array, rows: number, settled: number, into: Int32Array): number {
  let n = 0;
  for (let i = 0; i < rows; i++) if (status[i] >= RESIDENT && joined[i] < settled) into[n++] = i;
  return n;
}

function sumSingles(array: Float32Array, width: number, offset: number, list: Int32Array, n: number): number {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += array[list[k] * width + offset];
  return sum;
}

function sumDoubles(array: Float64Array, width: number, offset: number, list: Int32Array, n: number): number {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += array[list[k] * width + offset];
  return sum;
}

/** Parts of a member’s satisfaction in [0, 1], each with the member’s own weight. */
export function satisfactionParts(world: Observed, row: number): { name: string; value: number; weight: number }[] {
  const part = world.array('members.satisfactionPart');
  const values = world.array('members.values');
  return SATISFACTION_PARTS.map((name, k) => ({
    name,
    value: part[row * PARTS + k],
    weight: partWeight(values, row, k),
  }));
}

/** Weight that a member gives to a part of satisfaction, as in `people.satisfaction`. */
export function partWeight(values: ArrayLike<number>, row: number, part: number): number {
  const v = row * VALUES.length;
  if (part === 0) return 2;
  if (part === 1) return 1 + values[v + 5];
  if (part === 2) return 1 + values[v + 2];
  if (part === 3) return 1 + 0.5 * (values[v] + values[v + 1]);
  return 1 + values[part === 4 ? v + 3 : v + 4];
}
