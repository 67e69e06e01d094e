import { expect, test } from 'vitest';
import { runWeeks, stepOnly } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, village } from './village.fixture.ts';

/** Two members with given hours and payments, after enough weeks for the average to settle. */
function pair(hours: readonly [number, number], got: readonly [number, number], egocentricBias = 0): [number, number] {
  const world: World = village({ ...CALM, 'economy.equity': { egocentricBias } }, { members: 2 });
  const set = (path: string, values: readonly number[]) => world.array(path).set(values);
  for (let w = 0; w < 200; w++) {
    set('members.effectiveHours', hours);
    set('members.ownShare', got);
    set('members.allotment', [0, 0]);
    set('society.present', [2]);
    set('society.labour', [hours[0] + hours[1]]);
    set('society.ownShares', [got[0] + got[1]]);
    set('society.allotted', [0]);
    stepOnly(world, 'economy.equity', 'economy');
    world.week++;
  }
  const reward = world.array('members.reward');
  return [reward[0], reward[1]];
}

test('proportion is fair, whoever gives more', () => {
  const [hard, light] = pair([15, 5], [75, 25]);
  expect(hard).toBeCloseTo(1, 5);
  expect(light).toBeCloseTo(1, 5);
});

test('equal pay for unequal work hurts the hard worker by 0.85 and the light one by 0.315 of the gap', () => {
  // Deserved 75 and 25 of a mean of 50: the gap is half a mean payment.
  const [hard, light] = pair([15, 5], [50, 50]);
  expect(hard).toBeCloseTo(1 - 0.85 * 0.5, 4);
  expect(light).toBeCloseTo(1 - 0.315 * 0.5, 4);
});

test('everybody overrates the own part a little', () => {
  const [one, other] = pair([10, 10], [50, 50], 0.2);
  expect(one).toBeCloseTo(1 - 0.85 * 0.2, 4);
  expect(other).toBeCloseTo(one, 6);
});

test('weeks without work or pay are nobody’s injustice', () => {
  expect(pair([0, 0], [0, 0])[0]).toBeCloseTo(1, 5);
  expect(pair([10, 0], [0, 0])[0]).toBeCloseTo(1, 5);
});

test('moves over weeks, not at once: a turn closes less than 30 % of the gap', () => {
  const world = village(CALM);
  runWeeks(world, 1);
  const reward = world.array('members.reward');
  for (let i = 0; i < 100; i++) expect(Math.abs(reward[i] - 0.8)).toBeLessThan(0.3 * 0.8);
  for (let i = 0; i < 100; i++) if (i % 4 !== 0) expect(reward[i]).toBeCloseTo(0.8, 6);
});
