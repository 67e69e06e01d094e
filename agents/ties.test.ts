import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bits, uniform } from '../sim/core/random.ts';
import { runWeeks } from '../sim/lab.ts';
import type { World } from '../sim/world.ts';
import { NEGATIVE_SLOTS } from './meeting.ts';
import { all, mean, only, society, stepNow } from './people.fixture.ts';
import { aggrieve } from './ties.ts';

const ID = 'people.ties';
const SLOTS = 16;
const POSITIVE = SLOTS - NEGATIVE_SLOTS;

/** A village without a single tie, in which nobody meets anybody until told. */
function strangers(members = 4): World {
  return only([ID], { members, clauses: { [ID]: { meanDegree: 0 } } });
}

function tieOf(world: World, i: number, j: number): { slot: number; strength: number; grievance: number } | undefined {
  const target = world.array('ties.target');
  for (let slot = 0; slot < SLOTS; slot++) {
    const at = i * SLOTS + slot;
    if (target[at] === j) {
      return { slot, strength: world.array('ties.strength')[at], grievance: world.array('ties.grievance')[at] };
    }
  }
  return undefined;
}

function put(world: World, i: number, slot: number, j: number, strength: number): void {
  world.array('ties.target')[i * SLOTS + slot] = j;
  world.array('ties.strength')[i * SLOTS + slot] = strength;
  world.array('members.kin')[i] += Math.max(0, strength);
}

function meet(world: World, i: number, j: number, minutes: number): void {
  world.array('members.partner')[i] = j;
  world.array('members.partnerMinutes')[i] = minutes;
}

function pass(world: World, weeks: number): void {
  for (let w = 0; w < weeks; w++, world.week++) stepNow(world, ID, 'wellbeing');
}

/** Harm by `j` against `i` in the coming week, and none after. */
function harm(world: World, i: number, j: number, amount: number): void {
  world.array('members.incidentBy')[i] = j;
  world.array('members.incidentHarm')[i] = amount;
  pass(world, 1);
  world.array('members.incidentBy')[i] = -1;
}

describe('meeting', () => {
  test('like strangers become a tie, unlike ones do not', () => {
    const world = strangers();
    const values = world.array('members.values');
    values.fill(0.5);
    values.fill(1, 12, 18);
    meet(world, 0, 1, 60);
    meet(world, 3, 2, 60);
    pass(world, 4);
    expect(tieOf(world, 0, 1)?.strength).toBeCloseTo(0.125, 6);
    expect(tieOf(world, 3, 2)).toBeUndefined();
  });

  test('four hours in four weeks add 4.8 % of what is missing between people of the same values', () => {
    const world = strangers();
    put(world, 0, 0, 1, 0.4);
    // Company that keeps the tie where it is: 0.4 = c / (c + 90).
    world.array('members.socialMinutes')[0] = 60;
    meet(world, 0, 1, 60);
    pass(world, 1);
    expect(tieOf(world, 0, 1)?.strength).toBeCloseTo(0.4 + 4 * 0.012 * 0.6, 6);
  });

  test('with no slot free, the weakest tie gives way to a stronger one and only to that', () => {
    const world = strangers(20);
    for (let slot = 0; slot < POSITIVE; slot++) put(world, 0, slot, slot + 1, slot === 5 ? 0.1 : 0.3);
    meet(world, 0, 19, 60);
    pass(world, 1);
    expect(tieOf(world, 0, 19)?.slot).toBe(5);
    expect(tieOf(world, 0, 6)).toBeUndefined();
    meet(world, 0, 18, 60);
    world.week = 4;
    world.array('ties.strength').fill(0.3, 0, POSITIVE);
    pass(world, 1);
    expect(tieOf(world, 0, 18)).toBeUndefined();
  });

  test('an enemy is not befriended over a meal', () => {
    const world = strangers();
    harm(world, 0, 1, 0.8);
    meet(world, 0, 1, 300);
    pass(world, 3);
    expect(tieOf(world, 0, 1)?.slot).toBeGreaterThanOrEqual(POSITIVE);
  });
});

