import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVITIES, EXITED, MEMBER, TURN_WEEKS } from '../sim/core/contract.ts';
import { uniform } from '../sim/core/random.ts';
import { runWeeks } from '../sim/lab.ts';
import type { World } from '../sim/world.ts';
import { NEGATIVE_SLOTS } from './meeting.ts';
import { only, present, society, stepNow, stepRound } from './people.fixture.ts';

const ID = 'people.meeting';
const WIDTH = ACTIVITIES.length;
const MEALS = ACTIVITIES.indexOf('shared_meals');
const GATHERINGS = ACTIVITIES.indexOf('gatherings');
const COLLABORATION = ACTIVITIES.indexOf('collaborative_work');
const SLOTS = 16;

function spend(world: World, activity: number, minutes: number): void {
  const column = world.array('members.minutes');
  for (let i = 0; i < world.rows.members; i++) column[i * WIDTH + activity] = minutes;
}

function tie(world: World, i: number, slot: number, j: number, strength: number): void {
  world.array('ties.target')[i * SLOTS + slot] = j;
  world.array('ties.strength')[i * SLOTS + slot] = strength;
}

/** Whom row 0 met in so many turns of its own, how often. */
function meetings(world: World, weeks: number): number[] {
  const counts = new Array(world.rows.members).fill(0);
  for (let k = 0; k < weeks; k++) {
    world.week = TURN_WEEKS * k;
    stepNow(world, ID, 'culture');
    const j = world.array('members.partner')[0];
    if (j >= 0) counts[j]++;
  }
  return counts;
}

