import { describe, expect, test } from 'vitest';
import { ACTIVITIES, APPLICANT, EXITED, MEMBER } from './core/contract.ts';
import { checkLedgers } from './invariants.ts';
import { lab, runWeeks } from './lab.ts';
import { SPECS } from './registry.ts';
import { tick } from './tick.ts';
import type { World } from './world.ts';

const WIDTH = ACTIVITIES.length;

function society(): World {
  const world = lab({ specs: SPECS, stepping: '*', members: 30, capacity: 60, seed: 'invariants' });
  runWeeks(world, 12);
  expect(checkLedgers(world)).toEqual([]);
  return world;
}
const member = (world: World): number => world.array('members.status').indexOf(MEMBER);

describe('a ledger out of balance is found', () => {
  test('a minute too many, or less than none', () => {
    const world = society();
    const at = member(world) * WIDTH;
    world.array('members.minutes')[at]++;
    expect(checkLedgers(world)).toEqual([`week 12: the week of member row ${member(world)} has 10081 minutes`]);
    world.array('members.minutes')[at] -= 2000;
    world.array('members.minutes')[at + 1] += 1999;
    expect(checkLedgers(world).join()).toMatch(/spends -\d+ minutes on decision_making/);
  });

  test('a minute that is no number', () => {
    const world = society();
    world.array('members.minutes')[member(world) * WIDTH] = Number.NaN;
    expect(checkLedgers(world)).toHaveLength(2);
  });

  test('a thousandth from nowhere, or a broken one', () => {
    const world = society();
    world.array('members.wealth')[0] += 1;
    expect(checkLedgers(world)).toEqual(['week 12: the money of all accounts sums to 1 thousandths, not 0']);
    world.array('members.wealth')[0] -= 1.5;
    world.array('society.treasury')[0] += 0.5;
    expect(checkLedgers(world)).toHaveLength(1);
    expect(checkLedgers(world)[0]).toMatch(/not whole thousandths/);
  });

  test('a token from nowhere, a broken one, or less than none', () => {
    const world = society();
    const tokens = world.array('members.tokens');
    const at = member(world);
    tokens[at] += 1;
    expect(checkLedgers(world).join()).toMatch(/^week 12: tokens sum to \d+ thousandths, and the supply is \d+$/);
    world.array('society.poolTokens')[0] -= 1;
    expect(checkLedgers(world)).toEqual([]);
    const held = tokens[at];
    tokens[at] = -0.5;
    world.array('society.outsideTokens')[0] += held + 0.5;
    expect(checkLedgers(world)).toHaveLength(2);
  });

  test('the flows of a week explain every balance, also when somebody leaves', () => {
    const world = society();
    const wallets = (): number => (world.array('members.wealth') as Float64Array).reduce((sum, x) => sum + x, 0);
    const net = (party: string): number =>
      world.layout.flows.reduce(
        (sum, { from, to }, k) => sum + (Number(to === party) - Number(from === party)) * world.money.flows[k],
        0,
      );
    let left = 0;
    for (let week = 0; week < 60; week++) {
      const members = wallets();
      const treasury = world.array('society.treasury')[0];
      if (week % 9 === 4) world.array('members.status')[member(world)] = EXITED;
      tick(world);
      const takenAlong = world.layout.flows.findIndex(({ name }) => name.endsWith('.taken_along'));
      left += world.money.flows[takenAlong];
      expect(wallets()).toBe(members + net('member'));
      expect(world.array('society.treasury')[0]).toBe(treasury + net('treasury'));
    }
    expect(left).toBeGreaterThan(0);
  });

  test('power that does not sum to one', () => {
    const world = society();
    world.array('members.power')[member(world)] += 1e-6;
    expect(checkLedgers(world).join()).toMatch(/deciding power sums to 1\.00000/);
  });

  test('whoever came after the time was granted has no week yet, and that is no fault', () => {
    const world = society();
    const row = world.roster.seat(5, APPLICANT);
    world.array('members.status')[row] = MEMBER;
    world.array('members.joinedWeek')[row] = world.week;
    expect(checkLedgers(world)).toEqual([]);
    world.array('members.joinedWeek')[row] = world.week - 1;
    expect(checkLedgers(world)).toEqual([`week 12: the week of member row ${row} has 0 minutes`]);
  });
});

test('every column of the whole society stays in its declared range, shocks and all', () => {
  const shocks = SPECS.filter((s) => s.switch === 'shock').map((s, i) => ({
    shock: s.id.slice('shocks.'.length),
    week: 5 + 3 * i,
    intensity: 1,
  }));
  const world = lab({
    specs: SPECS,
    stepping: '*',
    members: 50,
    capacity: 100,
    seed: 'range',
    scenario: { name: 'all', shocks },
  });
  for (let week = 0; week < 80; week++) {
    tick(world);
    world.layout.columns.forEach((c, at) => {
      if (c.role === 'demand' || c.role === 'grant' || c.role === 'term') return;
      const length = world.rows[c.table] * c.width;
      const low = c.type === 'f32' ? Math.fround(c.min) : c.min;
      const high = c.type === 'f32' ? Math.fround(c.max) : c.max;
      for (let i = 0; i < length; i++) {
        const x = world.arrays[at][i];
        if (!(x >= low && x <= high))
          throw new Error(`week ${week}: ${c.path}[${i}] is ${x}, outside ${c.min} to ${c.max}`);
      }
    });
  }
});
