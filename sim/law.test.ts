import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { found } from './found.ts';
import { LAB_UNSHOCKED, lab, labPlan } from './lab.ts';
import { SPECS } from './registry.ts';
import { hashWorld } from './state.ts';
import { startWeek, tick } from './tick.ts';
import type { World } from './world.ts';

const DUTY = 'justice.duties.contribute.at_least_hours_per_week';
const CLAUSE = 'justice.duties.contribute';

function society(): World {
  return lab({ specs: SPECS, stepping: '*', members: 20, seed: 'law' });
}
const parameterOf = (world: World): number => world.bound.get(CLAUSE)?.mutable.p.atLeastHoursPerWeek ?? Number.NaN;

describe('the law in force', () => {
  test('changes next week only, for the law and for those who read it', () => {
    const world = society();
    const at = world.law.indexOf(DUTY);
    tick(world);
    const before = world.law.value(at);
    world.law.amend(at, before + 3);
    expect(world.law.value(at)).toBe(before);
    expect(parameterOf(world)).toBe(before);
    startWeek(world);
    expect(world.law.value(at)).toBe(before + 3);
    expect(parameterOf(world)).toBe(before + 3);
  });

  test('the last word before the week counts, and an amendment taken back is none', () => {
    const world = society();
    const at = world.law.indexOf(DUTY);
    const before = world.law.value(at);
    world.law.amend(at, before + 1);
    world.law.amend(at, before);
    expect(world.law.takeEffect()).toBe(false);
    expect(world.law.version).toBe(0);
    world.law.amend(at, before + 1);
    world.law.amend(at, before + 2);
    expect(world.law.takeEffect()).toBe(true);
    expect(world.law.value(at)).toBe(before + 2);
    expect(world.law.version).toBe(1);
  });

  test('what was decided and is not yet in force is part of the state', () => {
    const a = society();
    const b = society();
    b.law.amend(b.law.indexOf(DUTY), 1);
    expect(hashWorld(b)).not.toBe(hashWorld(a));
  });

  test('a clause that is off has no place in it', () => {
    expect(society().law.indexOf('justice.duties.contribute.no_such_thing')).toBe(-1);
    expect(
      lab({ specs: SPECS, stepping: '*', members: 2, seed: 'x', without: ['citizenship.vote'] }).law.indexOf(
        'citizenship.vote.quorum',
      ),
    ).toBe(-1);
  });
});

test('values are kept within their range, and whole where they must be', () => {
  const world = society();
  const { parameters } = world.layout;
  fc.assert(
    fc.property(fc.nat(parameters.length - 1), fc.double({ noNaN: true }), (at, value) => {
      world.law.amend(at, value);
      world.law.takeEffect();
      const now = world.law.value(at);
      const { min, max, integer } = parameters[at];
      expect(now).toBeGreaterThanOrEqual(min);
      expect(now).toBeLessThanOrEqual(max);
      expect(world.law.min(at)).toBe(min);
      expect(world.law.max(at)).toBe(max);
      if (integer) expect(Number.isInteger(now)).toBe(true);
      else if (value >= min && value <= max) expect(now === value).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('what is no number is refused, since no range holds it', () => {
  const world = society();
  expect(() => world.law.amend(world.law.indexOf(DUTY), Number.NaN)).toThrow(/at_least_hours_per_week.*NaN/);
  expect(world.law.takeEffect()).toBe(false);
});

describe('entrenchment', () => {
  function entrenched(...paths: string[]): World {
    const plan = { ...labPlan({ specs: SPECS, stepping: '*', members: 4, seed: 'x' }), entrenched: paths };
    return found(SPECS, plan, LAB_UNSHOCKED, 'x');
  }
  const closed = (world: World, path: string): boolean => world.law.entrenched(world.law.indexOf(path));

  test('closes a parameter, a clause, or a whole layer', () => {
    expect(closed(society(), DUTY)).toBe(false);
    expect(closed(entrenched(DUTY), DUTY)).toBe(true);
    expect(closed(entrenched(CLAUSE), DUTY)).toBe(true);
    expect(closed(entrenched('justice'), DUTY)).toBe(true);
    expect(closed(entrenched('justice'), 'economy.treasury.sharing_rate')).toBe(false);
  });

  test('goes by whole words of a path', () => {
    expect(closed(entrenched('justice.duties.contrib'), DUTY)).toBe(false);
    expect(closed(entrenched('just'), DUTY)).toBe(false);
  });

  test('what people are like is no law', () => {
    const world = society();
    for (const path of ['people.exit.midpoint', 'people.traits.free_rider_share'])
      expect(closed(world, path)).toBe(true);
  });
});
