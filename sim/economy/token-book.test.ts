import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXITED, MEMBER, TURN_WEEKS } from '../core/contract.ts';
import { issue, issuePerScore, scoreOfTurn, settle, type TokenBook, vestingShare, votesHeld } from './token-book.ts';

function book(members: number, others = 0): TokenBook {
  const one = (): Float64Array => new Float64Array(1);
  return {
    status: Uint8Array.from({ length: members + others }, (_, i) => (i < members ? MEMBER : EXITED)),
    tokens: new Float64Array(members + others),
    lockedTokens: new Float64Array(members + others),
    tokenSupply: one(),
    tokenReserve: one(),
    poolTokens: one(),
    outsideTokens: one(),
  };
}

const held = (b: TokenBook): number =>
  b.tokens.reduce((a, x) => a + x, 0) +
  b.lockedTokens.reduce((a, x) => a + x, 0) +
  b.tokenReserve[0] +
  b.poolTokens[0] +
  b.outsideTokens[0];

describe('the first issue', () => {
  test('founders get equal parts, locked; the rest is reserve and pool, to the thousandth', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 5000 }),
        part,
        part,
        part,
        (n, per, f, r, p) => {
          const b = book(n, 3);
          issue(b, n + 3, per, f, r, p);
          expect(b.tokenSupply[0]).toBe(1000 * per * n);
          expect(held(b)).toBe(b.tokenSupply[0]);
          expect(new Set(b.lockedTokens.subarray(0, n)).size).toBeLessThanOrEqual(1);
          expect(votesHeld(b, new Uint8Array(0), 0, n + 3)).toBe(n * (b.lockedTokens[0] ?? 0));
          const roots = 2 * n * Math.sqrt(b.lockedTokens[0] ?? 0);
          expect(votesHeld(b, new Uint8Array(n + 3).fill(4), 1, n + 3)).toBeCloseTo(roots, 6);
          expect(Math.min(b.tokenReserve[0], b.poolTokens[0])).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('shares that do not sum to one are scaled', () => {
    const b = book(10);
    issue(b, 10, 1000, 0.4, 0.3, 0.1);
    expect(b.lockedTokens[3]).toBe(500_000);
    expect(b.tokenReserve[0]).toBe(3_750_000);
    expect(b.poolTokens[0]).toBe(1_250_000);
  });
});

describe('vesting', () => {
  /** Looks every four weeks, from a first look in the founding month; what is free after each. */
  function schedule(locked: number, first: number, cliff: number, weeks: number): [week: number, free: number][] {
    let left = locked;
    const seen: [number, number][] = [];
    for (let week = first; week <= Math.max(weeks, cliff) + TURN_WEEKS; week += TURN_WEEKS) {
      left -= Math.floor(left * vestingShare(week, cliff, weeks));
      seen.push([week, locked - left]);
    }
    return seen;
  }

  test('nothing before the cliff, then what has vested since the grant, all of it at the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: TURN_WEEKS - 1 }),
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 300 }),
        (locked, first, cliff, weeks) => {
          for (const [week, free] of schedule(locked, first, cliff, weeks)) {
            if (week < cliff) expect(free).toBe(0);
            else if (week >= weeks) expect(free).toBe(locked);
            // Each look rounds down to a thousandth.
            else expect(Math.abs(free - (locked * week) / weeks)).toBeLessThanOrEqual(week / TURN_WEEKS + 2);
          }
        },
      ),
    );
  });

  test('a year’s cliff and four years in all: a quarter at once, then a 52nd of it a turn', () => {
    const free = new Map(schedule(208_000, 0, 52, 208));
    expect(free.get(48)).toBe(0);
    expect(free.get(52)).toBe(52_000);
    expect(free.get(104)).toBe(104_000);
    expect(free.get(208)).toBe(208_000);
  });
});

test('new tokens go by contribution score: four weeks’ issue among the four turns', () => {
  const status = Uint8Array.from([MEMBER, MEMBER, EXITED, MEMBER, MEMBER]);
  const score = Float32Array.from([10, 20, 40, 0, 30]);
  const sums = [0, 1, 2, 3].map((turn) => scoreOfTurn(status, score, turn, 5));
  expect(sums).toEqual([40, 20, 0, 0]);
  const perScore = issuePerScore(5_200_000, 0.1, 60);
  expect(60 * perScore).toBeCloseTo((4 * 520_000) / 52, 6);
  expect(issuePerScore(5_200_000, 0.1, 0)).toBe(0);
});

test('a leaver takes what is liquid; what is locked falls back to the reserve', () => {
  const b = book(4);
  issue(b, 4, 1000, 0.4, 0.55, 0.05);
  const reserve = b.tokenReserve[0];
  b.lockedTokens[2] -= 150_000;
  b.tokens[2] += 150_000;
  settle(b, 2);
  expect([b.tokens[2], b.lockedTokens[2]]).toEqual([0, 0]);
  expect(b.outsideTokens[0]).toBe(150_000);
  expect(b.tokenReserve[0]).toBe(reserve + 250_000);
  expect(held(b)).toBe(b.tokenSupply[0]);
});
