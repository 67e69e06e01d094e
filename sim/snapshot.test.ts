import { describe, expect, test } from 'vitest';
import { LAB_UNSHOCKED, lab, runWeeks } from './lab.ts';
import { SPECS } from './registry.ts';
import { fork, restore, snapshot } from './snapshot.ts';
import { hashWorld } from './state.ts';
import { startWeek } from './tick.ts';
import type { World } from './world.ts';

const DUTY = 'justice.duties.contribute.at_least_hours_per_week';

function society(extra: Partial<Parameters<typeof lab>[0]> = {}): World {
  return lab({
    specs: SPECS,
    stepping: '*',
    members: 30,
    capacity: 60,
    seed: 'snapshot',
    scenario: LAB_UNSHOCKED,
    ...extra,
  });
}

describe('a snapshot', () => {
  test('is plain data: it clones to a worker and is not changed by what comes after', () => {
    const world = society();
    runWeeks(world, 10);
    const at = snapshot(world);
    const clone = structuredClone(at);
    runWeeks(world, 10);
    expect(at).toEqual(clone);
    expect(hashWorld(restore(SPECS, clone))).not.toBe(hashWorld(world));
  });

  test('carries what was decided and is not yet in force, and how often the law has changed', () => {
    const world = society();
    world.law.amend(world.law.indexOf(DUTY), 3);
    startWeek(world);
    world.law.amend(world.law.indexOf(DUTY), 5);
    const copy = restore(SPECS, snapshot(world));
    expect(copy.law.version).toBe(1);
    expect(copy.law.value(copy.law.indexOf(DUTY))).toBe(3);
    expect(copy.bound.get('justice.duties.contribute')?.mutable.p.atLeastHoursPerWeek).toBe(3);
    startWeek(copy);
    expect(copy.law.value(copy.law.indexOf(DUTY))).toBe(5);
  });

  test('taken when somebody has just left goes on alike', () => {
    const world = society();
    runWeeks(world, 5);
    world.roster.release(3, 2);
    const copy = restore(SPECS, snapshot(world));
    for (let week = 0; week < 5; week++) {
      runWeeks(world, 1);
      runWeeks(copy, 1);
      expect(hashWorld(copy)).toBe(hashWorld(world));
    }
    expect(copy.roster.seat(77, 5)).toBe(world.roster.seat(77, 5));
  });

  test('of a society that nobody lives in can be restored', () => {
    const world = society({ members: 0, without: ['citizenship.candidates'] });
    runWeeks(world, 2);
    const copy = restore(SPECS, snapshot(world));
    runWeeks(copy, 2);
    runWeeks(world, 2);
    expect(hashWorld(copy)).toBe(hashWorld(world));
  });

  test('of another format is refused in words', () => {
    expect(() => restore(SPECS, { ...snapshot(society()), format: 9 as 1 })).toThrow(/format 9/);
  });
});

describe('a fork', () => {
  test('meets the same luck under another law, from next week on', () => {
    const world = society();
    runWeeks(world, 20);
    const at = snapshot(world);
    const other = fork(SPECS, at, { [DUTY]: 20 });
    expect(other.law.value(other.law.indexOf(DUTY))).toBe(world.law.value(world.law.indexOf(DUTY)));
    expect([other.run0, other.run1, other.week]).toEqual([world.run0, world.run1, world.week]);
    runWeeks(world, 1);
    runWeeks(other, 1);
    expect(other.law.value(other.law.indexOf(DUTY))).toBe(20);
    // The duty is not what draws strangers in its first week: the same people are there.
    expect([...other.array('members.identity')]).toEqual([...world.array('members.identity')]);
    expect([...other.array('people.contribution?contribution')]).not.toEqual([
      ...world.array('people.contribution?contribution'),
    ]);
  });

  test('keeps values in their range and does not touch what it came from', () => {
    const world = society();
    const at = snapshot(world);
    const copy = structuredClone(at);
    const other = fork(SPECS, at, { [DUTY]: 1e9 });
    runWeeks(other, 3);
    expect(other.law.value(other.law.indexOf(DUTY))).toBe(world.law.max(world.law.indexOf(DUTY)));
    expect(at).toEqual(copy);
  });

  test('with a parameter that no active clause has is refused', () => {
    const at = snapshot(society({ without: ['citizenship.vote'] }));
    expect(() => fork(SPECS, at, { 'citizenship.vote.quorum': 1 })).toThrow(/citizenship\.vote\.quorum/);
  });
});
