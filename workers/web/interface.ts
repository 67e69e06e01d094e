/**
 * What the page and its workers say to each other, as types: `viz/` imports nothing else of this room, so that
 * neither the engine nor the schema library is in the first bundle. Everything is plain data that clones;
 * large arrays are transferred. Nothing rejects for what a user wrote: that comes back as issues.
 *
 * **Weeks.** Where a call or answer asks for or tells the state (`pictureAt`, `hashAt`, `Picture.week`, `head`,
 * `endWeek` …), a week counts weeks lived: 0 is the founding, `head` the present. Where something happened in a week
 * (rows, events, law changes, spells, `Fans.weeks`), it is the week’s number, from 0: the state after week k is that
 * of k + 1 weeks lived. So the rows of a branch are those of weeks 0 to head − 1.
 *
 * One `SocietyWorker` holds one living society with its branches. Batches (stress, compare) run on a pool of job
 * workers, one a core, which the page's `StudyWorker` steers.
 */
import type { SignalInfo } from '../../results/index.ts';
import type { Cause, Community, EndName, Issue, Observable, RunEvent, Spell } from '../../sim/core/plan.ts';

export type {
  CompareRequest,
  Comparison,
  Fans,
  PairedFigure,
  StressRequest,
  StudyProgress,
  StudyWorker,
} from './study-interface.ts';

/** A bundled file: its opening comment says what it is modelled on and what question it asks. */
export interface BundledText {
  readonly id: string;
  /** `name:` of the file. */
  readonly title: string;
  /** The opening comment in plain words, without `#`, in lines and paragraphs as written; empty when there is none. */
  readonly about: string;
  readonly text: string;
}

/** One parameter of a clause, as the registry documents it. */
export interface ParameterInfo {
  /** `governance.consensus.threshold`, as in the file. */
  readonly path: string;
  readonly clause: string;
  readonly clauseTitle: string;
  readonly type: 'number' | 'boolean' | 'enum' | 'set';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  /** Runtime number of what holds where a file says nothing. */
  readonly default: number;
  readonly options: readonly string[];
  readonly meaning: string;
  /** The society itself may amend it. */
  readonly amendable: boolean;
}

/** A signal as the page shows it: measured on fixed weeks, and its value stands in between. */
export interface WatchedSignal extends SignalInfo {
  /** Weeks between measurements: it is measured in those weeks that this divides. */
  readonly everyWeeks: number;
  /** Without this clause there is nothing to measure. */
  readonly clause?: string;
}

export interface Catalogue {
  readonly engine: number;
  readonly constitutions: readonly BundledText[];
  readonly scenarios: readonly BundledText[];
  /** Columns of every row of observables below, in order. */
  readonly observables: readonly Observable[];
  readonly signals: readonly WatchedSignal[];
  readonly parameters: readonly ParameterInfo[];
  /** The thirteen uses of a week, in order. */
  readonly activities: readonly string[];
  readonly levers: readonly { readonly id: string; readonly path: string }[];
  readonly values: readonly string[];
}

/** What makes a society: re-making it needs nothing else. */
export interface SocietyRequest {
  /** Text of a constitution file. */
  readonly constitution: string;
  /** Text of a scenario file. */
  readonly scenario: string;
  readonly seed: string;
  /** Founders instead of those the file names. */
  readonly members?: number;
  readonly weeks: number;
}

export interface Refused {
  readonly ok: false;
  readonly issues: readonly Issue[];
}

/** A parameter of the law in force. */
export interface LawEntry {
  readonly path: string;
  /** Runtime number: booleans 0/1, enums by index, sets as bit mask. */
  readonly value: number;
  readonly entrenched: boolean;
}

export interface LawChange {
  /** The first week in which it is in force. */
  readonly week: number;
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** Changed by the person at the page, in a fork, not by the members. */
  readonly byEdit: boolean;
}

export interface Founded {
  readonly ok: true;
  readonly branch: BranchId;
  readonly name: string;
  readonly community: Community;
  readonly outSlots: number;
  readonly shocks: readonly { readonly title: string; readonly week: number; readonly intensity: number }[];
  readonly law: readonly LawEntry[];
}

export type BranchId = number;

/**
 * Where a branch stands. `end` is null while it lives, `endured` at the last week asked for; a society that has ended
 * advances no further.
 */
export interface BranchState {
  readonly branch: BranchId;
  /** Weeks lived by the furthest point reached. */
  readonly head: number;
  readonly end: EndName | null;
  /** Weeks lived at the end; −1 while it lives. */
  readonly endWeek: number;
}

/** Rows of observables for consecutive weeks, row-major, and what happened in them. */
export interface Progress {
  readonly state: BranchState;
  /** Number of the week of the first row: the head before these weeks were lived. */
  readonly firstWeek: number;
  /** (head − firstWeek) × observables: weeks firstWeek to head − 1. */
  readonly rows: Float64Array;
  readonly events: readonly RunEvent[];
  readonly lawChanges: readonly LawChange[];
  /** The picture after the last of these weeks. */
  readonly picture: Picture;
}

/**
 * Everybody living in the society after a week, in one order for all arrays, that of member rows. Transferred.
 * `tieFrom`/`tieTo` index into these arrays. Strength is −1 (enmity) to 1.
 */
