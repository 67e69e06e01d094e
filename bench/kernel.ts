/**
 * The reference kernel: the fastest hand-written form of a single rule, against which the throughput of
 * the whole society is read. Bounded confidence on a graph (Deffuant, Neau, Amblard & Weisbuch 2000):
 * each member in turn meets one neighbour, chosen by a counter hash, and moves towards them if the two
 * differ by less than the bound.
 *
 *   x_i += rate · [ |x_j − x_i| < bound ] · (x_j − x_i)
 *
 * Flat typed arrays, one level of indirection, no branch: for opinions in [0, 1] and a bound of at most 1
 * the bracket is ceil(bound − |x_j − x_i|), which is 1 or 0. A branch on random data would cost four times
 * as much.
 */
export interface Kernel {
  readonly opinions: Float64Array;
  /** `DEGREE` neighbours a member, one after another. */
  readonly neighbours: Int32Array;
}

const DEGREE = 8;
const BOUND = 0.2;
const RATE = 0.5;

/** A counter hash: the first two rounds of the murmur finaliser. */
function mix(counter: number): number {
  let h = Math.imul(counter ^ (counter >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Members with opinions and neighbours at random; the same for the same size. */
export function kernelOf(members: number): Kernel {
  const opinions = Float64Array.from({ length: members }, (_, i) => mix(2 * i) / 0x100000000);
  const neighbours = Int32Array.from({ length: members * DEGREE }, (_, i) => mix(2 * i + 1) % members);
  return { opinions, neighbours };
}

/** One update of every member. Different `sweep` numbers meet different neighbours. */
export function sweepKernel({ opinions, neighbours }: Kernel, sweep: number): void {
  const members = opinions.length;
  const first = Math.imul(sweep, members);
  for (let i = 0; i < members; i++) {
    const j = neighbours[i * DEGREE + (mix(first + i) & (DEGREE - 1))];
    const gap = opinions[j] - opinions[i];
    opinions[i] += RATE * Math.ceil(BOUND - Math.abs(gap)) * gap;
  }
}

/** Runs the given sweeps. @returns updates per second */
export function timeKernel(kernel: Kernel, firstSweep: number, sweeps: number): number {
  const from = process.hrtime.bigint();
  for (let k = 0; k < sweeps; k++) sweepKernel(kernel, firstSweep + k);
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  return (sweeps * kernel.opinions.length) / seconds;
}
