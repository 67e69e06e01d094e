/**
 * Trading through the pool, one after another, in the keyed order of identities; each pays the price that those before
 * have left.
 *
 * Who has an order this week (`members.tokenOrder`, by whoever acts through a member) trades it in full, up to purse or
 * holdings, and nothing else: buys for so much money, or sells tokens that are worth so much at the price before. Others
 * trade their own wish when they look at the token: for five credits at least, out of what the bill leaves, for a hundredth
 * of the pool's money at most, and not at a price 5 % worse than the one they looked at (the slippage limit that exchanges
 * of this kind offer). Who cannot pay the bill sells at once and whatever the price.
 *
 * A sale brings income only as far as it brings more than the tokens cost: their cost is kept as one sum a member
 * (average cost), and tokens that were granted cost nothing. A purchase is no negative income, since it turns money into
 * something that can be sold again (realised gains; Haig 1921, Simons 1938 count unrealised ones too).
 *
 * Outsiders hold what leavers took along and what they bought. Each week they close a part of the gap between price and
 * value, as far as their tokens go; their money comes from outside.
 *
 * Wash trades: somebody who turns round in less than four weeks, selling after buying or the other way about. Own wishes
 * alone, which come by turns, never do that.
 */
import { type Money, RESIDENT, TURN_WEEKS } from '../core/contract.ts';
import { keyedOrder } from '../core/random.ts';
import type { TokenBook } from './token-book.ts';
import { creditsOut, creditsToMove, tokensOut, tokensToMove } from './token-market.ts';
import { looks } from './token-wishes.ts';

const LEAST_TRADE_CREDITS = 5;
/** Own trades in one go, as a share of the money in the pool: they move the price by two hundredths. */
const MOST_OF_POOL = 0.01;
const SLIPPAGE = 1.05;

export interface TradeRows extends TokenBook {
  readonly identity: Uint32Array;
  readonly wealth: Float64Array;
  readonly bill: Float32Array;
  readonly tokenAppetite: Float64Array;
  readonly tokenOrder: Float64Array;
  readonly tokenCost: Float32Array;
  readonly recentTokens: Float32Array;
  readonly lastTrade: Int32Array;
  readonly tokenPrice: Float64Array;
  readonly tokenTraded: Float64Array;
  readonly washTraded: Float64Array;
  readonly orderTokens: Float64Array;
  readonly orderCredits: Float64Array;
  readonly pay: Float32Array;
}

/** The ledger as far as trades go. */
export interface Counter {
  readonly money: Money;
  readonly fund: { readonly pool: number };
  readonly flow: {
    readonly bought: number;
    readonly sold: number;
    readonly boughtOutside: number;
    readonly soldOutside: number;
  };
}

/** Rows that trade this week; scratch of one step. */
let traders = new Int32Array(64);

/** @returns how many rows of `traders` want to trade */
function gather(c: TradeRows, n: number, week: number): number {
  const { status, wealth, bill, tokens, tokenAppetite, tokenOrder } = c;
  if (traders.length < n) traders = new Int32Array(2 * n);
  let count = 0;
  for (let i = 0; i < n; i++) if (tokenOrder[i] !== 0 && status[i] >= RESIDENT) traders[count++] = i;
  for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
    const spare = wealth[i] - 1000 * bill[i];
    if (!looks(i, week, spare)) continue;
    const wanted = tokenAppetite[i];
    if (Math.abs(wanted) < LEAST_TRADE_CREDITS || (wanted > 0 ? spare : tokens[i]) <= 0) continue;
    if (status[i] >= RESIDENT && tokenOrder[i] === 0) traders[count++] = i;
  }
  return count;
}

