import { describe, expect, test } from 'vitest';
import { ACTIVITIES, RESIDENT, TURN_WEEKS } from '../core/contract.ts';
import { stepOnly } from '../lab.ts';
import { f32, f64, i32, setTies, u8, village } from './docket.fixture.ts';

const DUTY = 'justice.duties.contribute';
const GIVEN = ACTIVITIES.indexOf('contribution_hours');

interface Circumstances {
  readonly hours: number;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly status?: number;
  readonly exhausted?: number;
  readonly tie?: number;
  readonly trust?: number;
  readonly idlers?: number;
}

/** Members below `idlers` give nothing and meet the others, who give `hours`. */
function watched(given: Circumstances) {
  const members = 100;
  const idlers = given.idlers ?? 50;
  const world = village([DUTY], { members, clauses: { [DUTY]: given.parameters ?? {} } });
  const minutes = f64(world, 'members.minutes');
  const partner = i32(world, 'members.partner');
  for (let i = 0; i < members; i++) {
    minutes[i * ACTIVITIES.length + GIVEN] = i < idlers ? 0 : given.hours * 60;
    partner[i] = (i + 50) % members;
  }
  f32(world, 'members.kin').fill(4);
  f64(world, 'members.trust').fill(given.trust ?? 0.5);
  setTies(world, 0);
  if (given.tie !== undefined) {
    const target = i32(world, 'ties.target');
    const strength = f32(world, 'ties.strength');
    for (let i = 0; i < members; i++) {
      target[i * 16] = partner[i];
      strength[i * 16] = given.tie;
    }
  }
  u8(world, 'members.exhausted').fill(given.exhausted ?? 0);
  if (given.status !== undefined) u8(world, 'members.status').fill(given.status, 0, members);
  let reports = 0;
  for (let week = 0; week < 104; week++) {
    stepOnly(world, DUTY, 'justice');
    const reporter = i32(world, 'members.shortfallReporter');
    for (let i = 0; i < members; i++) if (reporter[i] >= 0) reports++;
    world.week++;
  }
  return { world, reports, violators: f64(world, 'society.violators')[0] };
}

describe(DUTY, () => {
  test('those who fall short are in breach, those who give enough are not', () => {
    const { violators, world } = watched({ hours: 12 });
    expect(violators).toBe(50);
    expect(f32(world, 'members.shortfall')[0]).toBeCloseTo(1, 2);
    expect(f32(world, 'members.shortfall')[60]).toBe(0);
  });

  test('a higher duty has more violators, a duty of nothing has none', () => {
    expect(watched({ hours: 12, parameters: { atLeastHoursPerWeek: 20 } }).violators).toBe(100);
    expect(watched({ hours: 12, parameters: { atLeastHoursPerWeek: 0 } }).violators).toBe(0);
  });

  test('founders are not in breach before a turn has gone by, idlers are soon after', () => {
    const world = village([DUTY], { members: 20 });
    for (; world.week < TURN_WEEKS - 1; world.week++) stepOnly(world, DUTY, 'justice');
    expect(f64(world, 'society.violators')[0]).toBe(0);
    for (; world.week < 3 * TURN_WEEKS; world.week++) stepOnly(world, DUTY, 'justice');
    expect(f64(world, 'society.violators')[0]).toBe(20);
  });

  test('the condition and the circle of those who owe are respected', () => {
    const exhausted = { hours: 12, exhausted: 1 };
    expect(watched({ ...exhausted, parameters: { when: 1 } }).violators).toBe(0);
    expect(watched({ ...exhausted, parameters: { when: 0 } }).violators).toBe(50);
    const onTrial = { hours: 12, status: RESIDENT };
    expect(watched({ ...onTrial, parameters: { when: 2 } }).violators).toBe(0);
    expect(watched({ ...onTrial, parameters: { who: 1, when: 0 } }).violators).toBe(0);
    expect(watched({ ...onTrial, parameters: { who: 0, when: 0 } }).violators).toBe(50);
  });

  test('friends look away, the trusting speak up, and fellow idlers keep quiet', () => {
    const { reports } = watched({ hours: 12 });
    expect(reports).toBeGreaterThan(50);
    expect(watched({ hours: 12, tie: 0.9 }).reports).toBeLessThan(0.6 * reports);
    expect(watched({ hours: 12, trust: 0.9 }).reports).toBeGreaterThan(1.1 * reports);
    expect(watched({ hours: 12, idlers: 100 }).reports).toBeLessThan(2 * 0.7 * reports);
  });

  test('what nobody saw is no case', () => {
    const world = village([DUTY], { members: 20 });
    i32(world, 'members.partner').fill(-1);
    for (; world.week < 60; world.week++) stepOnly(world, DUTY, 'justice');
    expect(f64(world, 'society.violators')[0]).toBe(20);
    expect(i32(world, 'members.shortfallReporter').every((by) => by === -1)).toBe(true);
  });
});