describe('upkeep', () => {
  test('without contact a tie loses half in 26 weeks and is dropped below 0.03', () => {
    const world = strangers();
    put(world, 0, 0, 1, 0.8);
    pass(world, 24);
    const kept = tieOf(world, 0, 1)?.strength ?? 0;
    expect(kept).toBeCloseTo(0.8 * 2 ** (-24 / 26), 5);
    pass(world, 150);
    expect(tieOf(world, 0, 1)).toBeUndefined();
    expect(world.array('members.kin')[0]).toBe(0);
  });

  test('a tie settles where company keeps it: c / (c + 90)', () => {
    const world = strangers();
    put(world, 0, 0, 1, 0.2);
    all(world, 'members.socialMinutes', 210);
    pass(world, 400);
    expect(tieOf(world, 0, 1)?.strength).toBeCloseTo(0.7, 3);
  });

  test('kin and enmity are the sums of positive and negative strengths, and feed belonging', () => {
    const world = strangers();
    put(world, 0, 0, 1, 0.9);
    put(world, 0, 1, 2, 0.6);
    harm(world, 0, 3, 0.5);
    all(world, 'members.socialMinutes', 400);
    pass(world, 4);
    let kin = 0;
    let enmity = 0;
    for (let slot = 0; slot < SLOTS; slot++) {
      const s = world.array('ties.strength')[slot];
      if (s > 0) kin += s;
      else enmity -= s;
    }
    expect(world.array('members.kin')[0]).toBeCloseTo(kin, 5);
    expect(world.array('members.enmity')[0]).toBeCloseTo(enmity, 5);
    expect(enmity).toBeGreaterThan(0.3);
    expect(world.array(`${ID}:friends`)[0]).toBeCloseTo((0.5 * kin) / (kin + 1.5), 4);
    expect(world.array(`${ID}:enemies`)[0]).toBeCloseTo((-0.25 * enmity) / (enmity + 1), 4);
  });
});

describe('grievance', () => {
  test('harm weakens a tie; enough of it turns the tie and moves it to a slot kept for enmity', () => {
    const world = strangers();
    put(world, 0, 0, 1, 0.6);
    world.week = 1;
    harm(world, 0, 1, 0.3);
    expect(tieOf(world, 0, 1)).toMatchObject({ slot: 0 });
    expect(tieOf(world, 0, 1)?.strength).toBeCloseTo(0.51, 6);
    expect(tieOf(world, 0, 1)?.grievance).toBeCloseTo(0.3, 6);
    harm(world, 0, 1, 0.6);
    const turned = tieOf(world, 0, 1);
    expect(turned?.slot).toBeGreaterThanOrEqual(POSITIVE);
    expect(turned?.grievance).toBeCloseTo(0.3 + 0.6 * 0.7, 6);
    expect(turned?.strength).toBeCloseTo(-0.72, 6);
  });

  test('fades with half-life 26 weeks, but not while a case about it is open', () => {
    const world = strangers();
    harm(world, 0, 1, 0.8);
    world.array('members.openAgainst')[0] = 1;
    pass(world, 26);
    expect(tieOf(world, 0, 1)?.grievance).toBeCloseTo(0.8, 5);
    world.array('members.openAgainst')[0] = -1;
    pass(world, 52);
    expect(tieOf(world, 0, 1)?.grievance).toBeCloseTo(0.2, 2);
  });

  test('a settlement takes a share of it away at once', () => {
    const world = strangers();
    harm(world, 0, 1, 0.8);
    world.array('members.repairWith')[0] = 1;
    world.array('members.repairAmount')[0] = 0.75;
    pass(world, 1);
    expect(tieOf(world, 0, 1)?.grievance).toBeCloseTo(0.2, 2);
    expect(tieOf(world, 0, 1)?.strength).toBe(-(tieOf(world, 0, 1)?.grievance ?? 0));
  });

  test('with all slots for enmity taken, only a graver grievance takes the place of the least', () => {
    const target = new Int32Array(SLOTS).fill(-1);
    const strength = new Float32Array(SLOTS);
    const grievance = new Float32Array(SLOTS);
    for (const [j, amount] of [
      [1, 0.5],
      [2, 0.3],
      [3, 0.7],
      [4, 0.2],
      [5, 0.6],
    ]) {
      aggrieve(target, strength, grievance, 0, SLOTS, j, amount);
    }
    expect([...target.slice(POSITIVE)]).toEqual([1, 5, 3]);
    expect([...target.slice(0, POSITIVE)]).toEqual(new Array(POSITIVE).fill(-1));
  });
});

