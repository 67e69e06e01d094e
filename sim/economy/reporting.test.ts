import { describe, expect, test } from 'vitest';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, mean, village } from './village.fixture.ts';

const ID = 'economy.reporting';
const CONTRIBUTION = 0;
const EQUAL = 1;

/** A village whose whole output is pooled and paid out by one rule; everybody gives the same hours. */
function paidBy(by: number, auditHoursPerWeek: number, weeks = 156): World {
  const world = village({
    ...CALM,
    'economy.treasury': { sharingRate: 1 },
    'economy.allocation': { by, measurementError: 0, safetyNet: 0 },
    [ID]: { auditHoursPerWeek },
  });
  runWeeks(world, weeks);
  return world;
}

/** Mean of a column over the members of whom `which` is true. */
function meanOf(world: World, path: string, which: (row: number) => boolean): number {
  const values = world.array(path);
  const rows = [...values.keys()].filter(which);
  return rows.reduce((sum, i) => sum + values[i], 0) / rows.length;
}

describe('a record that is paid for', () => {
  test('is padded, and one that is not is not', () => {
    const paid = paidBy(CONTRIBUTION, 0);
    const equal = paidBy(EQUAL, 0);
    expect(mean(paid, 'members.padding')).toBeGreaterThan(0.03);
    expect(Math.max(...equal.array('members.padding'))).toBe(0);
    expect(Math.min(...equal.array('members.claimed'))).toBe(1);
  });

  test('by the ambitious with little conscience', () => {
    const world = paidBy(CONTRIBUTION, 0);
    const bent = (i: number): number =>
      world.array('members.ambition')[i] * (1 - world.array('members.conscientiousness')[i]);
    const high = meanOf(world, 'members.padding', (i) => bent(i) > 0.3);
    const low = meanOf(world, 'members.padding', (i) => bent(i) < 0.15);
    expect(high).toBeGreaterThan(2 * low);
  });

  test('pays those who pad at the cost of those who do not, for the same hours', () => {
    const world = paidBy(CONTRIBUTION, 0);
    const paid = world.array('members.allotment');
    const padding = world.array('members.padding');
    const rows = [...padding.keys()].sort((a, b) => padding[a] - padding[b]);
    const pay = (some: number[]): number => some.reduce((sum, i) => sum + paid[i], 0) / some.length;
    expect(pay(rows.slice(-20))).toBeGreaterThan(1.08 * pay(rows.slice(0, 20)));
  });

  test('costs output: hours are spent on being counted', () => {
    const world = paidBy(CONTRIBUTION, 0);
    const padding = world.array('members.padding');
    const show = world.array('members.show');
    const found = world.array('members.foundOut');
    for (const i of [...padding.keys()].filter((row) => found[row] === 0)) {
      expect(show[i]).toBeCloseTo((0.5 * padding[i]) / (1 + padding[i]), 5);
    }
    const honest = village(
      {
        ...CALM,
        'economy.treasury': { sharingRate: 1 },
        'economy.allocation': { by: CONTRIBUTION, measurementError: 0, safetyNet: 0 },
      },
      { without: [ID] },
    );
    runWeeks(honest, 156);
    expect(world.f64('society.labour')[0]).toBeLessThan(0.99 * honest.f64('society.labour')[0]);
    expect(world.f64('society.hoursGiven')[0]).toBeCloseTo(honest.f64('society.hoursGiven')[0], 6);
  });
});

describe('audits', () => {
  test('take hours of a few, and none where nobody has a reason to pad', () => {
    const world = paidBy(CONTRIBUTION, 8, 40);
    const asked = world.array(`${ID}?audit`);
    const auditors = [...asked].filter((minutes) => minutes > 0);
    expect(auditors.length).toBeGreaterThan(0);
    expect(auditors.length).toBeLessThan(12);
    expect(new Set(auditors)).toEqual(new Set([480]));
    expect(world.f64('society.audited')[0]).toBeGreaterThan(0.1);
    expect(Math.max(...paidBy(EQUAL, 8, 40).array(`${ID}?audit`))).toBe(0);
  });

  test('find padded records, cut the claim, shame, and keep the rest more honest', () => {
    const audited = paidBy(CONTRIBUTION, 12);
    const free = paidBy(CONTRIBUTION, 0);
    expect(mean(audited, 'members.padding')).toBeLessThan(0.7 * mean(free, 'members.padding'));
    const found = audited.array('members.foundOut');
    const claimed = audited.array('members.claimed');
    const padding = audited.array('members.padding');
    const caught = [...found.keys()].filter((i) => found[i] > 0.5);
    expect(caught.length).toBeGreaterThan(0);
    for (const i of caught) expect(claimed[i]).toBeCloseTo((1 + padding[i]) * (1 - 0.5 * found[i]), 5);
    expect(Math.max(...free.array('members.foundOut'))).toBeLessThan(1.01);
  });

  test('an honest record is never found wrong', () => {
    const world = paidBy(EQUAL, 12);
    expect(Math.max(...world.array('members.foundOut'))).toBe(0);
  });
});
