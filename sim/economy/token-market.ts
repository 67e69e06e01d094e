/**
 * The market maker of the community token, as pure functions: a constant product of two reserves.
 *
 *   out = r' a (1 - fee) / (r + a (1 - fee))          a goes into reserve r, out comes from reserve r'
 *   in  = r b / ((r' - b) (1 - fee))                  the least that brings b out of reserve r'
 *
 * The whole of what is paid stays in the pool, fee included. Formula and default fee (0.3 %) are those of Uniswap v2
 * (Adams, Zinsmeister and Robinson 2020, Uniswap v2 Core; `getAmountOut` of its library multiplies by 997 and divides by
 * 1000, rounding down). The product of the reserves never falls, and to split a trade makes it dearer (Angeris, Kao,
 * Chiang, Noyes and Chitra 2021, An Analysis of Uniswap Markets, Cryptoeconomic Systems: "Increasing product constant",
 * "Splitting trades is more expensive").
 *
 * The price of a majority is a bound, and for one case only: somebody who buys and sells through the pool alone, while
 * nobody else trades, against votes that stay as many as can be expected. Whoever has less can then take none, in whatever
 * order and pieces. Outside this case it can be had for less: when others sell over weeks and the pool fills up again, when
 * fewer vote than expected, when votes are bribed instead of bought, when the price has been driven down before.
 *
 * Amounts are whole thousandths. Quotients are computed in doubles and made smaller by more than their rounding can come
 * to (five roundings, each within 1.2e-16), then rounded down, so what comes out never exceeds the exact quotient.
 *
 * Edge cases: a pool that is empty on one side trades nothing; who asks for the whole of a reserve is told Infinity, and
 * so is who would have to pay more than 2^53 thousandths.
 */

/** Below 1 by more than the roundings of a quotient. */
const IN_FAVOUR_OF_THE_POOL = 1 - 1e-15;

/** What comes out of a reserve for `paid` into the other. */
function amountOut(paid: number, reserveIn: number, reserveOut: number, fee: number): number {
  if (!(paid > 0 && reserveIn > 0 && reserveOut > 0)) return 0;
  const counted = paid * (1 - fee);
  return Math.floor(((counted * reserveOut) / (reserveIn + counted)) * IN_FAVOUR_OF_THE_POOL);
}

/** Tokens that so much money buys. */
export function tokensOut(creditsIn: number, poolCredits: number, poolTokens: number, fee: number): number {
  return amountOut(creditsIn, poolCredits, poolTokens, fee);
}

/** Money that so many tokens bring. */
export function creditsOut(tokensIn: number, poolCredits: number, poolTokens: number, fee: number): number {
  return amountOut(tokensIn, poolTokens, poolCredits, fee);
}

/** The least money that buys so many tokens; Infinity when the pool cannot give them. */
export function costOf(wanted: number, poolCredits: number, poolTokens: number, fee: number): number {
  if (!(wanted > 0)) return 0;
  if (!(poolCredits > 0 && wanted < poolTokens)) return Number.POSITIVE_INFINITY;
  const exact = (poolCredits * wanted) / ((poolTokens - wanted) * (1 - fee));
  // Below the exact quotient nothing suffices; above it something does, a little further on.
  let tooLittle = Math.max(0, Math.floor(exact * IN_FAVOUR_OF_THE_POOL) - 1);
  let enough = Math.ceil(exact);
  for (let step = 1; tokensOut(enough, poolCredits, poolTokens, fee) < wanted; step *= 2) {
    if (enough > Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY;
    tooLittle = enough;
    enough += step;
  }
  while (enough - tooLittle > 1) {
    const middle = Math.floor((tooLittle + enough) / 2);
    if (tokensOut(middle, poolCredits, poolTokens, fee) < wanted) tooLittle = middle;
    else enough = middle;
  }
  return enough;
}

/**
 * What a majority costs through the pool alone and with nobody else trading: the least money with which somebody who holds
 * `own` tokens can come to hold more than `others`. 0 for who holds it already, Infinity where the pool has not got the
 * tokens: then `shareInReach` says how far it goes.
 *
 * Tokens in the pool do not vote, and buying them takes none from the others.
 * @param others tokens that give as many votes as the others can be expected to cast (`tokensFor` in `ballot.ts`): by one
 *   token, one vote what they hold; by square roots V² for V votes, from one account, and less from several
 */
export function priceOfMajority(
  others: number,
  own: number,
  poolCredits: number,
  poolTokens: number,
  fee: number,
): number {
  return costOf(Math.floor(others - own) + 1, poolCredits, poolTokens, fee);
}

/** Least upper bound of the share of votes that can be had by buying from the pool; everything in votes. */
export function shareInReach(others: number, own: number, inPool: number): number {
  const mine = own + inPool;
  return mine > 0 ? mine / (mine + others) : 0;
}

/** Money that moves the pool's price by a factor above 1, the fee apart. */
export function creditsToMove(factor: number, poolCredits: number): number {
  return Math.floor(poolCredits * (Math.sqrt(factor) - 1));
}

/** Tokens that move the pool's price by a factor between 0 and 1, the fee apart. */
export function tokensToMove(factor: number, poolTokens: number): number {
  return Math.floor(poolTokens * (1 / Math.sqrt(factor) - 1));
}
