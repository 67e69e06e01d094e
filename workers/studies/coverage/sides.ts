/**
 * The two sides of a pair, as plans and scenarios: the system at work, and at its neutral side. What both share comes
 * from the setting. Parameters are written as in constitution files and land in the plan as the numbers that the engine
 * reads; a value for a clause that is not in force brings the clause in.
 */
import { type Parameter, runtimeValue, shapeOf } from '../../../scenarios/clauses.ts';
import { defaultPlan } from '../../../scenarios/index.ts';
import { defaultValue } from '../../../sim/assemble.ts';
import type { Effect, Values } from '../../../sim/core/effect.ts';
import type { Community, Plan, Reform, Scenario, ScenarioShock } from '../../../sim/core/plan.ts';
import { DEVICES } from '../../../sim/lab/devices/index.ts';
import { SPECS } from '../../../sim/registry.ts';

export interface Side {
  readonly plan: Plan;
  readonly scenario: Scenario;
  readonly weeks: number;
}

export interface Sides {
  readonly atWork: Side;
  readonly neutral: Side;
}

export const DEFAULT_COMMUNITY: Community = 'eco';
export const DEFAULT_WEEKS = 104;
const FORBIDDEN = 'laboratory.forbidden_activities';

const shape = shapeOf([...SPECS, ...DEVICES]);
type Clauses = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** @throws Error when the effect names a clause, parameter or value that does not exist */
export function sidesOf({ switch: by, setting = {} }: Effect): Sides {
  const community = by.kind === 'community' ? by.community : (setting.community ?? DEFAULT_COMMUNITY);
  const base = defaultPlan(community, SPECS);
  const shared = withValues(base.clauses, setting.values ?? {});
  const side = (clauses: Clauses, shocks: readonly ScenarioShock[] = [], reforms: readonly Reform[] = []): Side => {
    const all = [...(setting.shocks ?? []), ...shocks];
    const name = all.length === 0 ? 'unshocked' : [...new Set(all.map(({ shock }) => shock))].join(' and ');
    return {
      plan: { ...base, name: 'coverage', clauses: sorted(clauses) },
      scenario: { name, shocks: all, ...(reforms.length > 0 ? { reforms } : {}) },
      weeks: setting.weeks ?? DEFAULT_WEEKS,
    };
  };
  switch (by.kind) {
    case 'clause':
      return { atWork: side(shared), neutral: side(leftOut(shared, by.without)) };
    case 'parameter':
      return { atWork: side(shared), neutral: side(withValues(shared, by.neutral)) };
    case 'stress': {
      const stressed = leftOut(withValues(shared, by.values ?? {}), by.without ?? []);
      return { atWork: side(stressed, by.shocks), neutral: side(shared) };
    }
    case 'reform':
      return { atWork: side(shared, [], [reformOf(by.week, by.set)]), neutral: side(shared) };
    case 'community':
      return { atWork: side(shared), neutral: side(withoutPreset(shared)) };
    case 'activity':
      return {
        atWork: side(shared),
        neutral: side(withValues(shared, { [`${FORBIDDEN}.activities`]: [by.activity] })),
      };
  }
}

function sorted(clauses: Clauses): Clauses {
  return Object.fromEntries(Object.entries(clauses).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Sets values by path; a clause that was not in force comes with its defaults. */
function withValues(clauses: Clauses, values: Values): Clauses {
  const changed: Record<string, Readonly<Record<string, number>>> = { ...clauses };
  for (const [path, value] of Object.entries(values)) {
    const parameter = shape.parameterByPath.get(path);
    const clause = shape.clauseById.get(path.slice(0, path.lastIndexOf('.')));
    const number = parameter ? runtimeValue(parameter.spec, value) : null;
    if (!parameter || !clause || number === null) throw new Error(`no clause takes ${path}: ${String(value)}`);
    changed[clause.id] = { ...(changed[clause.id] ?? defaults(clause.parameters)), [parameter.name]: number };
  }
  return changed;
}

function reformOf(week: number, set: Values): Reform {
  const switched = Object.entries(set).filter(([path]) => shape.clauseById.has(path));
  const values = Object.fromEntries(Object.entries(set).filter(([path]) => !shape.clauseById.has(path)));
  const clauses = Object.fromEntries(switched.map(([id, on]) => [id, on === true ? {} : null]));
  return { week, clauses: { ...clauses, ...withValues({}, values) } };
}

function defaults(parameters: readonly Parameter[]): Record<string, number> {
  return Object.fromEntries(parameters.map(({ name, spec }) => [name, defaultValue(spec)]));
}

/** Leaves clauses out, and those that need them. */
function leftOut(clauses: Clauses, ids: readonly string[]): Clauses {
  const kept: Record<string, Readonly<Record<string, number>>> = { ...clauses };
  const remove = (id: string): void => {
    if (!(id in kept)) return;
    delete kept[id];
    for (const clause of shape.clauses) if (clause.needs.includes(id)) remove(clause.id);
  };
  for (const id of ids) {
    if (!(id in kept)) throw new Error(`${id} is not in force, and cannot be left out`);
    remove(id);
  }
  return kept;
}

/** The same clauses at the defaults of no community in particular. */
function withoutPreset(clauses: Clauses): Clauses {
  return Object.fromEntries(
    Object.keys(clauses).map((id) => [id, defaults(shape.clauseById.get(id)?.parameters ?? [])]),
  );
}
