/**
 * What every contestant of a laboratory rule starts from: the same members, the same graph or groups, the
 * same first customs, opinions and beliefs. All is a function of the number of members alone.
 *
 * The graph is undirected and regular, `DEGREE` different neighbours each: a ring in which each knows the nearest
 * four on either side, with both ends of edges exchanged at random until the ring has gone (switching as
 * in Maslov & Sneppen 2002, Science 296:910–913). No member knows itself, none knows another twice.
 */

export const DEGREE = 8;
export const FEATURES = 5;
export const TRAITS = 10;
export const BOUND = 0.2;
export const RATE = 0.5;
export const GROUP = 4;
/** Hours a week. */
export const DUTY = 8;
/** Share of the way from the old belief to what was seen of the others: the contribution norm's. */
export { LEARNING } from '../../sim/lab/public-goods.ts';

const SWITCHES_PER_MEMBER = 20;

/** A counter hash of 32 bits, for starting states alone. */
export function mix(counter: number): number {
  let h = Math.imul(counter ^ (counter >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const unit = (counter: number): number => mix(counter) / 0x100000000;

/** `DEGREE` neighbours a member, one member after another. @throws Error when there are too few members for the graph */
export function graphOf(members: number): Int32Array {
  if (members < 2 * DEGREE) throw new Error(`a graph of degree ${DEGREE} wants at least ${2 * DEGREE} members`);
  const neighbours = new Int32Array(members * DEGREE);
  for (let i = 0; i < members; i++) {
    for (let d = 0; d < DEGREE / 2; d++) {
      neighbours[i * DEGREE + 2 * d] = (i + d + 1) % members;
      neighbours[i * DEGREE + 2 * d + 1] = (i - d - 1 + members) % members;
    }
  }
  const slotOf = (i: number, j: number): number => {
    for (let s = i * DEGREE; s < (i + 1) * DEGREE; s++) if (neighbours[s] === j) return s;
    return -1;
  };
  for (let k = 0; k < SWITCHES_PER_MEMBER * members; k++) {
    const a = mix(4 * k) % members;
    const c = mix(4 * k + 1) % members;
    const ab = a * DEGREE + (mix(4 * k + 2) % DEGREE);
    const cd = c * DEGREE + (mix(4 * k + 3) % DEGREE);
    const b = neighbours[ab];
    const d = neighbours[cd];
    // a–b and c–d become a–d and c–b, unless that joins somebody to himself or for the second time.
    if (a === c || a === d || b === c || b === d || slotOf(a, d) >= 0 || slotOf(c, b) >= 0) continue;
    const ba = slotOf(b, a);
    const dc = slotOf(d, c);
    neighbours[ab] = d;
    neighbours[cd] = b;
    neighbours[ba] = c;
    neighbours[dc] = a;
  }
  return neighbours;
}

/** Customs at random, `FEATURES` a member. */
export function customsOf(members: number): Uint8Array {
  return Uint8Array.from({ length: members * FEATURES }, (_, at) => Math.floor(unit(at) * TRAITS));
}

/** Opinions, uniform on [0, 1). */
export function opinionsOf(members: number): Float64Array {
  return Float64Array.from({ length: members }, (_, i) => unit(0x20000000 + i));
}

/**
 * Types after Fischbacher, Gächter & Fehr (2001, Economics Letters 71, p. 400): 50 % conditional, 30 % free riders, 14 %
 * hump-shaped; the 6 % left are none of these and taken as unconditional, as `people.traits` takes them.
 */
export function typesOf(members: number): Uint8Array {
  return Uint8Array.from({ length: members }, (_, i) => {
    const u = unit(0x40000000 + i);
    if (u < 0.06) return 0;
    if (u < 0.56) return 1;
    return u < 0.86 ? 2 : 3;
  });
}

/** Hours a week that each believes the others give at first, half the duty to half as much again. */
export function beliefsOf(members: number): Float64Array {
  return Float64Array.from({ length: members }, (_, i) => DUTY * (0.5 + unit(0x60000000 + i)));
}