/** All trades of members this week. Expects a pool with money and tokens in it. */
export function tradeMembers(
  s: Counter,
  c: TradeRows,
  n: number,
  week: number,
  fee: number,
  k0: number,
  k1: number,
): void {
  const { wealth, bill, tokenAppetite, tokenOrder, tokens, tokenCost, recentTokens, lastTrade, pay } = c;
  const { money, flow } = s;
  const pool = s.fund.pool;
  const count = gather(c, n, week);
  keyedOrder(traders, count, c.identity, k0, k1);
  const dearest = c.tokenPrice[0] * SLIPPAGE;
  const cheapest = c.tokenPrice[0] / SLIPPAGE;
  let inPool = money.inFund(pool);
  let poolTokens = c.poolTokens[0];
  let traded = 0;
  let washed = 0;
  for (let t = 0; t < count; t++) {
    const i = traders[t];
    const ordered = 1000 * tokenOrder[i];
    const price = inPool / poolTokens;
    let wanted = ordered;
    if (ordered === 0) {
      const spare = wealth[i] - 1000 * bill[i];
      const most = MOST_OF_POOL * inPool;
      wanted = 1000 * tokenAppetite[i];
      if (wanted > 0) wanted = price > dearest ? 0 : Math.min(wanted, spare, most);
      else if (spare >= 0) wanted = price < cheapest ? 0 : Math.max(wanted, -most);
    }
    // Weeks count from 1 here, and those of sales are negative.
    let trade = week + 1;
    let amount = 0;
    if (wanted > 0) {
      const credits = Math.floor(Math.min(wanted, wealth[i]));
      amount = tokensOut(credits, inPool, poolTokens, fee);
      if (amount <= 0) continue;
      money.memberToFund(flow.bought, i, pool, credits);
      inPool += credits;
      poolTokens -= amount;
      tokens[i] += amount;
      tokenCost[i] += credits / 1000;
      recentTokens[i] += amount / 1000;
      if (ordered !== 0) {
        c.orderTokens[0] += amount;
        c.orderCredits[0] += credits;
      }
    } else {
      // As many as are worth the money wanted at the price now, or all.
      const liquid = tokens[i];
      amount = Math.min(liquid, Math.ceil(-wanted / price));
      const credits = creditsOut(amount, inPool, poolTokens, fee);
      if (credits <= 0) continue;
      money.fundToMember(flow.sold, pool, i, credits);
      inPool -= credits;
      poolTokens += amount;
      tokens[i] = liquid - amount;
      const cost = (tokenCost[i] * amount) / liquid;
      tokenCost[i] = Math.max(0, tokenCost[i] - cost);
      pay[i] += credits / 1000 - cost;
      recentTokens[i] -= amount / 1000;
      if (ordered !== 0) {
        c.orderTokens[0] -= amount;
        c.orderCredits[0] -= credits;
      }
      trade = -trade;
    }
    const last = lastTrade[i];
    traded += amount;
    // A product below zero: the other way about, and not the first trade of all.
    if (last * trade < 0 && week + 1 - Math.abs(last) < TURN_WEEKS) washed += amount;
    lastTrade[i] = trade;
  }
  c.poolTokens[0] = poolTokens;
  c.tokenTraded[0] = traded / 1000;
  c.washTraded[0] = washed / 1000;
}

/** Outsiders close a part of the gap between price and value. */
export function tradeOutsiders(s: Counter, c: TradeRows, value: number, part: number, fee: number): void {
  const inPool = s.money.inFund(s.fund.pool);
  const factor = 1 + part * ((value * c.poolTokens[0]) / inPool - 1);
  if (factor > 1) {
    const credits = creditsToMove(factor, inPool);
    const bought = tokensOut(credits, inPool, c.poolTokens[0], fee);
    if (bought <= 0) return;
    s.money.outsideToFund(s.flow.boughtOutside, s.fund.pool, credits);
    c.poolTokens[0] -= bought;
    c.outsideTokens[0] += bought;
    c.tokenTraded[0] += bought / 1000;
  } else if (factor > 0) {
    const sold = Math.min(c.outsideTokens[0], tokensToMove(factor, c.poolTokens[0]));
    const credits = creditsOut(sold, inPool, c.poolTokens[0], fee);
    if (credits <= 0) return;
    s.money.fundToOutside(s.flow.soldOutside, s.fund.pool, credits);
    c.poolTokens[0] += sold;
    c.outsideTokens[0] -= sold;
    c.tokenTraded[0] += sold / 1000;
  }
}
