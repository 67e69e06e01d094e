/**
 * Assembly: from a list of specs and a plan to a layout, which says what columns exist, who may touch
 * them, and in which order mechanisms step. Refused here, all problems at once: duplicate ids and
 * columns, references that nobody brings or whose type differs, terms of unknown stocks, clauses
 * without what they need, parameters unknown or out of range, and circular orders.
 *
 * Order inside a phase is declared (`after`), completed by the rule that the owner of a stock steps
 * after everybody who adds to it in that phase, and made total by id; it does not depend on the order
 * of files or of the registry.
 */
import { type AnySpec, type ParameterSpec, PHASES, type Phase, type StockSpec } from './core/contract.ts';
import type { Plan } from './core/plan.ts';
import { snake } from './core/words.ts';
import type { Layout, LayoutColumn, LayoutParameter } from './layout.ts';
import { MOST_FUNDS } from './money.ts';
import { orderSpecs } from './order.ts';

const PROPOSAL_ROWS = 64;
const LEAST_CASE_ROWS = 64;

/** Range of a parameter's runtime value: 0/1 for booleans, option index for enums, bit mask for sets. */
export function parameterRange(spec: ParameterSpec): { min: number; max: number; integer: boolean } {
  switch (spec.type) {
    case 'number':
      return { min: spec.min, max: spec.max, integer: spec.integer ?? false };
    case 'boolean':
      return { min: 0, max: 1, integer: true };
    case 'enum':
      return { min: 0, max: spec.options.length - 1, integer: true };
    case 'set':
      return { min: 0, max: (1 << spec.options.length) - 1, integer: true };
  }
}

/** Runtime value of a parameter's default. */
export function defaultValue(spec: ParameterSpec): number {
  switch (spec.type) {
    case 'number':
      return spec.default;
    case 'boolean':
      return spec.default ? 1 : 0;
    case 'enum':
      return spec.options.indexOf(spec.default);
    case 'set':
      return spec.default.reduce((mask, option) => mask | (1 << spec.options.indexOf(option)), 0);
  }
}

/**
 * @param specs every mechanism of the registry
 * @param plan names the active clauses
 * @param shocks ids of shock specs that the scenario names
 * @param idle in the laboratory: specs that bring their columns but do not step
 * @throws Error listing every problem; a fault of the program, since `scenarios` has checked what users wrote
 */
