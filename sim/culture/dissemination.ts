/**
 * Dissemination of culture: two people interact with probability equal to the share of customs they
 * already have in common, and then one of them takes over one custom in which they differ.
 *
 *   P(interact) = equal / features;  copied feature uniform over the differing ones
 *
 * That two have a custom in common that is drawn evenly has just this probability: one look says whether they interact,
 * and only those who do are compared in full. Who does cannot be guessed, so that nothing else is branched on.
 *
 * Likeness breeds likeness, yet where nothing is shared nothing passes, so local convergence can end in
 * lasting global differences.
 *
 * Source: Axelrod, R. (1997), The Dissemination of Culture, Journal of Conflict Resolution 41(2), 203-226.
 * Edge cases: the same customs, or none in common: nothing is copied.
 */
import { CUSTOM_FEATURES } from '../../agents/traits.ts';

/** Number of the `features` customs that are equal in two rows, which begin at offsets `a` and `b`. */
export function sharedFeatures(customs: Uint8Array, a: number, b: number, features: number): number {
  let equal = 0;
  for (let f = 0; f < features; f++) equal += +(customs[a + f] === customs[b + f]);
  return equal;
}

/** Set bits of a byte, and by byte and number, eight numbers a byte, which bits those are. */
const COUNT = new Uint8Array(256);
const NTH = new Uint8Array(8 * 256);
for (let byte = 0; byte < 256; byte++) {
  for (let bit = 0; bit < 8; bit++) if ((byte >>> bit) & 1) NTH[8 * byte + COUNT[byte]++] = bit;
}

/** A set bit of a word of 16 bits: the one that `fraction` / 65,536 of the way through them comes to; 0 of no bits. */
export function bitAt(word: number, fraction: number): number {
  return word < 256 ? NTH[8 * word + (Math.imul(fraction, COUNT[word]) >>> 16)] : bitOfTwoBytes(word, fraction);
}

function bitOfTwoBytes(word: number, fraction: number): number {
  const low = word & 255;
  const nth = Math.imul(fraction, COUNT[low] + COUNT[word >>> 8]) >>> 16;
  return nth < COUNT[low] ? NTH[8 * low + nth] : 8 + NTH[8 * (word >>> 8) + nth - COUNT[low]];
}

/** A word in which bit f is set where custom f differs: minus the differing bits, read as a sign. */
function differences(customs: Uint8Array, a: number, b: number, features: number): number {
  if (features !== CUSTOM_FEATURES) return differencesOfMany(customs, a, b, features);
  // As many as a member of the society has, without a loop.
  let word = -(customs[a] ^ customs[b]) >>> 31;
  word |= (-(customs[a + 1] ^ customs[b + 1]) >>> 31) << 1;
  word |= (-(customs[a + 2] ^ customs[b + 2]) >>> 31) << 2;
  word |= (-(customs[a + 3] ^ customs[b + 3]) >>> 31) << 3;
  word |= (-(customs[a + 4] ^ customs[b + 4]) >>> 31) << 4;
  return word;
}

function differencesOfMany(customs: Uint8Array, a: number, b: number, features: number): number {
  let word = 0;
  for (let f = 0; f < features; f++) word |= (-(customs[a + f] ^ customs[b + f]) >>> 31) << f;
  return word;
}

/**
 * Whether the owners of two rows interact: whether they share a custom that is drawn evenly.
 * @param stretched 16 random bits times the number of features, at most 16: their whole part, above the 16 lower bits,
 *   draws the custom that is looked at, and the rest, which is again uniform, what is taken over
 */
export function interact(customs: Uint8Array, a: number, b: number, stretched: number): boolean {
  const looked = stretched >>> 16;
  return customs[a + looked] === customs[b + looked];
}

/** A feature in which the two rows differ, for those who interact, by the rest of the same bits; feature 0 if none does. */
export function differingFeature(
  customs: Uint8Array,
  a: number,
  b: number,
  features: number,
  stretched: number,
): number {
  return bitAt(differences(customs, a, b, features), stretched & 0xffff);
}

/**
 * The feature that the owner of row `a` takes over from row `b`, or -1 when they do not interact
 * or have all in common.
 * @param half 16 random bits
 */
export function featureToCopy(customs: Uint8Array, a: number, b: number, features: number, half: number): number {
  const stretched = Math.imul(half, features);
  if (!interact(customs, a, b, stretched)) return -1;
  const feature = differingFeature(customs, a, b, features, stretched);
  return customs[a + feature] === customs[b + feature] ? -1 : feature;
}
