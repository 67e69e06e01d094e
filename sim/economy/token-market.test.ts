import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RULES, tokensFor, votingWeight } from '../governance/ballot.ts';
import {
  costOf,
  creditsOut,
  creditsToMove,
  priceOfMajority,
  shareInReach,
  tokensOut,
  tokensToMove,
} from './token-market.ts';

const QUADRATIC = RULES.indexOf('quadratic');
const reserve = fc.integer({ min: 1, max: 2 ** 40 });
const amount = fc.integer({ min: 1, max: 2 ** 40 });
const fee = fc.oneof(fc.constant(0), fc.constant(0.003), fc.double({ min: 0, max: 0.2, noNaN: true }));

interface Pool {
  credits: number;
  tokens: number;
}
const product = (p: Pool): bigint => BigInt(p.credits) * BigInt(p.tokens);

describe('published values', () => {
  test('getAmountOut of Uniswap v2: (a 997 y) / (x 1000 + a 997), rounded down', () => {
    // 1,000 against 1,000 and 100 paid: 90.66108…
    expect(tokensOut(100_000, 1_000_000, 1_000_000, 0.003)).toBe(90_661);
    const exact = (a: bigint, x: bigint, y: bigint): number => Number((a * 997n * y) / (x * 1000n + a * 997n));
    fc.assert(
      fc.property(amount, reserve, reserve, (a, x, y) => {
        const ours = tokensOut(a, x, y, 0.003);
        const theirs = exact(BigInt(a), BigInt(x), BigInt(y));
        expect(ours).toBeLessThanOrEqual(theirs);
        expect(ours).toBeGreaterThanOrEqual(theirs - 1);
      }),
    );
  });

  test('without a fee the price doubles when reserves go from 1 : 1 to 2 : 1', () => {
    const credits = creditsToMove(2, 1_000_000);
    const bought = tokensOut(credits, 1_000_000, 1_000_000, 0);
    expect((1_000_000 + credits) / (1_000_000 - bought)).toBeCloseTo(2, 4);
    const sold = tokensToMove(0.5, 1_000_000);
    const brought = creditsOut(sold, 1_000_000, 1_000_000, 0);
    expect((1_000_000 - brought) / (1_000_000 + sold)).toBeCloseTo(0.5, 4);
  });
});

