/**
 * What a system must change, declared before anything is measured: a switch with a neutral side, one observable
 * that the mechanism does not itself write, the direction, and the smallest change that matters. `workers/studies/
 * coverage` measures it over pairs of runs that share people and luck.
 *
 *   effect = mean over seeds of (observable with the system at work − observable at its neutral side)
 *
 * Everything is plain data, and in the words of constitution files: clauses by id, parameters by path.
 */
import type { Community, ScenarioShock } from './plan.ts';

type Value = number | boolean | string | readonly string[];

/** Parameter values by path, as a constitution file writes them. */
export type Values = Readonly<Record<string, Value>>;

/** How a system is taken out, or how a signal is put under its own stress. */
export type Switch =
  /** Neutral: these clauses are left out, and whatever needs them. */
  | { readonly kind: 'clause'; readonly without: readonly string[] }
  /** Neutral: these values. */
  | { readonly kind: 'parameter'; readonly neutral: Values }
  /** The stress of a signal, in words and as what is changed; neutral: without it. */
  | {
      readonly kind: 'stress';
      readonly words: string;
      readonly shocks?: readonly ScenarioShock[];
      readonly values?: Values;
      readonly without?: readonly string[];
    }
  /** Neutral: the same founders and places, every clause at the defaults of no community in particular. */
  | { readonly kind: 'community'; readonly community: Community }
  /** At work: after so many weeks clauses are enacted (true), repealed (false) or changed, by path; neutral: never. */
  | { readonly kind: 'reform'; readonly week: number; readonly set: Values }
  /** Neutral: the time ledger grants the activity no minutes (`sim/lab/devices`). */
  | { readonly kind: 'activity'; readonly activity: string };

/** What both sides of a pair share. */
export interface Setting {
  /** Whose defaults hold; `eco` when nothing is said. */
  readonly community?: Community;
  readonly values?: Values;
  readonly shocks?: readonly ScenarioShock[];
  /** Weeks lived, unless the society ends before; 104 when nothing is said. */
  readonly weeks?: number;
}

export interface Effect {
  /** Id in the register of systems. */
  readonly system: string;
  readonly switch: Switch;
  readonly setting?: Setting;
  /** Name of an observable that the mechanism does not itself write. */
  readonly observable: string;
  /** Of the weeks that a society lived: their mean (when nothing is said), the last or the highest. */
  readonly over?: 'mean' | 'last' | 'peak';
  /** 1 when the observable must be higher with the system at work. */
  readonly sign: 1 | -1;
  /** Smallest change that matters, in the observable's unit; above 0. */
  readonly smallest: number;
  /** The causes from which the direction follows. */
  readonly because: string;
  /**
   * 1 when nothing is said. A declaration that was mis-specified is mended in the open: a higher round is judged on
   * seeds of its own, and `amended` says what was wrong.
   */
  readonly round?: number;
  readonly amended?: string;
}
