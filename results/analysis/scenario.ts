/**
 * One scenario of a batch: survival, competing ends and why they came, signals, spells.
 *
 * Failed runs are counted and left out. A run that endured is censored at the horizon and none is earlier, so survival
 * (Kaplan–Meier) and incidence (Aalen–Johansen) are plain proportions of the runs in every week. Their interval is
 * therefore Wilson's, week by week: unlike those from Greenwood's variance it stays honest at 0 and at 30 of 30, and
 * the curve ends with the very numbers of the verdict.
 */
import type { Scenario } from '../../sim/core/plan.ts';
import { cumulativeIncidence } from '../statistics/aalen-johansen.ts';
import { kaplanMeier, medianSurvival, type Subject } from '../statistics/kaplan-meier.ts';
import { quantileSorted } from '../statistics/quantile.ts';
import { wilson } from '../statistics/wilson.ts';
import type { BatchInputs, RunRow, SignalInfo } from '../types.ts';
import { mergeCauses } from './causes.ts';
import type { FanCollector } from './fans.ts';
import {
  ABSORBING_ENDS,
  type CurvePoint,
  type EndAnalysis,
  type MarketAnalysis,
  type ScenarioAnalysis,
  type SignalAnalysis,
  type SpellAnalysis,
} from './types.ts';
import { comesTooLate, describeScenario, titleOf } from './words.ts';

const WEEKS_PER_YEAR = 52;

/** Share of recorded weeks at or above warning, by signal name: sum over runs, and the runs. */
export type TimeOver = ReadonlyMap<string, { readonly sum: number; readonly runs: number }>;

/** What frames give besides fans, by scenario. */
export interface OfFrames {
  readonly timeOver: TimeOver;
  /** Lowest price of a majority in the recorded weeks of each run. */
  readonly cheapest: readonly number[];
}

/** Event numbers of the ends; 0 is endured. */
export function subjectsOf(rows: readonly RunRow[]): Subject[] {
  return rows.map((row) => ({
    time: row.week,
    event: 1 + (ABSORBING_ENDS as readonly string[]).indexOf(row.end),
  }));
}

export function analyseScenario(
  inputs: BatchInputs,
  scenario: Scenario,
  all: readonly RunRow[],
  fans: FanCollector,
  { timeOver, cheapest }: OfFrames,
): Omit<ScenarioAnalysis, 'effects' | 'logRank'> {
  const rows = all.filter((row) => row.end !== 'failed');
  const subjects = subjectsOf(rows);
  const curve = kaplanMeier(subjects);
  const { facts, weeks } = inputs;
  const market = marketOf(inputs);
  return {
    name: scenario.name,
    title: titleOf(scenario.name),
    description: describeScenario(scenario, weeks),
    shocked: scenario.shocks.length > 0 || scenario.reforms !== undefined,
    struck: [...scenario.shocks, ...(scenario.reforms ?? [])].some((blow) => !comesTooLate(blow, weeks)),
    shockWeeks: scenario.shocks.flatMap((shock) => (shock.week === undefined ? [] : [shock.week])),
    runs: rows.length,
    failures: all.filter((row) => row.end === 'failed').map((row) => `${row.seed}: ${row.failed}`),
    endured: wilson(rows.filter((row) => row.end === 'endured').length, rows.length),
    survival: drawn(
      curve.map((point) => [point.time, point.survival]),
      1,
      rows.length,
      weeks,
    ),
    median: medianSurvival(curve),
    ends: ABSORBING_ENDS.map((end, i): EndAnalysis => {
      const ended = rows.filter((row) => row.end === end);
      return {
        end,
        share: wilson(ended.length, rows.length),
        incidence: drawn(
          cumulativeIncidence(subjects, i + 1).map((point) => [point.time, point.incidence]),
          0,
          rows.length,
          weeks,
        ),
        medianWeek: quantileSorted(
          ended.map((row) => row.week).sort((a, b) => a - b),
          0.5,
        ),
        causes: mergeCauses(ended.map((row) => row.causes)),
      };
    }),
    enduredCauses: mergeCauses(rows.filter((row) => row.end === 'endured').map((row) => row.causes)),
    signals: facts.signals.map((signal) => analyseSignal(inputs, signal, scenario.name, rows, fans, timeOver)),
    members: fans.fan(scenario.name, facts.members),
    treasury: fans.fan(scenario.name, facts.treasury),
    ...(market ? { market: analyseMarket(inputs, market, scenario.name, rows, fans, cheapest) } : {}),
    spells: analyseSpells(rows),
  };
}

