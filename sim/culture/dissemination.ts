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

/** Place of set bit number `nth` (from 0) of a word of 16 bits, which has more than `nth`. */
export function nthBit(word: number, nth: number): number {
  const low = word & 255;
  const inLow = COUNT[low];
  return nth < inLow ? NTH[8 * low + nth] : 8 + NTH[8 * (word >>> 8) + nth - inLow];
}

/**
 * The feature that the owner of row `a` takes over from row `b`, or -1 when they do not interact.
 * @param features at most 16
 * @param half 16 random bits, which decide both: stretched over the features their whole part draws the first custom
 *   that is looked at, and the rest, which is again uniform, the one of the differing
 */
export function featureToCopy(customs: Uint8Array, a: number, b: number, features: number, half: number): number {
  const stretched = Math.imul(half, features);
  const first = stretched >>> 16;
  if (customs[a + first] !== customs[b + first]) return -1;
  let differing = 0;
  for (let f = 0; f < features; f++) differing |= (-(customs[a + f] ^ customs[b + f]) >>> 31) << f;
  if (differing === 0) return -1;
  const different = COUNT[differing & 255] + COUNT[differing >>> 8];
  return nthBit(differing, Math.imul(stretched & 0xffff, different) >>> 16);
}
