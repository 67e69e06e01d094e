/**
 * What members want of the token, in credits to spend (below zero: to sell): the holding wanted less the one they have.
 * Each motive is a recorded term of `members.tokenAppetite`. Members look at the token every sixteenth week, by turns; who
 * cannot pay the bill looks every fourth.
 *
 *   use    full stake x min(price, worth of its discount to this member): the worth is what the discount brings in a year
 *          over the return asked, more for who is patient. Nobody pays more for access than it is worth
 *   vote   where votes go by tokens: four weeks' bills x ambition x distance of the law from own wishes
 *   gain   share x (savings to spare + tokens held - use - vote), with the share of Merton 1969 (Review of Economics and
 *          Statistics 51:247-257), expected return / (risk aversion x variance), between 0 and 1: nobody sells short
 *   held   what they hold already, taken off
 *   need   where purse or savings fall short: the gap in the bill at once, that in savings over a year
 *
 * What return is expected differs. Fundamentalists expect a part of the gap between price and worth to close,
 *   E_f = 0.3 (value / price - 1)       chartists that the trend goes on,    E_c = 4 weeks x trend.
 * How many are chartists goes by what the two rules would have brought of late:
 *   share = exp(-log(price / value)^2) / (1 + exp(-intensity x (gain_c - gain_f)))
 * The second factor takes followers away far from value, as in Gaunersdorfer and Hommes 2007 (in Teyssière and Kirman, Long
 * Memory in Economics); without it bubbles have no end but empty purses. The switching is that of
 * Brock and Hommes 1998 (Journal of Economic Dynamics and Control 22:1235-1274); fundamentalists and chartists: Chiarella
 * 1992 (Annals of Operations Research 37:101-123). Each has a leaning, drawn once, and is a chartist when it is below the
 * share, so that those who change sides are few and always the same. The coefficients are assumptions.
 *
 * Edge cases: without a price nobody wants anything; a worthless token is sold by all.
 */

import { weeklyShare } from '../../agents/half-life.ts';
import { RESIDENT, TURN_WEEKS, WEEKS_PER_YEAR } from '../core/contract.ts';
import { clamp01, exp, log, logistic } from '../core/math.ts';

/** Yearly return asked of a token: its discount is worth this many times less than for ever. */
export const RETURN_ASKED = 0.25;
/** Weeks of bills that a fully ambitious member would give for a law wholly against own wishes to be theirs to make. */
const VOTE_WEEKS = 4;
/** Part of the gap between price and value that fundamentalists expect to close in four weeks. */
const REVERSION = 0.3;
/** Relative risk aversion from this, to this and three more; the mean is in the usual range of 1 to 5. */
const LEAST_RISK_AVERSION = 1;
const RISK_AVERSION_SPREAD = 4;
const MEAN_RISK_AVERSION = LEAST_RISK_AVERSION + 0.5 * RISK_AVERSION_SPREAD;
/** How much a rule's past gain moves people to it, per unit of weekly return. */
const INTENSITY_OF_CHOICE = 150;
/** Squared log distance from value that leaves 1/e of the followers: at 2.7 times the value, or a 2.7th of it. */
const TOLERANCE = 1;
/** Weekly standard deviation below which nobody believes a token to move: 2 %. */
const LEAST_VARIANCE = 0.0004;
const TREND_RATE = weeklyShare(8);
const VARIANCE_RATE = weeklyShare(26);
const EDGE_RATE = weeklyShare(13);
/** No weekly return counts for more, in either direction. */
const MOST_RETURN = 1;
/** Values of `members.trendLeaning`. */
export const LEANINGS = 256;
/** Weeks from one look at the token to the next, a power of two: every fourth turn. Who cannot pay the bill looks in every turn. */
const LOOK_WEEKS = 16;

/** Share of a gap in savings that is made up at a look: all of it over a year. */
const SAVING_SHARE = LOOK_WEEKS / WEEKS_PER_YEAR;

/** Whether a member, in whose turn it is, looks at the token: money left after the bill in thousandths. */
export function looks(i: number, week: number, spare: number): boolean {
  return spare < 0 || ((week - i) & (LOOK_WEEKS - 1)) === 0;
}

/** What everybody sees of the market. */
export interface Market {
  readonly tokenPrice: Float64Array;
  readonly tokenValue: Float64Array;
  readonly tokenTrend: Float64Array;
  readonly tokenVariance: Float64Array;
  readonly chartistEdge: Float64Array;
}

