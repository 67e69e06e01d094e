import { describe, expect, test } from 'vitest';
import { APPLICANT, MEMBER, mechanism, ref, stock, term } from './core/contract.ts';
import { lab, labPlan, runWeeks, stepOnly } from './lab.ts';
import { SPECS } from './registry.ts';
import { programOf } from './tick.ts';
import type { World } from './world.ts';

/** Columns of the state that a run changed, without those every run changes. */
function changed(world: World, weeks: number): string[] {
  const before = world.arrays.map((a) => a.slice());
  runWeeks(world, weeks);
  return world.layout.columns
    .filter((_, at) => world.arrays[at].some((x, i) => x !== before[at][i]))
    .map((c) => c.path);
}

describe('stepping', () => {
  test('nothing steps when nothing is named: every column stays at its initial value', () => {
    const world = lab({ specs: SPECS, stepping: [], members: 8, seed: 'still' });
    expect(programOf(world)).toEqual([]);
    expect(changed(world, 5)).toEqual([]);
    world.layout.columns.forEach((c, at) => {
      if (c.path === 'members.status' || c.path === 'members.identity') return;
      for (const x of world.arrays[at])
        if (x !== c.initial && x !== Math.fround(c.initial)) throw new Error(`${c.path} is ${x}, not ${c.initial}`);
    });
    expect([...world.array('members.status')]).toEqual(new Array(8).fill(MEMBER));
  });

  test('only the named mechanisms step', () => {
    const world = lab({ specs: SPECS, stepping: ['people.belonging', 'people.voice'], members: 8, seed: 'two' });
    const ids = programOf(world).flatMap((a) => (a.kind === 'step' ? [a.bound.spec.id] : []));
    expect([...new Set(ids)].sort()).toEqual(['people.belonging', 'people.voice']);
    const own = new Set(['members.belonging', 'members.loneliness', 'members.voice', 'people.belonging:tenure']);
    const touched = changed(world, 5);
    expect(touched.length).toBeGreaterThan(0);
    expect(touched.filter((path) => !own.has(path))).toEqual([]);
  });

  test('a star steps everything', () => {
    const world = lab({ specs: SPECS, stepping: '*', members: 8, seed: 'all' });
    const ids = new Set(programOf(world).flatMap((a) => (a.kind === 'step' ? [a.bound.spec.id] : [])));
    const stepping = world.layout.specs.filter((s) => Object.keys(s.steps).length > 0).map((s) => s.id);
    expect([...ids].sort()).toEqual(stepping.sort());
  });

  test('one step alone, in one phase, with the week’s scratch cleared before it', () => {
    const world = lab({ specs: SPECS, stepping: ['people.belonging'], members: 3, seed: 'one' });
    world.week = 104;
    world.array('people.belonging:tenure').fill(9);
    world.array('people.ties:friends').fill(9);
    for (const array of world.weekly) array.fill(9);
    stepOnly(world, 'people.belonging', 'culture');
    expect(world.week).toBe(104);
    expect(world.array('people.belonging:tenure')[0]).toBeLessThan(0.12);
    // What is held stands until it is assigned again; all else is for one week.
    expect(world.array('people.ties:friends')[0]).toBe(9);
    expect(world.weekly.length).toBeGreaterThan(0);
    for (const array of world.weekly) expect(array[0]).toBe(0);
    expect(() => stepOnly(world, 'people.belonging', 'governance')).toThrow(
      /people\.belonging does not step in governance/,
    );
    expect(() => stepOnly(world, 'people.nobody', 'culture')).toThrow(/people\.nobody/);
  });
});

describe('what the experimenter supplies', () => {
  test('parameters, clauses left out, and the rest at its defaults', () => {
    const plan = labPlan({
      specs: SPECS,
      stepping: '*',
      members: 5,
      seed: 'plan',
      without: ['citizenship.vote'],
      clauses: { 'people.exit': { midpoint: 0.5 } },
    });
    expect(plan.clauses['people.exit'].midpoint).toBe(0.5);
    expect(plan.clauses['people.exit'].steepness).toBeGreaterThan(0);
    expect('citizenship.vote' in plan.clauses).toBe(false);
    expect(Object.keys(plan.clauses).some((id) => id.startsWith('shocks.'))).toBe(false);
    expect([plan.founders, plan.capacity, plan.outSlots]).toEqual([5, 5, 16]);
  });

  test('a misspelt parameter is refused, and does not test nothing', () => {
    const misspelt = { 'people.exit': { midpont: 0.5 } };
    expect(() => lab({ specs: SPECS, stepping: [], members: 2, seed: 'x', clauses: misspelt })).toThrow(
      /midpont of people\.exit/,
    );
  });

  test('their own mechanisms, with keys, terms, parameters and views of their own', () => {
    const seen: number[][] = [];
    const gauge = mechanism({
      id: 'people.gauge',
      layer: 'people',
      title: '',
      summary: '',
      source: '',
      switch: 'on',
      parameters: { aim: { type: 'number', unit: '1', min: 0, max: 1, default: 0.25, meaning: '' } },
      columns: {
        gauge: stock('members', { unit: '1', meaning: '', min: 0, max: 1, initial: 0, base: 0, halfLifeWeeks: 0 }),
      },
      reads: { status: ref('u8', 'members.status'), nowhere: ref('f32', 'members.nowhere', true) },
      adds: { push: term('members.gauge', ''), vain: term('members.nothing', '', true) },
      steps: {
        culture(s) {
          s.c.push.fill(s.p.aim, 0, s.n);
          s.c.vain.fill(1, 0, s.n);
          seen.push([s.week, s.k0, s.k1, s.c.nowhere.length]);
        },
      },
    });
    const world = lab({ specs: [...SPECS, gauge], stepping: ['people.gauge'], members: 2, capacity: 3, seed: 'own' });
    world.roster.seat(5, APPLICANT);
    runWeeks(world, 2);
    expect([...world.f64('members.gauge')]).toEqual([0.25, 0.25, 0.25]);
    expect(seen.map(([week, , , length]) => [week, length])).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(seen[0].slice(1, 3)).not.toEqual(seen[1].slice(1, 3));
  });
});
