import { expect, test } from 'vitest';
import { ACTIVITIES } from '../core/contract.ts';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, mean, village } from './village.fixture.ts';

const COORDINATION = ACTIVITIES.indexOf('resource_coordination');
const BOUGHT = { 'autonomy.resource': { outsideDependence: 1 } };

function lived(
  circular: Record<string, number> | null,
  weeks = 8,
  more: Record<string, Record<string, number>> = BOUGHT,
): World {
  // Nobody keeps books, which takes hours of coordination as well.
  const without = ['economy.transparent'];
  const world = village({ ...CALM, ...more, ...(circular ? { 'economy.circular': circular } : {}) }, { without });
  runWeeks(world, weeks);
  return world;
}

function hours(world: World): number {
  const minutes = world.f64('members.minutes');
  let sum = 0;
  for (let i = 0; i < world.rows.members; i++) sum += minutes[i * ACTIVITIES.length + COORDINATION];
  return sum / 60 / world.rows.members;
}

test('saves its share of goods but not of housing, less what is spent again', () => {
  const all = lived({ share: 0.5, hoursAtFull: 1, rebound: 0 });
  const saved = all.f64('society.goodsSaved')[0];
  expect(saved).toBeGreaterThan(0.48);
  expect(saved).toBeLessThanOrEqual(0.5);
  // 62 of 100 credits are goods.
  expect(all.f64('society.unitBill')[0]).toBeCloseTo(100 - 62 * saved, 9);
  const again = lived({ share: 0.5, hoursAtFull: 1, rebound: 0.4 });
  expect(again.f64('society.unitBill')[0]).toBeCloseTo(100 - 0.6 * 62 * saved, 9);
  expect(lived({ share: 0.5, hoursAtFull: 1, rebound: 1 }).f64('society.unitBill')[0]).toBe(100);
});

test('costs hours that rise with the square of the share', () => {
  const [quarter, half] = [0.25, 0.5].map((share) => hours(lived({ share })));
  expect(half / quarter).toBeCloseTo(4, 1);
  expect(quarter).toBeGreaterThan(0.9);
  expect(quarter).toBeLessThan(1.35);
  expect(hours(lived(null))).toBe(0);
});

test('the first hours save most: what is in circulation goes with the root of the hours granted', () => {
  const world = lived({ share: 0.4, rebound: 0 }, 1);
  const full = world.f64('society.goodsSaved')[0];
  const given = world.f64('society.circularGiven');
  const asked = world.f64('society.circularAsked')[0] * world.rows.members;
  const done = given.reduce((a, b) => a + b, 0) / asked;
  expect(full).toBeCloseTo(0.4 * Math.sqrt(Math.min(1, done)), 9);
});

test('who repairs need not earn as much outside', () => {
  const outside = (world: World) => mean(world, 'members.outsideIncome');
  expect(outside(lived({ share: 0.4 }, 30))).toBeLessThan(outside(lived(null, 30)) - 5);
});

test('its hours are work with the hands and raise no output', () => {
  const [with_, without] = [lived({ share: 0.6 }, 8), lived(null, 8)];
  expect(with_.f64('society.output')[0] / without.f64('society.output')[0]).toBeCloseTo(1, 2);
});

test('it takes attention where people meet in shared channels', () => {
  const channels = { ...BOUGHT, 'economy.commons': { kind: 1, share: 0.3, bears: 3, regrowthPerYear: 12 } };
  const left = (share: number) => lived({ share }, 60, channels).f64('society.commons')[0];
  expect(left(0.6)).toBeLessThan(left(0) - 0.05);
});
