/**
 * Constitution files: read, check, compile to a plan. All problems of a file are reported at once, each
 * where it stands; a plan comes out only when there are none.
 */
import { COMMUNITY_PRESETS, type Preset } from '../sim/communities.ts';
import type { AnySpec, EnumParameter } from '../sim/core/contract.ts';
import { COMMUNITIES, type Community, FORMAT, type Issue, type Plan } from '../sim/core/plan.ts';
import { AMENDMENTS, type Clause, ENTRENCHED, runtimeValue, type Shape } from './clauses.ts';
import { explain } from './explain.ts';
import { didYouMean, oneOf, type Path, shown } from './issues.ts';
import { type Mapping, type Reading, readYaml } from './read.ts';
import { formatOf } from './schema.ts';

/** Directed ties that a member can keep: thirteen to people they like, three to people they do not. */
export const OUT_SLOTS = 16;
const NEUTRAL_FOUNDERS = 48;
const NEUTRAL_CAPACITY = 160;

export interface ReadConstitution {
  readonly plan: Plan | null;
  readonly issues: Issue[];
}

/** Reads a constitution; `file` names it in issues. */
export function readConstitution(
  source: string | Uint8Array,
  file: string,
  specs: readonly AnySpec[],
): ReadConstitution {
  const { shape, schema, names } = formatOf(specs);
  const reading = readYaml(source, file, 'constitution');
  if (reading.value === null) return { plan: null, issues: reading.sorted() };
  const syntactic = reading.issues.length;
  explain(reading, schema, names, [...shape.clauseById.keys(), ...shape.parameterByPath.keys()]);
  const plan = compile(reading, shape);
  const issues = reading.settle(syntactic);
  return { plan: issues.length === 0 ? plan : null, issues };
}

/** The plan of a community type when the file says nothing more. */
export function defaultPlan(community: Community, specs: readonly AnySpec[], name = 'New society'): Plan {
  const { plan, issues } = readConstitution(JSON.stringify({ constitution: 1, name, community }), 'defaults', specs);
  if (!plan)
    throw new Error(`the defaults of ${community} do not fit together: ${issues.map((i) => i.message).join('; ')}`);
  return plan;
}

/** What the file says about a clause. */
interface Written {
  /** true or a mapping; false; or nothing. */
  readonly on: boolean | null;
  readonly path: Path;
  readonly values: Mapping;
}

/** Compiles what fits and reports what no schema can see. */
function compile(reading: Reading, shape: Shape): Plan {
  const top = reading.value ?? {};
  const community = COMMUNITIES.find((type) => type === top.community) ?? 'eco';
  const preset = COMMUNITY_PRESETS[community];
  const members = asMapping(top.members);
  const founders = count(members.founders) ?? count(preset['members.founders']) ?? NEUTRAL_FOUNDERS;
  const capacity = count(members.capacity) ?? Math.max(count(preset['members.capacity']) ?? NEUTRAL_CAPACITY, founders);
  if (founders > capacity) {
    const path = ['members', 'founders'];
    reading.report(reading.place(path, 'value'), path, {
      message: 'there are more founders than places',
      expected: `at most ${capacity}, the capacity`,
      received: String(founders),
      suggestion: 'raise `members.capacity`',
    });
  }
  const written = writtenClauses(reading, top, shape);
  const active = activeClauses(reading, shape, preset, written);
  const clauses: Record<string, Record<string, number>> = {};
  for (const clause of [...active].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    clauses[clause.id] = parameterValues(reading, clause, preset, written.get(clause.id), active);
  }
  return deepFreeze({
    format: FORMAT,
    name: typeof top.name === 'string' ? top.name : '',
    community,
    founders,
    capacity,
    outSlots: OUT_SLOTS,
    clauses,
    entrenched: entrenchedPaths(reading, shape, written),
  });
}

function asMapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}

function writtenClauses(reading: Reading, top: Mapping, shape: Shape): Map<string, Written> {
  const written = new Map<string, Written>();
  for (const { id, spec } of shape.clauses) {
    const path = id.split('.');
    let value: unknown = top;
    for (const segment of spec.statement ? path.slice(0, -1) : path) value = asMapping(value)[segment];
    if (spec.statement) continue;
    const on = typeof value === 'boolean' ? value : value === undefined || value === null ? null : true;
    written.set(id, { on, path, values: asMapping(value) });
  }
  writtenStatements(reading, top, shape, written);
  return written;
}

/** A list of statements is complete: what it leaves out is off. Without the list, defaults hold. */
function writtenStatements(reading: Reading, top: Mapping, shape: Shape, written: Map<string, Written>): void {
  for (const { id, spec } of shape.clauses) {
    if (!spec.statement) continue;
    const { deontic, aim } = spec.statement;
    const path = id.split('.').slice(0, -1);
    let list: unknown = top;
    for (const segment of path) list = asMapping(list)[segment];
    if (!Array.isArray(list)) {
      written.set(id, { on: null, path, values: {} });
      continue;
    }
    const matching = list.map((_, i) => i).filter((i) => asMapping(list[i])[deontic] === aim);
    for (const i of matching.slice(1)) {
      const inner = [...path, i];
      reading.report(reading.place(inner, 'value'), inner, {
        message: `a second statement with ${deontic}: ${aim}`,
        expected: 'one statement for each aim',
        received: `the first on line ${reading.place([...path, matching[0]], 'value').line}`,
        suggestion: 'join them',
      });
    }
    const [first] = matching;
    if (first === undefined) written.set(id, { on: false, path, values: {} });
    else written.set(id, { on: true, path: [...path, first], values: asMapping(list[first]) });
  }
}

