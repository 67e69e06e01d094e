import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VALUES } from '../sim/core/contract.ts';
import { runWeeks } from '../sim/lab.ts';
import { all, bare, mean, only, society, stepRound } from './people.fixture.ts';
import { SATISFACTION_PARTS } from './satisfaction.ts';

const ID = 'people.satisfaction';
/** The column behind each part, in order. */
const SOURCES = ['needsMet', 'reward', 'belonging', 'say', 'alignment', 'safety'];
const unit = fc.double({ min: 0, max: 1, noNaN: true });

/** Where satisfaction settles for given parts and values. */
function settled(parts: readonly number[], values: readonly number[], lawGap = 0): number {
  const world = only([ID], { members: 1 });
  parts.forEach((x, k) => {
    all(world, `members.${SOURCES[k]}`, x);
  });
  // Who gets the share x of the income wanted and of the needs has needs met to x.
  all(world, 'members.incomeWish', 100);
  all(world, 'members.incomeCredits', 100 * parts[0]);
  world.array('members.values').set(values);
  all(world, 'members.lawGap', lawGap);
  for (let w = 0; w < 60; w++) stepRound(world, ID, 'wellbeing');
  return world.array('members.satisfaction')[0];
}

const NO_VALUES = VALUES.map(() => 0);

describe('the weighted mean of six parts', () => {
  test('equal parts give that satisfaction, whatever one values', () => {
    for (const x of [0, 0.3, 1]) expect(settled([x, x, x, x, x, x], [0.9, 0.1, 0.5, 0.7, 0.2, 1])).toBeCloseTo(x, 5);
  });

  test('needs weigh two, every other part one to those without strong values', () => {
    SATISFACTION_PARTS.forEach((_, k) => {
      const one = SATISFACTION_PARTS.map((__, j) => (j === k ? 1 : 0));
      expect(settled(one, NO_VALUES)).toBeCloseTo((k === 0 ? 2 : 1) / 7, 5);
    });
  });

  test.each([
    ['accountability', 1, 2 / 8],
    ['cooperation', 2, 2 / 8],
    ['transparency', 3, 1.5 / 7.5],
    ['autonomy', 3, 1.5 / 7.5],
    ['innovation', 4, 2 / 8],
    ['respect', 5, 2 / 8],
  ] as const)('%s raises the weight of part %i', (name, part, share) => {
    const values = VALUES.map((v) => (v === name ? 1 : 0));
    const one = SATISFACTION_PARTS.map((_, j) => (j === part ? 1 : 0));
    expect(settled(one, values)).toBeCloseTo(share, 5);
  });

  test('a law unlike one’s wishes takes the joy of shared values, and only that', () => {
    const shared = [0, 0, 0, 0, 1, 0];
    expect(settled(shared, NO_VALUES, 0.2)).toBeLessThan(settled(shared, NO_VALUES));
    expect(settled(shared, NO_VALUES, 0.4)).toBeLessThan(settled(shared, NO_VALUES, 0.2));
    expect(settled(shared, NO_VALUES, 1)).toBeGreaterThanOrEqual(0);
    expect(settled([1, 1, 1, 1, 0, 1], NO_VALUES, 1)).toBeCloseTo(settled([1, 1, 1, 1, 0, 1], NO_VALUES), 6);
  });

  test('income counts against the income wanted, and no further', () => {
    const content = (income: number): number => {
      const world = only([ID], { members: 1 });
      all(world, 'members.needsMet', 1);
      all(world, 'members.incomeWish', 100);
      all(world, 'members.incomeCredits', income);
      stepRound(world, ID, 'wellbeing');
      return world.array('members.satisfactionPart')[0];
    };
    expect(content(100)).toBe(1);
    expect(content(500)).toBe(1);
    expect(content(50)).toBeLessThan(1);
    expect(content(0)).toBeGreaterThan(0);
  });

  test('lies between the worst and the best part', () => {
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 6, maxLength: 6 }),
        fc.array(unit, { minLength: 6, maxLength: 6 }),
        (parts, values) => {
          const s = settled(parts, values);
          expect(s).toBeGreaterThanOrEqual(Math.min(...parts) - 1e-5);
          expect(s).toBeLessThanOrEqual(Math.max(...parts) + 1e-5);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('moves half of the way in 8 weeks, and records this week’s parts', () => {
    const world = only([ID], { members: 1 });
    all(world, 'members.satisfaction', 0);
    SOURCES.forEach((name, k) => {
      all(world, `members.${name}`, 0.4 + 0.1 * k);
    });
    all(world, 'members.incomeWish', 1);
    all(world, 'members.incomeCredits', 0.4);
    stepRound(world, ID, 'wellbeing');
    const first = world.array('members.satisfaction')[0];
    expect([...world.array('members.satisfactionPart')].map((x) => Math.round(x * 10))).toEqual([4, 5, 6, 7, 8, 9]);
    const goal = first / (1 - 2 ** (-4 / 8));
    for (let w = 4; w < 8; w += 4) stepRound(world, ID, 'wellbeing');
    expect(world.array('members.satisfaction')[0]).toBeCloseTo(goal / 2, 4);
  });
});

test('parts whose mechanism is off count a half', () => {
  const world = bare([ID], { members: 1 });
  all(world, 'members.belonging', 0.5);
  for (let w = 0; w < 60; w++) stepRound(world, ID, 'wellbeing');
  expect(world.array('members.satisfaction')[0]).toBeCloseTo(0.5, 5);
});

test('live: the content trust and stay', () => {
  const content = society();
  const poor = society({
    clauses: { 'people.membership': { startingSavingsCredits: 0 }, 'people.ties': { meanDegree: 0 } },
  });
  runWeeks(content, 16);
  runWeeks(poor, 16);
  expect(mean(poor, 'members.satisfaction')).toBeLessThan(mean(content, 'members.satisfaction'));
  expect(mean(poor, 'people.legitimacy:support')).toBeLessThan(mean(content, 'people.legitimacy:support'));
  expect(mean(poor, 'people.exit:life')).toBeLessThan(mean(content, 'people.exit:life'));
});
