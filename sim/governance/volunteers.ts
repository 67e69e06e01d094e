/**
 * A weighted sample of the few who serve out of the many who could: the q lowest arrival times of an
 * exponential race, kept in a bounded max-heap, so that a whole community is passed over once.
 *
 * Source: Efraimidis, P. and Spirakis, P. (2006), Weighted random sampling with a reservoir, Information
 * Processing Letters 97, 181-185.
 * Edge cases: fewer offers than places: all serve; an infinite arrival time (weight 0) never serves.
 * The heap is scratch between `beginSample` and the last `sampled`, and carries nothing over.
 */
import { exp } from '../core/math.ts';
import { race } from '../core/random.ts';

let keys = new Float64Array(64);
let rows = new Int32Array(64);
let size = 0;
let limit = 0;
let mostWeight = 1;
/** A uniform below this is too late for a place, whatever the weight. */
let hopeless = 0;

/** Starts a sample of at most `places`; no weight will exceed `most`. */
export function beginSample(places: number, most: number): void {
  limit = places;
  size = 0;
  mostWeight = most;
  hopeless = 0;
  if (keys.length < places) {
    keys = new Float64Array(places * 2);
    rows = new Int32Array(places * 2);
  }
}

/** True when somebody with this uniform cannot win a place any more: spares reading their weight. */
export function outOfReach(u: number): boolean {
  return u < hopeless;
}

/** Offers a row with its uniform of (0, 1) and its weight. */
export function offer(u: number, weight: number, row: number): void {
  const arrival = race(u, weight);
  if (arrival === Number.POSITIVE_INFINITY || limit === 0) return;
  if (size < limit) {
    let at = size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent] >= arrival) break;
      keys[at] = keys[parent];
      rows[at] = rows[parent];
      at = parent;
    }
    keys[at] = arrival;
    rows[at] = row;
  } else if (arrival < keys[0]) {
    sink(arrival, row, size);
  } else {
    return;
  }
  // -log(u) / weight < latest needs u > exp(-latest * weight); the margin covers rounding.
  if (size === limit) hopeless = exp(-keys[0] * mostWeight) * 0.999_999;
}

/** Puts the sample in order of arrival and returns its size. */
export function endSample(): number {
  for (let end = size - 1; end > 0; end--) {
    const lastKey = keys[end];
    const lastRow = rows[end];
    keys[end] = keys[0];
    rows[end] = rows[0];
    sink(lastKey, lastRow, end);
  }
  return size;
}

/** Row number `index` in order of arrival. */
export function sampled(index: number): number {
  return rows[index];
}

/** Replaces the root of the heap of `count` entries. */
function sink(key: number, row: number, count: number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= count) break;
    if (child + 1 < count && keys[child + 1] > keys[child]) child++;
    if (keys[child] <= key) break;
    keys[at] = keys[child];
    rows[at] = rows[child];
    at = child;
  }
  keys[at] = key;
  rows[at] = row;
}
