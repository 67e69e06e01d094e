import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXITED } from '../core/contract.ts';
import { CROWD, endow, fundOf, paysIn, run } from '../lab/campaign.ts';
import { lab, runWeeks, stepOnly } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';
import { CAMPAIGNS, FREE, RUNNING, WRITING } from './campaigns.ts';
import { crowd, flowed, held } from './crowd.fixture.ts';
import { ledgerSum, village } from './village.fixture.ts';

const stage = (world: World, k = 0): number => world.array('society.campaignStage')[k];
const close = (world: World): void => stepOnly(world, CROWD, 'economy');
const purses = (world: World): number[] => [...world.f64('members.wealth')];
/** Sum over the weeks to come of what a flow comes to. */
function total(world: World, weeks: number, ...names: string[]): number[] {
  const sums = names.map(() => 0);
  for (let week = 0; week < weeks; week++) {
    runWeeks(world, 1);
    names.forEach((name, at) => {
      sums[at] += flowed(world, name);
    });
  }
  return sums;
}

describe('a campaign', () => {
  test('is written up in so many hours of its initiator, and then runs', () => {
    const world = crowd({ ideasPerYear: 52, pitchHours: 12 });
    let minutes = 0;
    const by = (): number => world.array('society.campaignBy')[0];
    runWeeks(world, 1);
    expect(stage(world)).toBe(WRITING);
    const who = by();
    for (let week = 0; week < 20 && stage(world) === WRITING; week++) {
      runWeeks(world, 1);
      minutes += world.array(`${CROWD}!pitch`)[who];
    }
    expect(stage(world)).toBe(RUNNING);
    expect(minutes).toBe(12 * 60);
    expect(by()).toBe(who);
    expect(world.array('society.campaignDue')[0] - world.array('society.campaignFrom')[0]).toBe(12);
  });

  test('asks for more where more people live, and takes the minutes of those who follow it', () => {
    const few = crowd({ ideasPerYear: 52, pitchHours: 0, goalCredits: 10 }, { members: 20 });
    const many = crowd({ ideasPerYear: 52, pitchHours: 0, goalCredits: 10 }, { members: 80 });
    const goals = (world: World): number =>
      world.f64('society.campaignGoal').reduce((sum, goal) => sum + goal, 0) / CAMPAIGNS / 1000;
    for (const world of [few, many]) runWeeks(world, 9);
    expect(goals(few) / 20).toBeGreaterThan(5);
    expect(goals(few) / 20).toBeLessThan(20);
    expect(goals(many) / goals(few)).toBeGreaterThan(2.5);
    const following = many.array(`${CROWD}!following`);
    expect(Math.max(...following)).toBeGreaterThanOrEqual(5);
  });

  test('finds no ninth place', () => {
    const world = crowd({ ideasPerYear: 52, goalCredits: 500, weeks: 52, pitchHours: 0 });
    runWeeks(world, 30);
    expect([...world.array('society.campaignStage')]).toEqual(Array(CAMPAIGNS).fill(RUNNING));
    expect(new Set(world.array('society.campaignBy')).size).toBe(CAMPAIGNS);
  });

  test('that nobody finds the hours to write is dropped after half a year', () => {
    const world = crowd({ pitchHours: 200 });
    world.array('society.campaignStage')[0] = WRITING;
    world.array('society.campaignBy')[0] = 3;
    runWeeks(world, 26);
    expect(stage(world)).toBe(WRITING);
    runWeeks(world, 2);
    expect(stage(world)).toBe(FREE);
  });

  test('with an idea that never comes, everybody lives as without the clause', () => {
    const off = village(undefined, { members: 40, seed: 'same' });
    const on = village(
      { [CROWD]: { ideasPerYear: 0 }, 'economy.outside_market': { priceVolatility: 0, wageVolatility: 0 } },
      { members: 40, seed: 'same' },
    );
    runWeeks(off, 60);
    runWeeks(on, 60);
    expect(purses(on)).toEqual(purses(off));
    expect(on.f64('society.capital')[0]).toBe(off.f64('society.capital')[0]);
  });
});

