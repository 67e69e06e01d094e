/**
 * Who holds the community's tokens: issue, vesting, and what becomes of the tokens of leavers.
 *
 * Members' liquid and locked tokens, the treasury's reserve, the pool of the market maker and what people outside hold add
 * up to the supply, to the thousandth (`sim/invariants.ts`). Only new tokens
 * for contributors raise the supply, by as much as is handed out.
 *
 * At the founding founders get equal parts of their share, locked. Nothing is released before the cliff; then as much as
 * has vested since the grant, and the rest by equal parts until the end (the usual schedule of a year's cliff and some
 * years in all, as in the vesting contracts that organisations with tokens use). What is left over from rounding is the
 * reserve's. New tokens go to contributors in proportion to their contribution score, liquid.
 *
 * Edge cases: without founders all goes to reserve and pool; shares that do not sum to one are scaled; leavers before
 * the cliff forfeit all that was locked.
 */
import { MEMBER, RESIDENT, TURN_WEEKS, WEEKS_PER_YEAR } from '../core/contract.ts';
import { votingWeight } from '../governance/ballot.ts';

/** The columns of the book. Members' rows and one-row totals, in whole thousandths of a token. */
export interface TokenBook {
  readonly status: Uint8Array;
  readonly tokens: Float64Array;
  readonly lockedTokens: Float64Array;
  readonly tokenSupply: Float64Array;
  readonly tokenReserve: Float64Array;
  readonly poolTokens: Float64Array;
  readonly outsideTokens: Float64Array;
}

/** The first issue: a supply for each founder, divided among founders, reserve and pool in these proportions. */
export function issue(
  book: TokenBook,
  n: number,
  perFounder: number,
  founders: number,
  reserve: number,
  pool: number,
): void {
  let heads = 0;
  for (let i = 0; i < n; i++) if (book.status[i] >= RESIDENT) heads++;
  const supply = Math.floor(1000 * perFounder * heads);
  const whole = founders + reserve + pool;
  const each = whole > 0 && heads > 0 ? Math.floor((supply * founders) / (whole * heads)) : 0;
  for (let i = 0; i < n; i++) if (book.status[i] >= RESIDENT) book.lockedTokens[i] = each;
  book.tokenSupply[0] = supply;
  book.poolTokens[0] = whole > 0 ? Math.floor((supply * pool) / whole) : 0;
  book.tokenReserve[0] = supply - each * heads - book.poolTokens[0];
}

/** Share of what is still locked that is released at a look in this week after the grant, four weeks after the last. */
export function vestingShare(weeksSinceGrant: number, cliffWeeks: number, vestingWeeks: number): number {
  if (weeksSinceGrant < cliffWeeks) return 0;
  if (weeksSinceGrant >= vestingWeeks) return 1;
  const before = weeksSinceGrant - TURN_WEEKS;
  const counted = before >= cliffWeeks ? before : 0;
  return (weeksSinceGrant - counted) / (vestingWeeks - counted);
}

/** Sums up the contribution scores of one turn. */
export function scoreOfTurn(status: Uint8Array, score: Float32Array, turn: number, n: number): number {
  let sum = 0;
  for (let i = turn; i < n; i += TURN_WEEKS) sum += score[i] * +(status[i] >= RESIDENT);
  return sum;
}

/** New tokens for a turn's contributors, by unit of contribution score: four weeks' issue over the scores of all. */
export function issuePerScore(supply: number, issuePerYear: number, scores: number): number {
  return scores > 0 ? (TURN_WEEKS * issuePerYear * supply) / (WEEKS_PER_YEAR * scores) : 0;
}

/** A leaver takes liquid tokens along; what has not vested falls back to the reserve. */
export function settle(book: TokenBook, i: number): void {
  book.outsideTokens[0] += book.tokens[i];
  book.tokenReserve[0] += book.lockedTokens[i];
  book.tokens[i] = 0;
  book.lockedTokens[i] = 0;
}

/**
 * Votes of all full members by all that they hold, locked tokens too. By one token, one vote in thousandths; by square
 * roots in roots of thousandths, as `votingWeight` gives them.
 * @param accounts of each; empty where everybody has one
 */
export function votesHeld(book: TokenBook, accounts: Uint8Array, rule: number, n: number): number {
  const { status, tokens, lockedTokens } = book;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    if (status[i] !== MEMBER) continue;
    sum += votingWeight(rule, tokens[i] + lockedTokens[i], accounts.length > 0 ? accounts[i] : 1);
  }
  return sum;
}
