/** The register is whole, and what is declared can be measured and is no tautology. */
import { describe, expect, test } from 'vitest';
import { assemble } from '../../../sim/assemble.ts';
import { shockIds } from '../../../sim/calendar.ts';
import { ACTIVITIES, type AnySpec } from '../../../sim/core/contract.ts';
import { columnOfObservable } from '../../../sim/fragility/observables.ts';
import { observables } from '../../../sim/fragility/observer.ts';
import { registryFor } from '../../../sim/lab/devices/index.ts';
import { SPECS } from '../../../sim/registry.ts';
import { REGISTER } from './register.ts';
import { sidesOf } from './sides.ts';
import { CONTROL, DECLARED, SYSTEMS } from './systems.ts';

const names = new Set(observables().map(({ name }) => name));

test('the register names every system once, in the order of the specification', () => {
  const ids = REGISTER.map(({ id }) => id);
  expect(ids).toHaveLength(151);
  expect(new Set(ids).size).toBe(151);
  expect([ids[0], ids[75], ids[150]]).toEqual([
    'governance.consensus',
    'justice.sanctions.learning_assignment',
    'federation.nation_states',
  ]);
  for (const { id, words } of REGISTER) {
    expect(id).toMatch(/^[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)+$/);
    expect(words).not.toBe('');
  }
});

test('each effect is of a system in the register, and no system has two', () => {
  const systems = DECLARED.map(({ effect }) => effect.system);
  expect(new Set(systems).size).toBe(systems.length);
  const known = new Set([CONTROL, ...REGISTER.map(({ id }) => id)]);
  expect(systems.filter((id) => !known.has(id))).toEqual([]);
  expect(SYSTEMS.filter(({ declared }) => declared)).toHaveLength(DECLARED.length - 1);
});

test('every clause that is named like a system of the register says how it is judged', () => {
  const known = new Set(REGISTER.map(({ id }) => id));
  const silent = SPECS.filter(({ id, effects }) => known.has(id) && !effects.some(({ system }) => system === id));
  expect(silent.map(({ id }) => id)).toEqual([]);
});

/** Columns that a mechanism assigns or adds to. */
function touched({ columns, rows, adds }: AnySpec): Set<string> {
  return new Set([
    ...Object.entries(columns).map(([name, { table }]) => `${table}.${name}`),
    ...Object.values(rows).map(({ path }) => path),
    ...Object.values(adds).map(({ stock }) => stock),
  ]);
}

describe.each(DECLARED.map((declared) => [declared.effect.system, declared] as const))('%s', (_id, { effect }) => {
  test('is judged by an observable that there is, with a threshold above nothing', () => {
    expect(names).toContain(effect.observable);
    expect(effect.smallest).toBeGreaterThan(0);
    expect(effect.because).not.toBe('');
    expect((effect.round ?? 1) > 1).toBe(effect.amended !== undefined);
  });

  test('is not judged by what it writes itself', () => {
    const spec = SPECS.find(({ effects }) => effects.includes(effect));
    if (!spec) return;
    expect([...touched(spec)]).not.toContain(columnOfObservable(effect.observable));
    const own = Object.values(spec.demands).map(({ activity }) => `time.${activity}`);
    expect(own).not.toContain(effect.observable);
  });

  test('has two sides that differ, and both can be founded', () => {
    const { atWork, neutral } = sidesOf(effect);
    expect(neutral).not.toEqual(atWork);
    expect(neutral.weeks).toBe(atWork.weeks);
    for (const { plan, scenario, weeks } of [atWork, neutral]) {
      expect(plan.founders).toBe(atWork.plan.founders);
      for (const { week = 0 } of scenario.shocks) expect(week).toBeLessThan(weeks);
      expect(() => assemble(registryFor(plan), plan, shockIds(scenario))).not.toThrow();
    }
  });
});

test('an activity that is forbidden is one of the week', () => {
  for (const { effect } of DECLARED) {
    if (effect.switch.kind === 'activity') expect(ACTIVITIES).toContain(effect.switch.activity);
  }
});
