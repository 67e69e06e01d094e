/**
 * A world: one society's state and the objects through which mechanisms touch it. All state is in the
 * arrays named by the layout, the law's values, and the counts; everything else is derived from them.
 */

import { ShockCalendar } from './calendar.ts';
import { bookOf, columnsOf, demandRows, forgetWeeks } from './columns.ts';
import {
  type AnySpec,
  type DemandBook,
  type DemandRows,
  type Step,
  SUSPENDED,
  type TableName,
} from './core/contract.ts';
import type { Plan, Scenario } from './core/plan.ts';
import { mechanismKey, runKey, weekKey0, weekKey1 } from './core/random.ts';
import { allocate, type TypedArray } from './core/tables.ts';
import { snake } from './core/words.ts';
import { LawInForce } from './law.ts';
import type { Layout } from './layout.ts';
import { MoneyLedger } from './money.ts';
import { MemberRoster } from './roster.ts';
import { Integrator, type Terms, termsOf } from './stocks.ts';

/** Draws of `arrive` hooks are addressed by identity alone: the same stranger is the same in any week. */
const ARRIVAL = 0xffffffff;

/** Listener for events; payloads are outside the state. */
export type EventSink = (event: number, week: number, who: number, other: number, a: number, b: number) => void;

/** The mutable twin of `Step`, kept by the engine, one a spec. */
export interface MutableStep {
  week: number;
  n: number;
  c: Record<string, TypedArray>;
  p: Record<string, number>;
  k0: number;
  k1: number;
  struck: number;
}

export interface Bound {
  readonly spec: AnySpec;
  readonly step: Step;
  readonly mutable: MutableStep;
  /** Whether the spec is a shock; specs differ in shape, so looking that up every week would be a search. */
  readonly shock: boolean;
  readonly key0: number;
  readonly key1: number;
  /** Key of `arrive`, the same in every week. */
  readonly arrival0: number;
  readonly arrival1: number;
}

export class World {
  readonly layout: Layout;
  readonly plan: Plan;
  readonly scenario: Scenario;
  readonly seed: string;
  readonly run0: number;
  readonly run1: number;
  /** Weeks completed; the next tick is this week. */
  week = 0;
  /** Rows in use; for members the high-water mark. */
  readonly rows: Record<TableName, number>;
  readonly arrays: readonly TypedArray[];
  readonly law: LawInForce;
  readonly money: MoneyLedger;
  readonly roster: MemberRoster;
  readonly calendar: ShockCalendar;
  readonly bound: ReadonlyMap<string, Bound>;
  readonly integrators: readonly Integrator[];
  /** Arrays to clear at the start of a week: terms, minutes asked, minutes granted. */
  readonly weekly: readonly TypedArray[];
  readonly demandBook: DemandBook;
  /** The same, demand by demand, in layout order. */
  readonly demands: readonly DemandRows[];
  eventSink: EventSink | null = null;
  private readonly scratchTerm: Float32Array;

  constructor(layout: Layout, scenario: Scenario, seed: string) {
    this.layout = layout;
    this.plan = layout.plan;
    this.scenario = scenario;
    this.seed = seed;
    [this.run0, this.run1] = runKey(seed);
    const capacity = layout.capacity;
    this.rows = { members: 0, ties: 0, proposals: capacity.proposals, cases: capacity.cases, society: 1 };
    this.demandBook = bookOf(layout);
    const terms = layout.stocks.map((s) => termsOf(s.terms.length, capacity[s.spec.table]));
    this.arrays = columnsOf(layout, this.demandBook, terms);
    this.scratchTerm = new Float32Array(capacity.members);
    this.law = new LawInForce(layout);
    this.money = new MoneyLedger(
      this.f64('members.wealth'),
      this.f64('society.treasury'),
      this.f64('society.outside'),
      this.f64('society.funds'),
      layout.flows.length,
    );
    this.roster = new MemberRoster(this);
    this.calendar = new ShockCalendar(this.run0, this.run1, scenario);
    this.weekly = layout.columns
      .map((c, i) => (c.role === 'state' || c.role === 'stock' || c.held ? null : this.arrays[i]))
      .filter((a) => a !== null);
    this.demands = demandRows(layout, this.arrays, this.demandBook);
    this.integrators = this.bindStocks(terms);
    this.bound = this.bindSpecs();
  }

  /** The array of a column. @throws Error when no active spec brings it. */
  array(path: string): TypedArray {
    const at = this.layout.columnAt.get(path);
    if (at === undefined) throw new Error(`no active mechanism brings ${path}`);
    return this.arrays[at];
  }

  f64(path: string): Float64Array {
    return this.array(path) as Float64Array;
  }

  has(path: string): boolean {
    return this.layout.columnAt.has(path);
  }

  /** Forgets what is derived from the weeks before, so that the arrays can take another state. */
  forget(): void {
    forgetWeeks(this.demandBook);
    this.money.flows.fill(0);
  }

