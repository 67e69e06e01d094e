/**
 * What a mechanism declares: columns, stocks, references, terms, demands, flows, events and parameters, as plain data,
 * and the short functions that write them down.
 */
import type { Telling } from './telling.ts';
import type { Activity, ColumnType, Phase, TableName } from './vocabulary.ts';

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
  /** Holds a member's row, cleared to -1 when that slot is freed; or the place of a parameter of the law, which reforms move. */
  readonly pointsTo?: 'members' | 'law';
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
  /** A habit that is assigned in rows whose turn it is, and for those who have just moved in, and nowhere else. */
  readonly byTurns: boolean;
  readonly activity: Activity;
  readonly meaning: string;
}

/**
 * An account of the ledger that belongs to a mechanism: money that is neither anybody's purse nor the treasury's. It may
 * not be overdrawn; the mechanism returns what is left when its clause leaves force.
 */
export interface FundSpec {
  readonly kind: 'fund';
  /** Accounts of this kind side by side, one a guild for example. */
  readonly count: number;
  readonly meaning: string;
}

/** A named money flow. `outside` is the world beyond the ledger, `fund` an account that a mechanism keeps. */
export interface FlowSpec {
  readonly kind: 'flow';
  readonly from: Party;
  readonly to: Party;
  readonly meaning: string;
}
export type Party = 'member' | 'treasury' | 'fund' | 'outside';

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
  /** By option: the clause that must be in force for it to mean anything; '' for none. */
  readonly clauses?: readonly string[];
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
export type Funds = Readonly<Record<string, FundSpec>>;
export type Events = Readonly<Record<string, EventSpec>>;
export type Parameters = Readonly<Record<string, ParameterSpec>>;

interface ColumnOptions {
  readonly unit: string;
  readonly meaning: string;
  readonly min?: number;
  readonly max?: number;
  readonly initial?: number;
  readonly width?: number;
  readonly rowsShared?: boolean;
  readonly pointsTo?: 'members' | 'law';
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
  return { kind: 'demand', activity, meaning, held: false, byTurns: false };
}

/** A demand that is a habit: it stands until it is reconsidered. */
export function heldDemand(activity: Activity, meaning: string): DemandSpec {
  return { ...demand(activity, meaning), held: true };
}

/** A habit that members reconsider in their turn of four weeks, and in the week in which they move in, and never else. */
export function demandByTurns(activity: Activity, meaning: string): DemandSpec {
  return { ...heldDemand(activity, meaning), byTurns: true };
}

/** Declares an account of the ledger, or several side by side. */
export function fund(meaning: string, count = 1): FundSpec {
  return { kind: 'fund', count, meaning };
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
