/** Scenario files: which shocks strike, when or how often, and how hard; and reforms of the constitution. */
import * as z from 'zod';
import type { AnySpec } from '../sim/core/contract.ts';
import type { Issue, Plan, Scenario, ScenarioShock } from '../sim/core/plan.ts';
import { needsOf } from './clauses.ts';
import { deepFreeze } from './constitution.ts';
import { explain } from './explain.ts';
import { type Mapping, readYaml } from './read.ts';
import { readReforms, reformRules } from './reforms.ts';
import { mapping, type Names, nameText, numberOf, optionOf } from './schema.ts';

const PREFIX = 'shocks.';
const MOST_SHOCKS = 64;
const LAST_WEEK = 100_000;
const MOST_PER_YEAR = 52;
const MOST_INTENSITY = 10;

/** Names of the shocks of a registry, without their prefix. */
export function shockNames(specs: readonly AnySpec[]): string[] {
  const shocks = specs.filter((spec) => spec.switch === 'shock');
  return shocks.map((spec) => (spec.id.startsWith(PREFIX) ? spec.id.slice(PREFIX.length) : spec.id)).sort();
}

function scenarioRules(specs: readonly AnySpec[], names: Names): z.ZodType {
  const entry = mapping(
    {
      shock: optionOf(shockNames(specs), names).meta({ description: 'Which shock.' }),
      week: numberOf(0, LAST_WEEK, true, 'weeks')
        .optional()
        .meta({ description: 'Weeks lived before it strikes: 104 for the first week of the third year.' }),
      hazard_per_year: numberOf(0, MOST_PER_YEAR, false, 'strikes per year')
        .optional()
        .meta({ description: 'Mean number of strikes in a year, instead of a week.' }),
      intensity: numberOf(0, MOST_INTENSITY, false, 'times its documented strength')
        .optional()
        .meta({ description: '1 is the documented strength, 0 none.', default: 1 }),
    },
    names,
    'a mapping such as { shock: mass_arrival, week: 104 }',
  );
  const error = `a list of at most ${MOST_SHOCKS} shocks`;
  return mapping(
    {
      scenario: z
        .literal(1, { error: '1, the version of this format' })
        .meta({ description: 'Version of this format.' }),
      name: nameText().meta({ description: 'What the scenario is called in results.' }),
      shocks: z
        .array(entry, { error })
        .max(MOST_SHOCKS, { error })
        .meta({ description: 'Shocks; an empty list for none.' }),
      reforms: reformRules(names).optional(),
    },
    names,
  ).meta({ title: 'Scenario for a society' });
}

/** JSON Schema, draft 2020-12, of scenario files. */
export function scenarioSchema(specs: readonly AnySpec[]): Record<string, unknown> {
  return z.toJSONSchema(scenarioRules(specs, new Map()), { target: 'draft-2020-12', io: 'input', reused: 'inline' });
}

export interface ReadScenario {
  readonly scenario: Scenario | null;
  readonly issues: Issue[];
}

/** Reads a scenario; `file` names it in issues. */
export function readScenario(source: string | Uint8Array, file: string, specs: readonly AnySpec[]): ReadScenario {
  const reading = readYaml(source, file, 'scenario');
  if (reading.value === null) return { scenario: null, issues: reading.sorted() };
  const names: Names = new Map();
  const syntactic = reading.issues.length;
  explain(reading, scenarioRules(specs, names), names, []);
  const { name, shocks } = reading.value;
  const list: unknown[] = Array.isArray(shocks) ? shocks : [];
  const compiled = list.map((entry, i): ScenarioShock => {
    const { shock, week, hazard_per_year: hazard, intensity } = (entry ?? {}) as Mapping;
    const timed = week !== undefined;
    if (typeof shock === 'string' && timed === (hazard !== undefined)) {
      const path = ['shocks', i];
      reading.report(reading.place(path, 'value'), path, {
        message: timed ? 'a shock has both a week and a hazard' : 'nothing says when the shock strikes',
        expected: 'either `week` or `hazard_per_year`',
        received: timed ? 'both' : 'neither',
        suggestion: timed ? 'delete one of them' : 'add `week: 104`',
      });
    }
    return {
      shock: String(shock),
      ...(typeof week === 'number' ? { week } : {}),
      ...(typeof hazard === 'number' && !timed ? { hazardPerYear: hazard } : {}),
      intensity: typeof intensity === 'number' ? intensity : 1,
    };
  });
  const reforms = readReforms(reading, specs);
  const issues = reading.settle(syntactic);
  const made = { name: String(name), shocks: compiled, ...(reforms.length > 0 ? { reforms } : {}) };
  const scenario = issues.length === 0 ? deepFreeze(made) : null;
  return { scenario, issues };
}

/** Shocks of a scenario that cannot strike under a plan, because clauses through which they act are off. */
export function unmetShocks(
  plan: Plan,
  scenario: Scenario,
  specs: readonly AnySpec[],
): { shock: string; needs: string[] }[] {
  const ids = new Set(specs.map((spec) => spec.id));
  const owners = new Map<string, string>();
  for (const spec of specs) {
    for (const [name, column] of Object.entries(spec.columns)) owners.set(`${column.table}.${name}`, spec.id);
  }
  const unmet = [...new Set(scenario.shocks.map(({ shock }) => shock))].map((shock) => {
    const spec = specs.find((candidate) => candidate.id === PREFIX + shock);
    const needs = spec ? needsOf(spec, ids, owners).filter((id) => !(id in plan.clauses)) : [];
    return { shock, needs };
  });
  return unmet.filter(({ needs }) => needs.length > 0);
}

/** Whether every shock of a scenario finds nothing to strike under a plan; never of one without shocks. */
export function strikesNothing(plan: Plan, scenario: Scenario, specs: readonly AnySpec[]): boolean {
  const shocks = new Set(scenario.shocks.map(({ shock }) => shock));
  return shocks.size > 0 && unmetShocks(plan, scenario, specs).length === shocks.size;
}
