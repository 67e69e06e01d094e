/**
 * The contract between a mechanism and the engine: plain data describing what a mechanism is, which
 * columns it brings, what it touches and when it steps. Everything that names a mechanism elsewhere
 * (schema, validation, help, reference, sensitivity factors) is derived from these specs.
 *
 * Touching another mechanism's state takes one of five forms, each declared:
 *   columns  brought and assigned by this spec alone
 *   reads    read only
 *   rows     assigned, but only in rows that the column's owner routes to this spec (proposals, cases)
 *   adds     one recorded term of a stock that another spec owns; the owner integrates it
 *   demands  minutes asked of the time ledger in the attention phase, granted in full or in part
 *   flows    money posted to the double-entry ledger
 */

import type { Telling } from './telling.ts';

/** Tables of typed arrays. A row of `ties` belongs to member `row / outSlots`; `society` has one row. */
export type TableName = 'members' | 'ties' | 'proposals' | 'cases' | 'society';

export interface ArrayOf {
  f64: Float64Array;
  f32: Float32Array;
  i32: Int32Array;
  u32: Uint32Array;
  u8: Uint8Array;
}
export type ColumnType = keyof ArrayOf;

/** The eight writing phases of a week, in order. */
export const PHASES = [
  'shocks',
  'citizenship',
  'attention',
  'economy',
  'culture',
  'governance',
  'justice',
  'wellbeing',
] as const;
export type Phase = (typeof PHASES)[number];

export type Layer = 'people' | 'governance' | 'culture' | 'economy' | 'justice' | 'autonomy' | 'citizenship' | 'shocks';

/** The uses of a member's week; they sum to 10,080 minutes. The first nine are the activities of daily life. */
export const ACTIVITIES = [
  'decision_making',
  'shared_meals',
  'collaborative_work',
  'guild_workshops',
  'resource_coordination',
  'gatherings',
  'contribution_hours',
  'learning',
  'personal_development',
  'outside_work',
  'care',
  'justice',
  'rest',
] as const;
export type Activity = (typeof ACTIVITIES)[number];
export const MINUTES_PER_WEEK = 10_080;
export const WEEKS_PER_YEAR = 52;

/**
 * What changes over months is looked at by turns: a quarter of the rows each week, four weeks at a time.
 * Loop `for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS)` and use `weeklyShare(halfLife / TURN_WEEKS)`.
 */
export const TURN_WEEKS = 4;

/** A column: one number (or `width` numbers) a row. */
export interface ColumnSpec<T extends ColumnType = ColumnType> {
  readonly kind: 'column';
  readonly table: TableName;
  readonly type: T;
  readonly width: number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** Value of a fresh row, before `arrive` hooks run. */
  readonly initial: number;
  readonly meaning: string;
  /** Rows are assigned by whichever spec the owner routes them to (`rows`). */
  readonly rowsShared: boolean;
  /** On `ties`: holds a member's row and must be cleared to -1 when that member's slot is freed. */
  readonly pointsTo?: 'members';
}

/**
 * A stock: a level with one owner, fed by recorded terms of others.
 * Integrated once a week: level += (1 - 2^(-1/halfLife)) * (clamp(base + sum of terms) - level),
 * with the half-life of the direction of travel; half-life 0 means the level is the sum itself.
 */
export interface StockSpec {
  readonly kind: 'stock';
  readonly table: 'members' | 'society';
  readonly type: 'f64';
  readonly width: 1;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  /** Target level when every term is zero. */
  readonly base: number;
  readonly halfLifeUpWeeks: number;
  readonly halfLifeDownWeeks: number;
  /** The phase at whose end, just before the owner's own step, the stock is integrated. */
  readonly phase: Phase;
  /** Integrated by turns, a quarter of the rows a week, four weeks at a time; all terms must be held. */
  readonly byTurns: boolean;
  readonly meaning: string;
}

/** A reference to a column or stock that another spec brings. `type` must equal the declared type. */
export interface Ref<T extends ColumnType = ColumnType> {
  readonly kind: 'ref';
  readonly type: T;
  readonly path: string;
  /** When true the spec runs without the column; the view then holds an empty array. */
  readonly optional: boolean;
}

