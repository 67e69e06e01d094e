import { describe, expect, test } from 'vitest';
import { ACTIVITIES } from '../sim/core/contract.ts';
import { runWeeks } from '../sim/lab.ts';
import { all, mean, only, society, stepRound } from './people.fixture.ts';

const ID = 'people.energy';
const WORK = ACTIVITIES.indexOf('outside_work');
const REST = ACTIVITIES.indexOf('rest');

/** Drain of a week with so many hours of work, for a stamina. */
function load(hours: number, stamina = 0.5, clauses: Readonly<Record<string, number>> = {}): number {
  const world = only([ID], {
    members: 1,
    clauses: { [ID]: { easeHours: 30, breadthHours: 20, demandWeight: 1, ...clauses } },
  });
  world.array('members.minutes')[WORK] = hours * 60;
  world.array('members.minutes')[REST] = (168 - hours) * 60;
  world.array('members.stamina')[0] = stamina;
  stepRound(world, ID, 'justice');
  return world.array(`${ID}:load`)[0];
}

describe('demands', () => {
  test('work within ease does not drain; half of the drain is reached at ease plus breadth', () => {
    expect(load(30)).toBe(0);
    expect(load(10)).toBe(0);
    expect(load(50)).toBeCloseTo(-0.5, 6);
    expect(load(70)).toBeCloseTo(-0.8, 6);
    expect(load(168)).toBeGreaterThan(-1);
  });

  test('ease, breadth, weight and stamina each tell', () => {
    expect(load(50, 0.5, { easeHours: 50 })).toBe(0);
    expect(load(50, 0.5, { breadthHours: 10 })).toBeCloseTo(-0.8, 6);
    expect(load(50, 0.5, { demandWeight: 0.4 })).toBeCloseTo(-0.2, 6);
    expect(load(50, 1)).toBeGreaterThan(load(50, 0));
    expect(load(42, 1)).toBeCloseTo(0, 6);
  });

  test('rest, meals, gatherings, growth and learning, alone or in workshops, are no work; everything else is', () => {
    const drain = (activity: number): number => {
      const world = only([ID], { members: 1 });
      world.array('members.minutes')[activity] = 168 * 60;
      stepRound(world, ID, 'justice');
      return world.array(`${ID}:load`)[0];
    };
    const free = ['rest', 'shared_meals', 'gatherings', 'personal_development', 'learning', 'guild_workshops'];
    ACTIVITIES.forEach((name, activity) => {
      if (free.includes(name)) expect(drain(activity)).toBe(0);
      else expect(drain(activity)).toBeLessThan(-0.5);
    });
  });

  test('a week too short, and harm, drain too; belonging, say and reward buffer', () => {
    const world = only([ID], { members: 1 });
    for (const [path, value] of [
      ['overload', 0.5],
      ['harm', 0.4],
      ['belonging', 0.8],
      ['say', 0.2],
      ['reward', 0.6],
    ] as const) {
      all(world, `members.${path}`, value);
    }
    stepRound(world, ID, 'justice');
    expect(world.array(`${ID}:strain`)[0]).toBeCloseTo(-0.3, 6);
    expect(world.array(`${ID}:hurt`)[0]).toBeCloseTo(-0.14, 6);
    expect(world.array(`${ID}:support`)[0]).toBeCloseTo(0.16, 6);
  });

  test('demands weigh more than resources do (Lee & Ashforth 1996)', () => {
    const world = only([ID], { members: 1 });
    for (const path of ['belonging', 'say', 'reward']) all(world, `members.${path}`, 1);
    stepRound(world, ID, 'justice');
    const utmost = world.layout.parameters.find((p) => p.path === `${ID}.demand_weight`)?.value ?? 0;
    expect(world.array(`${ID}:support`)[0]).toBeLessThan(0.5 * utmost);
  });
});

test('exhaustion comes below 0.3 and goes above 0.5: recovery takes longer than the fall', () => {
  const world = only([ID], { members: 1 });
  const seen: number[] = [];
  for (const level of [0.6, 0.31, 0.29, 0.31, 0.5, 0.51, 0.31]) {
    all(world, 'members.energy', level);
    stepRound(world, ID, 'wellbeing');
    seen.push(world.array('members.exhausted')[0]);
  }
  expect(seen).toEqual([0, 0, 1, 1, 1, 0, 0]);
});

describe('live', () => {
  test('the drain exhausts, and the exhausted give less and leave sooner', () => {
    const light = society({ clauses: { [ID]: { demandWeight: 0 } } });
    const heavy = society({ clauses: { [ID]: { demandWeight: 2, easeHours: 10, breadthHours: 5 } } });
    runWeeks(light, 20);
    runWeeks(heavy, 20);
    expect(mean(light, 'members.exhausted')).toBeLessThan(0.1);
    expect(mean(heavy, 'members.exhausted')).toBeGreaterThan(0.5);
    expect(mean(heavy, 'members.contributedHours')).toBeLessThan(mean(light, 'members.contributedHours'));
    expect(mean(heavy, 'people.exit:relief')).toBeLessThan(mean(light, 'people.exit:relief'));
  });
});