/** A step curve from week 0 to the horizon, with Wilson's interval. */
function drawn(
  steps: readonly (readonly [week: number, share: number])[],
  start: number,
  runs: number,
  weeks: number,
): CurvePoint[] {
  const last = steps[steps.length - 1] ?? [0, start];
  const whole = [[0, start] as const, ...steps, ...(last[0] < weeks ? [[weeks, last[1]] as const] : [])];
  return whole.map(([week, share]) => {
    const { low, high } = wilson(Math.round(share * runs), runs);
    return { week, share, low, high };
  });
}

function analyseSignal(
  inputs: BatchInputs,
  signal: SignalInfo,
  scenario: string,
  rows: readonly RunRow[],
  fans: FanCollector,
  timeOver: TimeOver,
): SignalAnalysis {
  const column = columnOf(inputs, signal.name);
  const reached = (threshold: number): number => rows.filter((row) => row.peaks[column] >= threshold).length;
  const over = timeOver.get(signal.name);
  return {
    name: signal.name,
    fan: fans.fan(scenario, signal.name),
    mean: rows.reduce((sum, row) => sum + row.means[column], 0) / rows.length,
    everWarning: wilson(reached(signal.warning), rows.length),
    everCritical: wilson(reached(signal.critical), rows.length),
    timeOverWarning: over ? over.sum / over.runs : Number.NaN,
  };
}

export function columnOf(inputs: BatchInputs, name: string): number {
  const column = inputs.facts.observables.findIndex((o) => o.name === name);
  if (column < 0) throw new Error(`no observable is called ${name}`);
  return column;
}

/** The observables of the token's market, when the constitution has a token. */
export function marketOf({
  facts,
  constitution,
}: BatchInputs): NonNullable<BatchInputs['facts']['market']> | undefined {
  return facts.market && facts.market.clause in constitution.plan.clauses ? facts.market : undefined;
}

/** The recorded price of a majority; where none is to be had, no price is high enough. */
export function priceAsked(recorded: number): number {
  return recorded >= 0 ? recorded : Number.POSITIVE_INFINITY;
}

function analyseMarket(
  inputs: BatchInputs,
  market: NonNullable<BatchInputs['facts']['market']>,
  scenario: string,
  rows: readonly RunRow[],
  fans: FanCollector,
  cheapest: readonly number[],
): MarketAnalysis {
  const [majority, income] = [columnOf(inputs, market.majority), columnOf(inputs, market.income)];
  const of = (values: readonly number[], level: number): number =>
    quantileSorted(
      [...values].sort((a, b) => a - b),
      level,
    );
  const prices = rows.map((row) => priceAsked(row.lasts[majority]));
  const years = rows.map((row, run) => prices[run] / (WEEKS_PER_YEAR * row.means[income]));
  return {
    price: fans.fan(scenario, market.price),
    majority: fans.fan(scenario, market.majority, priceAsked),
    atTheEnd: [of(prices, 0.05), of(prices, 0.5), of(prices, 0.95)],
    cheapest: of(cheapest, 0.5),
    yearsOfIncome: of(years, 0.5),
    outOfReach: wilson(prices.filter((price) => price === Number.POSITIVE_INFINITY).length, rows.length),
  };
}

function analyseSpells(rows: readonly RunRow[]): SpellAnalysis[] {
  const states = [...new Set(rows.flatMap((row) => row.spells.map((spell) => spell.state)))].sort();
  return states.map((state) => {
    const spells = rows.flatMap((row) =>
      row.spells
        .filter((spell) => spell.state === state)
        .map(({ fromWeek, toWeek }) => ({ weeks: (toWeek < 0 ? row.week : toWeek) - fromWeek, open: toWeek < 0 })),
    );
    return {
      state,
      share: wilson(rows.filter((row) => row.spells.some((spell) => spell.state === state)).length, rows.length),
      spells: spells.length,
      meanWeeks: spells.reduce((sum, spell) => sum + spell.weeks, 0) / spells.length,
      unfinished: spells.filter((spell) => spell.open).length,
    };
  });
}
