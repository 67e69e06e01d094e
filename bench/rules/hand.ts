/**
 * The three rules written by hand, as fast as we can write them: one loop each over flat typed arrays, a
 * counter hash of one murmur finaliser in the loop, the degree of the graph and the number of customs known
 * to the compiler, no branch on random data where one can be avoided. They share nothing with the product.
 *
 *   dissemination  Axelrod 1997: with a neighbour drawn evenly, interact with chance equal/features, and
 *                  then take over one of the differing customs, drawn evenly
 *   confidence     Deffuant et al. 2000, one-sided: x_i += rate · [ |x_j − x_i| < bound ] · (x_j − x_i)
 *   public goods   groups of `GROUP` rows: everybody gives by type and belief (Fischbacher & Gächter 2010),
 *                  all at once; then the belief moves by `LEARNING` towards the mean of the others
 */

import type { Contestant } from './rule.ts';
import {
  BOUND,
  beliefsOf,
  customsOf,
  DEGREE,
  DUTY,
  FEATURES,
  GROUP,
  graphOf,
  LEARNING,
  opinionsOf,
  RATE,
  typesOf,
} from './start.ts';

/** Bits set, and the place of the n-th set bit, of every word of `FEATURES` bits. */
const COUNT = new Uint8Array(1 << FEATURES);
const NTH = new Uint8Array((1 << FEATURES) * FEATURES);
for (let word = 0; word < 1 << FEATURES; word++) {
  for (let f = 0; f < FEATURES; f++) if ((word >>> f) & 1) NTH[word * FEATURES + COUNT[word]++] = f;
}

/** That a custom drawn evenly is shared has the chance equal/features: one look decides, and seldom more are needed. */
export function sweepCustoms(customs: Uint8Array, neighbours: Int32Array, members: number, sweep: number): void {
  const first = Math.imul(sweep, members);
  const end = members | 0;
  for (let i = 0; i < end; i++) {
    const counter = first + i;
    let h = Math.imul(counter ^ (counter >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
    const a = i * FEATURES;
    const b = neighbours[i * DEGREE + (h & (DEGREE - 1))] * FEATURES;
    const stretched = (h >>> 16) * FEATURES;
    const looked = stretched >>> 16;
    if (customs[a + looked] !== customs[b + looked]) continue;
    // Bit f is set where custom f differs.
    let differing = -(customs[a] ^ customs[b]) >>> 31;
    differing |= (-(customs[a + 1] ^ customs[b + 1]) >>> 31) << 1;
    differing |= (-(customs[a + 2] ^ customs[b + 2]) >>> 31) << 2;
    differing |= (-(customs[a + 3] ^ customs[b + 3]) >>> 31) << 3;
    differing |= (-(customs[a + 4] ^ customs[b + 4]) >>> 31) << 4;
    if (differing === 0) continue;
    const f = NTH[differing * FEATURES + (((stretched & 0xffff) * COUNT[differing]) >>> 16)];
    customs[a + f] = customs[b + f];
  }
}

/** For opinions in [0, 1] and a bound of at most 1 the bracket is ceil(bound − |gap|), which is 1 or 0. One word serves two. */
export function sweepOpinions(opinions: Float64Array, neighbours: Int32Array, members: number, sweep: number): void {
  const first = Math.imul(sweep, members);
  const end = members | 0;
  for (let i = 0; i < end; i += 2) {
    const counter = first + i;
    let h = Math.imul(counter ^ (counter >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
    const gap = opinions[neighbours[i * DEGREE + (h & (DEGREE - 1))]] - opinions[i];
    opinions[i] += RATE * Math.ceil(BOUND - Math.abs(gap)) * gap;
    const at = (i + 1) * DEGREE + ((h >>> 3) & (DEGREE - 1));
    const second = opinions[neighbours[at]] - opinions[i + 1];
    opinions[i + 1] += RATE * Math.ceil(BOUND - Math.abs(second)) * second;
  }
}

/** By type: slope on the belief, hours given in any case, and where the falling side of the hump reaches nothing. */
const SLOPE = Float64Array.of(0, 0.73, 0, 1);
const LEAST = Float64Array.of(0.44 * DUTY, 0, 0, 0);
const TOP = Float64Array.of(Infinity, Infinity, Infinity, DUTY);

export function playGroups(types: Uint8Array, beliefs: Float64Array, members: number): void {
  for (let g = 0; g < members; g += GROUP) {
    const b0 = beliefs[g];
    const b1 = beliefs[g + 1];
    const b2 = beliefs[g + 2];
    const b3 = beliefs[g + 3];
    const c0 = given(types[g], b0);
    const c1 = given(types[g + 1], b1);
    const c2 = given(types[g + 2], b2);
    const c3 = given(types[g + 3], b3);
    const sum = c0 + c1 + c2 + c3;
    beliefs[g] = b0 + LEARNING * ((sum - c0) * (1 / (GROUP - 1)) - b0);
    beliefs[g + 1] = b1 + LEARNING * ((sum - c1) * (1 / (GROUP - 1)) - b1);
    beliefs[g + 2] = b2 + LEARNING * ((sum - c2) * (1 / (GROUP - 1)) - b2);
    beliefs[g + 3] = b3 + LEARNING * ((sum - c3) * (1 / (GROUP - 1)) - b3);
  }
}

function given(type: number, belief: number): number {
  return Math.max(LEAST[type], Math.min(SLOPE[type] * belief, Math.max(0, TOP[type] - belief)));
}

export function handCustoms(members: number): Contestant {
  const neighbours = graphOf(members);
  const customs = customsOf(members);
  const first = customs.slice();
  return {
    name: 'hand',
    restart: () => customs.set(first),
    sweep: (number) => sweepCustoms(customs, neighbours, members, number),
    state: () => customs,
  };
}

export function handOpinions(members: number): Contestant {
  const neighbours = graphOf(members);
  const opinions = opinionsOf(members);
  const first = opinions.slice();
  return {
    name: 'hand',
    restart: () => opinions.set(first),
    sweep: (number) => sweepOpinions(opinions, neighbours, members, number),
    state: () => opinions,
  };
}

export function handGroups(members: number): Contestant {
  const types = typesOf(members);
  const beliefs = beliefsOf(members);
  const first = beliefs.slice();
  return {
    name: 'hand',
    restart: () => beliefs.set(first),
    sweep: () => playGroups(types, beliefs, members),
    state: () => beliefs,
  };
}
