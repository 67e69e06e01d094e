import { describe, expect, test } from 'vitest';
import { ACTIVITIES } from '../core/contract.ts';
import { log } from '../core/math.ts';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, mean, village } from './village.fixture.ts';

const OUTSIDE = ACTIVITIES.indexOf('outside_work');

function outsideHours(world: World): number {
  const minutes = world.f64('members.minutes');
  let sum = 0;
  for (let i = 0; i < world.rows.members; i++) sum += minutes[i * ACTIVITIES.length + OUTSIDE];
  return sum / 60 / world.rows.members;
}

describe('price and wage levels', () => {
  test('wander about one with the stated spread and half-life, and together', () => {
    const world = village({ 'economy.outside_market': { halfLifeWeeks: 4, priceVolatility: 0.2 } }, { members: 1 });
    const weeks = 6000;
    const prices: number[] = [];
    const wages: number[] = [];
    for (let w = 0; w < weeks; w++) {
      runWeeks(world, 1);
      prices.push(world.f64('society.priceLevel')[0]);
      wages.push(log(world.f64('society.wageLevel')[0]));
    }
    const average = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;
    const logs = prices.map(log);
    const centre = average(logs);
    const spread = Math.sqrt(average(logs.map((x) => (x - centre) ** 2)));
    const lagged = average(logs.slice(4).map((x, t) => (x - centre) * (logs[t] - centre))) / spread ** 2;
    const wageCentre = average(wages);
    const wageSpread = Math.sqrt(average(wages.map((x) => (x - wageCentre) ** 2)));
    const together = average(logs.map((x, t) => (x - centre) * (wages[t] - wageCentre))) / (spread * wageSpread);
    expect(average(prices)).toBeCloseTo(1, 1);
    expect(spread).toBeGreaterThan(0.18);
    expect(spread).toBeLessThan(0.22);
    expect(lagged).toBeGreaterThan(0.42);
    expect(lagged).toBeLessThan(0.58);
    expect(together).toBeGreaterThan(0.4);
    expect(together).toBeLessThan(0.6);
  });

  test('stand still without volatility, jump with a shock and come back', () => {
    const world = village({ ...CALM, 'shocks.blow': { week: 2, weeks: 1, price: 0.5, wage: -0.2 } });
    runWeeks(world, 2);
    expect(world.f64('society.priceLevel')[0]).toBe(1);
    runWeeks(world, 1);
    expect(world.f64('society.priceLevel')[0]).toBeCloseTo(1.6487, 4);
    expect(world.f64('society.wageLevel')[0]).toBeCloseTo(0.8187, 4);
    runWeeks(world, 13);
    expect(world.f64('society.priceLevel')[0]).toBeCloseTo(1.284, 3);
    expect(world.f64('society.wageLevel')[0]).toBe(1);
  });
});

describe('outside work', () => {
  test('fills what the community does not bring in', () => {
    const [giving, idle] = [12, 2].map((hours) => village({ ...CALM, 'people.contribution': { hours } }));
    runWeeks(giving, 52);
    runWeeks(idle, 52);
    expect(outsideHours(idle)).toBeGreaterThan(outsideHours(giving) + 4);
    expect(mean(idle, 'members.needsMet')).toBeGreaterThan(0.97);
  });

  test('is paid by skill and asked for by ambition', () => {
    const world = village(CALM);
    runWeeks(world, 30);
    const wage = world.array('members.outsideWage');
    const skill = world.array('members.skill');
    const ambition = world.array('members.ambition');
    const income = world.array('members.incomeCredits');
    const pay = (i: number) =>
      160 * (0.5 + 0.2 * skill[4 * i] + 0.05 * skill[4 * i + 1] + 0.25 * skill[4 * i + 2] + 0.5 * skill[4 * i + 3]);
    for (let i = 0; i < 100; i++) expect(wage[i]).toBeCloseTo(pay(i), 2);
    const keen = [...ambition.keys()].filter((i) => ambition[i] > 0.6);
    const content = [...ambition.keys()].filter((i) => ambition[i] < 0.4);
    const average = (rows: number[]) => rows.reduce((sum, i) => sum + income[i], 0) / rows.length;
    expect(average(keen)).toBeGreaterThan(average(content));
  });

  test.each([
    ['hourlyWageCredits', 8],
    ['fullWeekHours', 20],
    ['aspirationCredits', 120],
    ['safetyMargin', 0.5],
    ['jobLossRate', 0.1],
    ['jobFindingRate', 0.01],
  ])('%s changes what is earned', (name, value) => {
    const base = village(CALM);
    const changed = village({ 'economy.outside_market': { ...CALM['economy.outside_market'], [name]: value } });
    runWeeks(base, 60);
    runWeeks(changed, 60);
    const told = (w: World) => mean(w, 'members.outsideIncome') + mean(w, 'members.outsideWage');
    expect(Math.abs(told(changed) / told(base) - 1)).toBeGreaterThan(0.01);
  });

  test('jobs are lost and found at the stated hazards', () => {
    const world = village(CALM, { members: 400 });
    let sum = 0;
    runWeeks(world, 50);
    for (let w = 0; w < 100; w++) {
      runWeeks(world, 1);
      sum += mean(world, 'members.jobless');
    }
    // 0.008 / (0.008 + 0.13) = 5.8 %
    expect(sum / 100).toBeGreaterThan(0.045);
    expect(sum / 100).toBeLessThan(0.071);
    const jobless = world.array('members.jobless');
    const earned = world.array('members.outsideIncome');
    for (let i = 0; i < 400; i++) if (jobless[i] === 1) expect(earned[i]).toBe(0);
  });
});
