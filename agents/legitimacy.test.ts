import { describe, expect, test } from 'vitest';
import { runWeeks } from '../sim/lab.ts';
import type { World } from '../sim/world.ts';
import { all, mean, only, society, stepRound } from './people.fixture.ts';

const ID = 'people.legitimacy';

describe('trust in the institutions', () => {
  test('is supported by satisfaction above 0.3 and undermined by less', () => {
    const world = only([ID], { members: 3 });
    world.array('members.satisfaction').set([0.3, 0.9, 0.1]);
    stepRound(world, ID, 'justice');
    expect([...world.array(`${ID}:support`)].map((x) => Math.round(x * 1000))).toEqual([0, 300, -100]);
  });

  /** Weeks until trust has gone half of the way from `from` to where satisfaction leads it. */
  function weeksToHalf(from: number, satisfaction: number): number {
    const world = only([ID], { members: 1 });
    const trust = world.f64('members.trust');
    all(world, 'members.trust', from);
    all(world, 'members.satisfaction', satisfaction);
    const goal = 0.35 + 0.5 * (satisfaction - 0.3);
    let weeks = 0;
    while (Math.abs(trust[0] - goal) > Math.abs(from - goal) / 2 + 1e-6) {
      runWeeks(world, 1);
      weeks++;
    }
    return weeks;
  }

  test('falls in 4 weeks as far as it rises in 26 (Slovic 1993: easier destroyed than made)', () => {
    expect(weeksToHalf(0.9, 0.3)).toBe(4);
    expect(weeksToHalf(0.1, 0.9)).toBe(26);
  });
});

test('live: the trusting obey, and give what the law asks', () => {
  const given = (level: number): number => {
    const world = society();
    for (let week = 0; week < 10; week++) {
      hold(world, level);
      runWeeks(world, 1);
    }
    return mean(world, 'people.contribution?contribution');
  };
  expect(given(0.95)).toBeGreaterThan(given(0.05) + 12);
});

function hold(world: World, level: number): void {
  world.f64('members.trust').fill(level, 0, world.rows.members);
}
