import { describe, expect, test } from 'vitest';
import { EXITED } from '../sim/core/contract.ts';
import { runWeeks } from '../sim/lab.ts';
import { all, only, society, stepRound } from './people.fixture.ts';

const ID = 'people.reputation';
describe('reputation', () => {
  test('comes from giving beside what others give', () => {
    const world = only([ID], { members: 3 });
    world.array('members.contributionScore').set([8, 16, 0]);
    stepRound(world, ID, 'justice');
    const deeds = [...world.array(`${ID}:deeds`)];
    expect(deeds.map((x) => Math.round(x * 1e4))).toEqual([4000, 5333, 0]);
    all(world, 'members.contributionScore', 40);
    stepRound(world, ID, 'justice');
    for (const x of world.array(`${ID}:deeds`)) expect(x).toBeCloseTo(0.4, 6);
  });

  test('is measured against those who live here', () => {
    const world = only([ID], { members: 3 });
    world.array('members.contributionScore').set([8, 8, 800]);
    world.array('members.status')[2] = EXITED;
    stepRound(world, ID, 'justice');
    expect(world.array(`${ID}:deeds`)[0]).toBeCloseTo(0.4, 6);
    expect(world.array(`${ID}:deeds`)[2]).toBe(0);
  });

  test('where nobody gives an hour, an hour makes no saint', () => {
    const world = only([ID], { members: 2 });
    world.array('members.contributionScore').set([0.1, 0]);
    stepRound(world, ID, 'justice');
    expect(world.array(`${ID}:deeds`)[0]).toBeLessThan(0.1);
  });

  test('comes with ties, less with each further one', () => {
    const world = only([ID], { members: 3 });
    world.array('members.kin').set([0, 4, 8]);
    stepRound(world, ID, 'justice');
    const standing = world.array(`${ID}:standing`);
    expect(standing[0]).toBe(0);
    expect(standing[1]).toBeCloseTo(0.15, 6);
    expect(standing[2] - standing[1]).toBeLessThan(standing[1]);
  });

  test('half of it is earned or lost in a year', () => {
    const world = only([ID], { members: 1 });
    all(world, 'members.contributionScore', 8);
    all(world, 'members.reputation', 0);
    runWeeks(world, 52);
    expect(world.f64('members.reputation')[0]).toBeCloseTo(0.25, 6);
  });
});

test('live: the better known are voted into office', () => {
  /** Weeks on the council served by every second member, of all such weeks, where these are known so well. */
  const served = (odd: number): number => {
    const world = society({ members: 200, capacity: 200 });
    let theirs = 0;
    let all = 0;
    for (let week = 0; week < 52; week++) {
      for (let i = 0; i < world.rows.members; i++) world.f64('members.reputation')[i] = i % 2 === 1 ? odd : 1 - odd;
      runWeeks(world, 1);
      world.array('members.councillor').forEach((sits, i) => {
        all += sits;
        theirs += sits * (i % 2);
      });
    }
    return theirs / all;
  };
  expect(served(1)).toBeGreaterThan(0.9);
  expect(served(0)).toBeLessThan(0.1);
});