test('whatever happens, a tie is to another, to each once, in [−1, 1], and negative only where it may be', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 2, max: 12 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (key, n, wild) => {
        const world = only([ID], { members: n, seed: `ties/${key}` });
        const other = (i: number, week: number, purpose: number): number => {
          const j = bits(key, purpose, i, week) % n;
          return j === i || uniform(key, purpose, i, 1000 + week) > wild ? -1 : j;
        };
        world.array('members.values').forEach((_, at, values) => {
          values[at] = uniform(key, 9, at, 0);
        });
        for (let week = 0; week < 30; week++) {
          for (let i = 0; i < n; i++) {
            meet(world, i, other(i, week, 1), 10_080 * 0.25 * uniform(key, 2, i, week));
            world.array('members.socialMinutes')[i] = 5000 * uniform(key, 3, i, week);
            for (const [by, how] of [
              ['incidentBy', 'incidentHarm'],
              ['rebukedBy', 'rebuke'],
              ['repairWith', 'repairAmount'],
            ]) {
              world.array(`members.${by}`)[i] = other(i, week, by.length);
              world.array(`members.${how}`)[i] = uniform(key, 4, i, week + how.length);
            }
            world.array('members.mentor')[i] = other(i, week, 5);
          }
          pass(world, 1);
          check(world, n);
        }
      },
    ),
    { numRuns: 40 },
  );
});

function check(world: World, n: number): void {
  const target = world.array('ties.target');
  const strength = world.array('ties.strength');
  const grievance = world.array('ties.grievance');
  for (let i = 0; i < n; i++) {
    const met = new Set<number>();
    for (let slot = 0; slot < SLOTS; slot++) {
      const at = i * SLOTS + slot;
      const j = target[at];
      const fine =
        j < 0
          ? strength[at] === 0 && grievance[at] === 0
          : j !== i &&
            j < n &&
            !met.has(j) &&
            grievance[at] >= 0 &&
            grievance[at] <= 1 &&
            (slot < POSITIVE ? strength[at] >= 0 && strength[at] <= 1 : strength[at] >= -1 && strength[at] <= 0);
      if (!fine) throw new Error(`row ${i} slot ${slot}: ${j} ${strength[at]} ${grievance[at]}`);
      met.add(j);
    }
  }
}

describe('live', () => {
  test('founders who know each other belong more', () => {
    const none = society({ clauses: { [ID]: { meanDegree: 0 } } });
    const many = society({ clauses: { [ID]: { meanDegree: 12 } } });
    runWeeks(none, 8);
    runWeeks(many, 8);
    expect(mean(many, 'members.belonging')).toBeGreaterThan(mean(none, 'members.belonging') + 0.02);
  });

  test('rewiring changes who meets whom', () => {
    const near = society({ clauses: { [ID]: { rewiring: 0 } } });
    const far = society({ clauses: { [ID]: { rewiring: 1 } } });
    runWeeks(near, 2);
    runWeeks(far, 2);
    expect([...far.array('members.partner')]).not.toEqual([...near.array('members.partner')]);
  });
});
