import { describe, expect, test } from 'vitest';
import { EXITED, MEMBER, RESIDENT } from '../sim/core/contract.ts';
import { runWeeks } from '../sim/lab.ts';
import { startWeek } from '../sim/tick.ts';
import { all, mean, only, present, society, stepRound } from './people.fixture.ts';

const ID = 'people.exit';

describe('the utility of staying', () => {
  function terms(columns: Readonly<Record<string, number>>, clauses: Readonly<Record<string, number>> = {}) {
    const world = only([ID], { members: 1, clauses: { [ID]: { outsideAppeal: 0.3, rootedness: 0.2, ...clauses } } });
    world.week = 104;
    all(world, 'members.joinedWeek', 0);
    all(world, 'members.energy', 1);
    all(world, 'members.communityIncome', 1000);
    all(world, 'society.wageLevel', 1);
    for (const [name, value] of Object.entries(columns))
      all(world, name.includes('.') ? name : `members.${name}`, value);
    stepRound(world, ID, 'justice');
    return (name: string): number => world.array(`${ID}:${name}`)[0];
  }

  test('satisfaction counts as it is', () => expect(terms({ satisfaction: 0.7 })('life')).toBeCloseTo(0.7, 6));

  test('loyalty grows with belonging and years', () => {
    const loyalty = (belonging: number, joinedWeek: number): number => terms({ belonging, joinedWeek })('loyalty');
    expect(loyalty(0, 0)).toBe(0);
    expect(loyalty(0.5, 0)).toBeCloseTo(loyalty(1, 0) / 2, 6);
    expect(loyalty(1, 104)).toBeGreaterThan(0);
    expect(loyalty(1, 52)).toBeGreaterThan(loyalty(1, 104));
    expect(loyalty(1, 0) - loyalty(1, 52)).toBeLessThan(loyalty(1, 52) - loyalty(1, 104));
    expect(loyalty(1, -100_000)).toBeLessThan(0.5);
  });

  test('the world outside draws the skilled more, and more when wages there rise or a rival calls', () => {
    expect(terms({ skill: 0.5 })('elsewhere')).toBeCloseTo(-0.3, 6);
    expect(terms({ skill: 1 })('elsewhere')).toBeCloseTo(-0.42, 6);
    expect(terms({ skill: 0.5, 'society.wageLevel': 2 })('elsewhere')).toBeCloseTo(-0.6, 6);
    expect(terms({ skill: 0.5, 'society.outsidePull': 0.2 })('elsewhere')).toBeCloseTo(-0.5, 6);
    expect(terms({ skill: 0.5 }, { outsideAppeal: 0 })('elsewhere')).toBeCloseTo(0, 9);
  });

  test('working here for less than outside work pays is felt, by how much of a week it is', () => {
    const underpaid = { communityIncome: 50, contributedHours: 20, outsideWage: 200 };
    // 2.5 an hour here against 5 there, for 20 hours.
    expect(terms(underpaid)('pay')).toBeCloseTo(-0.3 * 0.5 * 0.5, 6);
    // Of what the hour makes for others, who values cooperation counts four tenths.
    expect(terms({ ...underpaid, hourProduct: 5, values: 1 })('pay')).toBeCloseTo(-0.3 * 0.3 * 0.5, 6);
    expect(terms({ ...underpaid, hourProduct: 5, values: 0 })('pay')).toBeCloseTo(-0.3 * 0.5 * 0.5, 6);
    expect(terms({ ...underpaid, communityIncome: 100 })('pay')).toBeCloseTo(0, 9);
    expect(terms({ ...underpaid, contributedHours: 0 })('pay')).toBeCloseTo(0, 9);
    expect(terms({ ...underpaid, outsideWage: 0 })('pay')).toBeCloseTo(0, 9);
  });

  test('exhaustion makes leaving a relief, ties and place make it dear', () => {
    expect(terms({})('relief')).toBeCloseTo(0, 9);
    expect(terms({ exhausted: 1, energy: 0.2 })('relief')).toBeCloseTo(-0.35 - 0.06, 6);
    expect(terms({})('roots')).toBeCloseTo(0.2, 6);
    expect(terms({ kin: 2 })('roots')).toBeCloseTo(0.3, 6);
    expect(terms({}, { rootedness: 0.7 })('roots')).toBeCloseTo(0.7, 6);
  });

  test('is the sum of its recorded terms, week by week', () => {
    const world = society();
    const stock = world.layout.stocks.find((s) => s.path === 'members.stayUtility');
    runWeeks(world, 9);
    for (const i of present(world)) {
      if (world.array('members.joinedWeek')[i] >= world.week - 1) continue;
      const sum = stock?.terms.reduce((total, at) => total + world.arrays[at][i], 0) ?? Number.NaN;
      expect(world.f64('members.stayUtility')[i]).toBeCloseTo(sum, 10);
    }
  });
});

