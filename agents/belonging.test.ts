import { describe, expect, test } from 'vitest';
import { runWeeks } from '../sim/lab.ts';
import { startWeek } from '../sim/tick.ts';
import { all, mean, only, society, stepRound } from './people.fixture.ts';

const ID = 'people.belonging';

describe('belonging', () => {
  test('long residence adds up to 0.12, half of it in two years', () => {
    const world = only([ID], { members: 3 });
    world.week = 104;
    world.array('members.joinedWeek').set([104, 0, -10_000]);
    stepRound(world, ID, 'culture');
    const tenure = world.array(`${ID}:tenure`);
    expect(tenure[0]).toBeCloseTo(0, 9);
    expect(tenure[1]).toBeCloseTo(0.06, 3);
    expect(tenure[2]).toBeLessThan(0.12);
    expect(tenure[2]).toBeGreaterThan(0.118);
  });

  test('with nothing to feed it, it falls half of the way to its base in 13 weeks', () => {
    const world = only([ID], { members: 2 });
    for (let w = 0; w < 13; w++) {
      world.array('members.joinedWeek').fill(w);
      runWeeks(world, 1);
    }
    expect(world.array('members.belonging')[0]).toBeCloseTo(0.15 + 0.25 / 2, 10);
  });

  test('ties, meals and long residence all feed it', () => {
    const world = only([ID], { members: 2 });
    const stock = world.layout.stocks.find((s) => s.path === 'members.belonging');
    const sources = stock?.terms.map((at) => world.layout.columns[at].path) ?? [];
    for (const path of [`${ID}:tenure`, 'people.ties:friends', 'people.ties:enemies', 'people.daily_life:company']) {
      expect(sources).toContain(path);
    }
  });
});

describe('loneliness', () => {
  /** Where loneliness settles for a sociability, kin and minutes of company. */
  function lonely(sociability: number, kin: number, minutes: number): number {
    const world = only([ID], { members: 1 });
    all(world, 'members.sociability', sociability);
    all(world, 'members.kin', kin);
    all(world, 'members.socialMinutes', minutes);
    for (let w = 0; w < 200; w++) stepRound(world, ID, 'wellbeing');
    return world.array('members.loneliness')[0];
  }

  test('is the share of company wanted that is not had', () => {
    // Wanted 0.65; had 0.6 · 1/2 + 0.4 · 1/2 = 0.5.
    expect(lonely(0.5, 1, 240)).toBeCloseTo(0.15 / 0.65, 5);
    expect(lonely(0.5, 0, 0)).toBeCloseTo(1, 5);
    expect(lonely(0, 5, 600)).toBeCloseTo(0, 5);
  });

  test('the sociable are lonelier with the same ties', () => {
    expect(lonely(1, 1, 240)).toBeGreaterThan(lonely(0.5, 1, 240));
  });

  test('comes with half-life 8 weeks', () => {
    const world = only([ID], { members: 1 });
    for (let w = 0; w < 8; w += 4) stepRound(world, ID, 'wellbeing');
    expect(world.array('members.loneliness')[0]).toBeCloseTo(0.5, 5);
  });

  test('is not the opposite of belonging: one can belong and be lonely', () => {
    const world = only([ID], { members: 2 });
    startWeek(world);
    all(world, 'members.belonging', 0.9);
    all(world, 'members.sociability', 1);
    for (let w = 0; w < 30; w++) stepRound(world, ID, 'wellbeing');
    expect(world.array('members.loneliness')[0]).toBeGreaterThan(0.8);
    expect(world.array('members.belonging')[0]).toBe(0.9);
  });
});

test('live: belonging holds members: where ritual, meals and ties are missing, staying is worth less', () => {
  const warm = society();
  const cold = society({
    without: ['culture.rituals.weekly_assembly'],
    clauses: { 'people.daily_life': { sharedMealHours: 0 }, 'people.ties': { meanDegree: 0 } },
  });
  runWeeks(warm, 20);
  runWeeks(cold, 20);
  expect(mean(cold, 'members.belonging')).toBeLessThan(mean(warm, 'members.belonging') - 0.05);
  expect(mean(cold, 'people.exit:loyalty')).toBeLessThan(mean(warm, 'people.exit:loyalty'));
});
