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
 *   funds    accounts of that ledger which this spec keeps
 */
import type { Adds, Columns, Demands, Events, Flows, Funds, Parameters, Reads } from './declarations.ts';
import type { Effect } from './effect.ts';
import type { ArrayOf, Layer, Phase, TableName } from './vocabulary.ts';

export * from './declarations.ts';
export * from './vocabulary.ts';

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
  membersToTreasury(flow: number, amounts: Float64Array, n: number): void;
  /** Balance of a fund, thousandths. Funds go by number: `s.fund.name`, plus k for the k-th of several. */
  inFund(fund: number): number;
  treasuryToFund(flow: number, fund: number, amount: number): void;
  fundToTreasury(flow: number, fund: number, amount: number): void;
  memberToFund(flow: number, member: number, fund: number, amount: number): void;
  fundToMember(flow: number, fund: number, member: number, amount: number): void;
  outsideToFund(flow: number, fund: number, amount: number): void;
  fundToOutside(flow: number, fund: number, amount: number): void;
  fundToFund(flow: number, from: number, to: number, amount: number): void;
  membersToFund(flow: number, fund: number, amounts: Float64Array, n: number): void;
  fundToMembers(flow: number, fund: number, amounts: Float64Array, n: number): void;
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
  /** True when the clause with this id is in force. */
  has(clause: string): boolean;
  /** Takes effect at the start of the next week. Value is clamped to the parameter's range. */
  amend(index: number, value: number): void;
  min(index: number): number;
  max(index: number): number;
  /** True when the plan forbids amending it, or it is an assumption about people and no law at all. */
  entrenched(index: number): boolean;
}

/** Minutes one mechanism asked of each member, and what it was granted; both are parts of the book. */
export interface DemandRows {
  readonly activity: number;
  readonly asked: Float32Array;
  readonly granted: Float32Array;
}

/** Some of the demands, in layout order: where in the book the first member's minutes are, and what they are for. */
export interface DemandList {
  readonly length: number;
  readonly askedAt: Int32Array;
  readonly grantedAt: Int32Array;
  readonly activity: Int32Array;
}

/** What the last week held beside habits, so that it can be taken out of it again. Derived, no state. */
export interface SpentPulses {
  /** The week it was granted in; -1 for none. */
  week: number;
  count: number;
  readonly row: Int32Array;
  readonly activity: Int32Array;
  readonly minutes: Float32Array;
}

/**
 * All minutes asked and granted in one array, demand after demand, so that the ledger can walk the demands of
 * one member without looking up an array for each.
 */
export interface DemandBook {
  readonly book: Float32Array;
  /** The bits of the book. */
  readonly bits: Int32Array;
  /** The bits of what was asked as a habit, not by turns, when the time ledger last looked. Derived, no state. */
  readonly before: Int32Array;
  readonly all: DemandList;
  /** Those that stand until reconsidered; of these, those that are not by turns; and those for one week. */
  readonly habits: DemandList;
  readonly atAnyTime: DemandList;
  readonly pulses: DemandList;
  readonly spent: SpentPulses;
}

/** What `step`, `arrive` and `depart` receive. One object a spec, reused every week. */
export interface Step<P extends Parameters = Parameters, V = Record<string, never>, F = Flows, E = Events, U = Funds> {
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
  /** Numbers of this mechanism's funds by local name; of several side by side the first. */
  readonly fund: { readonly [K in keyof U]: number };
  /** Event handles by local name. */
  readonly event: { readonly [K in keyof E]: number };
  readonly money: Money;
  readonly roster: Roster;
  readonly law: Law;
  /** Out-slots per member. */
  readonly outSlots: number;
  /** Rows in a table. */
  readonly rows: { readonly [K in TableName]: number };
  /** Every demand on the time ledger; for the time ledger itself. */
  readonly demands: DemandBook;
  /** Intensity of this spec's own shock this week; 0 when it does not strike. */
  readonly struck: number;
  emit(event: number, who: number, other: number, a: number, b: number): void;
}

/** A law-abiding ADICO statement: which `must` or `must_not` aim a clause of `justice.duties` carries. */
export interface Statement {
  readonly deontic: 'must' | 'must_not';
  readonly aim: string;
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
  U extends Funds = Funds,
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
  readonly funds: U;
  readonly events: E;
  /** Ids of specs whose step in the same phase must come first; unknown or inactive ids are ignored. */
  readonly after: readonly string[];
  /** Ids of clauses without which this one has no meaning; without them a shock finds nothing to strike. */
  readonly needs: readonly string[];
  readonly statement?: Statement;
  /** What it must change, declared before measurement; for each system of the register that it is. */
  readonly effects: readonly Effect[];
  readonly steps: Partial<Record<Phase, (s: Step<P, View<C, R, W, A, D>, F, E, U>) => void>>;
  /** A row was seated. Initialise own columns; draws are addressed by identity. */
  readonly arrive?: (s: Step<P, View<C, R, W, A, D>, F, E, U>, member: number) => void;
  /** A row is about to be freed. */
  readonly depart?: (s: Step<P, View<C, R, W, A, D>, F, E, U>, member: number) => void;
  /** The clause comes into force, at founding (after founders are seated) or by amendment. */
  readonly enter?: (s: Step<P, View<C, R, W, A, D>, F, E, U>) => void;
  /** The clause leaves force by amendment. */
  readonly leave?: (s: Step<P, View<C, R, W, A, D>, F, E, U>) => void;
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
  | 'funds'
  | 'events'
  | 'after'
  | 'needs'
  | 'parameters'
  | 'columns'
  | 'effects';

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
  U extends Funds = Record<never, never>,
>(
  spec: Omit<Spec<P, C, R, W, A, D, F, E, U>, Optional> & Partial<Pick<Spec<P, C, R, W, A, D, F, E, U>, Optional>>,
): AnySpec {
  return {
    parameters: {},
    columns: {},
    reads: {},
    rows: {},
    adds: {},
    demands: {},
    flows: {},
    funds: {},
    events: {},
    after: [],
    needs: [],
    effects: [],
    ...spec,
  } as unknown as AnySpec;
}
