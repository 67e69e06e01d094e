/**
 * Bounded confidence, the exchange of two opinions (Deffuant, Neau, Amblard & Weisbuch 2000, Advances in
 * Complex Systems 3:87–98): whoever differs by less than the bound is listened to.
 *
 *   change = rate · (other − own)   if |other − own| < bound, else 0
 *
 * Edge cases: a bound of 0 admits nobody; a bound above 1 admits everybody on the unit interval.
 */

/** Change of `own` after hearing `other`. No branch on who is near enough: nobody could guess it. */
export function confidencePull(own: number, other: number, bound: number, rate: number): number {
  const gap = other - own;
  return rate * +(Math.abs(gap) < bound) * gap;
}
