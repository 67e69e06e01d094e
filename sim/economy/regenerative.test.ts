import { expect, test } from 'vitest';
import { ACTIVITIES } from '../core/contract.ts';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, village } from './village.fixture.ts';

const COORDINATION = ACTIVITIES.indexOf('resource_coordination');
const SCARCE = { 'autonomy.resource': { outsideDependence: 0.2 }, 'economy.commons': { bears: 0.4 } };

function lived(
  regenerative: Record<string, number> | null,
  weeks: number,
  more: Record<string, Record<string, number>> = SCARCE,
): World {
  const world = village(
    { ...CALM, ...more, ...(regenerative ? { 'economy.regenerative': regenerative } : {}) },
    { members: 60 },
  );
  runWeeks(world, weeks);
  return world;
}

const left = (world: World): number => world.f64('society.commons')[0];
const bill = (world: World): number => world.f64('society.unitBill')[0];

test('less is got at first and more in later years where the land is overused', () => {
  const practice = { hours: 0, leftShare: 0.3 };
  expect(bill(lived(practice, 8))).toBeGreaterThan(bill(lived(null, 8)) + 2);
  const [spared, taken] = [lived(practice, 520), lived(null, 520)];
  expect(left(spared)).toBeGreaterThan(left(taken) + 0.1);
});

test('restoring speeds regrowth and lowers later bills, for its hours', () => {
  const [restored, worn] = [lived({ hours: 2, leftShare: 0 }, 520), lived(null, 520)];
  expect(left(restored)).toBeGreaterThan(left(worn) + 0.1);
  expect(bill(restored)).toBeLessThan(bill(worn) - 3);
  const coordination = (world: World): number => {
    const minutes = world.f64('members.minutes');
    let sum = 0;
    for (let i = 0; i < world.rows.members; i++) sum += minutes[i * ACTIVITIES.length + COORDINATION];
    return sum / 60 / world.rows.members;
  };
  expect(coordination(restored) - coordination(worn)).toBeGreaterThan(1.5);
});

test('the hours have falling returns: an hour a week for each founder brings half of the most', () => {
  const gain = (hours: number) => lived({ hours, leftShare: 0 }, 8).f64('society.restored')[0];
  const [one, three] = [1, 3].map(gain);
  expect(one).toBeGreaterThan(0.36);
  expect(one).toBeLessThan(0.43);
  expect(three).toBeLessThan(1.6 * one);
  expect(gain(0)).toBe(0);
});

test('where land is ample it hardly pays', () => {
  const ample = { 'autonomy.resource': { outsideDependence: 0.6 }, 'economy.commons': { bears: 4 } };
  const gain = bill(lived(null, 520, ample)) - bill(lived({ hours: 2, leftShare: 0.1 }, 520, ample));
  expect(gain).toBeLessThan(0.5);
});

test('when the clause leaves force the commons is used as before', () => {
  const plain = lived(null, 52);
  const world = lived({ hours: 0, leftShare: 0 }, 52);
  expect(left(world)).toBe(left(plain));
});
