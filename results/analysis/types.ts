/** What an analysis says: plain data, read by the verdict, the report and the page alike. */
import type { EndName, Observable } from '../../sim/core/plan.ts';
import type { Fan } from '../statistics/fan.ts';
import type { MedianSurvival } from '../statistics/kaplan-meier.ts';
import type { LogRank } from '../statistics/log-rank.ts';
import type { PairedDifference } from '../statistics/paired-difference.ts';
import type { Proportion } from '../statistics/wilson.ts';
import type { SignalInfo } from '../types.ts';
import type { MergedCause } from './causes.ts';

export const ABSORBING_ENDS = ['depopulated', 'insolvent', 'schism'] as const satisfies readonly EndName[];
export type AbsorbingEnd = (typeof ABSORBING_ENDS)[number];

export interface About {
  readonly name: string;
  readonly constitution: string;
  readonly community: string;
  readonly founders: number;
  readonly capacity: number;
  readonly text: string;
  readonly textHash: string;
  readonly key: string;
  readonly engine: number;
  readonly seeds: readonly string[];
  readonly weeks: number;
  readonly runs: number;
  readonly failed: number;
  readonly memberWeeks: number;
}

export interface CurvePoint {
  readonly week: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface EndAnalysis {
  readonly end: AbsorbingEnd;
  readonly share: Proportion;
  readonly incidence: readonly CurvePoint[];
  /** Median week of those that ended so; NaN if none did. */
  readonly medianWeek: number;
  readonly causes: readonly MergedCause[];
}

export interface SignalAnalysis {
  readonly name: string;
  readonly fan: Fan;
  /** Mean over runs of each run's mean. */
  readonly mean: number;
  readonly everWarning: Proportion;
  readonly everCritical: Proportion;
  /** Mean over runs of the share of recorded weeks at or above warning; NaN without frames. */
  readonly timeOverWarning: number;
}

export interface SpellAnalysis {
  readonly state: string;
  readonly share: Proportion;
  readonly spells: number;
  readonly meanWeeks: number;
  /** Spells that lasted until the run was over. */
  readonly unfinished: number;
}

export interface Effect {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** 1 when more is worse, −1 when less is. */
  readonly harm: 1 | -1;
  readonly difference: PairedDifference;
  /** The interval leaves out zero. */
  readonly clear: boolean;
}

export interface ScenarioAnalysis {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly shocked: boolean;
  /** Some shock of it falls within the runs; otherwise it is the unshocked society once more. */
  readonly struck: boolean;
  /** Weeks in which a timed shock strikes. */
  readonly shockWeeks: readonly number[];
  readonly runs: number;
  readonly failures: readonly string[];
  readonly endured: Proportion;
  readonly survival: readonly CurvePoint[];
  readonly median: MedianSurvival;
  /** Against the unshocked society; absent for itself. */
  readonly logRank?: LogRank;
  readonly ends: readonly EndAnalysis[];
  /** Who came and went, and why, in the runs that endured. */
  readonly enduredCauses: readonly MergedCause[];
  readonly signals: readonly SignalAnalysis[];
  readonly members: Fan;
  readonly treasury: Fan;
  /** Absent where there is no token. */
  readonly market?: MarketAnalysis;
  readonly effects: readonly Effect[];
  readonly spells: readonly SpellAnalysis[];
}

/** What votes cost where they are for sale. */
export interface MarketAnalysis {
  readonly price: Fan;
  /** Price of a majority, here and below over all runs: infinite where none is to be had. */
  readonly majority: Fan;
  /** The same in the last week of each run: 5 %, median and 95 %; NaN without a run. */
  readonly atTheEnd: readonly [number, number, number];
  /** Median over runs of the lowest price in the recorded weeks of each; NaN without frames. */
  readonly cheapest: number;
  /** Median price at the end in years of a member's mean income. */
  readonly yearsOfIncome: number;
  /** Runs in whose last week no majority was to be had at any price. */
  readonly outOfReach: Proportion;
}

/** One weak point: what gives way, and why. */
export interface Weakness {
  readonly scenario: string;
  readonly headline: string;
  readonly because: readonly string[];
}

export interface Analysis {
  readonly about: About;
  readonly signals: readonly SignalInfo[];
  readonly membersInfo: Observable;
  readonly treasuryInfo: Observable;
  /** Name of the unshocked scenario, if the batch has one. */
  readonly reference: string | undefined;
  /** The reference first, then by share that endured, worst first. */
  readonly scenarios: readonly ScenarioAnalysis[];
  readonly weaknesses: readonly Weakness[];
}
