import { describe, expect, test } from 'vitest';
import { APPLICANT, EXITED, EXPELLED, FREE, MEMBER, RESIDENT } from './core/contract.ts';
import { lab, runWeeks } from './lab.ts';
import { SPECS } from './registry.ts';
import { startWeek, tick } from './tick.ts';
import type { World } from './world.ts';

function society(members: number, capacity: number, seed = 'roster'): World {
  return lab({ specs: SPECS, stepping: '*', members, capacity, seed });
}

/** Everything a row holds, its tie slots included, by path. */
function rowOf(world: World, row: number): Record<string, number[]> {
  const held: Record<string, number[]> = {};
  world.layout.columns.forEach((c, at) => {
    if (c.table !== 'members' && c.table !== 'ties') return;
    const span = c.width * (c.table === 'ties' ? world.plan.outSlots : 1);
    held[c.path] = [...world.arrays[at].slice(row * span, (row + 1) * span)];
  });
  return held;
}

/** Pointers to a row, as `path[index]`. */
function pointersTo(world: World, row: number): string[] {
  const found: string[] = [];
  world.layout.columns.forEach((c, at) => {
    if (c.pointsTo !== 'members') return;
    world.arrays[at].forEach((to, i) => {
      if (to === row) found.push(`${c.path}[${i}]`);
    });
  });
  return found;
}

describe('seating', () => {
  test('fills the lowest free row, and says −1 when there is none', () => {
    const world = society(4, 6);
    expect(world.roster.seat(1, APPLICANT)).toBe(4);
    expect(world.roster.seat(2, APPLICANT)).toBe(5);
    expect(world.roster.seat(3, APPLICANT)).toBe(-1);
    for (const row of [3, 1]) world.roster.release(row, EXITED);
    expect(world.roster.seat(3, APPLICANT)).toBe(-1);
    startWeek(world);
    expect(world.roster.seat(4, APPLICANT)).toBe(1);
    expect(world.roster.seat(5, APPLICANT)).toBe(3);
    expect(world.roster.seat(6, APPLICANT)).toBe(-1);
    expect([...world.array('members.identity').slice(4, 6)]).toEqual([1, 2]);
  });

  test('raises the high-water mark of members and ties, and leaving at the top lowers it', () => {
    const world = society(4, 8);
    expect([world.rows.members, world.rows.ties]).toEqual([4, 64]);
    world.roster.seat(1, APPLICANT);
    expect([world.rows.members, world.rows.ties]).toEqual([5, 80]);
    for (const row of [1, 3, 4]) world.roster.release(row, EXPELLED);
    startWeek(world);
    expect([world.rows.members, world.rows.ties]).toEqual([3, 48]);
    world.roster.seat(2, APPLICANT);
    expect(world.rows.members).toBe(3);
  });

  test('runs the arrival of every mechanism without disturbing the step that is under way', () => {
    const world = society(4, 8);
    world.week = 12;
    const bound = world.bound.get('people.traits');
    if (!bound) throw new Error('no traits');
    world.prepare(bound);
    const { week, n, k0, k1 } = bound.mutable;
    world.roster.seat(1, RESIDENT);
    expect([bound.mutable.week, bound.mutable.n, bound.mutable.k0, bound.mutable.k1]).toEqual([week, n, k0, k1]);
    expect(world.array('members.joinedWeek')[4]).toBe(12);
    expect(
      world
        .array('members.skill')
        .slice(16, 20)
        .some((x) => x > 0),
    ).toBe(true);
  });
});

describe('leaving', () => {
  test('keeps the row for the rest of the week, then scrubs it of everything', () => {
    const world = society(30, 60);
    runWeeks(world, 20);
    const fresh = rowOf(society(30, 60), 59);
    for (let row = 0; row < 30; row += 3) {
      world.roster.release(row, row % 2 === 0 ? EXITED : EXPELLED);
      expect(world.array('members.identity')[row]).not.toBe(0);
    }
    startWeek(world);
    for (let row = 0; row < 30; row += 3) {
      expect(world.array('members.status')[row]).toBe(FREE);
      expect(rowOf(world, row)).toEqual(fresh);
      expect(pointersTo(world, row)).toEqual([]);
    }
  });

  test('a newcomer in a freed row is as in a row that nobody ever had', () => {
    const used = society(30, 60, 'reuse');
    runWeeks(used, 30);
    used.roster.release(7, EXITED);
    startWeek(used);
    const untouched = society(30, 60, 'reuse');
    runWeeks(untouched, 30);
    startWeek(untouched);
    const low = used.roster.seat(4242, RESIDENT);
    while (untouched.roster.seat(1, RESIDENT) < 57);
    const high = untouched.roster.seat(4242, RESIDENT);
    expect(low).toBeLessThanOrEqual(7);
    expect(high).toBe(58);
    expect(rowOf(used, low)).toEqual(rowOf(untouched, high));
  });

  test('takes every tie to the leaver out, strength and grievance with it', () => {
    const world = society(30, 60);
    runWeeks(world, 10);
    const target = world.array('ties.target');
    const slots = [...target.keys()].filter((slot) => target[slot] === 5);
    expect(slots.length).toBeGreaterThan(0);
    world.array('ties.grievance')[slots[0]] = 0.5;
    world.roster.release(5, EXITED);
    startWeek(world);
    for (const slot of slots) {
      for (const c of world.layout.columns.filter((x) => x.table === 'ties'))
        expect(world.array(c.path)[slot]).toBe(c.initial);
    }
  });

  test('every column that holds a member’s row says so, or it would point to strangers later', () => {
    const world = society(4, 8);
    const silent = world.layout.columns
      .filter((c) => c.unit === 'member row' && c.pointsTo !== 'members')
      .map((c) => c.path);
    expect(silent).toEqual([]);
    for (const c of world.layout.columns.filter((x) => x.pointsTo))
      expect([c.path, c.type, c.initial]).toEqual([c.path, 'i32', -1]);
  });
});

test('in a society with turnover, no pointer ever leads to a free row and no free row holds anything', () => {
  const world = lab({
    specs: SPECS,
    stepping: '*',
    members: 40,
    capacity: 60,
    seed: 'turnover',
    clauses: { 'people.exit': { rootedness: 0.1 }, 'citizenship.candidates': { candidatesPerYear: 200 } },
  });
  const fresh = rowOf(society(1, 60), 59);
  const status = world.array('members.status');
  let freed = 0;
  for (let week = 0; week < 60; week++) {
    tick(world);
    startWeek(world);
    for (let row = 0; row < world.rows.members; row++) {
      if (status[row] !== FREE) continue;
      freed++;
      if (week % 10 === 0) expect(rowOf(world, row)).toEqual(fresh);
    }
    world.layout.columns.forEach((c, at) => {
      if (c.pointsTo !== 'members') return;
      const length = world.rows[c.table] * c.width;
      for (let i = 0; i < length; i++) {
        const to = world.arrays[at][i];
        if (to >= 0 && status[to] === FREE)
          throw new Error(`week ${week}: ${c.path}[${i}] points to the free row ${to}`);
      }
    });
  }
  expect(freed).toBeGreaterThan(20);
  expect([...status].filter((s) => s === MEMBER).length).toBeGreaterThan(0);
});
