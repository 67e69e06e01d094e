/**
 * Two constitutions under the same people and luck: what differs in the outcome, pair by pair.
 *
 * A pair is two runs of one seed. Observables are compared by their mean over the recorded weeks that both societies
 * of the pair lived, so that one which ends early is not judged by its youth; life by the weeks it lasted, at most the
 * horizon (the restricted mean, Royston & Parmar, BMC Medical Research Methodology 13:152, 2013), and members by
 * member-weeks over the horizon, where a society that is over counts none. Intervals are Student’s for paired
 * differences, 95 % each: of twenty in which nothing differs, one will seem to. With some two dozen of them a difference
 * is clear when its 99.9 % interval leaves out zero, as in a stress test, and may be one when only the 95 % interval
 * does. The correlation of the pairs, week by week, says how far their histories still share their luck. Seeds of which
 * a run failed are told and left out.
 *
 * Frames pass through one pair at a time and are not kept.
 */
import type { RunResult } from '../../sim/core/plan.ts';
import { hasFailed, type Outcome } from '../batch.ts';
import { pairedDifference } from '../statistics/paired-difference.ts';
import type { EngineFacts } from '../types.ts';
import { EFFECT_LEVEL } from './effects.ts';

const COMPARISON_LEVEL = 0.95;
const WEEKS_PER_YEAR = 52;
/** Fewer pairs than this correlate by chance. */
const FEWEST_PAIRS = 5;
/** What is told beside the signals, where the engine observes it. */
const TOLD = [
  ...['wellbeing.satisfaction', 'wellbeing.satisfaction_lowest_decile', 'wellbeing.belonging', 'wellbeing.loneliness'],
  ...['wellbeing.trust', 'wellbeing.say', 'wellbeing.needs_met', 'wellbeing.energy', 'wellbeing.exhausted'],
  ...['time.contributed', 'ledger.treasury', 'ledger.output', 'ledger.capital', 'economy.income', 'economy.wealth'],
  ...['governance.hours_per_decision', 'governance.weeks_per_decision', 'governance.decision_quality'],
  ...['justice.incidents', 'justice.answered'],
];

export type Surety = 'clear' | 'perhaps' | 'none';

/** A paired difference B − A over the seeds: means of both over the pairs, and the interval of the difference. */
export interface PairedFigure {
  /** Name of the observable; `life` for the years lived, `members` for the people there over the horizon. */
  readonly observable: string;
  readonly title: string;
  readonly unit: string;
  readonly a: number;
  readonly b: number;
  readonly difference: number;
  /** Of the difference, 95 %. */
  readonly low: number;
  readonly high: number;
  /** How sure it is that there is one: `clear` at 99.9 %, `perhaps` at 95 % only, otherwise `none`. */
  readonly surety: Surety;
}

export interface Comparison {
  /** Pairs of which both runs were finished. */
  readonly seeds: number;
  /** Clauses and parameters in which the constitutions differ, in words: `0.9` against `off`. */
  readonly differs: readonly { readonly path: string; readonly a: string; readonly b: string }[];
  readonly endured: { readonly a: number; readonly b: number; readonly onlyA: number; readonly onlyB: number };
  /** Years lived and members, then the signals, then well-being and ledgers. 95 % paired intervals. */
  readonly figures: readonly PairedFigure[];
  readonly frameWeeks: readonly number[];
  /** Mean of each observable by week under A and under B over seeds alive, row-major: `frameWeeks` × observables; NaN when none is. */
  readonly meansA: Float64Array;
  readonly meansB: Float64Array;
  /** Correlation of A with B over the seeds under which both live, of the same shape; NaN for fewer than five or no variation. */
  readonly correlation: Float64Array;
  readonly failures: readonly string[];
}

export interface ComparisonUnderWay {
  add(a: Outcome, b: Outcome): void;
  finish(differs: Comparison['differs']): Comparison;
}

/**
 * Sums kept of one observable in one week: runs alive under A and their sum, the same under B, then of the pairs alive
 * their number n and Σx, Σy, Σx², Σy², Σxy.
 */
const WIDTH = 10;

