import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEVER_COUNT, LEVERS, VALUES } from '../sim/core/contract.ts';
import { runWeeks } from '../sim/lab.ts';
import type { World } from '../sim/world.ts';
import { all, mean, only, society, stepNow } from './people.fixture.ts';
import { IDEOLOGUE } from './traits.ts';

const ID = 'people.positions';
const NOISE = 0.01;
const lever = (id: (typeof LEVERS)[number]['id']): number => LEVERS.findIndex((l) => l.id === id);
const value = (name: (typeof VALUES)[number]): number => VALUES.indexOf(name);

/** People whose positions and ideals are all 0.5, who are open to everything and meet nobody. */
function blank(members = 2): World {
  const world = only([ID], { members });
  for (const [path, x] of [
    ['position', 0.5],
    ['ideal', 0.5],
    ['openness', 1.1],
    ['values', 0.5],
    ['taste', 0],
    ['skill', 0.45],
    ['energy', 0.5],
    ['trust', 0.5],
  ] as const) {
    all(world, `members.${path}`, x);
  }
  return world;
}

/** Renews everybody's ideal point at least once. */
function quarter(world: World): void {
  for (let w = 0; w < 13; w++, world.week++) stepNow(world, ID, 'culture');
}

describe('a week', () => {
  test('pulls 2.6 % of the way to one’s own ideal point: half in 26 weeks', () => {
    const world = blank(200);
    all(world, 'members.values', 0.5);
    const position = world.array('members.position');
    position.fill(0.1);
    for (let w = 0; w < 26; w++, world.week++) stepNow(world, ID, 'culture');
    expect(mean(world, 'members.position', LEVER_COUNT, 0)).toBeCloseTo(0.3, 2);
  });

  test('noise is small, without direction, and different for each lever and person', () => {
    const world = blank(500);
    stepNow(world, ID, 'culture');
    const x = world.array('members.position');
    let sum = 0;
    for (const p of x) {
      expect(Math.abs(p - 0.5)).toBeLessThanOrEqual(NOISE + 1e-6);
      sum += p - 0.5;
    }
    // 4,000 uniforms of width 0.02: the mean's standard error is 0.0058 / 63.
    expect(Math.abs(sum / x.length)).toBeLessThan(4 * 0.0000913);
    expect(new Set(x).size).toBeGreaterThan(200);
    expect(x[0]).not.toBe(x[1]);
  });

  test('eight hours with a partner move a quarter of the way, if the gap is within the bound', () => {
    const world = blank(3);
    const position = world.array('members.position');
    position.fill(0.9, LEVER_COUNT, 2 * LEVER_COUNT);
    const partner = world.array('members.partner');
    partner.set([1, 0, 1]);
    all(world, 'members.partnerMinutes', 480);
    world.array('members.openness')[2] = 0.39;
    stepNow(world, ID, 'culture');
    expect(Math.abs(position[0] - 0.6)).toBeLessThan(NOISE + 1e-6);
    // The partner heard the view of the start of the week, not the one just moved; and felt the pull of the ideal.
    const pulled = 0.9 - 0.4 * (1 - 2 ** (-1 / 26));
    expect(Math.abs(position[LEVER_COUNT] - (pulled + 0.25 * (0.5 - pulled)))).toBeLessThan(NOISE + 1e-6);
    expect(Math.abs(position[2 * LEVER_COUNT] - 0.5)).toBeLessThan(NOISE + 1e-6);
  });

  test('an ideologue hears nobody and is heard', () => {
    const world = blank(2);
    world.array('members.position').fill(0.8, LEVER_COUNT);
    world.array('members.ideal').fill(0.8, LEVER_COUNT);
    world.array('members.strategy')[1] = IDEOLOGUE;
    world.array('members.partner').set([1, 0]);
    all(world, 'members.partnerMinutes', 480);
    world.week = 1; // neither renews the ideal point
    stepNow(world, ID, 'culture');
    expect(world.array('members.position')[LEVER_COUNT]).toBeGreaterThan(0.78);
    expect(world.array('members.position')[0]).toBeGreaterThan(0.55);
  });

  test('deliberation moves by what it recorded', () => {
    const world = blank(1);
    world.array('members.deliberationPull')[3] = 0.2;
    stepNow(world, ID, 'culture');
    expect(Math.abs(world.array('members.position')[3] - 0.7)).toBeLessThan(NOISE + 1e-6);
    expect(Math.abs(world.array('members.position')[2] - 0.5)).toBeLessThan(NOISE + 1e-6);
  });
});