/**
 * One recorded term of a stock. Assign or accumulate; cleared at the start of each week, unless `held`:
 * a held term stands until it is assigned again. Several terms of a spec need distinct local names.
 */
export interface TermRef {
  readonly kind: 'term';
  readonly type: 'f32';
  readonly stock: string;
  readonly held: boolean;
  readonly meaning: string;
  /** A stock whose owner is off is skipped; the view then holds a scratch array. */
  readonly optional: boolean;
}

/**
 * Minutes a mechanism asks of each member this week. In the attention phase write the intended
 * minutes into the view of the same name; in later phases the view `<name>Granted` holds what the
 * time ledger gave. Both are cleared at the start of the week, unless the demand is `held`: a habit, which
 * stands until it is reconsidered.
 */
export interface DemandSpec {
  readonly kind: 'demand';
  readonly held: boolean;
  readonly activity: Activity;
  readonly meaning: string;
}

/** A named money flow. `outside` is the world beyond the ledger. */
export interface FlowSpec {
  readonly kind: 'flow';
  readonly from: Party;
  readonly to: Party;
  readonly meaning: string;
}
export type Party = 'member' | 'treasury' | 'outside';

/** Something that happened, told to observers. Payloads are numbers and are outside the state hash. */
export interface EventSpec {
  readonly kind: 'event';
  /** A whole sentence with {who}, {other}, {a}, {b} placeholders. */
  readonly says: string;
  /** What the numbers mean; one that is not declared cannot be named. */
  readonly a?: Telling;
  readonly b?: Telling;
  /** Who is meant where nobody is concerned, or they have gone. */
  readonly nobody: string;
}

interface ParameterBase {
  readonly meaning: string;
  /** Amendable by the society itself. Defaults to true for clauses, false for assumptions about people. */
  readonly amendable?: boolean;
}
export interface NumberParameter extends ParameterBase {
  readonly type: 'number';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly integer?: boolean;
}
export interface BooleanParameter extends ParameterBase {
  readonly type: 'boolean';
  readonly default: boolean;
}
/** Runtime value is the option's index. */
export interface EnumParameter extends ParameterBase {
  readonly type: 'enum';
  readonly options: readonly string[];
  readonly default: string;
}
/** Runtime value is a bit mask over the options. */
export interface SetParameter extends ParameterBase {
  readonly type: 'set';
  readonly options: readonly string[];
  readonly default: readonly string[];
}
export type ParameterSpec = NumberParameter | BooleanParameter | EnumParameter | SetParameter;
export type ParameterValue = number | boolean | string | readonly string[];

export type Columns = Readonly<Record<string, ColumnSpec | StockSpec>>;
export type Reads = Readonly<Record<string, Ref>>;
export type Adds = Readonly<Record<string, TermRef>>;
export type Demands = Readonly<Record<string, DemandSpec>>;
export type Flows = Readonly<Record<string, FlowSpec>>;
export type Events = Readonly<Record<string, EventSpec>>;
export type Parameters = Readonly<Record<string, ParameterSpec>>;

/** What a mechanism sees of the columns: exactly those it declared, by local name. */
export type View<C extends Columns, R extends Reads, W extends Reads, A extends Adds, D extends Demands> = {
  readonly [K in keyof C]: ArrayOf[C[K]['type']];
} & { readonly [K in keyof R]: ArrayOf[R[K]['type']] } & {
  readonly [K in keyof W]: ArrayOf[W[K]['type']];
} & { readonly [K in keyof A]: Float32Array } & { readonly [K in keyof D]: Float32Array } & {
  readonly [K in keyof D as `${K & string}Granted`]: Float32Array;
};