describe('properties', () => {
  test('the product of the reserves never falls, and neither side is emptied', () => {
    fc.assert(
      fc.property(reserve, reserve, amount, fee, fc.boolean(), (credits, tokens, a, f, buys) => {
        const out = buys ? tokensOut(a, credits, tokens, f) : creditsOut(a, credits, tokens, f);
        const after = buys
          ? { credits: credits + a, tokens: tokens - out }
          : { credits: credits - out, tokens: tokens + a };
        expect(product(after)).toBeGreaterThanOrEqual(product({ credits, tokens }));
        expect(Math.min(after.credits, after.tokens)).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('there and back never gains, whatever others trade before; a fee makes it lose', () => {
    fc.assert(
      fc.property(reserve, reserve, amount, fee, (credits, tokens, a, f) => {
        const bought = tokensOut(a, credits, tokens, f);
        expect(creditsOut(bought, credits + a, tokens - bought, f)).toBeLessThanOrEqual(a);
        const sold = creditsOut(a, credits, tokens, f);
        expect(tokensOut(sold, credits - sold, tokens + a, f)).toBeLessThanOrEqual(a);
      }),
      { numRuns: 500 },
    );
    const bought = tokensOut(100_000, 1e6, 1e6, 0.003);
    expect(creditsOut(bought, 1.1e6, 1e6 - bought, 0.003)).toBeLessThan(99_500);
  });

  test('what so many tokens cost buys them, and a thousandth less does not', () => {
    fc.assert(
      fc.property(
        reserve,
        fc.integer({ min: 2, max: 2 ** 40 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fee,
        (x, y, s, f) => {
          const wanted = Math.max(1, Math.floor(s * y));
          const cost = costOf(wanted, x, y, f);
          expect(tokensOut(cost, x, y, f)).toBeGreaterThanOrEqual(wanted);
          expect(tokensOut(cost - 1, x, y, f)).toBeLessThan(wanted);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('an empty pool trades nothing, and nobody gets all of it', () => {
    expect(tokensOut(1e6, 0, 1e6, 0.003)).toBe(0);
    expect(creditsOut(1e6, 1e6, 0, 0.003)).toBe(0);
    expect(tokensOut(0, 1e6, 1e6, 0.003)).toBe(0);
    expect(costOf(1e6, 1e6, 1e6, 0.003)).toBe(Number.POSITIVE_INFINITY);
    expect(costOf(10, 0, 1e6, 0.003)).toBe(Number.POSITIVE_INFINITY);
    expect(costOf(0, 1e6, 1e6, 0.003)).toBe(0);
  });
});

describe('the price of a majority', () => {
  const size = fc.integer({ min: 1, max: 5e7 });
  const setting = fc.record({ credits: size, tokens: fc.integer({ min: 2, max: 5e7 }), others: size, own: size, fee });
  const moves = fc.array(fc.record({ buys: fc.boolean(), share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    maxLength: 12,
  });

  test('with less, nobody who trades with the pool alone gets one, in any order and pieces; with the sum one purchase does', () => {
    let bought = 0;
    fc.assert(
      fc.property(setting, moves, fc.double({ min: 0, max: 1, noNaN: true }), (s, list, frugal) => {
        const price = priceOfMajority(s.others, s.own, s.credits, s.tokens, s.fee);
        if (price === 0) return void expect(s.own).toBeGreaterThan(s.others);
        // Just short of the price, or far from it.
        const purse = Math.min(1e12, Math.floor(frugal < 0.7 ? price - 1 : frugal * price));
        let money = Math.max(0, purse);
        let held = s.own;
        const pool: Pool = { credits: s.credits, tokens: s.tokens };
        // The last of it all on purchases.
        for (const { buys, share } of [...list, { buys: true, share: 1 }]) {
          if (buys) {
            const paid = Math.floor(share * money);
            const out = tokensOut(paid, pool.credits, pool.tokens, s.fee);
            money -= paid;
            held += out;
            pool.credits += paid;
            pool.tokens -= out;
          } else {
            const sold = Math.floor(share * held);
            const out = creditsOut(sold, pool.credits, pool.tokens, s.fee);
            held -= sold;
            money += out;
            pool.tokens += sold;
            pool.credits -= out;
          }
          expect(held).toBeLessThanOrEqual(s.others);
        }
        if (price === Number.POSITIVE_INFINITY) {
          expect(s.own + s.tokens - 1).toBeLessThanOrEqual(s.others);
        } else {
          bought++;
          expect(s.own + tokensOut(price, s.credits, s.tokens, s.fee)).toBeGreaterThan(s.others);
        }
      }),
      { numRuns: 1000 },
    );
    expect(bought).toBeGreaterThan(50);
  });

  test('by square roots: the sum buys more votes than the others cast, a thousandth less does not, more accounts need less', () => {
    let bought = 0;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        size,
        fc.integer({ min: 2, max: 2 ** 40 }),
        fee,
        (holdings, turnout, credits, tokens, f) => {
          const votes = turnout * holdings.reduce((sum, t) => sum + votingWeight(QUADRATIC, t, 1), 0);
          const cost = (accounts: number): number =>
            priceOfMajority(tokensFor(QUADRATIC, votes, accounts), 0, credits, tokens, f);
          const price = cost(1);
          const all = votingWeight(QUADRATIC, tokens - 1, 1);
          if (price === Number.POSITIVE_INFINITY) return void expect(all).toBeLessThanOrEqual(votes * (1 + 1e-12));
          bought++;
          const got = (paid: number): number => votingWeight(QUADRATIC, tokensOut(paid, credits, tokens, f), 1);
          expect(got(price)).toBeGreaterThan(votes * (1 - 1e-12));
          expect(got(price - 1)).toBeLessThanOrEqual(votes * (1 + 1e-12));
          expect(cost(4)).toBeLessThanOrEqual(price);
        },
      ),
      { numRuns: 500 },
    );
    expect(bought).toBeGreaterThan(50);
    // Ten with 100 each have 100 votes: from one account 10,000 tokens are needed and one more, from four a quarter.
    expect(priceOfMajority(tokensFor(QUADRATIC, 100, 1), 0, 1e6, 1e5, 0)).toBe(costOf(10_001, 1e6, 1e5, 0));
    expect(priceOfMajority(tokensFor(QUADRATIC, 100, 4), 0, 1e6, 1e5, 0)).toBe(costOf(2501, 1e6, 1e5, 0));
  });

  test('what the pool cannot give is not to be had, and the share in reach says how far it goes', () => {
    expect(priceOfMajority(5000, 0, 1000, 4000, 0.003)).toBe(Number.POSITIVE_INFINITY);
    expect(shareInReach(6000, 0, 4000)).toBe(0.4);
    expect(shareInReach(0, 0, 0)).toBe(0);
    expect(priceOfMajority(3000, 1000, 1_000_000, 4000, 0)).toBe(costOf(2001, 1_000_000, 4000, 0));
    expect(priceOfMajority(10, 11, 1000, 1000, 0)).toBe(0);
  });
});