  /** Copies amended values into every mechanism's `p`. */
  refreshParameters(): void {
    const { parameters } = this.layout;
    for (let i = 0; i < parameters.length; i++) {
      const { clause, name } = parameters[i];
      const bound = this.bound.get(clause);
      if (bound) bound.mutable.p[name] = this.law.values[i];
    }
  }

  /** Points a spec's step at this week. */
  prepare(bound: Bound): void {
    const m = bound.mutable;
    m.week = this.week;
    m.n = this.rows.members;
    m.k0 = weekKey0(bound.key0, bound.key1, this.week);
    m.k1 = weekKey1(bound.key0, bound.key1, this.week);
    m.struck = bound.shock ? this.calendar.intensity(bound.spec.id, this.week) : 0;
  }

  /** Points a spec's step at the draws of arrivals. */
  prepareArrival(bound: Bound): void {
    const m = bound.mutable;
    m.week = this.week;
    m.n = this.rows.members;
    m.k0 = bound.arrival0;
    m.k1 = bound.arrival1;
    m.struck = 0;
  }

  private bindStocks(terms: readonly Terms[]): Integrator[] {
    const { layout } = this;
    const status = this.array('members.status') as Uint8Array;
    const society = new Uint8Array([SUSPENDED]);
    const sums = new Float64Array(layout.capacity.members);
    return layout.stocks.map(
      (s, at) =>
        new Integrator(
          this.arrays[s.column] as Float64Array,
          terms[at],
          s.spec.table === 'members' ? status : society,
          sums,
          s.spec,
        ),
    );
  }

  private bindSpecs(): Map<string, Bound> {
    const { layout } = this;
    const bound = new Map<string, Bound>();
    for (const spec of layout.specs) {
      const [key0, key1] = mechanismKey(this.run0, this.run1, spec.id);
      const own = layout.parameters.map((p, i) => [p, i] as const).filter(([p]) => p.clause === spec.id);
      const p: Record<string, number> = {};
      for (const [parameter, i] of own) p[parameter.name] = this.law.values[i];
      const step = {
        week: 0,
        n: 0,
        c: this.viewOf(spec),
        p,
        k0: 0,
        k1: 0,
        flow: handles(spec.id, Object.keys(spec.flows), layout.flows),
        fund: Object.fromEntries(
          Object.keys(spec.funds).map((name) => {
            const at = layout.funds.find((f) => f.name === `${spec.id}.${snake(name)}`);
            return [name, at?.first ?? -1];
          }),
        ),
        event: handles(spec.id, Object.keys(spec.events), layout.events),
        money: this.money,
        roster: this.roster,
        law: this.law,
        outSlots: layout.plan.outSlots,
        rows: this.rows,
        demands: this.demandBook,
        struck: 0,
        emit: (event: number, who: number, other: number, a: number, b: number): void => {
          this.eventSink?.(event, this.week, who, other, a, b);
        },
      };
      bound.set(spec.id, {
        spec,
        step: step as unknown as Step,
        mutable: step,
        shock: spec.switch === 'shock',
        key0,
        key1,
        arrival0: weekKey0(key0, key1, ARRIVAL),
        arrival1: weekKey1(key0, key1, ARRIVAL),
      });
    }
    return bound;
  }

  private viewOf(spec: AnySpec): Record<string, TypedArray> {
    const parts: [string, TypedArray][] = [];
    for (const [name, column] of Object.entries(spec.columns))
      parts.push([name, this.array(`${column.table}.${name}`)]);
    for (const [name, r] of [...Object.entries(spec.reads), ...Object.entries(spec.rows)]) {
      parts.push([name, this.has(r.path) ? this.array(r.path) : allocate(r.type, 0, 0)]);
    }
    for (const name of Object.keys(spec.adds)) {
      const path = `${spec.id}:${name}`;
      parts.push([name, this.has(path) ? this.array(path) : this.scratchTerm]);
    }
    for (const name of Object.keys(spec.demands)) {
      parts.push([name, this.array(`${spec.id}?${name}`)], [`${name}Granted`, this.array(`${spec.id}!${name}`)]);
    }
    return recordOf(parts);
  }
}

/**
 * An object with these properties. Engines turn an object that is given twenty or more properties one by one
 * into a hash table, in which every `c.name` is a search; one that is parsed with all of them keeps its shape.
 */
function recordOf(parts: readonly [string, TypedArray][]): Record<string, TypedArray> {
  const view = JSON.parse(JSON.stringify(Object.fromEntries(parts.map(([name]) => [name, null]))));
  for (const [name, array] of parts) view[name] = array;
  return view;
}

function handles(
  id: string,
  names: readonly string[],
  all: readonly { readonly name: string }[],
): Record<string, number> {
  const prefix = `${id}.`;
  const first = all.findIndex((x) => x.name.startsWith(prefix) && !x.name.slice(prefix.length).includes('.'));
  return Object.fromEntries(names.map((name, i) => [name, first + i]));
}
