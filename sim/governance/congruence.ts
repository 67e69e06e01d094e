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
const counts = new Float64Array(BINS);

/** Weighted median of one lever's positions among full members; `fallback` when no weight is found. */
function medianPosition(
  position: Float32Array,
  lever: number,
  status: Uint8Array,
  weight: Float64Array | null,
  n: number,
  fallback: number,
): number {
  counts.fill(0);
  let total = 0;
  for (let i = 0; i < n; i++) {
    if (status[i] !== MEMBER) continue;
    const w = weight === null ? 1 : weight[i];
    const bin = Math.min(BINS - 1, Math.floor(position[i * LEVER_COUNT + lever] * BINS));
    counts[bin] += w;
    total += w;
  }
  if (!(total > 0)) return fallback;
  const half = total / 2;
  let below = 0;
  let bin = 0;
  while (bin < BINS - 1 && below + counts[bin] < half) below += counts[bin++];
  const inside = counts[bin] > 0 ? (half - below) / counts[bin] : 0.5;
  return (bin + Math.min(1, inside)) / BINS;
}

/** Mean distance between law and (weighted) median over the levers with `live` = 1. */
export function distanceToMedian(
  position: Float32Array,
  status: Uint8Array,
  weight: Float64Array | null,
  n: number,
  law: Float64Array,
  live: Float64Array,
): number {
  let sum = 0;
  let levers = 0;
  for (let lever = 0; lever < LEVER_COUNT; lever++) {
    if (live[lever] === 0) continue;
    sum += Math.abs(law[lever] - medianPosition(position, lever, status, weight, n, law[lever]));
    levers++;
  }
  return levers > 0 ? sum / levers : 0;
}
