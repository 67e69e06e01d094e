import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weeklyShare } from '../agents/half-life.ts';
import { APPLICANT, EXITED, MEMBER, TURN_WEEKS } from './core/contract.ts';
import { lab } from './lab.ts';
import { SPECS } from './registry.ts';
import { Integrator, termsOf } from './stocks.ts';
import { startWeek, tick } from './tick.ts';

interface Shape {
  readonly base: number;
  readonly min: number;
  readonly max: number;
  readonly halfLifeUpWeeks: number;
  readonly halfLifeDownWeeks: number;
  readonly byTurns: boolean;
}
const SHARE: Shape = { base: 0, min: 0, max: 1, halfLifeUpWeeks: 8, halfLifeDownWeeks: 8, byTurns: false };

/** A stock of one row with so many terms. */
function stock(shape: Partial<Shape>, level: number, ...terms: number[]) {
  const levels = Float64Array.of(level);
  const those = termsOf(terms.length, 1);
  terms.forEach((t, k) => {
    those.book[k * those.stride] = t;
  });
  const integrator = new Integrator(levels, those, Uint8Array.of(MEMBER), new Float64Array(1), { ...SHARE, ...shape });
  return {
    levels,
    run: (weeks: number) => {
      for (let w = 0; w < weeks; w++) integrator.integrate(1, w);
      return levels[0];
    },
  };
}

describe('a level', () => {
  test('goes half of the way in its half-life, whatever that is', () => {
    for (const weeks of [1, 3, 13, 52, 260]) {
      expect(stock({ halfLifeUpWeeks: weeks }, 0.2, 0.75).run(weeks)).toBeCloseTo(0.475, 10);
      expect(stock({ halfLifeDownWeeks: weeks }, 0.9, 0.25).run(weeks)).toBeCloseTo(0.575, 10);
    }
  });

  test('has a half-life for each direction', () => {
    const trust = { halfLifeUpWeeks: 26, halfLifeDownWeeks: 4 };
    expect(stock(trust, 0, 0.5).run(26)).toBeCloseTo(0.25, 10);
    expect(stock(trust, 1, 0.5).run(4)).toBeCloseTo(0.75, 10);
    expect(1 - stock(trust, 1, 0).run(1)).toBeGreaterThan(4 * stock(trust, 0, 1).run(1));
  });

  test('without memory is the sum itself', () => {
    expect(stock({ base: 0.1, halfLifeUpWeeks: 0, halfLifeDownWeeks: 0 }, 0.9, 0.25, 0.125).run(1)).toBeCloseTo(
      0.475,
      12,
    );
  });

  test('aims at the sum within its range', () => {
    const quick = { halfLifeUpWeeks: 0, halfLifeDownWeeks: 0 };
    expect(stock(quick, 0.5, 3, -1).run(1)).toBe(1);
    expect(stock(quick, 0.5, -3, 1).run(1)).toBe(0);
    expect(stock({ ...quick, base: 0.75 }, 0.5).run(1)).toBe(0.75);
  });

  test('is the same whatever the number of terms: all of them count once', () => {
    for (let count = 0; count <= 13; count++) {
      const terms = Array.from({ length: count }, (_, k) => 2 ** -k);
      const sum = terms.reduce((a, b) => a + b, 0);
      expect(stock({ max: 9, halfLifeUpWeeks: 0 }, 0, ...terms).run(1)).toBe(sum);
    }
  });

  test('stays in its range and never passes its target', () => {
    const weeks = fc.integer({ min: 0, max: 300 });
    const level = fc.double({ min: 0, max: 1, noNaN: true });
    const term = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(level, fc.array(term, { maxLength: 6 }), weeks, weeks, (from, terms, up, down) => {
        const target = Math.min(
          1,
          Math.max(
            0,
            terms.reduce((a, b) => a + Math.fround(b), 0),
          ),
        );
        const to = stock({ halfLifeUpWeeks: up, halfLifeDownWeeks: down }, from, ...terms).run(1);
        expect(to).toBeGreaterThanOrEqual(Math.min(from, target) - 1e-12);
        expect(to).toBeLessThanOrEqual(Math.max(from, target) + 1e-12);
      }),
    );
  });

  test('by turns moves a quarter of the rows each week, four weeks at a time', () => {
    const levels = new Float64Array(8);
    const status = new Uint8Array(8).fill(MEMBER);
    const shape = { ...SHARE, base: 1, byTurns: true };
    const integrator = new Integrator(levels, termsOf(0, 8), status, new Float64Array(8), shape);
    integrator.integrate(8, 5);
    const moved = 1 - 2 ** (-4 / 8);
    expect([...levels].map((x) => Math.round((x / moved) * 1e6) / 1e6)).toEqual([0, 1, 0, 0, 0, 1, 0, 0]);
    for (let week = 6; week < 9; week++) integrator.integrate(8, week);
    for (const x of levels) expect(x).toBeCloseTo(moved, 12);
  });

  test('of rows that nobody lives or waits in is left alone', () => {
    const levels = Float64Array.of(0.5, 0.5, 0.5);
    const status = Uint8Array.of(EXITED, APPLICANT, 0);
    new Integrator(levels, termsOf(0, 3), status, new Float64Array(3), SHARE).integrate(3, 0);
    expect(levels[0]).toBe(0.5);
    expect(levels[1]).toBeLessThan(0.5);
    expect(levels[2]).toBe(0.5);
  });
});

test('in the whole society the recorded terms of the week explain every level', () => {
  const shocks = SPECS.filter((s) => s.switch === 'shock').map((s, i) => ({
    shock: s.id.slice('shocks.'.length),
    week: 4 + 2 * i,
    intensity: 1,
  }));
  const world = lab({
    specs: SPECS,
    stepping: '*',
    members: 50,
    capacity: 100,
    seed: 'terms',
    scenario: { name: 'all', shocks },
  });
  const { stocks } = world.layout;
  const status = world.array('members.status');
  const identity = world.array('members.identity');
  let checked = 0;
  for (let week = 0; week < 40; week++) {
    const before = stocks.map((s) => world.f64(s.path).slice());
    const who = identity.slice();
    const were = status.slice();
    tick(world);
    stocks.forEach((s, k) => {
      const { base, min, max, halfLifeUpWeeks, halfLifeDownWeeks, table, byTurns } = s.spec;
      const by = byTurns ? TURN_WEEKS : 1;
      for (let i = 0; i < (table === 'members' ? world.rows.members : 1); i++) {
        if (table === 'members' && (were[i] < APPLICANT || status[i] < APPLICANT || who[i] !== identity[i])) continue;
        let sum = base;
        for (const at of s.terms) sum += world.arrays[at][i];
        const gap = Math.min(max, Math.max(min, sum)) - before[k][i];
        const share = i % by === week % by ? weeklyShare((gap > 0 ? halfLifeUpWeeks : halfLifeDownWeeks) / by) : 0;
        const expected = before[k][i] + share * gap;
        const found = world.f64(s.path)[i];
        if (!(Math.abs(found - expected) < 1e-12))
          throw new Error(`week ${week}: ${s.path}[${i}] is ${found}, explained ${expected}`);
        checked++;
      }
    });
  }
  expect(checked).toBeGreaterThan(10_000);
});

test('terms live for one week, in a society of any size', () => {
  for (const members of [0, 5]) {
    const world = lab({ specs: SPECS, stepping: '*', members, capacity: 10, seed: 'clear' });
    for (const array of world.weekly) array[0] = 1;
    startWeek(world);
    for (const array of world.weekly) expect(array[0]).toBe(0);
  }
});