describe('the provision point', () => {
  test('reached: what it costs leaves, and what it is worth is there; the two differ', () => {
    const [better, worse] = [1.5, 0.5].map((worth) => {
      const world = crowd();
      runWeeks(world, 4);
      run(world, { goal: 400, worth });
      for (let i = 0; i < 40; i++) paysIn(world, i, 10_000);
      runWeeks(world, 1);
      expect(flowed(world, 'building')).toBe(400_000);
      expect(stage(world)).toBe(FREE);
      expect(held(world, 'escrow')).toBe(0);
      runWeeks(world, 1);
      return world.f64('society.capital')[0];
    });
    expect(better - worse).toBeCloseTo(400, 0);
  });

  test('missed: each gets back exactly what they gave, in the week it is due and not before', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 40, maxLength: 40 }), (given) => {
        const world = crowd();
        const before = purses(world);
        run(world, { goal: 2001, weeks: 3 });
        given.forEach((amount, i) => {
          if (amount > 0) paysIn(world, i, amount);
        });
        const after = purses(world);
        close(world);
        expect(purses(world)).toEqual(after);
        world.week += 3;
        close(world);
        expect(purses(world)).toEqual(before);
        expect(held(world, 'escrow')).toBe(0);
        expect(world.array('members.pledges').every((pledge) => pledge === 0)).toBe(true);
        expect(stage(world)).toBe(FREE);
      }),
      { numRuns: 20 },
    );
  });

  test('is reached by people who see that it is worth it, and not by those to whom it is not', () => {
    const over = (worth: number): { spent: number; back: number } => {
      const world = crowd({}, { members: 60 });
      runWeeks(world, 52);
      for (let k = 0; k < 4; k++) run(world, { k, by: k, goal: 900, worth });
      const [spent, back] = total(world, 14, 'building', 'refund');
      return { spent, back };
    };
    expect(over(4).spent).toBe(4 * 900_000);
    expect(over(0.25).spent).toBe(0);
    expect(over(0.25).back).toBeGreaterThan(0);
  });

  test('nobody pledges out of what they want to keep', () => {
    const world = crowd();
    runWeeks(world, 20);
    run(world, { goal: 5000, worth: 5, weeks: 30 });
    for (let week = 0; week < 12; week++) {
      const [pledges, wealth] = [[...world.array('members.pledges')], purses(world)];
      runWeeks(world, 1);
      for (let i = 0; i < world.rows.members; i++) {
        const more = world.array('members.pledges')[i * CAMPAIGNS] - pledges[i * CAMPAIGNS];
        expect(more).toBeGreaterThanOrEqual(0);
        if (more > 0) expect(world.array('members.savingsGap')[i]).toBeLessThan(0);
        if (more > 0) expect(more).toBeLessThan(0.3 * wealth[i]);
      }
    }
    expect(world.f64('society.campaignPledged')[0]).toBeGreaterThan(0);
  });

  test('a leaver takes the pledge along, and nobody else loses by it', () => {
    const world = crowd();
    run(world, { goal: 900, by: 5 });
    for (let i = 0; i < 20; i++) paysIn(world, i, 7001 + i);
    world.roster.release(3, EXITED);
    runWeeks(world, 1);
    expect(flowed(world, 'taken_along')).toBe(7004);
    expect(world.array('members.pledges')[3 * CAMPAIGNS]).toBe(0);
    expect(held(world, 'escrow')).toBe(world.f64('society.campaignPledged')[0]);
    expect(ledgerSum(world)).toBe(0);
  });

  test('an initiator who leaves calls it off', () => {
    const world = crowd();
    run(world, { goal: 900, by: 5 });
    for (let i = 10; i < 20; i++) paysIn(world, i, 7001);
    world.roster.release(5, EXITED);
    runWeeks(world, 1);
    expect(flowed(world, 'refund')).toBe(10 * 7001);
    expect(stage(world)).toBe(FREE);
  });

  test('when the clause goes out of force, all money goes back where it came from', () => {
    const world = crowd();
    const before = [...purses(world), world.f64('society.treasury')[0]];
    run(world, { goal: 900 });
    for (let i = 0; i < 20; i++) paysIn(world, i, 7001 + i);
    world.f64('society.treasury')[0] -= 500;
    world.f64('society.funds')[fundOf(world, 'pool')] += 500;
    const bound = world.bound.get(CROWD);
    if (!bound) throw new Error(CROWD);
    world.prepare(bound);
    bound.spec.leave?.(bound.step);
    expect([...purses(world), world.f64('society.treasury')[0]]).toEqual(before);
  });
});

describe('the refund bonus (Tabarrok 1998)', () => {
  test('is paid out of the deposit if the goal is missed; the rest of it goes back', () => {
    const world = crowd();
    run(world, { goal: 1000, by: 7, weeks: 2 });
    endow(world, 'escrow', 100_000);
    const before = purses(world);
    for (let i = 10; i < 14; i++) paysIn(world, i, 50_005);
    world.week += 2;
    close(world);
    const gained = purses(world).map((purse, i) => purse - before[i]);
    expect(gained.slice(10, 14)).toEqual([5000, 5000, 5000, 5000]);
    expect(gained[7]).toBe(80_000);
    expect(ledgerSum(world)).toBe(0);
  });

  test('goes back whole if the goal is reached', () => {
    const world = crowd();
    run(world, { goal: 100, by: 7 });
    endow(world, 'escrow', 10_000);
    for (let i = 10; i < 14; i++) paysIn(world, i, 25_000);
    close(world);
    expect(flowed(world, 'deposit_back')).toBe(10_000);
    expect(flowed(world, 'bonus')).toBe(0);
  });

  test('limits what somebody can ask for to what they can answer for', () => {
    const values = { ideasPerYear: 52, pitchHours: 0, goalCredits: 500 };
    const goals = [0, 0.5].map((refundBonus) => {
      const world = crowd({ ...values, refundBonus });
      runWeeks(world, 9);
      expect(world.f64('members.wealth').every((purse) => purse >= 0)).toBe(true);
      return world.f64('society.campaignGoal').reduce((sum, goal) => sum + goal, 0);
    });
    expect(goals[1]).toBeGreaterThan(0);
    expect(goals[1]).toBeLessThan(0.3 * goals[0]);
  });
});

test('the initiator gains standing and givers feel part of it; both fade by half in a year', () => {
  const world = lab({ specs: SPECS, stepping: [CROWD], members: 20, seed: 'standing' });
  run(world, { goal: 100, by: 7 });
  for (let i = 10; i < 14; i++) paysIn(world, i, 25_000);
  const [standing, shared] = [world.array(`${CROWD}:standing`), world.array(`${CROWD}:shared`)];
  close(world);
  const high = standing[7];
  expect(high).toBeGreaterThan(0);
  expect([shared[11] > 0, shared[18]]).toEqual([true, 0]);
  runWeeks(world, 52);
  expect(standing[7] / high).toBeCloseTo(0.5, 2);
});
