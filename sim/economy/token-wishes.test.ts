import { describe, expect, test } from 'vitest';
import { MEMBER } from '../core/contract.ts';
import { chartistShare, LEANINGS, looks, type WishRows, watchPrice, wish } from './token-wishes.ts';

type Person = Partial<Record<'wealth' | 'bill' | 'savingsGap' | 'ambition' | 'riskAversion' | 'lawGap', number>> &
  Partial<Record<'trendLeaning' | 'tokens' | 'lockedTokens' | 'conscientiousness', number>>;
type Seen = { price?: number; value?: number; trend?: number; variance?: number; edge?: number };

/** One member, with 1,000 credits, a bill of 60 and what they want to have saved; a market of this price and history. */
function member(who: Person = {}, seen: Seen = {}): WishRows {
  const f64 = (x: number): Float64Array => Float64Array.of(x);
  const f32 = (x: number): Float32Array => Float32Array.of(x);
  return {
    status: Uint8Array.of(MEMBER),
    wealth: f64(who.wealth ?? 1_000_000),
    bill: f32(who.bill ?? 60),
    savingsGap: f32(who.savingsGap ?? 0),
    ambition: f32(who.ambition ?? 0.5),
    conscientiousness: f32(who.conscientiousness ?? 0.5),
    riskAversion: f32(who.riskAversion ?? 0.5),
    lawGap: f32(who.lawGap ?? 0.3),
    trendLeaning: Uint8Array.of(who.trendLeaning ?? LEANINGS - 1),
    tokens: f64(who.tokens ?? 0),
    lockedTokens: f64(who.lockedTokens ?? 0),
    tokenPrice: f64(seen.price ?? 1),
    tokenValue: f64(seen.value ?? 1),
    tokenTrend: f64(seen.trend ?? 0),
    tokenVariance: f64(seen.variance ?? 0.0025),
    chartistEdge: f64(seen.edge ?? 0),
    use: new Float32Array(1),
    vote: new Float32Array(1),
    gain: new Float32Array(1),
    held: new Float32Array(1),
    need: new Float32Array(1),
  };
}

function wishes(who: Person, seen: Seen = {}, votes = false, stake = 200, worth = 1): Record<string, number> {
  const c = member(who, seen);
  wish(c, 1, 0, stake, worth, votes);
  return { use: c.use[0], vote: c.vote[0], gain: c.gain[0], held: c.held[0], need: c.need[0] };
}

describe('use', () => {
  test('a full stake at its price, and never for more than its discount is worth to one', () => {
    expect(wishes({}, { price: 0.4 }).use).toBeCloseTo(80, 4);
    expect(wishes({}, { price: 5 }).use).toBeCloseTo(200, 4);
    expect(wishes({ conscientiousness: 0.9 }, { price: 5 }).use).toBeCloseTo(280, 3);
    expect(wishes({}, { price: 0.4 }, false, 200, 0).use).toBe(0);
  });
});

describe('vote', () => {
  test('ambition times distance of the law, and only where tokens vote', () => {
    expect(wishes({}, {}, false).vote).toBe(0);
    expect(wishes({}, {}, true).vote).toBeCloseTo(4 * 60 * 0.5 * 0.3, 4);
    expect(wishes({ lawGap: 0 }, {}, true).vote).toBe(0);
    expect(wishes({ ambition: 1 }, {}, true).vote).toBeCloseTo(2 * wishes({}, {}, true).vote, 4);
  });
});

describe('gain', () => {
  const rich = { savingsGap: -300 };

  test('Merton 1969: expected return over risk aversion times variance, of what there is to spare', () => {
    // 30 % of a gap of 5 % in four weeks; variance of four weeks 0.01; risk aversion 1 + 4 x 0.5.
    const share = (0.3 * 0.05) / (3 * 0.01);
    expect(wishes(rich, { value: 1.05 }, false, 200, 0).gain).toBeCloseTo(share * 300, 3);
    expect(wishes({ ...rich, riskAversion: 1 }, { value: 1.05 }, false, 200, 0).gain).toBeLessThan(share * 300);
  });

  test('fundamentalists buy below the value, followers of the trend where it rises; nobody goes short', () => {
    const follower = { ...rich, trendLeaning: 0 };
    expect(wishes(rich, { value: 1.1, trend: -0.05 }).gain).toBeGreaterThan(0);
    expect(wishes(rich, { value: 0.9, trend: 0.05 }).gain).toBe(0);
    expect(wishes(follower, { value: 0.9, trend: 0.05 }).gain).toBeGreaterThan(0);
    expect(wishes(follower, { value: 1.1, trend: -0.05 }).gain).toBe(0);
  });

  test('more follow the trend when it has paid, none when price is far from value or there is none', () => {
    expect(chartistShare(0, 1, 1)).toBe(0.5);
    expect(chartistShare(0.01, 1, 1)).toBeGreaterThan(0.8);
    expect(chartistShare(-0.01, 1, 1)).toBeLessThan(0.2);
    expect(chartistShare(0.01, 10, 1)).toBeLessThan(0.01);
    expect(chartistShare(0.01, 1, 0)).toBe(0);
    expect(chartistShare(0, 0, 1)).toBe(0);
  });

  test('a rise that the trend foretold speaks for following it, a fall towards value against', () => {
    const up = member({}, { trend: 0.05, value: 0.8 });
    watchPrice(up, 1.1);
    expect(up.chartistEdge[0]).toBeGreaterThan(0);
    const down = member({}, { trend: 0.05, value: 0.8 });
    watchPrice(down, 0.9);
    expect(down.chartistEdge[0]).toBeLessThan(0);
    expect(down.tokenTrend[0]).toBeLessThan(0.05);
    expect(down.tokenVariance[0]).toBeGreaterThan(0.0025);
    const opening = member({}, { price: 0 });
    watchPrice(opening, 0.5);
    expect([opening.tokenPrice[0], opening.tokenTrend[0]]).toEqual([0.5, 0]);
  });
});

describe('need', () => {
  test('what the bill lacks at once, what savings lack little by little, and not more than can be sold', () => {
    expect(wishes({ wealth: 20_000, tokens: 500_000 }).need).toBeCloseTo(-40, 4);
    expect(wishes({ savingsGap: 260, tokens: 500_000 }).need).toBeCloseTo((-260 * 16) / 52, 3);
    expect(wishes({ wealth: 0, tokens: 5_000, lockedTokens: 9_000 }).need).toBeCloseTo(-5, 4);
    expect(wishes({ wealth: 0 }).need).toBe(-0);
  });
});

test('what one holds already is taken off, and without a price nobody wants anything', () => {
  expect(wishes({ tokens: 30_000, lockedTokens: 70_000 }, { price: 2 }).held).toBe(-200);
  const none = wishes({ tokens: 30_000, savingsGap: -300, wealth: 0 }, { price: 0 }, true);
  for (const value of Object.values(none)) expect(Math.abs(value)).toBe(0);
});

test('one looks every sixteenth week; with the bill unpaid, whenever it is one’s turn', () => {
  const weeks = [...Array(48).keys()];
  expect(weeks.filter((week) => looks(5, week, 100))).toEqual([5, 21, 37]);
  expect(weeks.filter((week) => looks(5, week, -1))).toEqual(weeks);
  const c = member({ savingsGap: -300 }, { value: 1.1 });
  for (let week = 1; week < 16; week++) wish(c, 1, week, 200, 1, false);
  expect(c.use[0]).toBe(0);
  wish(c, 1, 16, 200, 1, false);
  expect(c.use[0]).toBeGreaterThan(0);
});
