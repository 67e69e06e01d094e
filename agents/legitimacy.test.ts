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

  /** Share of the way from `from` to where satisfaction leads it that trust has still before it, after so many weeks. */
  function leftAfter(weeks: number, from: number, satisfaction: number): number {
    const world = only([ID], { members: 4 });
    all(world, 'members.trust', from);
    all(world, 'members.satisfaction', satisfaction);
    // Support is known from everybody's first turn on.
    stepRound(world, ID, 'justice');
    runWeeks(world, weeks);
    const goal = 0.35 + 0.5 * (satisfaction - 0.3);
    const left = [...world.f64('members.trust')].map((trust) => (trust - goal) / (from - goal));
    for (const share of left) expect(share).toBeCloseTo(left[0], 6);
    return left[0];
  }

  test('falls in 4 weeks as far as it rises in 26 (Slovic 1993: easier destroyed than made)', () => {
    expect(leftAfter(4, 0.9, 0.3)).toBeCloseTo(0.5, 6);
    expect(leftAfter(8, 0.9, 0.3)).toBeCloseTo(0.25, 6);
    expect(leftAfter(52, 0.1, 0.9)).toBeCloseTo(0.25, 6);
    expect(leftAfter(104, 0.1, 0.9)).toBeCloseTo(1 / 16, 6);
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