/** @param everyWeeks weeks between frames, as the runs were asked to record them */
export function startComparison(facts: EngineFacts, weeks: number, everyWeeks: number): ComparisonUnderWay {
  const names = facts.observables.map(({ name }) => name);
  const columns = names.length;
  const frameWeeks = Array.from({ length: Math.ceil(weeks / everyWeeks) }, (_, k) => k * everyWeeks);
  const sums = new Float64Array(frameWeeks.length * columns * WIDTH);
  const pairs: { a: RunResult; b: RunResult; meanA: Float64Array; meanB: Float64Array }[] = [];
  const failures: string[] = [];

  return {
    add(a, b) {
      for (const outcome of [a, b]) if (hasFailed(outcome)) failures.push(`${outcome.seed}: ${outcome.failed}`);
      if (hasFailed(a) || hasFailed(b)) return;
      const [rowsA, rowsB] = [a, b].map((run) => Math.min(frameWeeks.length, Math.ceil(run.week / everyWeeks)));
      const shared = Math.min(rowsA, rowsB);
      const meanA = new Float64Array(columns);
      const meanB = new Float64Array(columns);
      for (let row = 0; row < Math.max(rowsA, rowsB); row++) {
        for (let c = 0; c < columns; c++) {
          const at = (row * columns + c) * WIDTH;
          const x = a.frames[row * columns + c];
          const y = b.frames[row * columns + c];
          if (row < rowsA) addTo(sums, at, x);
          if (row < rowsB) addTo(sums, at + 2, y);
          if (row >= shared) continue;
          sums[at + 4]++;
          sums[at + 5] += x;
          sums[at + 6] += y;
          sums[at + 7] += x * x;
          sums[at + 8] += y * y;
          sums[at + 9] += x * y;
          meanA[c] += x / shared;
          meanB[c] += y / shared;
        }
      }
      pairs.push({ a: summaryOf(a), b: summaryOf(b), meanA, meanB });
    },

    finish(differs) {
      const figure = (observable: string, title: string, unit: string, of: (k: number) => [number, number]) => {
        const [as, bs] = [0, 1].map((side) => pairs.map((_, k) => of(k)[side]));
        return figureOf({ observable, title, unit }, as, bs);
      };
      const observed = (name: string, title: string, unit: string): PairedFigure[] => {
        const column = names.indexOf(name);
        return column < 0 ? [] : [figure(name, title, unit, (k) => [pairs[k].meanA[column], pairs[k].meanB[column]])];
      };
      const endured = { a: 0, b: 0, onlyA: 0, onlyB: 0 };
      for (const { a, b } of pairs) {
        const [livesA, livesB] = [+(a.end === 'endured'), +(b.end === 'endured')];
        endured.a += livesA;
        endured.b += livesB;
        endured.onlyA += livesA & (1 - livesB);
        endured.onlyB += livesB & (1 - livesA);
      }
      const bySum = (of: (at: number) => number) =>
        Float64Array.from({ length: frameWeeks.length * columns }, (_, k) => of(k * WIDTH));
      return {
        seeds: pairs.length,
        differs,
        endured,
        figures: [
          figure('life', 'Years lived', 'years', (k) => [
            pairs[k].a.week / WEEKS_PER_YEAR,
            pairs[k].b.week / WEEKS_PER_YEAR,
          ]),
          figure('members', 'Members, over the whole horizon', 'people', (k) => [
            pairs[k].a.memberWeeks / weeks,
            pairs[k].b.memberWeeks / weeks,
          ]),
          ...facts.signals.flatMap(({ name, title }) => observed(name, title, '')),
          ...TOLD.flatMap((name) => {
            const known = facts.observables.find((o) => o.name === name);
            return known ? observed(name, known.meaning, known.unit) : [];
          }),
        ],
        frameWeeks,
        meansA: bySum((at) => sums[at + 1] / sums[at]),
        meansB: bySum((at) => sums[at + 3] / sums[at + 2]),
        correlation: bySum((at) => correlation(sums.subarray(at + 4, at + WIDTH))),
        failures,
      };
    },
  };
}

/** A run without its frames, which would keep the memory of the whole study. */
function summaryOf(run: RunResult): RunResult {
  return { ...run, frames: new Float64Array(0), events: [] };
}

function addTo(sums: Float64Array, at: number, value: number): void {
  sums[at]++;
  sums[at + 1] += value;
}

function figureOf(
  about: Pick<PairedFigure, 'observable' | 'title' | 'unit'>,
  as: number[],
  bs: number[],
): PairedFigure {
  const { mean: difference, low, high } = pairedDifference(bs, as, COMPARISON_LEVEL);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const strict = pairedDifference(bs, as, EFFECT_LEVEL);
  const without = (band: { low: number; high: number }) => band.low > 0 || band.high < 0;
  const surety = without(strict) ? 'clear' : without({ low, high }) ? 'perhaps' : 'none';
  return { ...about, a: mean(as), b: mean(bs), difference, low, high, surety };
}

/** Pearson’s correlation from n, Σx, Σy, Σx², Σy², Σxy. */
function correlation([n, x, y, xx, yy, xy]: Float64Array): number {
  const varianceX = xx - (x * x) / n;
  const varianceY = yy - (y * y) / n;
  // What is left of equal numbers after subtraction is rounding.
  const varies = varianceX > 1e-9 * xx && varianceY > 1e-9 * yy;
  return n < FEWEST_PAIRS || !varies ? Number.NaN : (xy - (x * y) / n) / Math.sqrt(varianceX * varianceY);
}
