import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnySpec, mechanism } from './core/contract.ts';
import { lab, runWeeks } from './lab.ts';
import { orderSpecs } from './order.ts';
import { SPECS } from './registry.ts';
import { hashWorld } from './state.ts';
import { programOf } from './tick.ts';
import type { World } from './world.ts';

function make(id: string, after: readonly string[] = []): AnySpec {
  const about = { id, layer: 'people', title: id, summary: '', source: '', switch: 'on', steps: {} } as const;
  return { ...mechanism(about), after };
}
const order = (specs: readonly AnySpec[]): string[] => {
  const problems: string[] = [];
  const ids = orderSpecs(specs, [], problems, 'culture').map((s) => s.id);
  expect(problems).toEqual([]);
  return ids;
};

describe('order inside a phase', () => {
  test('is by id where nobody says anything', () => {
    expect(order([make('c'), make('a'), make('b')])).toEqual(['a', 'b', 'c']);
  });

  test('obeys what is said, and ignores those who are not there', () => {
    expect(order([make('a', ['c']), make('b', ['gone']), make('c')])).toEqual(['b', 'c', 'a']);
  });

  test('puts those who come after everybody last, in the order among themselves', () => {
    expect(order([make('a', ['*']), make('b'), make('c', ['*', 'a']), make('d')])).toEqual(['b', 'd', 'a', 'c']);
  });

  test('is a total order that respects every edge, whatever the order of registration', () => {
    const graph = fc.array(fc.array(fc.nat(9), { maxLength: 3 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(graph, fc.shuffledSubarray([...Array(10).keys()], { minLength: 10 }), (edges, shuffle) => {
        // Edges to lower numbers only: no circles.
        const specs = edges.map((after, i) =>
          make(
            `m${(i * 7) % 10}`,
            after.filter((j) => j < i).map((j) => `m${(j * 7) % 10}`),
          ),
        );
        const ids = order(specs);
        expect(order(shuffle.map((i) => specs[i]))).toEqual(ids);
        for (const spec of specs)
          for (const id of spec.after) expect(ids.indexOf(id)).toBeLessThan(ids.indexOf(spec.id));
      }),
    );
  });
});

describe('the whole registry', () => {
  const program = (world: World): string[] =>
    programOf(world).map((a) =>
      a.kind === 'step' ? `${a.phase} ${a.bound.spec.id}` : `integrate ${world.integrators.indexOf(a.stock)}`,
    );
  const build = (specs: readonly AnySpec[]): World =>
    lab({ specs, stepping: '*', members: 30, capacity: 60, seed: 'order' });

  test('shuffled, gives the same program and the same hash', () => {
    const straight = build(SPECS);
    const hashes: string[] = [];
    for (let week = 0; week < 6; week++) {
      runWeeks(straight, 2);
      hashes.push(hashWorld(straight));
    }
    const shuffles = [
      [...SPECS].reverse(),
      [...SPECS.slice(20), ...SPECS.slice(0, 20)],
      SPECS.map((_, i) => SPECS[(i * 53) % SPECS.length]),
    ];
    for (const specs of shuffles) {
      expect(new Set(specs).size).toBe(SPECS.length);
      const other = build(specs);
      expect(program(other)).toEqual(program(straight));
      for (const hash of hashes) {
        runWeeks(other, 2);
        expect(hashWorld(other)).toBe(hash);
      }
    }
  });

  test('integrates every stock once a week, before its owner and after all who add to it in that phase', () => {
    const world = build(SPECS);
    const actions = programOf(world);
    world.layout.stocks.forEach((s, i) => {
      const at = actions.flatMap((a, k) => (a.kind === 'integrate' && a.stock === world.integrators[i] ? [k] : []));
      expect(at).toHaveLength(1);
      actions.forEach((a, k) => {
        if (a.kind !== 'step' || a.phase !== s.spec.phase) return;
        const { spec } = a.bound;
        if (spec.id === s.owner) expect(k).toBeGreaterThan(at[0]);
        else if (Object.values(spec.adds).some((t) => t.stock === s.path)) expect(k).toBeLessThan(at[0]);
      });
    });
  });

  test('lets the time ledger grant after everybody has asked', () => {
    const steps = program(build(SPECS)).filter((line) => line.startsWith('attention'));
    expect(steps.at(-1)).toBe('attention people.time');
  });
});
