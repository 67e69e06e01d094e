/**
 * Opinions on one question, in the two classical schedules. In pairs: two drawn at random meet and each moves by the
 * exchange that `people.positions` and `culture.values` use (`agents/exchange.ts`), both from where they stood before.
 * Together: everybody moves at once to the mean of those within reach, a round of `governance/deliberation.ts`.
 *
 * Sources: Deffuant, Neau, Amblard & Weisbuch (2000), Advances in Complex Systems 3:87–98; Hegselmann & Krause
 * (2002), Journal of Artificial Societies and Social Simulation 5(3):2.
 */
import { confidencePull } from '../../agents/exchange.ts';
import { integer } from '../core/random.ts';
import { hkRound } from '../governance/deliberation.ts';

/** Encounters first .. last − 1 among n members, each with the luck of its own number. */
export function exchangeInPairs(
  opinion: Float64Array,
  n: number,
  bound: number,
  rate: number,
  k0: number,
  k1: number,
  first: number,
  last: number,
): void {
  for (let event = first; event < last; event++) {
    const i = integer(k0, k1, event, 0, n);
    // Anybody but oneself.
    const step = 1 + integer(k0, k1, event, 1, n - 1);
    const j = i + step < n ? i + step : i + step - n;
    const own = opinion[i];
    const other = opinion[j];
    opinion[i] = own + confidencePull(own, other, bound, rate);
    opinion[j] = other + confidencePull(other, own, bound, rate);
  }
}

const TOGETHER = 1e-9;

/** Rounds of deliberation until nobody moves further than 10⁻⁹, at most `most`. @returns how many */
export function deliberateToRest(opinion: Float64Array, n: number, bound: number, most: number): number {
  const before = new Float64Array(n);
  for (let round = 1; round <= most; round++) {
    for (let i = 0; i < n; i++) before[i] = opinion[i];
    hkRound(opinion, bound, n);
    let moved = 0;
    for (let i = 0; i < n; i++) moved = Math.max(moved, Math.abs(opinion[i] - before[i]));
    if (moved <= TOGETHER) return round;
  }
  return most;
}

/** Sizes of the clusters into which opinions fall when neighbours further apart than `gap` are parted, from the lowest opinion up. */
export function clusterSizes(opinion: Float64Array, n: number, gap: number): number[] {
  const sorted = opinion.slice(0, n).sort();
  const sizes: number[] = [];
  let size = 0;
  for (let i = 0; i < n; i++) {
    if (i > 0 && sorted[i] - sorted[i - 1] > gap) {
      sizes.push(size);
      size = 0;
    }
    size++;
  }
  if (size > 0) sizes.push(size);
  return sizes;
}

/** Whether encounters within the bound can still move anybody further than `gap`: some two are neither together nor out of reach. */
export function unsettled(opinion: Float64Array, n: number, bound: number, gap: number): boolean {
  const sorted = opinion.slice(0, n).sort();
  let first = 0;
  for (let i = 1; i <= n; i++) {
    if (i < n && sorted[i] - sorted[i - 1] < bound) continue;
    // A chain of members each within reach of the next: settled when it has drawn together.
    if (sorted[i - 1] - sorted[first] > gap) return true;
    first = i;
  }
  return false;
}
