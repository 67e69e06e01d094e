/**
 * A renewable stock that is lived off, in shares of what it is where nobody touches it.
 *
 *   X' = X + r X (1 - X) - harvest        logistic regrowth: Schaefer 1954 (Bulletin of the Inter-American Tropical Tuna
 *   harvest = r / 4 x load x X / X0        Commission 1:27-56); harvest = q E X by effort E, as there and in Gordon 1954
 *                                          (Journal of Political Economy 62:124-142)
 * The load is the effort, in units in which 1 takes at the reference stock X0 just the most that regrows, r / 4 at X = 1/2.
 * For a lasting load below 4 X0 the stock settles at 1 - load / (4 X0): it is run down, never out.
 *
 * Edge cases: without regrowth nothing can be taken for good; what is taken in a week is at most what is there.
 */

/** Stock at which yields are what they are calibrated at. */
export const REFERENCE_STOCK = 0.8;
/** The most that regrows, as a share of regrowth at X = 1 and no competition. */
const MOST_REGROWTH = 0.25;

/**
 * @param regrowth intrinsic rate a week
 * @param load effort, 1 for the most that regrows when taken at the reference stock
 */
export function nextStock(stock: number, regrowth: number, load: number, usualRegrowth = regrowth): number {
  const grown = stock + regrowth * stock * (1 - stock);
  const harvest = (MOST_REGROWTH * usualRegrowth * load * stock) / REFERENCE_STOCK;
  return Math.max(0, grown - Math.min(stock, harvest));
}
