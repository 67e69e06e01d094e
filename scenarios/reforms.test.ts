/** Reforms in scenario files: read, checked against the registry, and against a constitution. */
import { expect, test } from 'vitest';
import { SPECS } from '../sim/registry.ts';
import { defaultPlan } from './constitution.ts';
import { unfitReforms } from './reforms.ts';
import { readScenario, scenarioSchema } from './scenario.ts';

const read = (reforms: string) =>
  readScenario(`scenario: 1\nname: test\nshocks: []\nreforms:\n${reforms}`, 'test.yaml', SPECS);

test('a reform compiles to clauses by id, with runtime values, and null for what is repealed', () => {
  const { scenario, issues } = read(
    `  - week: 104
    set: { economy.allocation.by: equal, governance.projects: false, culture.rituals.weekly_assembly: true }
`,
  );
  expect(issues).toEqual([]);
  expect(scenario?.reforms).toEqual([
    {
      week: 104,
      clauses: {
        'economy.allocation': { by: 1 },
        'governance.projects': null,
        'culture.rituals.weekly_assembly': {},
      },
    },
  ]);
  expect(Object.isFrozen(scenario?.reforms?.[0]?.clauses)).toBe(true);
  expect(JSON.stringify(scenarioSchema(SPECS))).toContain('outside its own rules');
});

test('every problem is told at once, in place, with a way out', () => {
  const { scenario, issues } = read(
    `  - { week: 1, set: { economy.alocation.by: equal } }
  - { week: 1, set: { economy.allocation.by: equally } }
  - { week: 3, set: { people.exit: false, economy.treasury: 3 } }
  - { week: 4, set: { economy.allocation: false, economy.allocation.by: need } }
  - { week: 5 }
`,
  );
  expect(scenario).toBeNull();
  expect(issues.map(({ line, path }) => `${line} ${path}`)).toEqual([
    '5 reforms[0].set.economy.alocation.by',
    '6 reforms[1].week',
    '6 reforms[1].set.economy.allocation.by',
    '7 reforms[2].set.people.exit',
    '7 reforms[2].set.economy.treasury',
    '8 reforms[3].set.economy.allocation.by',
    '9 reforms[4].set',
  ]);
  expect(issues[0].suggestion).toBe('did you mean `economy.allocation.by`?');
  expect(issues[2].expected).toBe('one of contribution, equal, need');
  expect(issues[5].suggestion).toBe('delete `economy.allocation: false`');
});

test('a reform that leaves a clause without what it needs is named before anything runs', () => {
  const plan = defaultPlan('eco', SPECS);
  const { scenario } = read('  - { week: 9, set: { economy.treasury: false } }\n');
  if (!scenario) throw new Error('the scenario has problems');
  expect(unfitReforms(plan, scenario, SPECS)).toContainEqual({
    week: 9,
    clause: 'economy.allocation',
    needs: ['economy.treasury'],
  });
  const { scenario: whole } = read(
    '  - { week: 9, set: { economy.treasury: false, economy.allocation: false, economy.reporting: false } }\n',
  );
  if (!whole) throw new Error('the scenario has problems');
  expect(unfitReforms(plan, whole, SPECS)).toEqual([]);
});