describe('ideal points', () => {
  test('a person in the middle of everything wants the middle of everything', () => {
    const world = blank(1);
    world.array('members.ideal').fill(0);
    quarter(world);
    for (const x of world.array('members.ideal')) expect(x).toBeCloseTo(0.5, 6);
  });

  test.each([
    ['cooperation', 'sharing_rate', 0.7],
    ['innovation', 'investment', 0.7],
    ['accountability', 'enforcement_strictness', 0.7],
    ['autonomy', 'enforcement_strictness', -0.4],
    ['autonomy', 'decentralisation', 0.6],
  ] as const)('%s bears on %s', (name, id, weight) => {
    const world = blank(1);
    world.array('members.values')[value(name)] = 0.9;
    quarter(world);
    expect(world.array('members.ideal')[lever(id)]).toBeCloseTo(0.5 + 0.4 * weight, 5);
  });

  test('interest: the exhausted want a lower norm, the skilled less sharing', () => {
    const world = blank(2);
    world.array('members.energy')[0] = 0.1;
    world.array('members.skill').fill(0.85, 4, 8);
    quarter(world);
    expect(world.array('members.ideal')[lever('contribution_norm')]).toBeCloseTo(0.38, 5);
    expect(world.array('members.ideal')[LEVER_COUNT + lever('sharing_rate')]).toBeCloseTo(0.34, 5);
  });

  test('distrust moves those prone to extremes outwards, and only those', () => {
    const world = blank(2);
    all(world, 'members.trust', 0.1);
    world.array('members.extremityProneness')[1] = 1;
    for (let i = 0; i < 2; i++) world.array('members.values')[i * VALUES.length + value('innovation')] = 0.7;
    quarter(world);
    expect(world.array('members.ideal')[lever('investment')]).toBeCloseTo(0.64, 5);
    expect(world.array('members.ideal')[LEVER_COUNT + lever('investment')]).toBeCloseTo(0.5 + 0.14 * 1.8, 5);
  });
});

test('positions and ideal points stay in [0, 1] whatever people hear and feel', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  const world = only([ID], { members: 2 });
  world.array('members.partner').set([1, 0]);
  fc.assert(
    fc.property(unit, unit, unit, unit, fc.double({ min: -1, max: 1, noNaN: true }), (x, values, trust, hours, pull) => {
      all(world, 'members.position', x);
      world.array('members.position').fill(1 - x, LEVER_COUNT);
      all(world, 'members.values', values);
      all(world, 'members.trust', trust);
      all(world, 'members.extremityProneness', 1);
      all(world, 'members.openness', 1);
      all(world, 'members.partnerMinutes', 10_080 * hours);
      all(world, 'members.deliberationPull', pull);
      quarter(world);
      for (const path of ['members.position', 'members.ideal']) {
        for (const p of world.array(path)) expect(p >= 0 && p <= 1).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test('opinion neither freezes nor drifts freely', () => {
  const world = society({ without: [] });
  const spread = (): number => {
    const x = world.array('members.position');
    const m = mean(world, 'members.position', LEVER_COUNT, 1);
    let sum = 0;
    for (let i = 0; i < world.rows.members; i++) sum += (x[i * LEVER_COUNT + 1] - m) * (x[i * LEVER_COUNT + 1] - m);
    return Math.sqrt(sum / world.rows.members);
  };
  runWeeks(world, 52);
  const year = world.array('members.position').slice();
  expect(spread()).toBeGreaterThan(0.02);
  expect(spread()).toBeLessThan(0.4);
  runWeeks(world, 4);
  let moved = 0;
  for (let at = 0; at < year.length; at++) moved = Math.max(moved, Math.abs(year[at] - world.array('members.position')[at]));
  expect(moved).toBeGreaterThan(0.01);
});

test('live: whoever is open to more is moved more by the same partner', () => {
  const listen = (bound: number): number => {
    const world = blank(2);
    all(world, 'members.openness', bound);
    world.array('members.position').fill(0.8, LEVER_COUNT);
    world.array('members.partner').set([1, 0]);
    all(world, 'members.partnerMinutes', 480);
    stepNow(world, ID, 'culture');
    return world.array('members.position')[0];
  };
  expect(listen(0.5)).toBeGreaterThan(listen(0.2) + 0.05);
});
