import { expect, test } from 'vitest';
import { ACTIVITIES } from '../../core/contract.ts';
import { LAB_UNSHOCKED, labPlan } from '../../lab.ts';
import { SPECS } from '../../registry.ts';
import { runSociety } from '../../run.ts';
import type { World } from '../../world.ts';
import { DEVICES, registryFor } from './index.ts';

const plan = labPlan({ specs: SPECS, stepping: '*', members: 40, capacity: 60, seed: '' });

function withDevice(id: string, values: Readonly<Record<string, number>>) {
  return { ...plan, clauses: { ...plan.clauses, [id]: values } };
}

function run(society: typeof plan, onWeek?: (world: World) => void) {
  const request = { plan: society, scenario: LAB_UNSHOCKED, seed: 'device', weeks: 26 };
  return runSociety(registryFor(society), { ...request, recordEveryWeeks: 0, recordEvents: false }, onWeek);
}

test('a plan without devices is run without them', () => {
  expect(registryFor(plan)).toBe(SPECS);
  const ids = new Set(SPECS.map(({ id }) => id));
  expect(DEVICES.filter(({ id }) => ids.has(id))).toEqual([]);
});

test.each([
  'decision_making',
  'shared_meals',
  'collaborative_work',
  'resource_coordination',
  'gatherings',
  'contribution_hours',
  'learning',
  'personal_development',
] as const)('a forbidden activity gets no minute of anybody, and others do: %s', (activity) => {
  const at = ACTIVITIES.indexOf(activity);
  const forbidden = withDevice('laboratory.forbidden_activities', { activities: 1 << at });
  let found = 0;
  let weeks = 0;
  run(forbidden, (world) => {
    const minutes = world.f64('members.minutes');
    let all = 0;
    for (let i = 0; i < world.rows.members; i++) {
      for (let a = 0; a < ACTIVITIES.length; a++) all += minutes[i * ACTIVITIES.length + a];
      found += minutes[i * ACTIVITIES.length + at];
    }
    expect(all % 10_080).toBe(0);
    expect(all).toBeGreaterThan(0);
    weeks++;
  });
  expect({ found, weeks }).toEqual({ found: 0, weeks: 26 });
  let usual = 0;
  run(plan, (world) => {
    const minutes = world.f64('members.minutes');
    for (let i = 0; i < world.rows.members; i++) usual += minutes[i * ACTIVITIES.length + at];
  });
  expect(usual).toBeGreaterThan(0);
});

test('the inert clause changes nothing that can be observed', () => {
  const [bare, inert] = [run(plan), run(withDevice('laboratory.inert', { dial: 1 }))];
  expect(inert.means).toEqual(bare.means);
  expect(inert.lasts).toEqual(bare.lasts);
  expect(inert.peaks).toEqual(bare.peaks);
});

test('nothing forbidden is nothing changed', () => {
  const idle = run(withDevice('laboratory.forbidden_activities', { activities: 0 }));
  expect(idle.means).toEqual(run(plan).means);
});