/** The double-entry money ledger. Amounts are in thousandths of a credit and are rounded to integers. */
export interface Money {
  /** Balance of the treasury, thousandths. Read only. */
  treasury(): number;
  memberToTreasury(flow: number, member: number, amount: number): void;
  treasuryToMember(flow: number, member: number, amount: number): void;
  memberToOutside(flow: number, member: number, amount: number): void;
  outsideToMember(flow: number, member: number, amount: number): void;
  treasuryToOutside(flow: number, amount: number): void;
  outsideToTreasury(flow: number, amount: number): void;
  memberToMember(flow: number, from: number, to: number, amount: number): void;
  /** One payment to each of the rows 0..n-1: whole thousandths, 0 for none. */
  outsideToMembers(flow: number, amounts: Float64Array, n: number): void;
  treasuryToMembers(flow: number, amounts: Float64Array, n: number): void;
  membersToOutside(flow: number, amounts: Float64Array, n: number): void;
}

/** Arrivals and departures of member rows. */
export interface Roster {
  /** Seats an identity in the lowest free row with the given status, runs `arrive` hooks; -1 when the table is full. */
  seat(identity: number, status: number): number;
  /** Marks a member as gone with a status; the row is scrubbed and freed at the start of the next week. */
  release(member: number, status: number): void;
}

/** Reading and changing the law in force. Indices are positions in the plan's parameter table. */
export interface Law {
  /** Index of `clause.id.parameter_name`, or -1 when that clause is off. */
  indexOf(path: string): number;
  value(index: number): number;
  /** Takes effect at the start of the next week. Value is clamped to the parameter's range. */
  amend(index: number, value: number): void;
  min(index: number): number;
  max(index: number): number;
  /** True when the plan forbids amending it, or it is an assumption about people and no law at all. */
  entrenched(index: number): boolean;
}

/** Minutes one mechanism asked of each member, and what it was granted. */
export interface DemandRows {
  readonly activity: number;
  /** A habit: asked and granted stand until reconsidered. */
  readonly held: boolean;
  readonly asked: Float32Array;
  readonly granted: Float32Array;
  /** The bits of `asked`, and for habits those of what was asked when the time ledger last looked. Derived, no state. */
  readonly askedBits: Int32Array;
  readonly beforeBits: Int32Array;
}

/** What `step`, `arrive` and `depart` receive. One object a spec, reused every week. */
export interface Step<P extends Parameters = Parameters, V = Record<string, never>, F = Flows, E = Events> {
  readonly week: number;
  /** High-water mark of member rows; loop 0..n-1 and skip rows that are not present. */
  readonly n: number;
  /** Columns by local name. */
  readonly c: V;
  /** Parameter values now in force: numbers, booleans as 0/1, enums as index, sets as bit mask. */
  readonly p: { readonly [K in keyof P]: number };
  /** This mechanism's draw key for this week; see `random.ts`. */
  readonly k0: number;
  readonly k1: number;
  /** Flow handles by local name. */
  readonly flow: { readonly [K in keyof F]: number };
  /** Event handles by local name. */
  readonly event: { readonly [K in keyof E]: number };
  readonly money: Money;
  readonly roster: Roster;
  readonly law: Law;
  /** Out-slots per member. */
  readonly outSlots: number;
  /** Rows in a table. */
  readonly rows: { readonly [K in TableName]: number };
  /** Every demand on the time ledger, in layout order; for the time ledger itself. */
  readonly demands: readonly DemandRows[];
  /** Those of them that are habits, in the same order. */
  readonly habits: readonly DemandRows[];
  /** Intensity of this spec's own shock this week; 0 when it does not strike. */
  readonly struck: number;
  emit(event: number, who: number, other: number, a: number, b: number): void;
}

/** A law-abiding ADICO statement: which `must` or `must_not` aim a clause of `justice.duties` carries. */
export interface Statement {
  readonly deontic: 'must' | 'must_not';
  readonly aim: string;
}

/** Declared before measurement: what switching the clause must change, and how. */
export interface Effect {
  readonly observable: string;
  readonly sign: 1 | -1;
  readonly smallest: number;
  readonly neutral: string;
}

export interface Spec<
  P extends Parameters = Parameters,
  C extends Columns = Columns,
  R extends Reads = Reads,
  W extends Reads = Reads,
  A extends Adds = Adds,
  D extends Demands = Demands,
  F extends Flows = Flows,
  E extends Events = Events,