export interface Picture {
  readonly week: number;
  readonly identity: Uint32Array;
  readonly status: Uint8Array;
  /**
   * Community found by the faction signal in its last quarterly look; −1 for those who have come since. Numbers are
   * stable where the communities are; a new one takes the lowest number that is free.
   */
  readonly faction: Int16Array;
  /** Share of deciding weight, relative to an equal share: 1 is the equal share. */
  readonly power: Float32Array;
  /** What is missing of full energy, 0 to 1; 1 for whoever is burnt out. */
  readonly exhaustion: Float32Array;
  readonly satisfaction: Float32Array;
  /** Friendships and enmities worth a line: a quarter or more either way. Each tie once as its owner holds it. */
  readonly tieFrom: Uint32Array;
  readonly tieTo: Uint32Array;
  readonly tieStrength: Float32Array;
}

/** The three ledgers in the last of so many weeks lived, for the flow pictures. At the founding nothing has flowed. */
export interface LedgerWeek {
  readonly week: number;
  /** Credits from one party to another, by named flow. */
  readonly money: readonly {
    readonly flow: string;
    readonly meaning: string;
    readonly from: 'member' | 'treasury' | 'fund' | 'outside';
    readonly to: 'member' | 'treasury' | 'fund' | 'outside';
    readonly credits: number;
  }[];
  readonly balances: {
    readonly members: number;
    readonly treasury: number;
    /** Accounts that mechanisms keep, those with money in them. */
    readonly funds: readonly { readonly fund: string; readonly meaning: string; readonly credits: number }[];
  };
  /** Mean hours a person spent on each activity; they sum to 168. */
  readonly hours: readonly number[];
  /** Who holds the deciding weight, largest share first: at most 12 holders, and the rest together. */
  readonly power: readonly { readonly identity: number; readonly name: string; readonly share: number }[];
  readonly powerRest: { readonly people: number; readonly share: number };
  /** How many of the largest holders it takes to have more than half; 0 when nobody decides. */
  readonly holdersOfHalf: number;
  /** Gini coefficient of the deciding weight among full members. */
  readonly gini: number;
}

/** A recorded term of a stock: what moves it, and by how much. */
export interface Term {
  readonly meaning: string;
  readonly value: number;
}

export interface MemberView {
  readonly identity: number;
  readonly name: string;
  readonly week: number;
  /** False once they have left; the rest is then of the last week they lived here, where it is known. */
  readonly present: boolean;
  readonly status: string;
  readonly tenureWeeks: number;
  readonly traits: readonly { readonly name: string; readonly value: number; readonly meaning: string }[];
  /** Stocks (belonging, energy, trust, reputation, stay …) with their levels and this week's terms. */
  readonly stocks: readonly {
    readonly name: string;
    readonly meaning: string;
    readonly level: number;
    readonly unit: string;
    readonly min: number;
    readonly max: number;
    readonly terms: readonly Term[];
  }[];
  readonly satisfaction: number;
  /** Parts of satisfaction with the member's own weights. */
  readonly satisfactionParts: readonly { readonly name: string; readonly value: number; readonly weight: number }[];
  /** Hours of the week by activity, in catalogue order. */
  readonly hours: readonly number[];
  readonly wealthCredits: number;
  /** Tokens that they may sell, and those that have not vested yet; absent where there is no token. */
  readonly tokens?: { readonly held: number; readonly locked: number };
  /** Share of the deciding weight, relative to an equal share: 1 is the equal share. */
  readonly power: number;
  readonly ties: readonly {
    readonly identity: number;
    readonly name: string;
    readonly strength: number;
    readonly grievance: number;
  }[];
  readonly positions: readonly { readonly lever: string; readonly position: number; readonly law: number }[];
}

/**
 * What holds a signal up: members, ties or clauses, the heaviest first, as of the signal’s last measurement. A signal is
 * called by its name, `signals.capture`.
 */
export interface SignalBreakdown {
  readonly signal: string;
  readonly value: number;
  readonly parts: readonly { readonly name: string; readonly value: number; readonly meaning: string }[];
  readonly blame: readonly { readonly what: string; readonly share: number; readonly identities: readonly number[] }[];
}

export interface SocietyWorker {
  catalogue(): Catalogue;
  /** All problems of a constitution or scenario text at once; empty when it is good. */
  check(kind: 'constitution' | 'scenario', text: string): readonly Issue[];
  /** Founds a society as branch 0, forgetting all branches before. */
  found(request: SocietyRequest): Founded | Refused;
  /** Lives up to so many weeks further, at most until `untilMs` have passed (at least one week); nothing after an end. */
  advance(branch: BranchId, weeks: number, untilMs: number): Progress;
  /** The society as it was after a week already lived; advancing still goes on from the head. */
  pictureAt(branch: BranchId, week: number): Picture;
  /**
   * A new branch that shares the past of `from` up to `week` weeks lived; edits (path to runtime number) hold from the
   * next week on. The answer brings no rows and events of the shared past, which the page has from `from`:
   * `firstWeek` is `week`. An edit may touch what is entrenched; one of a clause that is off, or out of range, is refused.
   */
  fork(from: BranchId, week: number, edits: Readonly<Record<string, number>>): (Founded & Progress) | Refused;
  /** Law in force in a week already lived. */
  lawAt(branch: BranchId, week: number): readonly LawEntry[];
  ledgersAt(branch: BranchId, week: number): LedgerWeek;
  memberAt(branch: BranchId, week: number, identity: number): MemberView | null;
  breakdownAt(branch: BranchId, week: number, signal: string): SignalBreakdown;
  hashAt(branch: BranchId, week: number): string;
  /** How the society ended, or why it stands as it does, in cause chains; and the states it went through. */
  story(branch: BranchId): {
    readonly end: EndName | null;
    readonly causes: readonly Cause[];
    readonly spells: readonly Spell[];
  };
}
