import { expect, test } from 'vitest';
import { runWeeks, stepOnly } from '../lab.ts';
import { CALM, mean, village } from './village.fixture.ts';

test('a full purse pays the bill; an empty one leaves the bought part of needs unmet', () => {
  const world = village({ ...CALM, 'autonomy.resource': { outsideDependence: 1 } });
  runWeeks(world, 2);
  const wealth = world.f64('members.wealth');
  const bill = world.array('members.bill');
  wealth[0] = 0;
  wealth[1] = Math.round((bill[1] * 1000) / 2);
  wealth[2] = Math.round(bill[2] * 1000);
  wealth[3] = -5000;
  stepOnly(world, 'economy.consumption', 'economy');
  const met = world.array('members.needsMet');
  expect(met[0]).toBe(0);
  expect(met[1]).toBeCloseTo(0.5, 4);
  expect(met[2]).toBe(1);
  expect(met[3]).toBe(0);
  expect(Array.from(wealth.slice(0, 4))).toEqual([0, 0, 0, -5000]);
  expect(world.array('members.hardship')[0]).toBeGreaterThan(0);
});

test('what is made at home is eaten by those who cannot pay', () => {
  const world = village(CALM);
  runWeeks(world, 2);
  world.f64('members.wealth')[0] = 0;
  stepOnly(world, 'economy.consumption', 'economy');
  expect(world.array('members.needsMet')[0]).toBeCloseTo(1 - world.f64('society.boughtShare')[0], 5);
  expect(world.array('members.needsMet')[0]).toBeGreaterThan(0.3);
});

test('savings above the buffer are spent, so that rich and poor founders end alike', () => {
  const run = (startingSavingsCredits: number): number => {
    const world = village({ ...CALM, 'people.membership': { startingSavingsCredits } });
    runWeeks(world, 260);
    return mean(world, 'members.wealth');
  };
  const [poor, rich] = [run(100), run(10_000)];
  expect(rich / poor).toBeGreaterThan(0.9);
  expect(rich / poor).toBeLessThan(1.1);
});

test.each([
  ['bufferWeeks', 40],
  ['spendingRate', 0.3],
])('%s changes what is held', (name, value) => {
  const base = village(CALM);
  const changed = village({ ...CALM, 'economy.consumption': { [name]: value } });
  runWeeks(base, 156);
  runWeeks(changed, 156);
  expect(Math.abs(mean(changed, 'members.wealth') / mean(base, 'members.wealth') - 1)).toBeGreaterThan(0.15);
});

test('income is the sum of its sources', () => {
  const world = village(CALM);
  runWeeks(world, 30);
  // Those whose turn it was in the last week, number 29.
  for (const i of [1, 17, 97]) {
    const part = (path: string) => world.array(`members.${path}`)[i];
    expect(part('incomeCredits')).toBeCloseTo(
      part('outsideIncome') + part('ownShare') + part('allotment') + part('aid'),
      3,
    );
  }
});