describe('whom one meets', () => {
  test('the choice among ties is in proportion to strength', () => {
    const world = only([ID], { members: 8 });
    spend(world, MEALS, 600);
    const strengths = [0.15, 0.3, 0.45, 0.7, 0.9];
    strengths.forEach((s, k) => {
      tie(world, 0, 2 * k, k + 1, s);
    });
    const weeks = 8000;
    const counts = meetings(world, weeks);
    // A tenth of all meals are with anybody: seven others, equally likely.
    let chi2 = 0;
    for (let j = 1; j < 8; j++) {
      const expected = weeks * ((0.9 * (strengths[j - 1] ?? 0)) / 2.5 + 0.1 / 7);
      chi2 += (counts[j] - expected) * ((counts[j] - expected) / expected);
    }
    // 99.9 % point of chi-square with 6 degrees of freedom.
    expect(chi2).toBeLessThan(22.46);
    expect(counts.reduce((a, b) => a + b, 0)).toBeGreaterThan(weeks * 0.999);
  });

  test('the share of meetings with anybody grows with gatherings: 0.1 + 0.5 · their share of company', () => {
    for (const [meals, gatherings, share] of [
      [600, 0, 0.1],
      [300, 300, 0.35],
      [0, 600, 0.6],
    ]) {
      const world = only([ID], { members: 64 });
      spend(world, MEALS, meals);
      spend(world, GATHERINGS, gatherings);
      tie(world, 0, 0, 1, 0.5);
      const counts = meetings(world, 4000);
      const others = counts.reduce((a, b) => a + b, 0) - counts[1];
      expect(Math.abs(others / 4000 - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 4000) + share / 63);
    }
  });

  test('anybody means anybody: every other person is equally likely', () => {
    const world = only([ID], { members: 21 });
    spend(world, GATHERINGS, 600);
    const counts = meetings(world, 8000).slice(1);
    const expected = counts.reduce((a, b) => a + b, 0) / 20;
    const chi2 = counts.reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0);
    // 99.9 % point of chi-square with 19 degrees of freedom.
    expect(chi2).toBeLessThan(43.82);
    expect(expected).toBeGreaterThan((0.55 * 8000) / 20);
  });

  test('company is meals, gatherings and a third of working together; a quarter of it is with the partner', () => {
    const world = only([ID], { members: 4 });
    spend(world, MEALS, 100);
    spend(world, GATHERINGS, 50);
    spend(world, COLLABORATION, 300);
    for (let i = 0; i < 4; i++) tie(world, i, 0, (i + 1) % 4, 0.5);
    stepRound(world, ID, 'culture');
    for (let i = 0; i < 4; i++) {
      expect(world.array('members.socialMinutes')[i]).toBe(250);
      if (world.array('members.partner')[i] >= 0) expect(world.array('members.partnerMinutes')[i]).toBe(62.5);
    }
  });

  test('no company, no partner; and enemies are not sought out', () => {
    const world = only([ID], { members: 4 });
    tie(world, 0, 0, 1, 0.5);
    stepNow(world, ID, 'culture');
    expect([...world.array('members.partner')]).toEqual([-1, -1, -1, -1]);
    spend(world, COLLABORATION, 3000);
    tie(world, 0, 0, -1, 0);
    tie(world, 0, SLOTS - NEGATIVE_SLOTS, 2, -0.8);
    const counts = meetings(world, 600);
    expect(counts.reduce((a, b) => a + b, 0)).toBeLessThan(100);
  });

  test('one alone meets nobody', () => {
    const world = only([ID], { members: 1 });
    spend(world, MEALS, 600);
    expect(meetings(world, 50)).toEqual([0]);
    expect(world.array('members.partnerMinutes')[0]).toBe(0);
  });

  test('a partner is never oneself and always somebody who lives here', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.nat(),
        fc.array(fc.nat(39), { maxLength: 20 }),
        (n, key, gone) => {
          const world = only([ID], { members: n, seed: `meet/${key}` });
          spend(world, MEALS, 300);
          spend(world, GATHERINGS, 200);
          for (let i = 0; i < n; i++) {
            for (let slot = 0; slot < 6; slot++) {
              const j = Math.floor(uniform(key, 1, i, slot) * n);
              if (j !== i) tie(world, i, slot, j, uniform(key, 2, i, slot));
            }
          }
          const status = world.array('members.status');
          for (const row of gone) if (row < n) status[row] = EXITED;
          for (world.week = 0; world.week < 5; world.week++) {
            stepNow(world, ID, 'culture');
            for (let i = 0; i < n; i++) {
              const j = world.array('members.partner')[i];
              if (status[i] !== MEMBER || j < 0) continue;
              expect(j).not.toBe(i);
              expect(status[j]).toBe(MEMBER);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('coupling', () => {
  /** Companions in twenty turns of a village whose people know ten neighbours each, with one more member in it or not. */
  function village(n: number, extra: boolean): string[] {
    const world = only([ID], { members: n, capacity: n + 1, seed: 'insert' });
    if (extra) world.roster.seat(77, MEMBER);
    spend(world, MEALS, 300);
    spend(world, GATHERINGS, 200);
    for (let i = 0; i < n; i++) {
      for (let slot = 0; slot < 10; slot++) tie(world, i, slot, (i + 1 + slot) % n, 0.2 + 0.05 * slot);
    }
    // The newcomer is known to one in twenty of them.
    if (extra) for (let i = 0; i < n; i += 20) tie(world, i, 10, n, 0.4);
    const partners: string[] = [];
    for (world.week = 0; world.week < 80; world.week += TURN_WEEKS) {
      stepRound(world, ID, 'culture');
      for (let i = 0; i < n; i++) partners.push(`${world.array('members.partner')[i]}`);
    }
    return partners;
  }

  // Powers of two among them: tables and masks like to change size there.
  test.each([60, 64, 128, 200])('in a village of %i, one member more changes fewer than one choice in twenty', (n) => {
    const before = village(n, false);
    const after = village(n, true);
    const changed = before.filter((partner, k) => partner !== after[k]).length;
    expect(changed).toBeGreaterThan(0);
    expect(changed / before.length).toBeLessThan(0.05);
  });
});

test('live: where nobody meets, nobody gets closer and views stay apart', () => {
  const met = society();
  const apart = society({
    clauses: { 'people.daily_life': { sharedMealHours: 0 }, 'people.contribution': { collaborationHours: 0 } },
  });
  runWeeks(met, 26);
  runWeeks(apart, 26);
  const minutes = (world: World): number =>
    present(world).reduce((sum, i) => sum + world.array('members.partnerMinutes')[i], 0);
  expect(minutes(apart)).toBeLessThan(0.5 * minutes(met));
  const kin = (world: World): number => present(world).reduce((sum, i) => sum + world.array('members.kin')[i], 0);
  expect(kin(apart)).toBeLessThan(kin(met));
});
