/** The laboratory schedules: what they must leave unchanged, and where they must come to rest. */
import { describe, expect, test } from 'vitest';
import { integer, runKey, uniform } from '../core/random.ts';
import { atRest, disseminate, regions } from './dissemination.ts';
import { KARATE, WITH_HI } from './karate.ts';
import { clusterSizes, deliberateToRest, exchangeInPairs, unsettled } from './opinions.ts';
import { LEARNING, playRound } from './public-goods.ts';
import { boundedGrid } from './territory.ts';

describe('a bounded grid', () => {
  test('has four neighbours inside, fewer at the edges, and is undirected', () => {
    const { nodes, offsets, neighbours } = boundedGrid(4, 3);
    const around = (site: number): number[] => [...neighbours.subarray(offsets[site], offsets[site + 1])].sort();
    expect(nodes).toBe(12);
    expect(around(0)).toEqual([1, 4]);
    expect(around(3)).toEqual([2, 7]);
    expect(around(5).sort((a, b) => a - b)).toEqual([1, 4, 6, 9]);
    for (let a = 0; a < nodes; a++) for (const b of around(a)) expect(around(b)).toContain(a);
  });
});

describe('dissemination on a territory', () => {
  const territory = boundedGrid(10, 10);
  const settle = (features: number, traits: number, seed: string): Uint8Array => {
    const [k0, k1] = runKey(seed);
    const customs = new Uint8Array(100 * features);
    for (let at = 0; at < customs.length; at++) customs[at] = integer(k1, k0, at, 0, traits);
    for (let event = 0; !atRest(territory, customs, features); event += 2000) {
      disseminate(territory, customs, features, k0, k1, event, event + 2000);
    }
    return customs;
  };

  test('rests where neighbours share everything or nothing (Axelrod 1997), with the regions counted', () => {
    const customs = settle(5, 15, 'rest');
    const found = regions(territory, customs, 5);
    expect(found).toBeGreaterThan(5);
    disseminate(territory, customs, 5, 1, 2, 0, 20_000);
    expect(regions(territory, customs, 5)).toBe(found);
    expect(regions(territory, settle(10, 5, 'one'), 10)).toBe(1);
  });

  test('events come one after another: a piece at a time is the same as all at once', () => {
    const start = Uint8Array.from({ length: 500 }, (_, at) => integer(5, 6, at, 0, 4));
    const whole = start.slice();
    disseminate(territory, whole, 5, 7, 8, 0, 3000);
    for (let first = 0; first < 3000; first += 500) disseminate(territory, start, 5, 7, 8, first, first + 500);
    expect(start).toEqual(whole);
  });

  test('two sites of the same customs in different corners are two regions', () => {
    const customs = Uint8Array.from({ length: 9 }, (_, site) => (site === 0 || site === 8 ? 1 : 0));
    expect(regions(boundedGrid(3, 3), customs, 1)).toBe(3);
  });
});

describe('opinions', () => {
  const start = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => uniform(3, 4, i, 0));
  const sum = (x: Float64Array): number => x.reduce((a, b) => a + b, 0);

  test('encounters in pairs keep the mean and end in clusters out of each other’s reach', () => {
    const x = start(300);
    const before = sum(x);
    let event = 0;
    for (; unsettled(x, 300, 0.2, 1e-6); event += 3000) exchangeInPairs(x, 300, 0.2, 0.5, 1, 2, event, event + 3000);
    expect(sum(x)).toBeCloseTo(before, 9);
    const sizes = clusterSizes(x, 300, 0.1);
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(300);
    const settled = x.slice();
    exchangeInPairs(x, 300, 0.2, 0.5, 1, 2, event, event + 3000);
    x.forEach((v, i) => {
      expect(v).toBeCloseTo(settled[i], 5);
    });
  });

  test('deliberation comes to rest in a finite number of rounds (Hegselmann & Krause 2002)', () => {
    const x = start(625);
    expect(deliberateToRest(x, 625, 0.25, 1000)).toBeLessThan(200);
    expect(deliberateToRest(x, 625, 0.25, 1000)).toBe(1);
    for (const size of clusterSizes(x, 625, 0.25)) expect(size).toBeGreaterThan(0);
  });

  test('clusters are parted by gaps', () => {
    expect(clusterSizes(Float64Array.of(0.1, 0.9, 0.12, 0.5, 0.11), 5, 0.05)).toEqual([3, 1, 1]);
    expect(clusterSizes(Float64Array.of(), 0, 0.05)).toEqual([]);
    expect(unsettled(Float64Array.of(0.1, 0.15, 0.9), 3, 0.2, 0.01)).toBe(true);
    expect(unsettled(Float64Array.of(0.1, 0.15, 0.9), 3, 0.04, 0.01)).toBe(false);
  });
});

describe('the public goods game', () => {
  const [UNCONDITIONAL, CONDITIONAL, FREE_RIDER] = [0, 1, 2];

  test('conditional cooperators give 73 in a hundred of what they expect, and learn what the others gave', () => {
    const type = Uint8Array.of(CONDITIONAL, UNCONDITIONAL, FREE_RIDER, FREE_RIDER);
    const belief = Float64Array.of(10, 10, 10, 0);
    const given = new Float64Array(4);
    playRound(type, belief, given, 4, 20, 0, 4);
    expect([...given]).toEqual([7.3, 8.8, 0, 0].map((x) => expect.closeTo(x, 12)));
    expect(belief[0]).toBeCloseTo(10 + LEARNING * (8.8 / 3 - 10), 12);
  });

  test('decays without any free rider, because conditional cooperators match imperfectly', () => {
    const type = new Uint8Array(8).fill(CONDITIONAL);
    const belief = new Float64Array(8).fill(10);
    const given = new Float64Array(8);
    playRound(type, belief, given, 4, 20, 0, 8);
    const first = given[0];
    for (let round = 1; round < 10; round++) playRound(type, belief, given, 4, 20, 0, 8);
    expect(given[0]).toBeLessThan(0.9 * first);
    expect(given[7]).toBe(given[0]);
  });
});

test('the karate club: 34 people, 78 ties, 17 on the instructor’s side', () => {
  expect(KARATE).toHaveLength(78);
  expect(new Set(KARATE.flat()).size).toBe(34);
  expect(WITH_HI.size).toBe(17);
});
