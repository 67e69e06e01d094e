/**
 * The plain data that a batch is made of: what was asked (`BatchInputs`), which run is which
 * (`RunTask`), and what came of each (`RunRow`). Engine facts arrive as data, so that this room
 * needs only the types of the engine.
 */
import type { Cause, EndName, Observable, Plan, RunEvent, Scenario, Spell } from '../sim/core/plan.ts';

/** Version of the directory layout and of the tables in it. */
export const RESULTS_FORMAT = 1;

/** A fragility signal, as the reader is told about it. */
export interface SignalInfo {
  /** Name of its observable: `signals.capture`. */
  readonly name: string;
  readonly title: string;
  readonly warning: number;
  readonly critical: number;
  readonly formula: string;
  readonly source: string;
}

/** What the engine says about itself. */
export interface EngineFacts {
  readonly engine: number;
  /** In the order of the columns of `RunResult.frames`, `means`, `lasts` and `peaks`. */
  readonly observables: readonly Observable[];
  readonly signals: readonly SignalInfo[];
  /** Names of the observables that count the members and the credits in the treasury. */
  readonly members: string;
  readonly treasury: string;
  /** Clause of the token, and the observables of its market. */
  readonly market?: {
    readonly clause: string;
    readonly price: string;
    /** Below 0 where none is to be had. */
    readonly majority: string;
    readonly income: string;
  };
}

/** Everything that decides the bytes of a batch. Its hash is the batch key. */
export interface BatchInputs {
  readonly name: string;
  readonly constitution: { readonly text: string; readonly plan: Plan };
  /** The scenario without shocks, if any, is what the others are compared with. */
  readonly scenarios: readonly Scenario[];
  readonly seeds: readonly string[];
  readonly weeks: number;
  readonly recordEveryWeeks: number;
  readonly recordEvents: boolean;
  /** Runs to a file of weekly frames; a batch that is interrupted repeats at most the parts in flight. */
  readonly runsPerPart: number;
  readonly facts: EngineFacts;
}

/** One run of a batch: run r takes seed r div S under scenario r mod S, S being the number of scenarios. */
export interface RunTask {
  readonly run: number;
  readonly scenario: Scenario;
  readonly seed: string;
}

/** What is kept of a run beside its frames and events: one row of `runs.parquet`. */
export interface RunRow {
  readonly run: number;
  readonly scenario: string;
  readonly seed: string;
  readonly end: EndName | 'failed';
  readonly week: number;
  readonly hash: string;
  readonly memberWeeks: number;
  readonly causes: readonly Cause[];
  readonly spells: readonly Spell[];
  /** Why the run could not be finished; empty when it could. */
  readonly failed: string;
  /** Per observable: mean over the run, value in the last week, highest value. Empty for a failed run. */
  readonly means: readonly number[];
  readonly lasts: readonly number[];
  readonly peaks: readonly number[];
}

/** Weekly frames of one run, row-major: `weeks.length` rows of `names.length` columns. */
export interface RunFrames {
  readonly run: number;
  readonly names: readonly string[];
  readonly weeks: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

export interface RunEvents {
  readonly run: number;
  readonly events: readonly RunEvent[];
}
