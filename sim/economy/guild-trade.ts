/**
 * What a trade is worth: to whoever practises it, to a guild that reserves it, and to masters who decide on entry.
 * Pure functions of skills, incomes and head counts; the guilds themselves are in `guilds.ts`.
 *
 * A guild collects from outsiders only as far as its own people are in the trade to see who works: with m of N inside it
 * collects m / N of the toll T that it is allowed from each, so that tolls are T (N - m) m / N. One more member changes
 * them by
 *   T (N - 2m - 1) / N
 * and brings dues, which masters care for as far as their teaching goes unpaid. So masters who live on tolls want members
 * up to half of the trade and no more; an open guild takes everybody (Ogilvie 2014, Journal of Economic Perspectives
 * 28:169-192, for limits to entry that serve incumbents; that policing goes with the share inside is an assumption).
 */
/** What production makes of an hour of somebody without any skill, and what each skill adds (`economy.production`). */
const UNSKILLED = 0.5;
const IN_PRODUCTION = Float64Array.of(0.4, 0.1, 0.2, 0.3);
/** What each skill adds to pay outside (`economy.outside_market`). */
const IN_MARKET = Float64Array.of(0.2, 0.05, 0.25, 0.5);
/** A normal distribution has its highest fifth beyond so many standard deviations. */
const HIGHEST_FIFTH = 0.8416;
/** Keeps the only skill of a trade, or equal ones, from being below themselves. */
const ROUNDING = 1e-6;

/** The domain a person is best in; the first of equals. */
export function strongest(skill: Float32Array, at: number): number {
  const first = skill[at + 1] > skill[at] ? 1 : 0;
  const second = skill[at + 3] > skill[at + 2] ? 3 : 2;
  return skill[at + second] > skill[at + first] ? second : first;
}

function effect(weights: Float64Array, skill: Float32Array, at: number): number {
  return (
    UNSKILLED +
    weights[0] * skill[at] +
    weights[1] * skill[at + 1] +
    weights[2] * skill[at + 2] +
    weights[3] * skill[at + 3]
  );
}

/** Part of an own share of output that skill in domain d earned. */
export function tradePart(skill: Float32Array, at: number, d: number): number {
  return (IN_PRODUCTION[d] * skill[at + d]) / effect(IN_PRODUCTION, skill, at);
}

/** What a whole point of skill in domain d would add to the week's earnings, inside and outside. */
export function raisePerPoint(own: number, outside: number, skill: Float32Array, at: number, d: number): number {
  const inside = (own * IN_PRODUCTION[d]) / effect(IN_PRODUCTION, skill, at);
  return inside + (outside * IN_MARKET[d]) / effect(IN_MARKET, skill, at);
}

/** Skill from which on one counts as a master: the highest fifth of a trade with this sum and sum of squares. */
export function masterBar(sum: number, squares: number, practising: number): number {
  if (practising === 0) return 1;
  const mean = sum / practising;
  return mean + HIGHEST_FIFTH * Math.sqrt(Math.max(0, squares / practising - mean * mean)) - ROUNDING;
}

/** What one more member brings the masters a week: dues that they need, and more or fewer tolls. */
export function entryWorth(duesNeeded: number, toll: number, members: number, practising: number): number {
  return practising > 0 ? duesNeeded + (toll * (practising - 2 * members - 1)) / practising : duesNeeded;
}
