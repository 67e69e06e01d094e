/**
 * Dissemination of culture: two people interact with probability equal to the share of customs they
 * already have in common, and then one of them takes over one custom in which they differ.
 *
 *   P(interact) = equal / features;  copied feature uniform over the differing ones
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

/** Offset of the differing feature number `nth` (from 0), or -1 when fewer differ. */
export function differingFeature(customs: Uint8Array, a: number, b: number, features: number, nth: number): number {
  let left = nth;
  for (let f = 0; f < features; f++) {
    if (customs[a + f] === customs[b + f]) continue;
    if (left === 0) return f;
    left--;
  }
  return -1;
}

/**
 * The feature that the owner of row `a` takes over from row `b`, or -1 when they do not interact.
 * One uniform `u` of [0, 1) decides both: given u < equal / features, the rescaled u is again uniform.
 */
export function featureToCopy(
  customs: Uint8Array,
  a: number,
  b: number,
  features: number,
  equal: number,
  u: number,
): number {
  if (equal === 0 || equal === features) return -1;
  const rescaled = (u * features) / equal;
  if (rescaled >= 1) return -1;
  return differingFeature(customs, a, b, features, Math.floor(rescaled * (features - equal)));
}
