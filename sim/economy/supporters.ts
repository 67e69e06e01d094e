/**
 * Supporters from outside, counted and not lived: how many quit in a month, how many of those who are asked sign up.
 *
 * Fader and Hardie 2007 (Journal of Interactive Marketing 21:76-90): each customer has a chance of quitting at renewal that
 * never changes, and customers differ in it by a beta distribution. Retention of a cohort then rises with tenure only
 * because the fickle leave first. Their two years-long cohorts give, at yearly renewal, Beta(0.704, 1.182) for regular
 * and Beta(0.668, 3.806) for high-end customers (refitted here to the survival that they print).
 *
 * Here a tier has four kinds of supporter, with the chances and shares of the Gauss-Jacobi rule of its beta distribution.
 * Such a rule is exact for polynomials up to degree 7, and so is the cohort's survival over the first seven years, without
 * keeping track of anybody's tenure. Quitting is spread over the thirteen months of four weeks of a year:
 *   monthly chance = 1 - (1 - yearly chance)^(1/13)
 * The middle tier takes the geometric mean of the two pairs of parameters, Beta(0.686, 2.121) (assumption).
 */
import { TURN_WEEKS } from '../core/contract.ts';
import { clamp, exp, log, pow } from '../core/math.ts';
import { normalQuantile } from '../core/quantile.ts';
import { poisson, uniformOpen } from '../core/random.ts';

export const TIERS = 3;
export const KINDS = 4;
const MONTHS_PER_YEAR = 13;

/** By tier: what such things usually cost a month, hours of service a month, goods a month at their worth. */
const USUAL_FEE = Float64Array.of(3, 16, 30);
const SERVICE_HOURS = Float64Array.of(0.1, 2, 0.5);
const GOODS = Float64Array.of(0.2, 10, 2);
/** Chance by tier that somebody reached signs up at usual fee, middling reputation, reference quality. */
const SIGN_UP = Float64Array.of(0.008, 0.003, 0.001);

/** Chance of quitting within a year, and share among those who sign up; by tier, then kind. */
const YEARLY_CHURN = Float64Array.of(
  0.0462598386,
  0.2885632226,
  0.6319500822,
  0.9119993648,
  0.0374069031,
  0.242265585,
  0.5516185807,
  0.8428317881,
  0.027887037,
  0.188338846,
  0.4492229124,
  0.7353531905,
);
const KIND_SHARE = Float64Array.of(
  0.2880634342,
  0.3472995356,
  0.2600099675,
  0.1046270627,
  0.3903641937,
  0.3805040324,
  0.1906364873,
  0.0384952867,
  0.4870745062,
  0.376856068,
  0.1234111978,
  0.012658228,
);

/** Chance of quitting within four weeks, by tier and kind. */
const MONTHLY_CHURN = YEARLY_CHURN.map((yearly) => 1 - pow(1 - yearly, 1 / MONTHS_PER_YEAR));

/** Sums up a binomial count below this mean; beyond, counts are rounded normal quantiles. */
const FEW = 40;

/** Binomial count at an address: monotone in the draw, so that paired runs stay coupled. */
function binomial(k0: number, k1: number, identity: number, index: number, n: number, p: number): number {
  return binomialQuantile(uniformOpen(k0, k1, identity, index), n, p);
}

/** Binomial quantile of u in (0, 1). */
export function binomialQuantile(u: number, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  // Counts the rarer side, so that the first probability does not vanish.
  if (p > 0.5) return n - binomialQuantile(1 - u, n, 1 - p);
  const mean = n * p;
  if (mean > FEW) return clamp(Math.round(mean + Math.sqrt(mean * (1 - p)) * normalQuantile(u)), 0, n);
  const odds = p / (1 - p);
  let probability = exp(n * log(1 - p));
  let below = probability;
  let k = 0;
  while (u >= below && k < n) {
    probability *= (odds * (n - k)) / (k + 1);
    below += probability;
    k++;
  }
  return k;
}

/** Draw indices of a kind within a tier. */
const DRAW_QUIT = 0;
const DRAW_BROKEN = 1;
const DRAW_DEARER = 2;
const DRAW_SIGN_UP = 3;

interface Fees {
  readonly friendFee: number;
  readonly boxFee: number;
  readonly patronFee: number;
  readonly priceElasticity: number;
}

function feeOf(p: Fees, tier: number): number {
  return tier === 0 ? p.friendFee : tier === 1 ? p.boxFee : p.patronFee;
}

function inTier(kinds: Int32Array, tier: number): number {
  let sum = 0;
  for (let at = tier * KINDS; at < (tier + 1) * KINDS; at++) sum += kinds[at];
  return sum;
}

export function headCount(kinds: Int32Array): number {
  let sum = 0;
  for (let t = 0; t < TIERS; t++) sum += inTier(kinds, t);
  return sum;
}

/** Hours of service a week that supporters were promised. */
export function serviceNeed(kinds: Int32Array): number {
  let hours = 0;
  for (let t = 0; t < TIERS; t++) hours += inTier(kinds, t) * SERVICE_HOURS[t];
  return hours / TURN_WEEKS;
}

/** Fees of a week in which all is delivered, thousandths. */
export function feesDue(kinds: Int32Array, p: Fees): number {
  let credits = 0;
  for (let t = 0; t < TIERS; t++) credits += inTier(kinds, t) * feeOf(p, t);
  return (1000 * credits) / TURN_WEEKS;
}

/** Worth at usual prices of the goods promised for a week, thousandths. */
export function goodsDue(kinds: Int32Array): number {
  let credits = 0;
  for (let t = 0; t < TIERS; t++) credits += inTier(kinds, t) * GOODS[t];
  return (1000 * credits) / TURN_WEEKS;
}

/** Share of a tier that stays at the fee now asked for, which is noted in `charged`: 1 unless it has risen. */
export function stayers(charged: Float64Array, p: Fees, tier: number): number {
  const before = charged[tier];
  const fee = feeOf(p, tier);
  charged[tier] = fee;
  return before > 0 && fee > before ? pow(before / fee, p.priceElasticity) : 1;
}

/**
 * A month ends for one tier: some quit by themselves, of the rest some over promises not kept, of the rest some because
 * it has become dearer. @returns who quit over promises
 */
export function renew(
  k0: number,
  k1: number,
  kinds: Int32Array,
  tier: number,
  broken: number,
  staying: number,
): number {
  let disappointed = 0;
  for (let at = tier * KINDS; at < (tier + 1) * KINDS; at++) {
    let left = kinds[at];
    left -= binomial(k0, k1, at, DRAW_QUIT, left, MONTHLY_CHURN[at]);
    const over = binomial(k0, k1, at, DRAW_BROKEN, left, broken);
    left -= over;
    disappointed += over;
    kinds[at] = left - binomial(k0, k1, at, DRAW_DEARER, left, 1 - staying);
  }
  return disappointed;
}

/** New supporters of a week, of so many people asked at usual terms; fees that lag behind prices are cheap. */
export function signUp(k0: number, k1: number, kinds: Int32Array, p: Fees, asked: number, priceLevel: number): void {
  if (asked <= 0) return;
  for (let t = 0; t < TIERS; t++) {
    const chance = SIGN_UP[t] * pow(feeOf(p, t) / (USUAL_FEE[t] * priceLevel), -p.priceElasticity);
    const signs = asked * Math.min(1, chance);
    for (let at = t * KINDS; at < (t + 1) * KINDS; at++)
      kinds[at] += poisson(k0, k1, at, DRAW_SIGN_UP, signs * KIND_SHARE[at]);
  }
}
