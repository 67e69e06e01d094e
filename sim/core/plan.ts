/**
 * Plans are data: ids, numbers and strings, frozen, so that they clone to a worker and hash alike
 * everywhere. This file holds the shapes that cross rooms: what a run is asked, and what it answers.
 */

export const FORMAT = 1;

export const COMMUNITIES = ['campus', 'eco', 'innovation', 'nomadic', 'lifestyle'] as const;
export type Community = (typeof COMMUNITIES)[number];

/** A constitution compiled to numbers. Made by `scenarios/`, checked again by `sim/`. */
export interface Plan {
  readonly format: typeof FORMAT;
  readonly name: string;
  readonly community: Community;
  readonly founders: number;
  /** Most member rows that can be occupied at once. */
  readonly capacity: number;
  /** Directed tie slots per member. */
  readonly outSlots: number;
  /** Active clauses only: spec id to parameter values by code name (booleans 0/1, enums by index, sets as bit mask). */
  readonly clauses: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Paths (snake_case) of clauses or parameters that no amendment may touch. */
  readonly entrenched: readonly string[];
}

export interface ScenarioShock {
  /** Name without the `shocks.` prefix. */
  readonly shock: string;
  /** Strikes in this week; or, without it, by `hazardPerYear`. */
  readonly week?: number;
  readonly hazardPerYear?: number;
  /** 1 is the documented strength of the shock; 0 is none. */
  readonly intensity: number;
}

/** A change of the constitution from outside its own rules, at the start of a week. */
export interface Reform {
  readonly week: number;
  /** By clause: parameter values by code name for one that is enacted or changed, null for one that is repealed. */
  readonly clauses: Readonly<Record<string, Readonly<Record<string, number>> | null>>;
}

export interface Scenario {
  readonly name: string;
  readonly shocks: readonly ScenarioShock[];
  /** At most one a week. */
  readonly reforms?: readonly Reform[];
}

export interface RunRequest {
  readonly plan: Plan;
  readonly scenario: Scenario;
  readonly seed: string;
  readonly weeks: number;
  /** A frame is kept every so many weeks (and in the last); 0 keeps none. */
  readonly recordEveryWeeks: number;
  /** Keep the most telling events. */
  readonly recordEvents: boolean;
}

/** One observable, documented: a column of the weekly frames. */
export interface Observable {
  /** Dotted name, as in guarantees and files: `signals.capture`, `ledger.treasury`. */
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  /** FLOAT for signals and shares, DOUBLE for ledgers. */
  readonly store: 'float' | 'double';
}

/** One link of a cause chain, in words and with its size. */
export interface Cause {
  readonly what: string;
  readonly size: number;
  /**
   * Of the size: `share` of what it explains (or as its words say), `people`, `credits`, `credits a year` as a change
   * of the balance, the unit of an amended parameter. Empty for a bare number.
   */
  readonly unit: string;
  readonly because: readonly Cause[];
}

/** A state that can be entered and left: captured, gridlock, unresolved conflict. */
export interface Spell {
  readonly state: string;
  readonly fromWeek: number;
  /** -1 while it still lasts. */
  readonly toWeek: number;
}

export type EndName = 'endured' | 'depopulated' | 'insolvent' | 'schism';

export interface RunEvent {
  readonly week: number;
  readonly kind: string;
  /** Identity of the member concerned, or -1. */
  readonly who: number;
  readonly other: number;
  readonly a: number;
  readonly b: number;
  readonly text: string;
}

/** What came of one run. `frames` is row-major: `frameWeeks.length` rows of `observables` columns. */
export interface RunResult {
  readonly engine: number;
  readonly seed: string;
  readonly scenario: string;
  readonly end: EndName;
  /** Week of the end, or the horizon. */
  readonly week: number;
  readonly hash: string;
  readonly causes: readonly Cause[];
  readonly spells: readonly Spell[];
  /** Mean over the run of each observable, then its value in the last week; in order of `observables()`. */
  readonly means: Float64Array;
  readonly lasts: Float64Array;
  /** Highest value each observable reached. */
  readonly peaks: Float64Array;
  readonly frameWeeks: Int32Array;
  readonly frames: Float64Array;
  readonly events: readonly RunEvent[];
  readonly memberWeeks: number;
}

/** A run that could not be finished: a row, never an exception that ends a batch. */
export interface RunFailure {
  readonly seed: string;
  readonly scenario: string;
  readonly failed: string;
}

/** A problem with something a user wrote. */
export interface Issue {
  readonly file: string;
  /** 1-based; 0 when the problem has no place in the text. */
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  readonly suggestion: string;
}
