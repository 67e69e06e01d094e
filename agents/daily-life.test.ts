import { describe, expect, test } from 'vitest';
import { runWeeks } from '../sim/lab.ts';
import { all, mean, only, society, stepRound } from './people.fixture.ts';

const ID = 'people.daily_life';

describe('what people want', () => {
  test('meals with sociability and belonging, learning with ambition and strength, development for all', () => {
    const world = only([ID], { members: 3 });
    world.array('members.sociability').set([0.5, 1, 0]);
    world.array('members.ambition').set([0.5, 0.5, 1]);
    world.array('members.belonging').set([1, 0, 1]);
    world.array('members.energy').set([1, 0.25, 0.5]);
    stepRound(world, ID, 'attention');
    const asked = (name: string): number[] => [...world.array(`${ID}?${name}`)].map((x) => Math.round(x));
    expect(asked('meals')).toEqual([360, 288, 0]);
    expect(asked('learning')).toEqual([120, 60, 240]);
    expect(asked('development')).toEqual([240, 240, 240]);
  });
});

describe('what it does', () => {
  test('company and recovery saturate; learning follows the hours granted, not those asked', () => {
    const world = only([ID], { members: 3 });
    world.array(`${ID}!meals`).set([240, 0, 24_000]);
    world.array(`${ID}!development`).set([180, 0, 18_000]);
    world.array(`${ID}!learning`).set([600, 0, 60]);
    all(world, `${ID}?learning`, 6000);
    stepRound(world, ID, 'culture');
    const company = world.array(`${ID}:company`);
    const recovery = world.array(`${ID}:recovery`);
    expect(company[0]).toBeCloseTo(0.075, 6);
    expect(company[1]).toBe(0);
    expect(company[2]).toBeLessThan(0.15);
    expect(recovery[0]).toBeCloseTo(0.05, 6);
    expect(recovery[1]).toBe(0);
    expect(recovery[2]).toBeLessThan(0.1);
    expect([...world.array('members.skillGain')].map((x) => Math.round(x * 1e6))).toEqual([16_000, 0, 1600]);
  });

  test('a thousand hours of learning close a third of the gap to mastery', () => {
    const world = only([ID, 'people.traits'], { members: 1 });
    const skill = world.array('members.skill');
    skill.set([0.4, 0, 0, 0]);
    for (let week = 0; week < 100; week += 4) {
      world.array(`${ID}!learning`)[0] = 600;
      stepRound(world, ID, 'culture');
      stepRound(world, 'people.traits', 'wellbeing');
    }
    expect((skill[0] - 0.4) / 0.6).toBeCloseTo(1 / 3, 2);
    expect(skill[1]).toBe(0);
  });
});

describe('live', () => {
  test('without shared meals people belong less', () => {
    const alone = society({ clauses: { [ID]: { sharedMealHours: 0 } } });
    const together = society({ clauses: { [ID]: { sharedMealHours: 12 } } });
    runWeeks(alone, 26);
    runWeeks(together, 26);
    expect(mean(together, 'members.belonging')).toBeGreaterThan(mean(alone, 'members.belonging') + 0.02);
    expect(mean(together, 'members.kin')).toBeGreaterThan(mean(alone, 'members.kin'));
  });

  test('learning hours and their rate raise skill', () => {
    const skilled = (hours: number, rate: number): number => {
      const world = society({ clauses: { [ID]: { learningHours: hours, learningRatePerHour: rate } } });
      runWeeks(world, 26);
      return Math.max(...world.array('members.skill').slice(0, 4));
    };
    expect(skilled(10, 0.0004)).toBeGreaterThan(skilled(0, 0.0004));
    expect(skilled(10, 0.004)).toBeGreaterThan(skilled(10, 0.0004));
  });

  test('time for one’s own growth restores strength', () => {
    const none = society({ clauses: { [ID]: { personalDevelopmentHours: 0 } } });
    const some = society({ clauses: { [ID]: { personalDevelopmentHours: 6 } } });
    runWeeks(none, 12);
    runWeeks(some, 12);
    expect(mean(some, 'members.energy')).toBeGreaterThan(mean(none, 'members.energy'));
  });
});