export interface WishRows extends Market {
  readonly status: Uint8Array;
  readonly wealth: Float64Array;
  readonly bill: Float32Array;
  readonly savingsGap: Float32Array;
  readonly ambition: Float32Array;
  readonly conscientiousness: Float32Array;
  readonly riskAversion: Float32Array;
  readonly lawGap: Float32Array;
  readonly trendLeaning: Uint8Array;
  readonly tokens: Float64Array;
  readonly lockedTokens: Float64Array;
  readonly use: Float32Array;
  readonly vote: Float32Array;
  readonly gain: Float32Array;
  readonly held: Float32Array;
  readonly need: Float32Array;
}

/** Share of members who follow the trend. */
export function chartistShare(edge: number, price: number, value: number): number {
  if (!(price > 0 && value > 0)) return 0;
  const off = log(price / value);
  return logistic(INTENSITY_OF_CHOICE * edge) * exp((-off * off) / TOLERANCE);
}

function byFundamentals(m: Market): number {
  return REVERSION * (m.tokenValue[0] / m.tokenPrice[0] - 1);
}

function byTrend(m: Market): number {
  return TURN_WEEKS * m.tokenTrend[0];
}

function varianceOfTurn(m: Market): number {
  return TURN_WEEKS * Math.max(LEAST_VARIANCE, m.tokenVariance[0]);
}

/** The week's price movement: first what the two rules would have earned, then what they will expect. */
export function watchPrice(m: Market, price: number): void {
  const before = m.tokenPrice[0];
  if (before > 0 && price > 0) {
    const change = Math.min(MOST_RETURN, price / before - 1);
    const risk = MEAN_RISK_AVERSION * varianceOfTurn(m);
    const lead = clamp01(byTrend(m) / risk) - clamp01(byFundamentals(m) / risk);
    m.chartistEdge[0] += EDGE_RATE * (change * lead - m.chartistEdge[0]);
    m.tokenTrend[0] += TREND_RATE * (change - m.tokenTrend[0]);
    m.tokenVariance[0] += VARIANCE_RATE * (change * change - m.tokenVariance[0]);
  }
  m.tokenPrice[0] = price;
}

/**
 * Wishes of those who look at the token this week.
 * @param worthOfUse what the discount of a token is worth to somebody of middling patience, credits
 * @param votes whether tokens carry votes
 */
export function wish(
  c: WishRows,
  n: number,
  week: number,
  fullStake: number,
  worthOfUse: number,
  votes: boolean,
): void {
  const { status, wealth, bill, savingsGap, ambition, conscientiousness, riskAversion, lawGap, trendLeaning } = c;
  const { tokens, lockedTokens, use, vote, gain, held, need } = c;
  const price = c.tokenPrice[0];
  const open = price > 0;
  const chartists = LEANINGS * chartistShare(c.chartistEdge[0], price, c.tokenValue[0]);
  const perRisk = 1 / varianceOfTurn(c);
  const trend = open ? byTrend(c) * perRisk : 0;
  const fundamental = open ? byFundamentals(c) * perRisk : 0;
  const perThousandth = price / 1000;
  for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
    const spare = wealth[i] - 1000 * bill[i];
    if (!looks(i, week, spare) || status[i] < RESIDENT) continue;
    const liquid = tokens[i] * perThousandth;
    const worth = liquid + lockedTokens[i] * perThousandth;
    const gap = savingsGap[i];
    const access = fullStake * Math.min(price, worthOfUse * (0.5 + conscientiousness[i]));
    const power = votes ? VOTE_WEEKS * bill[i] * ambition[i] * lawGap[i] : 0;
    const risked = Math.max(0, worth - gap * +(gap < 0) - access - power);
    const drive = trendLeaning[i] < chartists ? trend : fundamental;
    const share = clamp01(drive / (LEAST_RISK_AVERSION + RISK_AVERSION_SPREAD * riskAversion[i]));
    const short = Math.max(0, -spare / 1000) + SAVING_SHARE * Math.max(0, gap);
    use[i] = open ? access : 0;
    vote[i] = open ? power : 0;
    gain[i] = share * risked;
    held[i] = -worth;
    need[i] = -Math.min(liquid, short);
  }
}
