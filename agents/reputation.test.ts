import { describe, expect, test } from 'vitest';
import { EXITED } from '../sim/core/contract.ts';
import { runWeeks } from '../sim/lab.ts';
import { all, only, society, stepRound } from './people.fixture.ts';

const ID = 'people.reputation';
/** Rows looked at in the same week. */
const SAME_TURN = [0, 4, 8];

describe('reputation', () => {
  test('comes from giving beside what others give', () => {
    const world = only([ID], { members: 9 });
    SAME_TURN.forEach((row, k) => {
      world.array('members.contributionScore')[row] = [8, 16, 0][k];
    });
    stepRound(world, ID, 'justice');
    const deeds = SAME_TURN.map((row) => world.array(`${ID}:deeds`)[row]);
    expect(deeds.map((x) => Math.round(x * 1e4))).toEqual([4000, 5333, 0]);
    all(world, 'members.contributionScore', 40);
    stepRound(world, ID, 'justice');
    for (const x of world.array(`${ID}:deeds`)) expect(x).toBeCloseTo(0.4, 6);
  });

  test('is measured against those who live here', () => {
    const world = only([ID], { members: 9 });
    world.array('members.contributionScore').set([8, 0, 0, 0, 8, 0, 0, 0, 800]);
    world.array('members.status')[8] = EXITED;
    stepRound(world, ID, 'justice');
    expect(world.array(`${ID}:deeds`)[0]).toBeCloseTo(0.4, 6);
    expect(world.array(`${ID}:deeds`)[8]).toBe(0);
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

test('live: the better known speak for others: whom reputation favours changes who is heard', () => {
  const even = society();
  const uneven = society();
  for (let week = 0; week < 26; week++) {
    even.f64('members.reputation').fill(0.5, 0, even.rows.members);
    for (let i = 0; i < uneven.rows.members; i++) uneven.f64('members.reputation')[i] = i % 2;
    runWeeks(even, 1);
    runWeeks(uneven, 1);
  }
  const differ = ['members.power', 'members.say', 'proposals.proposer'].filter(
    (path) => even.has(path) && even.array(path).some((x, at) => x !== uneven.array(path)[at]),
  );
  expect(differ).not.toEqual([]);
});
