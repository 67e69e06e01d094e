import { describe, expect, test } from 'vitest';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, ledgerSum, mean, village } from './village.fixture.ts';

const ID = 'economy.common_purse';
const EQUAL = 1;

function purse(sharingRate: number, pooledWages: number | 'none', weeks = 60): World {
  const world = village({
    ...CALM,
    'economy.treasury': { sharingRate, investmentRate: 0, upkeepCredits: 0, reserveShare: 0, reserveWeeks: 0 },
    'economy.allocation': { by: EQUAL, safetyNet: 0 },
    ...(pooledWages === 'none' ? {} : { [ID]: { pooledWages } }),
  });
  runWeeks(world, weeks);
  return world;
}

function spread(values: ArrayLike<number>): number {
  const list = Array.from(values);
  const centre = list.reduce((a, b) => a + b, 0) / list.length;
  return Math.sqrt(list.reduce((a, b) => a + (b - centre) ** 2, 0) / list.length) / centre;
}

describe('a common purse', () => {
  test('takes the sharing rate of every wage, to the last thousandth, and of nobody who earns nothing', () => {
    const world = purse(0.5, 1);
    const packet = world.array('members.payPacket');
    const levied = world.array('members.levied');
    let sum = 0;
    for (let i = 0; i < packet.length; i++) {
      const levy = Math.floor(0.5 * packet[i]);
      sum += levy;
      expect(levied[i]).toBeCloseTo(levy / 1000, 3);
    }
    expect(sum).toBeGreaterThan(0);
    expect(world.f64('society.pursed')[0]).toBe(sum);
    expect(ledgerSum(world)).toBe(ledgerSum(purse(0, 0)));
  });

  test('evens out incomes that jobs make uneven', () => {
    const one = purse(1, 1);
    const own = purse(1, 0);
    expect(spread(one.array('members.incomeCredits'))).toBeLessThan(0.05);
    expect(spread(own.array('members.incomeCredits'))).toBeGreaterThan(0.15);
    expect(Math.max(...one.array('members.outsideIncome'))).toBe(0);
  });

  test('is paid for in hours: a wage that is not one’s own is worked for less', () => {
    const hours = (world: World): number => mean(world, 'economy.outside_market?job') / 60;
    const one = hours(purse(1, 1));
    const half = hours(purse(0.5, 1));
    const own = hours(purse(1, 0));
    expect(one).toBeGreaterThan(2);
    expect(one).toBeLessThan(0.9 * half);
    expect(one).toBeLessThan(0.8 * own);
  });

  test('that pools no wages is none', () => {
    const idle = purse(0.7, 0);
    const off = purse(0.7, 'none');
    for (const name of ['members.wealth', 'members.incomeCredits', 'society.treasury']) {
      expect(idle.array(name)).toEqual(off.array(name));
    }
  });

  test('nobody’s purse is driven below zero by it', () => {
    const world = purse(1, 1, 0);
    for (let week = 0; week < 80; week++) {
      runWeeks(world, 1);
      expect(Math.min(...world.array('members.wealth'))).toBeGreaterThanOrEqual(0);
    }
  });
});