/**
 * Clauses in force. What is on by default goes off with a clause that it needs; what the file switches on,
 * or what is always on, is an issue then.
 */
function activeClauses(
  reading: Reading,
  shape: Shape,
  preset: Preset,
  written: ReadonlyMap<string, Written>,
): Set<Clause> {
  const active = new Set<Clause>();
  const byDefault = ({ id, spec }: Clause) => (typeof preset[id] === 'boolean' ? preset[id] : spec.switch === 'on');
  for (const clause of shape.clauses) {
    const on = written.get(clause.id)?.on ?? byDefault(clause);
    if (on || clause.spec.switch === 'always') active.add(clause);
  }
  const lacks = (clause: Clause) => clause.needs.find((id) => ![...active].some((other) => other.id === id));
  for (let changed = true; changed; ) {
    changed = false;
    for (const clause of [...active]) {
      const firm = clause.spec.switch === 'always' || written.get(clause.id)?.on === true;
      if (!firm && lacks(clause) !== undefined) changed = active.delete(clause);
    }
  }
  for (const clause of active) {
    const missing = lacks(clause);
    if (missing === undefined) continue;
    const always = clause.spec.switch === 'always';
    const culprit = always ? missing : clause.id;
    const path = written.get(culprit)?.path ?? [];
    reading.report(reading.place(path, 'key'), path, {
      message: always ? `\`${missing}\` cannot be off` : `\`${clause.id}\` needs \`${missing}\`, which is off`,
      expected: always ? `on, because \`${clause.id}\` needs it` : `\`${missing}\` on as well`,
      received: always ? 'off' : reasonOff(missing, shape, active),
      suggestion: always ? 'delete the line' : `switch \`${missing}\` on, or \`${clause.id}\` off`,
    });
  }
  return active;
}

function reasonOff(id: string, shape: Shape, active: ReadonlySet<Clause>): string {
  const on = new Set([...active].map((clause) => clause.id));
  const further = shape.clauseById.get(id)?.needs.find((need) => !on.has(need));
  return further === undefined ? `\`${id}\` off` : `\`${id}\` off, because it needs \`${further}\``;
}

function parameterValues(
  reading: Reading,
  clause: Clause,
  preset: Preset,
  written: Written | undefined,
  active: ReadonlySet<Clause>,
): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const { key, name, path, spec } of clause.parameters) {
    const said = runtimeValue(spec, written?.values[key]);
    const value = said ?? runtimeValue(spec, preset[path]) ?? runtimeValue(spec, spec.default);
    if (value === null) throw new Error(`the default of ${path} is outside its own range`);
    numbers[name] =
      spec.type === 'enum' ? inForce(reading, spec, value, said, [...(written?.path ?? []), key], active) : value;
  }
  return numbers;
}

/**
 * An option may stand for a clause, as a way of deciding does. By default the first option that needs none takes the
 * place of one whose clause is off; what the file says is an issue then.
 */
function inForce(
  reading: Reading,
  spec: EnumParameter,
  value: number,
  said: number | null,
  path: Path,
  active: ReadonlySet<Clause>,
): number {
  const isOn = (option: number) => {
    const id = spec.clauses?.[option] ?? '';
    return id === '' || [...active].some((other) => other.id === id);
  };
  if (isOn(value)) return value;
  if (said === null) return spec.clauses?.indexOf('') ?? value;
  const option = spec.options[value];
  const id = spec.clauses?.[value];
  reading.report(reading.place(path, 'value'), path, {
    message: `\`${option}\` stands for \`${id}\`, which is off`,
    expected: oneOf(spec.options.filter((_, k) => isOn(k))),
    received: shown(option),
    suggestion: `switch \`${id}\` on, or choose another`,
  });
  return value;
}

function entrenchedPaths(reading: Reading, shape: Shape, written: ReadonlyMap<string, Written>): string[] {
  const listed = written.get(AMENDMENTS)?.values[ENTRENCHED];
  if (!Array.isArray(listed)) return [];
  const known = [...shape.clauseById.keys(), ...shape.parameterByPath.keys()];
  const paths = new Set<string>();
  listed.forEach((entry, i) => {
    if (typeof entry !== 'string') return;
    if (known.includes(entry)) {
      paths.add(entry);
      return;
    }
    const path = [...AMENDMENTS.split('.'), ENTRENCHED, i];
    reading.report(reading.place(path, 'value'), path, {
      message: 'no clause or parameter has this path',
      expected: 'a path such as `governance.amendments.threshold`',
      received: shown(entry),
      suggestion: didYouMean(entry, known),
    });
  });
  return [...paths].sort();
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