> {
  /** Path in the constitution file, snake_case segments: `governance.consensus`. */
  readonly id: string;
  readonly layer: Layer;
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  /** `always`: cannot be switched off; `on`/`off`: a clause, with its default; `shock`: on when the scenario names it. */
  readonly switch: 'always' | 'on' | 'off' | 'shock';
  readonly parameters: P;
  readonly columns: C;
  readonly reads: R;
  readonly rows: W;
  readonly adds: A;
  readonly demands: D;
  readonly flows: F;
  readonly events: E;
  /** Ids of specs whose step in the same phase must come first; unknown or inactive ids are ignored. */
  readonly after: readonly string[];
  /** Ids of clauses without which this one has no meaning. */
  readonly needs: readonly string[];
  readonly statement?: Statement;
  readonly effect?: Effect;
  readonly steps: Partial<Record<Phase, (s: Step<P, View<C, R, W, A, D>, F, E>) => void>>;
  /** A row was seated. Initialise own columns; draws are addressed by identity. */
  readonly arrive?: (s: Step<P, View<C, R, W, A, D>, F, E>, member: number) => void;
  /** A row is about to be freed. */
  readonly depart?: (s: Step<P, View<C, R, W, A, D>, F, E>, member: number) => void;
  /** The clause comes into force, at founding (after founders are seated) or by amendment. */
  readonly enter?: (s: Step<P, View<C, R, W, A, D>, F, E>) => void;
  /** The clause leaves force by amendment. */
  readonly leave?: (s: Step<P, View<C, R, W, A, D>, F, E>) => void;
}

type Hook = 'steps' | 'arrive' | 'depart' | 'enter' | 'leave';

/** A spec of whatever shape, as the registry holds it; its own types were checked where it was defined. */
export interface AnySpec extends Omit<Spec, Hook> {
  readonly steps: Partial<Record<Phase, (s: Step) => void>>;
  readonly arrive?: (s: Step, member: number) => void;
  readonly depart?: (s: Step, member: number) => void;
  readonly enter?: (s: Step) => void;
  readonly leave?: (s: Step) => void;
}

type Optional =
  | 'reads'
  | 'rows'
  | 'adds'
  | 'demands'
  | 'flows'
  | 'events'
  | 'after'
  | 'needs'
  | 'parameters'
  | 'columns';

/** Types a mechanism: absent sections are filled with empty ones. */
export function mechanism<
  P extends Parameters = Record<never, never>,
  C extends Columns = Record<never, never>,
  R extends Reads = Record<never, never>,
  W extends Reads = Record<never, never>,
  A extends Adds = Record<never, never>,
  D extends Demands = Record<never, never>,
  F extends Flows = Record<never, never>,
  E extends Events = Record<never, never>,
>(spec: Omit<Spec<P, C, R, W, A, D, F, E>, Optional> & Partial<Pick<Spec<P, C, R, W, A, D, F, E>, Optional>>): AnySpec {
  return {
    parameters: {},
    columns: {},
    reads: {},
    rows: {},
    adds: {},
    demands: {},
    flows: {},
    events: {},
    after: [],
    needs: [],
    ...spec,
  } as unknown as AnySpec;
}

interface ColumnOptions {
  readonly unit: string;
  readonly meaning: string;
  readonly min?: number;
  readonly max?: number;
  readonly initial?: number;
  readonly width?: number;
  readonly rowsShared?: boolean;
  readonly pointsTo?: 'members';
}

/** Declares a column of a table. Defaults: width 1, initial 0, range unbounded. */
export function column<T extends ColumnType>(table: TableName, type: T, options: ColumnOptions): ColumnSpec<T> {
  return {
    kind: 'column',
    table,
    type,
    width: options.width ?? 1,
    unit: options.unit,
    min: options.min ?? Number.NEGATIVE_INFINITY,
    max: options.max ?? Number.POSITIVE_INFINITY,
    initial: options.initial ?? 0,
    meaning: options.meaning,
    rowsShared: options.rowsShared ?? false,
    ...(options.pointsTo ? { pointsTo: options.pointsTo } : {}),
  };
}

interface StockOptions {
  readonly unit: string;
  readonly meaning: string;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  readonly base: number;
  readonly halfLifeWeeks: number | { readonly up: number; readonly down: number };
  readonly phase?: Phase;
  readonly byTurns?: boolean;
}

