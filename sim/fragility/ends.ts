/**
 * Ends and states: thresholds over what is observed, with durations. Nothing here is known to any mechanism.
 *
 * Absorbing, the society is over:
 *   depopulated  fewer present than max(6, a quarter of the founders), 8 weeks in a row
 *   insolvent    treasury below zero for 26 weeks in a row, and a tenth of upkeep or more left unpaid on the
 *                moving average: it owes, and can borrow no more
 *   schism       two sides (`rift.ts`), each a quarter of those present or more, with more enmity than
 *                friendship between them and positions that side explains (ω² ≥ 0.25), at every quarterly
 *                observation through 26 weeks, three in a row
 * States that can be left, recorded once they have lasted 8 weeks, from their first week to the week of exit:
 *   captured             the capture signal at or above its critical threshold
 *   gridlock             matters on the agenda have waited 8 weeks on average, and nothing was decided for 26
 *   unresolved_conflict  the conflict signal at or above its critical threshold
 *
 * When several ends are reached in one week, the first in the order above is told. All numbers are assumptions.
 */
import type { EndName, Observable, Spell } from '../core/plan.ts';
import { capture } from './capture.ts';
import { conflict } from './conflict.ts';
import type { Observed } from './signal.ts';

export const DEPOPULATED_LEAST = 6;
export const DEPOPULATED_SHARE = 0.25;
export const DEPOPULATED_WEEKS = 8;
export const INSOLVENT_WEEKS = 26;
export const INSOLVENT_NEGLECT = 0.1;
export const SCHISM_SIDE = 0.25;
export const SCHISM_HOSTILITY = 0.5;
export const SCHISM_APART = 0.25;
export const SCHISM_WEEKS = 26;
export const SPELL_WEEKS = 8;
export const GRIDLOCK_WAIT_WEEKS = 8;
export const GRIDLOCK_WEEKS = 26;

/** The states that can be left, in the order of their runs. */
const STATES = ['captured', 'gridlock', 'unresolved_conflict'] as const;

/** The observables that ends are read from. */
const WATCHED = {
  present: 'people.present',
  arrears: 'ledger.arrears_weeks',
  neglect: 'ledger.neglect',
  smaller: 'signals.factions.smaller_side',
  hostility: 'signals.factions.hostility',
  apart: 'signals.factions.sides_apart',
  decided: 'governance.decided',
  waiting: 'governance.waiting_weeks',
  capture: 'signals.capture',
  conflict: 'signals.conflict_escalation',
} as const;

/** What a watch has counted so far. */
export interface EndMemory {
  readonly counts: readonly number[];
  readonly since: readonly number[];
  readonly lasted: readonly number[];
  readonly past: readonly Spell[];
}

export class EndWatch {
  /** Below this many present, the society counts as depopulated. */
  readonly least: number;
  private readonly at: Readonly<Record<keyof typeof WATCHED, number>>;
  private thin = 0;
  private torn = 0;
  private decided = 0;
  private undecided = 0;
  /** First week of the state each is in, or -1. */
  private readonly since = new Int32Array(STATES.length).fill(-1);
  private readonly lasted = new Int32Array(STATES.length);
  private readonly past: Spell[] = [];

  constructor(world: Observed, observables: readonly Observable[]) {
    const at: Record<string, number> = {};
    for (const [key, name] of Object.entries(WATCHED)) {
      at[key] = observables.findIndex((o) => o.name === name);
      if (at[key] < 0) throw new Error(`${name} is not an observable`);
    }
    this.at = at as Record<keyof typeof WATCHED, number>;
    this.least = Math.max(DEPOPULATED_LEAST, DEPOPULATED_SHARE * world.layout.plan.founders);
  }

  memory(): EndMemory {
    const { thin, torn, decided, undecided, since, lasted, past } = this;
    return { counts: [thin, torn, decided, undecided], since: [...since], lasted: [...lasted], past: [...past] };
  }

  recall({ counts, since, lasted, past }: EndMemory): void {
    [this.thin, this.torn, this.decided, this.undecided] = counts;
    this.since.set(since);
    this.lasted.set(lasted);
    this.past.splice(0, this.past.length, ...past);
  }

  /** @returns the end that is reached in this week, or null */
  watch(week: number, values: Float64Array): EndName | null {
    const { at } = this;
    this.thin = values[at.present] < this.least ? this.thin + 1 : 0;
    const broke = values[at.arrears] >= INSOLVENT_WEEKS && values[at.neglect] >= INSOLVENT_NEGLECT;
    const rift =
      values[at.smaller] >= SCHISM_SIDE && values[at.hostility] > SCHISM_HOSTILITY && values[at.apart] >= SCHISM_APART;
    this.torn = rift ? this.torn + 1 : 0;
    this.undecided = values[at.decided] > this.decided ? 0 : this.undecided + 1;
    this.decided = values[at.decided];
    const waiting = values[at.waiting] >= GRIDLOCK_WAIT_WEEKS;
    this.follow(0, values[at.capture] >= capture.critical, week);
    this.follow(1, waiting && this.undecided >= GRIDLOCK_WEEKS, week);
    this.follow(2, values[at.conflict] >= conflict.critical, week);
    if (this.thin >= DEPOPULATED_WEEKS) return 'depopulated';
    if (broke) return 'insolvent';
    // An observation stands for 13 weeks: more than 26 weeks of it are three observations.
    if (this.torn > SCHISM_WEEKS) return 'schism';
    return null;
  }

  /** Every spell that lasted long enough, by week of entry. */
  spells(): Spell[] {
    const now = STATES.flatMap((state, k) =>
      this.lasted[k] >= SPELL_WEEKS ? [{ state, fromWeek: this.since[k], toWeek: -1 }] : [],
    );
    return [...this.past, ...now].sort((a, b) => a.fromWeek - b.fromWeek || (a.state < b.state ? -1 : 1));
  }

  private follow(k: number, holds: boolean, week: number): void {
    if (holds) {
      if (this.lasted[k] === 0) this.since[k] = week;
      this.lasted[k]++;
      return;
    }
    if (this.lasted[k] >= SPELL_WEEKS) this.past.push({ state: STATES[k], fromWeek: this.since[k], toWeek: week });
    this.lasted[k] = 0;
  }
}