export function assemble(
  specs: readonly AnySpec[],
  plan: Plan,
  shocks: readonly string[],
  idle: ReadonlySet<string> = new Set(),
): Layout {
  const problems: string[] = [];
  const active = specs
    .filter((s) => (s.switch === 'shock' ? shocks.includes(s.id) : s.id in plan.clauses))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = new Set<string>();
  for (const spec of active) {
    if (ids.has(spec.id)) problems.push(`duplicate id ${spec.id}`);
    ids.add(spec.id);
  }
  for (const id of Object.keys(plan.clauses)) {
    if (!ids.has(id)) problems.push(`the plan names an unknown clause ${id}`);
  }
  for (const id of shocks) if (!ids.has(id)) problems.push(`the scenario names an unknown shock ${id}`);

  const columns: LayoutColumn[] = [];
  const columnAt = new Map<string, number>();
  const stockSpecs: { owner: string; path: string; spec: StockSpec; column: number }[] = [];
  const add = (column: LayoutColumn): void => {
    if (columnAt.has(column.path)) problems.push(`${column.path} is brought by two specs, one of them ${column.owner}`);
    columnAt.set(column.path, columns.length);
    columns.push(column);
  };
  for (const spec of active) {
    for (const [name, column] of Object.entries(spec.columns)) {
      const path = `${column.table}.${name}`;
      if (column.kind === 'stock') stockSpecs.push({ owner: spec.id, path, spec: column, column: columns.length });
      add({
        path,
        owner: spec.id,
        table: column.table,
        type: column.type,
        width: column.width,
        initial: column.initial,
        min: column.min,
        max: column.max,
        unit: column.unit,
        meaning: column.meaning,
        pointsTo: column.kind === 'column' ? column.pointsTo : undefined,
        role: column.kind === 'stock' ? 'stock' : 'state',
        held: false,
      });
    }
  }
  const terms = new Map<string, number[]>();
  for (const spec of active) {
    for (const [name, t] of Object.entries(spec.adds)) {
      const owner = stockSpecs.find((s) => s.path === t.stock);
      if (!owner) {
        if (!t.optional) problems.push(`${spec.id} adds to ${t.stock}, which is not a stock that anybody brings`);
        continue;
      }
      if (owner.spec.byTurns && !t.held)
        problems.push(`${spec.id} adds to ${t.stock} by turns with a term that is not held`);
      const list = terms.get(t.stock) ?? [];
      list.push(columns.length);
      terms.set(t.stock, list);
      add(extra(`${spec.id}:${name}`, spec.id, owner.spec.table, owner.spec.unit, t.meaning, 'term', t.held));
    }
    for (const [name, d] of Object.entries(spec.demands)) {
      add(extra(`${spec.id}?${name}`, spec.id, 'members', 'minutes per week', d.meaning, 'demand', d.held));
      add(extra(`${spec.id}!${name}`, spec.id, 'members', 'minutes per week', d.meaning, 'grant', d.held));
    }
    for (const [local, r] of [...Object.entries(spec.reads), ...Object.entries(spec.rows)]) {
      const at = columnAt.get(r.path);
      if (at === undefined) {
        if (!r.optional) problems.push(`${spec.id} reads ${r.path}, which nobody brings`);
      } else if (columns[at].type !== r.type) {
        problems.push(`${spec.id} reads ${r.path} as ${r.type}, but it is ${columns[at].type} (local name ${local})`);
      }
    }
    for (const r of Object.values(spec.rows)) {
      const owner = specs.find((s) => Object.entries(s.columns).some(([n, c]) => `${c.table}.${n}` === r.path));
      const declared = owner?.columns[r.path.slice(r.path.indexOf('.') + 1)];
      if (declared && (declared.kind !== 'column' || !declared.rowsShared)) {
        problems.push(`${spec.id} assigns rows of ${r.path}, which ${owner?.id} does not share`);
      }
    }
    // A shock without what it needs finds nothing to strike, and says so.
    if (spec.switch === 'shock') continue;
    for (const id of spec.needs) if (!ids.has(id)) problems.push(`${spec.id} needs ${id}, which is off`);
  }

  const parameters: LayoutParameter[] = [];
  for (const spec of active) {
    for (const name of Object.keys(plan.clauses[spec.id] ?? {})) {
      if (!(name in spec.parameters)) problems.push(`the plan names an unknown parameter ${name} of ${spec.id}`);
    }
    for (const [name, p] of Object.entries(spec.parameters)) {
      const range = parameterRange(p);
      const path = `${spec.id}.${snake(name)}`;
      const value = plan.clauses[spec.id]?.[name] ?? defaultValue(p);
      if (!(value >= range.min && value <= range.max)) {
        problems.push(`${path} is ${value}, outside ${range.min} to ${range.max}`);
      }
      parameters.push({
        path,
        clause: spec.id,
        name,
        spec: p,
        value,
        ...range,
        amendable: p.amendable ?? spec.switch !== 'always',
      });
    }
  }

  const stocks = stockSpecs.map((s) => ({ ...s, idle: idle.has(s.owner), terms: terms.get(s.path) ?? [] }));
  const flows = active.flatMap((s) =>
    Object.entries(s.flows).map(([n, f]) => ({
      name: `${s.id}.${snake(n)}`,
      meaning: f.meaning,
      from: f.from,
      to: f.to,
    })),
  );
  let kept = 0;
  const funds = active.flatMap((s) =>
    Object.entries(s.funds).map(([n, { meaning, count }]) => {
      const first = kept;
      kept += count;
      return { name: `${s.id}.${snake(n)}`, meaning, first, count };
    }),
  );
  if (kept > MOST_FUNDS) problems.push(`${kept} funds are kept, and the ledger has room for ${MOST_FUNDS}`);
  const events = active.flatMap((s) =>
    Object.entries(s.events).map(([n, spec]) => ({ name: `${s.id}.${snake(n)}`, spec })),
  );
  const phases = {} as Record<Phase, readonly AnySpec[]>;
  for (const phase of PHASES) {
    const stepping = active.filter((s) => !idle.has(s.id) && phase in s.steps);
    const owners = stocks.filter((s) => s.spec.phase === phase && !idle.has(s.owner));
    phases[phase] = orderSpecs(stepping, owners, problems, phase);
  }
  const hooks = orderSpecs(
    active.filter((s) => !idle.has(s.id) && s.layer === 'people'),
    [],
    problems,
    'arrival',
  ).concat(active.filter((s) => !idle.has(s.id) && s.layer !== 'people'));
  if (problems.length > 0) throw new Error(`the registry does not fit together:\n  ${problems.join('\n  ')}`);
  return {
    plan,
    specs: active,
    columns,
    columnAt,
    stocks,
    parameters,
    flows,
    funds,
    events,
    phases,
    hooks,
    capacity: {
      members: plan.capacity,
      ties: plan.capacity * plan.outSlots,
      proposals: PROPOSAL_ROWS,
      cases: Math.max(LEAST_CASE_ROWS, plan.capacity),
      society: 1,
    },
  };
}

function extra(
  path: string,
  owner: string,
  table: 'members' | 'society',
  unit: string,
  meaning: string,
  role: 'term' | 'demand' | 'grant',
  held: boolean,
): LayoutColumn {
  return {
    path,
    owner,
    table,
    type: 'f32',
    width: 1,
    initial: 0,
    min: Number.NEGATIVE_INFINITY,
    max: Number.POSITIVE_INFINITY,
    unit,
    meaning,
    pointsTo: undefined,
    role,
    held,
  };
}
