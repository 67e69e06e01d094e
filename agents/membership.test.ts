import { describe, expect, test } from 'vitest';
import { APPLICANT, EXITED, FREE, MEMBER, RESIDENT, SUSPENDED } from '../sim/core/contract.ts';
import { checkLedgers } from '../sim/invariants.ts';
import { runWeeks } from '../sim/lab.ts';
import { startWeek } from '../sim/tick.ts';
import { bare, mean, only, society, stepNow } from './people.fixture.ts';

const ID = 'people.membership';

describe('status', () => {
  test('follows the steps of citizenship: applicant, resident on trial, member', () => {
    const world = only([ID], { members: 2, capacity: 4 });
    const status = world.array('members.status');
    const stage = world.array('members.stage');
    const row = world.roster.seat(7, APPLICANT);
    stage[row] = 1;
    world.week = 3;
    stepNow(world, ID, 'shocks');
    expect(status[row]).toBe(APPLICANT);
    expect(world.array('members.joinedWeek')[row]).toBe(-1);
    stage[row] = 2;
    world.week = 5;
    stepNow(world, ID, 'shocks');
    expect(status[row]).toBe(RESIDENT);
    expect(world.array('members.joinedWeek')[row]).toBe(5);
    expect(world.array('members.memberSinceWeek')[row]).toBe(-1);
    stage[row] = 5;
    world.week = 17;
    stepNow(world, ID, 'shocks');
    expect(status[row]).toBe(MEMBER);
    expect(world.array('members.joinedWeek')[row]).toBe(5);
    expect(world.array('members.memberSinceWeek')[row]).toBe(17);
  });

  test('whoever was neither admitted nor put on trial stays what they are', () => {
    const world = only([ID], { members: 1, capacity: 3 });
    const applicant = world.roster.seat(7, APPLICANT);
    const resident = world.roster.seat(8, RESIDENT);
    for (const stage of [0, 3, 4]) {
      world.array('members.stage').fill(stage);
      stepNow(world, ID, 'shocks');
      expect(world.array('members.status')[applicant]).toBe(APPLICANT);
      expect(world.array('members.status')[resident]).toBe(RESIDENT);
    }
  });

  test('without any citizenship clause an applicant becomes a member at once', () => {
    const world = bare([ID], { members: 1, capacity: 2 });
    const row = world.roster.seat(7, APPLICANT);
    stepNow(world, ID, 'shocks');
    expect(world.array('members.status')[row]).toBe(MEMBER);
    expect(world.array('members.joinedWeek')[row]).toBe(0);
  });

  test('a suspension lasts until its week and no longer', () => {
    const world = only([ID], { members: 2 });
    world.array('members.suspendedUntilWeek')[0] = 4;
    const seen: number[] = [];
    for (world.week = 2; world.week < 6; world.week++) {
      stepNow(world, ID, 'shocks');
      seen.push(world.array('members.status')[0]);
      expect(world.array('members.status')[1]).toBe(MEMBER);
    }
    expect(seen).toEqual([SUSPENDED, SUSPENDED, MEMBER, MEMBER]);
  });
});

describe('wallets', () => {
  test('savings are whole thousandths around the mean, and come from outside', () => {
    const world = only([ID], { members: 400, clauses: { [ID]: { startingSavingsCredits: 1000 } } });
    const wealth = world.f64('members.wealth');
    for (const w of wealth) {
      expect(Number.isInteger(w)).toBe(true);
      expect(w).toBeGreaterThanOrEqual(250_000);
      expect(w).toBeLessThanOrEqual(1_750_000);
    }
    // A uniform on [250, 1750] has standard deviation 433; of 400 draws 21.7.
    expect(Math.abs(mean(world, 'members.wealth') - 1_000_000)).toBeLessThan(4 * 21_700);
    expect(world.f64('society.outside')[0]).toBe(-wealth.reduce((a, b) => a + b, 0));
  });

  test('the same stranger brings the same savings in any week and any row', () => {
    const world = only([ID], { members: 1, capacity: 3 });
    const first = world.roster.seat(99, APPLICANT);
    const savings = world.f64('members.wealth')[first];
    world.roster.release(first, EXITED);
    startWeek(world);
    world.week = 40;
    world.roster.seat(98, APPLICANT);
    const again = world.roster.seat(99, APPLICANT);
    expect(again).not.toBe(first);
    expect(world.f64('members.wealth')[again]).toBe(savings);
  });

  test.each([123_456, 0, -55_001])('a leaver with %i thousandths leaves the books balanced', (balance) => {
    const world = only([ID], { members: 3 });
    const wealth = world.f64('members.wealth');
    world.f64('society.outside')[0] += wealth[1] - balance;
    wealth[1] = balance;
    world.roster.release(1, EXITED);
    startWeek(world);
    expect(world.array('members.status')[1]).toBe(FREE);
    expect(wealth[1]).toBe(0);
    expect(checkLedgers(world)).toEqual([]);
    expect(world.f64('society.outside')[0]).toBe(-(wealth[0] + wealth[2]));
  });
});

test('live: what people bring along decides how their needs are met', () => {
  // Whoever can borrow does not go without for want of savings.
  const without = ['economy.credit'];
  const poor = society({ without, clauses: { [ID]: { startingSavingsCredits: 0 } } });
  const rich = society({ without, clauses: { [ID]: { startingSavingsCredits: 20_000 } } });
  runWeeks(poor, 8);
  runWeeks(rich, 8);
  expect(mean(rich, 'members.needsMet')).toBeGreaterThan(mean(poor, 'members.needsMet'));
});