/** Declares a stock of members (default) or of the society. */
export function stock(table: 'members' | 'society', options: StockOptions): StockSpec {
  const halfLife = options.halfLifeWeeks;
  return {
    kind: 'stock',
    table,
    type: 'f64',
    width: 1,
    unit: options.unit,
    min: options.min,
    max: options.max,
    initial: options.initial,
    base: options.base,
    halfLifeUpWeeks: typeof halfLife === 'number' ? halfLife : halfLife.up,
    halfLifeDownWeeks: typeof halfLife === 'number' ? halfLife : halfLife.down,
    phase: options.phase ?? 'wellbeing',
    byTurns: options.byTurns ?? false,
    meaning: options.meaning,
  };
}

/** References `table.column` of another spec. */
export function ref<T extends ColumnType>(type: T, path: string, optional = false): Ref<T> {
  return { kind: 'ref', type, path, optional };
}

/** Declares a term of the stock `table.name` owned by another spec. */
export function term(stockPath: string, meaning: string, optional = false): TermRef {
  return { kind: 'term', type: 'f32', stock: stockPath, meaning, optional, held: false };
}

/** A term that stands until it is assigned again, for what changes slowly and is looked at by turns. */
export function heldTerm(stockPath: string, meaning: string, optional = false): TermRef {
  return { ...term(stockPath, meaning, optional), held: true };
}

/** Declares a demand on the time ledger. */
export function demand(activity: Activity, meaning: string): DemandSpec {
  return { kind: 'demand', activity, meaning, held: false };
}

/** A demand that is a habit: it stands until it is reconsidered. */
export function heldDemand(activity: Activity, meaning: string): DemandSpec {
  return { ...demand(activity, meaning), held: true };
}

/** Declares a money flow. */
export function flow(from: Party, to: Party, meaning: string): FlowSpec {
  return { kind: 'flow', from, to, meaning };
}

interface EventOptions {
  readonly a?: Telling;
  readonly b?: Telling;
  readonly nobody?: string;
}

/** Declares an event. Where {who} or {other} is no member’s row, `nobody` stands for them. */
export function event(says: string, options: EventOptions = {}): EventSpec {
  return { kind: 'event', says, nobody: 'somebody who has gone', ...options };
}

/** Membership status, ordered so that `status >= RESIDENT` means living in the society. */
export const FREE = 0;
export const OUTSIDER = 1;
export const EXITED = 2;
export const EXPELLED = 3;
export const APPLICANT = 4;
export const RESIDENT = 5;
export const MEMBER = 6;
export const SUSPENDED = 7;

/** The six values, in column order of every six-wide column. */
export const VALUES = ['transparency', 'autonomy', 'cooperation', 'innovation', 'respect', 'accountability'] as const;

/** The skill domains, in column order. */
export const SKILLS = ['craft', 'care', 'organisation', 'knowledge'] as const;

/**
 * The policy levers, in column order of positions. Each names the one clause parameter whose running
 * value it is; a lever whose clause is off is not on anybody's mind.
 */
export const LEVERS = [
  { id: 'contribution_norm', path: 'justice.duties.contribute.at_least_hours_per_week', kind: 'value' },
  { id: 'sharing_rate', path: 'economy.treasury.sharing_rate', kind: 'value' },
  { id: 'admission_strictness', path: 'citizenship.values_check.bar', kind: 'value' },
  { id: 'enforcement_strictness', path: 'justice.cases.strictness', kind: 'value' },
  { id: 'ritual_intensity', path: 'culture.rituals.weekly_assembly.hours', kind: 'value' },
  { id: 'investment', path: 'economy.treasury.investment_rate', kind: 'value' },
  { id: 'decentralisation', path: 'governance.projects.delegated_share', kind: 'value' },
  { id: 'outside_dependence', path: 'autonomy.resource.outside_dependence', kind: 'value' },
] as const;
export const LEVER_COUNT = LEVERS.length;

/** Kinds of decision, in the order of `proposals.kind`. */
export const DECISION_KINDS = ['lever', 'budget', 'project', 'membership', 'role', 'amendment', 'case'] as const;
