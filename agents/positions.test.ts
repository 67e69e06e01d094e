import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEVER_COUNT, LEVERS, VALUES } from '../sim/core/contract.ts';
import { runWeeks } from '../sim/lab.ts';
import type { World } from '../sim/world.ts';
import { all, mean, only, society, stepNow } from './people.fixture.ts';
import { IDEOLOGUE } from './traits.ts';

const ID = 'people.positions';
/** Half the width of the noise of a turn. */
const NOISE = 0.02;
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

describe('a turn, once in four weeks', () => {
  test('pulls to one’s own ideal point: half of the way in 26 weeks', () => {
    const world = blank(400);
    world.array('members.position').fill(0.1);
    for (let w = 0; w < 26; w++, world.week++) stepNow(world, ID, 'culture');
    expect(mean(world, 'members.position', LEVER_COUNT, 0)).toBeCloseTo(0.3, 2);
  });

  test('adds noise that is small, without direction, and different for each lever and person', () => {
    const world = blank(500);
    for (let w = 0; w < 4; w++, world.week++) stepNow(world, ID, 'culture');
    const x = world.array('members.position');
    let sum = 0;
    for (const p of x) {
      expect(Math.abs(p - 0.5)).toBeLessThanOrEqual(NOISE + 1e-6);
      sum += p - 0.5;
    }
    // The mean of 4,000 uniforms of width 2 · NOISE.
    expect(Math.abs(sum / x.length)).toBeLessThan((4 * NOISE) / Math.sqrt(3 * x.length));
    expect(new Set(x).size).toBeGreaterThan(200);
    expect(x[0]).not.toBe(x[1]);
  });

  test('comes to a quarter of the people each week', () => {
    const world = blank(400);
    const before = world.array('members.position').slice();
    stepNow(world, ID, 'culture');
    let moved = 0;
    for (let i = 0; i < 400; i++)
      if (world.array('members.position')[i * LEVER_COUNT] !== before[i * LEVER_COUNT]) moved++;
    expect(moved).toBeGreaterThan(80);
    expect(moved).toBeLessThanOrEqual(100);
  });
});

describe('four weeks with a companion', () => {
  /** Two rows of the same turn; in weeks 4, 16, 28 … neither renews the ideal point. */
  const [ONE, OTHER] = [0, 4];
  /** More than a turn pulls back to an ideal point 0.2 away. */
  const PULLED = 0.025;

  /** Row ONE at 0.5 and row OTHER at `other` on every lever, content with that, spend eight hours together. */
  function talk(other: number, openness = 1.1, strategy = 0, week = 4): World {
    const world = blank(5);
    for (const path of ['members.position', 'members.ideal']) world.array(path).fill(other, OTHER * LEVER_COUNT);
    world.array('members.openness').fill(openness);
    world.array('members.strategy')[OTHER] = strategy;
    world.array('members.partner').set([OTHER, -1, -1, -1, ONE]);
    all(world, 'members.partnerMinutes', 120);
    world.week = week;
    stepNow(world, ID, 'culture');
    return world;
  }
  const at = (world: World, row: number): number[] => [
    ...world.array('members.position').slice(row * LEVER_COUNT, (row + 1) * LEVER_COUNT),
  ];
  const moved = (world: World, row: number, from: number): number[] =>
    at(world, row).filter((x) => Math.abs(x - from) > NOISE + 1e-6);

  test('move half of the way on one topic for eight hours', () => {
    for (const [row, from] of [
      [ONE, 0.5],
      [OTHER, 0.9],
    ]) {
      const topics = moved(talk(0.9), row, from);
      expect(topics).toHaveLength(1);
      expect(Math.abs(topics[0] - 0.7)).toBeLessThan(NOISE + PULLED);
    }
  });

  test('let each hear the view of the start of the week, not the one just moved', () => {
    let together = 0;
    for (let week = 4; week < 1200; week += 12) {
      const world = talk(0.9, 1.1, 0, week);
      for (let l = 0; l < LEVER_COUNT; l++) {
        if (Math.abs(at(world, ONE)[l] - 0.5) < 0.05 || Math.abs(at(world, OTHER)[l] - 0.9) < 0.05) continue;
        together++;
        expect(Math.abs(at(world, OTHER)[l] - 0.7)).toBeLessThan(NOISE + PULLED);
      }
    }
    expect(together).toBeGreaterThan(0);
  });

  test('with somebody beyond the bound move nothing', () => {
    expect(moved(talk(0.9, 0.4 - 2 * NOISE), ONE, 0.5)).toEqual([]);
    expect(moved(talk(0.9, 0.4 + 2 * NOISE), ONE, 0.5)).toHaveLength(1);
  });

  test('move no ideologue, who is heard all the same', () => {
    const world = talk(0.9, 1.1, IDEOLOGUE);
    expect(moved(world, OTHER, 0.9)).toEqual([]);
    expect(moved(world, ONE, 0.5)).toHaveLength(1);
  });

  test('have any lever for their topic, equally often', () => {
    const counts = new Array(LEVER_COUNT).fill(0);
    const turns = 400;
    for (let k = 0; k < turns; k++) counts[at(talk(0.9, 1.1, 0, 4 + 12 * k), ONE).findIndex((x) => x > 0.6)]++;
    const expected = turns / LEVER_COUNT;
    const chi2 = counts.reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0);
    // 99.9 % point of chi-square with 7 degrees of freedom.
    expect(chi2).toBeLessThan(24.32);
  });
});

test('deliberation moves by what it recorded, and no further than the ends', () => {
  const world = blank(1);
  world.week = 1;
  world.array('members.deliberationPull').set([0, 0, 0.2, -0.9]);
  world.array('society.pulled')[0] = 1;
  stepNow(world, ID, 'culture');
  expect([...world.array('members.position').slice(1, 5)].map((x) => Math.round(x * 1e4))).toEqual([
    5000, 7000, 0, 5000,
  ]);
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
    fc.property(
      unit,
      unit,
      unit,
      unit,
      fc.double({ min: -1, max: 1, noNaN: true }),
      (x, values, trust, hours, pull) => {
        all(world, 'members.position', x);
        world.array('members.position').fill(1 - x, LEVER_COUNT);
        all(world, 'members.values', values);
        all(world, 'members.trust', trust);
        all(world, 'members.extremityProneness', 1);
        all(world, 'members.openness', 1);
        all(world, 'members.partnerMinutes', 10_080 * hours);
        all(world, 'members.deliberationPull', pull);
        world.array('society.pulled')[0] = 1;
        quarter(world);
        for (const path of ['members.position', 'members.ideal']) {
          for (const p of world.array(path)) expect(p >= 0 && p <= 1).toBe(true);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('opinion neither freezes nor drifts freely', () => {
  const world = society();
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
  for (let at = 0; at < year.length; at++)
    moved = Math.max(moved, Math.abs(year[at] - world.array('members.position')[at]));
  expect(moved).toBeGreaterThan(0.01);
});

test('live: whoever is open to more comes closer to the others', () => {
  const spread = (bound: number): number => {
    const world = society();
    for (let w = 0; w < 30; w++) {
      world.array('members.openness').fill(bound, 0, world.rows.members);
      runWeeks(world, 1);
    }
    let sum = 0;
    for (let l = 0; l < LEVER_COUNT; l++) {
      const m = mean(world, 'members.position', LEVER_COUNT, l);
      for (let i = 0; i < 40; i++) sum += Math.abs(world.array('members.position')[i * LEVER_COUNT + l] - m);
    }
    return sum;
  };
  expect(spread(1)).toBeLessThan(spread(0));
});
