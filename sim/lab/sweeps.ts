/**
 * Sweeps over a regular graph: every member in turn, in the order of rows, meets one neighbour drawn evenly and
 * moves at once, so that whoever comes later meets what has become of it. The lean schedule of the laboratory:
 * the kernels of the weekly mechanisms, and nothing of the week around them.
 *
 *   customs    what `culture.values` does with a companion (`culture/dissemination.ts`; Axelrod 1997)
 *   opinions   what `people.positions` and `culture.values` do (`agents/exchange.ts`; Deffuant et al. 2000), by
 *              the one who meets; the one who is met stays
 *
 * Neighbours stand as ties do: as many slots a member, one member after another; here none is empty. A draw
 * of 16 bits suffices for a neighbour (no chance is off by more than degree / 65,536 of itself), so that one word serves
 * two members, or a neighbour and a custom. Draws are addressed by the row and by the keys, which the caller
 * changes from sweep to sweep.
 * `Math.imul`, and `| 0` before a loop: a plain product of integers is checked for overflow and for −0 each time, and a
 * parameter each time for being an integer, which together cost a third.
 */
import { confidencePull } from '../../agents/exchange.ts';
import { sequenceBits } from '../core/random.ts';
import { differingFeature, interact } from '../culture/dissemination.ts';

/** @param customs `features` a member, in place; at most 16 features */
export function sweepCustoms(
  customs: Uint8Array,
  features: number,
  neighbours: Int32Array,
  degree: number,
  n: number,
  k0: number,
  k1: number,
): void {
  const members = n | 0;
  const slots = degree | 0;
  const width = features | 0;
  const key0 = k0 | 0;
  const key1 = k1 | 0;
  for (let i = 0; i < members; i++) {
    const word = sequenceBits(key0, key1, i) | 0;
    const slot = Math.imul(word >>> 16, slots) >>> 16;
    const a = Math.imul(i, width);
    const b = Math.imul(neighbours[Math.imul(i, slots) + slot], width);
    const stretched = Math.imul(word & 0xffff, width);
    if (!interact(customs, a, b, stretched)) continue;
    const feature = differingFeature(customs, a, b, width, stretched);
    // Of those who have all in common it is one they share, and nothing changes.
    customs[a + feature] = customs[b + feature];
  }
}

/**
 * @param opinions one a member, in place
 * @param bound differences below it are listened to
 * @param rate share of the difference by which one moves
 */
export function sweepOpinions(
  opinions: Float64Array,
  bound: number,
  rate: number,
  neighbours: Int32Array,
  degree: number,
  n: number,
  k0: number,
  k1: number,
): void {
  const pairs = n & ~1;
  const slots = degree | 0;
  const key0 = k0 | 0;
  const key1 = k1 | 0;
  for (let i = 0; i < pairs; i += 2) {
    const word = sequenceBits(key0, key1, i) | 0;
    const at = Math.imul(i, slots);
    const other = neighbours[at + (Math.imul(word >>> 16, slots) >>> 16)];
    const own = opinions[i];
    opinions[i] = own + confidencePull(own, opinions[other], bound, rate);
    const next = neighbours[at + slots + (Math.imul(word & 0xffff, slots) >>> 16)];
    const second = opinions[i + 1];
    opinions[i + 1] = second + confidencePull(second, opinions[next], bound, rate);
  }
  if (pairs === n) return;
  const word = sequenceBits(key0, key1, pairs);
  const other = neighbours[Math.imul(pairs, slots) + (Math.imul(word >>> 16, slots) >>> 16)];
  const own = opinions[pairs];
  opinions[pairs] = own + confidencePull(own, opinions[other], bound, rate);
}
