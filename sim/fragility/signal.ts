/**
 * What a signal is. Signals watch: they read state through their own scratch arrays, draw nothing and
 * write nothing that is hashed. Each is a number in [0, 1] with its parts, written thresholds, and a
 * breakdown that names the members, ties or clauses behind it.
 */
import { LEVERS } from '../core/contract.ts';
import type { Effect } from '../core/effect.ts';
import type { Observable } from '../core/plan.ts';
import type { TypedArray } from '../core/tables.ts';
import type { Layout } from '../layout.ts';

/** The view that observers have of a society. */
export interface Observed {
  readonly layout: Layout;
  readonly week: number;
  /** Rows in use by table; `members` is the high-water mark. */
  readonly rows: { readonly members: number; readonly proposals: number; readonly cases: number };
  array(path: string): TypedArray;
  has(path: string): boolean;
  readonly law: { readonly values: Float64Array; readonly version: number };
  readonly money: { readonly flows: Float64Array };
  /** With what intensity the shock of a spec strikes in a week; known for every week, past and to come. */
  readonly calendar: { intensity(id: string, week: number): number };
}

/** One of those behind a signal. */
export interface Blame {
  readonly kind: 'member' | 'tie' | 'clause';
  /** Identity of the member, or of the tie's owner. */
  readonly who: number;
  /** Identity of the tie's other end; -1 otherwise. */
  readonly other: number;
  readonly clause: string;
  /** Share of the signal that is due to it, in [0, 1]. */
  readonly share: number;
  readonly says: string;
}

/** A signal bound to one society. */
export interface SignalObserver {
  /** Writes the signal to out[at] and its parts behind it. */
  observe(world: Observed, out: Float64Array, at: number): void;
  /** The few that matter most, as of the last observation. */
  breakdown(world: Observed, most: number): Blame[];
  /** What later observations hang on beside the state; absent when that is nothing. */
  memory?(): readonly number[];
  recall?(memory: readonly number[]): void;
  /** Community of a member row as of the last observation, -1 for none; only of a signal that finds communities. */
  communityOf?(row: number): number;
}

export interface SignalSpec {
  /** `capture`; the observable is `signals.capture`, its parts `signals.capture.NAME`. */
  readonly id: string;
  readonly title: string;
  /** In words and symbols, as the reference prints it. */
  readonly formula: string;
  readonly source: string;
  readonly warning: number;
  readonly critical: number;
  /** Weeks between observations; the last value stands in between. */
  readonly everyWeeks: number;
  /** Where this clause is off there is nothing to measure, and it stays at 0. */
  readonly clause?: string;
  readonly parts: readonly { readonly name: string; readonly unit: string; readonly meaning: string }[];
  /** Its own stress, and how that must move it; declared before measurement. */
  readonly effect: Effect;
  bind(world: Observed): SignalObserver;
}

/** Numbers of the levers whose clause is on. */
export function liveLevers(world: Observed): number[] {
  return LEVERS.map((l, k) => (world.layout.parameters.some((p) => p.path === l.path) ? k : -1)).filter((k) => k >= 0);
}

/** The observables of a signal: itself, its parts, its early warning. */
export function signalObservables(spec: SignalSpec): Observable[] {
  return [
    { name: `signals.${spec.id}`, unit: 'share', meaning: spec.title, store: 'float' },
    ...spec.parts.map((p) => ({
      name: `signals.${spec.id}.${p.name}`,
      unit: p.unit,
      meaning: p.meaning,
      store: 'float' as const,
    })),
    {
      name: `signals.${spec.id}.early_warning`,
      unit: 'share',
      meaning:
        'Trend of rising variance and autocorrelation (Kendall’s τ, the lesser of both); 0 before there are enough observations.',
      store: 'float',
    },
  ];
}