describe('the hazard', () => {
  const N = 4000;

  test.each([
    [0.03, 0.5],
    [0.13, 1 / (1 + Math.E)],
    [0.33, 1 / (1 + Math.E ** 3)],
    [0.53, 1 / (1 + Math.E ** 5)],
  ])('at utility %f is %f a week, four weeks at a time', (utility, hazard) => {
    const world = only([ID], {
      members: N,
      seed: `exit/${utility}`,
      clauses: { [ID]: { midpoint: 0.03, steepness: 10 } },
    });
    all(world, 'members.stayUtility', utility);
    stepRound(world, ID, 'wellbeing');
    let left = 0;
    for (const s of world.array('members.status')) if (s === EXITED) left++;
    const leaves = 1 - (1 - hazard) ** 4;
    expect(Math.abs(left / N - leaves)).toBeLessThan(4 * Math.sqrt((leaves * (1 - leaves)) / N));
  });

  test('whoever leaves at some utility would have left at any lower one', () => {
    const leavers = (utility: number): Set<number> => {
      const world = only([ID], { members: 500 });
      all(world, 'members.stayUtility', utility);
      stepRound(world, ID, 'wellbeing');
      return new Set(
        [...world.array('members.status').keys()].filter((i) => world.array('members.status')[i] === EXITED),
      );
    };
    const content = leavers(0.3);
    const not = leavers(0.1);
    expect(content.size).toBeGreaterThan(0);
    expect(not.size).toBeGreaterThan(content.size);
    for (const i of content) expect(not.has(i)).toBe(true);
  });

  test('leaving is told, with the utility it had, and the row is free a week later', () => {
    const world = only([ID], { members: 1 });
    const told: number[][] = [];
    world.eventSink = (_, week, who, other, a) => told.push([week, who, other, a]);
    all(world, 'members.stayUtility', -9);
    stepRound(world, ID, 'wellbeing');
    expect(told).toEqual([[0, 0, -1, -9]]);
    expect(world.array('members.status')[0]).toBe(EXITED);
    startWeek(world);
    expect(world.array('members.status')[0]).toBe(0);
  });

  test('concerns those who live here', () => {
    const world = only([ID], { members: 3 });
    world.array('members.status').set([RESIDENT, EXITED, MEMBER]);
    all(world, 'members.stayUtility', -9);
    let events = 0;
    world.eventSink = () => {
      events++;
    };
    stepRound(world, ID, 'wellbeing');
    expect(events).toBe(2);
  });
});

describe('live', () => {
  const stayed = (clauses: Readonly<Record<string, number>>): number => {
    const world = society({ members: 60, clauses: { [ID]: clauses } });
    const founders = (): number =>
      present(world).filter((i) => world.array('members.identity')[i] >= 0x80000000).length;
    runWeeks(world, 40);
    return founders();
  };
  test.each([
    ['midpoint', { midpoint: -0.5 }, { midpoint: 0.4 }],
    ['outsideAppeal', { outsideAppeal: 0 }, { outsideAppeal: 1 }],
    ['rootedness', { rootedness: 0.8 }, { rootedness: 0 }],
    ['steepness', { steepness: 30 }, { steepness: 3 }],
  ])('%s decides how many founders are still there', (_, stay, leave) => {
    expect(stayed(stay)).toBeGreaterThan(stayed(leave));
  });

  test('the terms of those who stay are higher than of those about to go', () => {
    const world = society({ members: 60, clauses: { [ID]: { midpoint: 0.25 } } });
    runWeeks(world, 26);
    expect(mean(world, 'members.stayUtility')).toBeGreaterThan(0.25);
  });
});
