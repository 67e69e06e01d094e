/**
 * The shape of a constitution file, derived from the registry: sections nest by the segments of clause ids,
 * `governance.consensus` under `governance`. A section is a clause, a group of sections, both (a clause
 * with further clauses under it), or a list of statements in ADICO form (`justice.duties`).
 */
import type { AnySpec, ParameterSpec } from '../sim/core/contract.ts';
import { snake } from '../sim/core/words.ts';

/** The clause that holds, beside its parameters, the list of paths that no amendment may touch. */
export const AMENDMENTS = 'governance.amendments';
export const ENTRENCHED = 'entrenched';

/** Layers in the order in which people read a constitution; any others follow. */
const LAYER_ORDER = ['governance', 'culture', 'economy', 'justice', 'autonomy', 'citizenship', 'defences', 'people'];

export interface Parameter {
  /** `hours_per_week`, as in files. */
  readonly key: string;
  /** `hoursPerWeek`, as in code. */
  readonly name: string;
  readonly path: string;
  readonly spec: ParameterSpec;
}

export interface Clause {
  readonly id: string;
  readonly spec: AnySpec;
  readonly parameters: readonly Parameter[];
  /** Ids of clauses that can be off and without which this one cannot run: declared, enclosing, or owners of state it reads. */
  readonly needs: readonly string[];
}

export interface Section {
  readonly key: string;
  readonly path: string;
  readonly clause: Clause | null;
  readonly sections: readonly Section[];
  /** Clauses written as a list of statements under this section. */
  readonly statements: readonly Clause[];
}

export interface Shape {
  readonly root: Section;
  /** In the order of the file. */
  readonly clauses: readonly Clause[];
  readonly clauseById: ReadonlyMap<string, Clause>;
  readonly parameterByPath: ReadonlyMap<string, Parameter>;
}

/** Derives the shape. Shock specs belong to scenarios and are left out. */
export function shapeOf(specs: readonly AnySpec[]): Shape {
  const clauseById = new Map<string, Clause>();
  const parameterByPath = new Map<string, Parameter>();
  const standing = specs.filter((spec) => spec.switch !== 'shock').sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = new Set(standing.filter((spec) => spec.switch !== 'always').map((spec) => spec.id));
  const owners = new Map<string, string>();
  for (const spec of standing) {
    for (const [name, column] of Object.entries(spec.columns)) owners.set(`${column.table}.${name}`, spec.id);
  }
  for (const spec of standing) {
    const parameters = Object.entries(spec.parameters).map(([name, parameter]) => {
      const key = snake(name);
      return { key, name, path: `${spec.id}.${key}`, spec: parameter as ParameterSpec };
    });
    for (const parameter of parameters) parameterByPath.set(parameter.path, parameter);
    clauseById.set(spec.id, { id: spec.id, spec, parameters, needs: needsOf(spec, ids, owners) });
  }
  const root = section('', '', [...clauseById.values()], 0);
  const clauses: Clause[] = [];
  collect(root, clauses);
  return { root, clauses, clauseById, parameterByPath };
}

/** Clauses that a spec must have beside it, among `ids`: those that can be off. */
export function needsOf(spec: AnySpec, ids: ReadonlySet<string>, owners: ReadonlyMap<string, string>): string[] {
  const needs = new Set<string>(spec.needs);
  for (const segments = spec.id.split('.').slice(0, -1); segments.length > 1; segments.pop())
    needs.add(segments.join('.'));
  const refs = [...Object.values(spec.reads), ...Object.values(spec.rows)];
  for (const ref of refs) if (!ref.optional) needs.add(owners.get(ref.path) ?? '');
  for (const term of Object.values(spec.adds)) if (!term.optional) needs.add(owners.get(term.stock) ?? '');
  needs.delete(spec.id);
  return [...needs].filter((id) => ids.has(id)).sort();
}

function section(key: string, path: string, clauses: readonly Clause[], depth: number): Section {
  const own = clauses.find((clause) => clause.id === path) ?? null;
  const below = clauses.filter((clause) => clause !== own);
  const statements = below.filter((c) => c.spec.statement && c.id.split('.').length === depth + 1);
  if (statements.length > 0 && (statements.length < below.length || own)) {
    throw new Error(`${path} holds statements and cannot hold other clauses as well`);
  }
  const groups = new Map<string, Clause[]>();
  for (const clause of statements.length > 0 ? [] : below) {
    const segment = clause.id.split('.')[depth];
    groups.set(segment, [...(groups.get(segment) ?? []), clause]);
  }
  for (const parameter of own?.parameters ?? []) {
    if (groups.has(parameter.key)) throw new Error(`${parameter.path} is both a parameter and a clause`);
  }
  const sections = [...groups]
    .map(([segment, members]) => section(segment, path === '' ? segment : `${path}.${segment}`, members, depth + 1))
    .sort((a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1));
  return { key, path, clause: own, sections, statements };
}

function rank(path: string): number {
  const at = LAYER_ORDER.indexOf(path);
  return at < 0 ? LAYER_ORDER.length : at;
}

function collect(from: Section, into: Clause[]): void {
  if (from.clause) into.push(from.clause);
  into.push(...from.statements);
  for (const inner of from.sections) collect(inner, into);
}

/** "must: contribute" */
export function aimText(clause: Clause): string {
  const { statement } = clause.spec;
  return statement ? `${statement.deontic}: ${statement.aim}` : '';
}

/** Runtime value of what a file says: booleans as 0/1, enums by index, sets as bit mask. Null when it does not fit. */
export function runtimeValue(spec: ParameterSpec, value: unknown): number | null {
  switch (spec.type) {
    case 'number': {
      if (typeof value !== 'number' || !(value >= spec.min && value <= spec.max)) return null;
      return spec.integer && !Number.isInteger(value) ? null : value;
    }
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : null;
    case 'enum': {
      const at = spec.options.indexOf(value as string);
      return at < 0 ? null : at;
    }
    case 'set': {
      let mask = 0;
      for (const option of Array.isArray(value) ? value : [value]) {
        const at = spec.options.indexOf(option);
        if (at < 0) return null;
        mask |= 1 << at;
      }
      return mask;
    }
  }
}

/** What a file says for a runtime value: the inverse of `runtimeValue`. */
export function fileValue(spec: ParameterSpec, value: number): number | boolean | string | readonly string[] {
  switch (spec.type) {
    case 'number':
      return value;
    case 'boolean':
      return value !== 0;
    case 'enum':
      return spec.options[value];
    case 'set':
      return spec.options.filter((_, i) => (value >> i) & 1);
  }
}
