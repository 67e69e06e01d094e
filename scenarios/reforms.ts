/**
 * Reforms in scenario files: in some week, clauses are enacted, repealed or changed, by path and as a constitution
 * writes them.
 *
 *   reforms:
 *     - { week: 104, set: { economy.guilds: true, economy.allocation.by: equal, economy.cooperatives: false } }
 *
 * A clause that is enacted has the registry's defaults for what is not set. A parameter of a clause that is off enacts
 * it, as writing it in a constitution does.
 */
import * as z from 'zod';
import type { AnySpec } from '../sim/core/contract.ts';
import type { Plan, Reform, Scenario } from '../sim/core/plan.ts';
import { reformedPlan } from '../sim/reform.ts';
import { type Clause, runtimeValue, type Shape, shapeOf } from './clauses.ts';
import { didYouMean, type Path, shown } from './issues.ts';
import type { Mapping, Reading } from './read.ts';
import { mapping, type Names, numberOf, ruleOf } from './schema.ts';

const MOST_REFORMS = 64;
const LAST_WEEK = 100_000;

/** The rule of the key `reforms`; what stands under `set` is checked by `readReforms`. */
export function reformRules(names: Names): z.ZodType {
  const error = `a list of at most ${MOST_REFORMS} reforms`;
  const set = 'a mapping of paths of clauses or parameters to values';
  const entry = mapping(
    {
      week: numberOf(0, LAST_WEEK, true, 'weeks').meta({ description: 'Weeks lived before it takes effect.' }),
      set: z
        .record(z.string(), z.unknown(), { error: set })
        .meta({ description: 'Paths of clauses with true or false, paths of parameters with values.' }),
    },
    names,
    'a mapping such as { week: 104, set: { economy.allocation.by: equal } }',
  );
  return z
    .array(entry, { error })
    .max(MOST_REFORMS, { error })
    .meta({ description: 'Changes of the constitution from outside its own rules.' });
}

/** Compiles what fits and reports the rest, each where it stands. */
export function readReforms(reading: Reading, specs: readonly AnySpec[]): Reform[] {
  const written: unknown = reading.value?.reforms;
  const shape = shapeOf(specs);
  const weeks = new Map<number, number>();
  return (Array.isArray(written) ? written : []).flatMap((entry, i): Reform[] => {
    const { week, set } = (entry ?? {}) as Mapping;
    if (typeof week !== 'number' || typeof set !== 'object' || set === null || Array.isArray(set)) return [];
    const first = weeks.get(week);
    if (first !== undefined) {
      const path = ['reforms', i, 'week'];
      reading.report(reading.place(path, 'value'), path, {
        message: 'a second reform in the same week',
        expected: 'one reform a week',
        received: `week ${week}, as in reforms[${first}]`,
        suggestion: 'join them',
      });
    }
    weeks.set(week, i);
    return [{ week, clauses: clausesOf(reading, ['reforms', i, 'set'], set as Mapping, shape) }];
  });
}

function clausesOf(reading: Reading, path: Path, set: Mapping, shape: Shape): Reform['clauses'] {
  const clauses: Record<string, Record<string, number> | null> = {};
  const known = [...shape.clauseById.keys(), ...shape.parameterByPath.keys()];
  const wrong = (key: string, message: string, expected: string, suggestion: string): void =>
    reading.report(reading.place([...path, key], 'value'), [...path, key], {
      message,
      expected,
      received: shown(set[key]),
      suggestion,
    });
  // Clauses first: parameters of what is repealed are a contradiction.
  for (const [key, value] of Object.entries(set)) {
    const clause = shape.clauseById.get(key);
    if (!clause) continue;
    const always = clause.spec.switch === 'always';
    if (typeof value !== 'boolean' || (always && !value)) {
      const expected = always ? 'true: it is always in force' : 'true or false';
      wrong(key, `\`${key}\` is a clause`, expected, 'set its parameters by their own paths');
    } else clauses[key] = value ? {} : null;
  }
  for (const [key, value] of Object.entries(set)) {
    if (shape.clauseById.has(key)) continue;
    const parameter = shape.parameterByPath.get(key);
    const id = key.slice(0, key.lastIndexOf('.'));
    if (!parameter) {
      wrong(key, `no clause or parameter \`${key}\``, 'the path of a clause or parameter', didYouMean(key, known));
      continue;
    }
    const number = runtimeValue(parameter.spec, value);
    if (number === null) {
      const found = ruleOf(parameter.spec, new Map()).safeParse(value);
      wrong(key, `\`${key}\` cannot be set so`, found.error?.issues[0]?.message ?? 'another value', '');
    } else if (clauses[id] === null) {
      wrong(key, `\`${key}\` is set, and its clause is repealed`, 'one of both', `delete \`${id}: false\``);
    } else clauses[id] = { ...clauses[id], [parameter.name]: number };
  }
  return clauses;
}

/** Reforms that leave a clause without another that it needs: in which week, which clause, and what it needs. */
export function unfitReforms(
  plan: Plan,
  scenario: Scenario,
  specs: readonly AnySpec[],
): { week: number; clause: string; needs: string[] }[] {
  const { clauseById } = shapeOf(specs);
  let now = plan;
  return [...(scenario.reforms ?? [])]
    .sort((a, b) => a.week - b.week)
    .flatMap((reform) => {
      now = reformedPlan(now, reform);
      const clauses = Object.keys(now.clauses).map((id) => clauseById.get(id));
      return clauses
        .filter((clause): clause is Clause => clause !== undefined)
        .map(({ id, needs }) => ({ week: reform.week, clause: id, needs: needs.filter((n) => !(n in now.clauses)) }))
        .filter(({ needs }) => needs.length > 0);
    });
}
