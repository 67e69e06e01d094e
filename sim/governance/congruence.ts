/**
 * How far the law is from the members: the mean, over live levers, of the distance between law and median
 * position, with every member counting one and with every member counting their power. A society whose
 * law sits nearer to the second median than to the first follows its powerful.
 *
 * Black 1948 (the median voter); Gilens and Page 2014, Perspectives on Politics 12:564-581, for setting the two
 * side by side. Medians are read off 64 equal bins, interpolated inside the bin: exact to 1/64 of a lever.
 * Nobody with weight: the distance is 0.
 */
import { LEVER_COUNT, MEMBER } from '../core/contract.ts';

const BINS = 64;
/** Members and power by lever and bin. */
const heads = new Float64Array(LEVER_COUNT * BINS);
const held = new Float64Array(LEVER_COUNT * BINS);

/** Median of one lever's bins, which sum to `total`. */
function medianOf(counts: Float64Array, lever: number, total: number): number {
  const half = total / 2;
  const first = lever * BINS;
  let below = 0;
  let bin = 0;
  while (bin < BINS - 1 && below + counts[first + bin] < half) below += counts[first + bin++];
  const inside = counts[first + bin] > 0 ? (half - below) / counts[first + bin] : 0.5;
  return (bin + Math.min(1, inside)) / BINS;
}

function meanDistance(counts: Float64Array, total: number, law: Float64Array, live: Float64Array): number {
  let sum = 0;
  let levers = 0;
  for (let lever = 0; lever < LEVER_COUNT; lever++) {
    if (live[lever] === 0) continue;
    if (total > 0) sum += Math.abs(law[lever] - medianOf(counts, lever, total));
    levers++;
  }
  return levers > 0 ? sum / levers : 0;
}

interface CongruenceColumns {
  readonly position: Float32Array;
  readonly status: Uint8Array;
  readonly power: Float64Array;
  readonly lawToMedian: Float64Array;
  readonly lawToPowerful: Float64Array;
}

/** Counts the positions from `at` on, of a member with so much power. */
function countPositions(position: Float32Array, at: number, power: number): void {
  for (let lever = 0; lever < LEVER_COUNT; lever++) {
    const bin = lever * BINS + Math.min(BINS - 1, (position[at + lever] * BINS) | 0);
    heads[bin]++;
    held[bin] += power;
  }
}

/** Enters the distance of the law from the two medians of full members, over the levers with `live` = 1. */
export function compareWithMedians(c: CongruenceColumns, n: number, law: Float64Array, live: Float64Array): void {
  const { position, status, power } = c;
  heads.fill(0);
  held.fill(0);
  let members = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    if (status[i] !== MEMBER) continue;
    members++;
    total += power[i];
    countPositions(position, i * LEVER_COUNT, power[i]);
  }
  c.lawToMedian[0] = meanDistance(heads, members, law, live);
  c.lawToPowerful[0] = meanDistance(held, total, law, live);
}
