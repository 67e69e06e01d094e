/**
 * From rows and frames to an analysis. Frames pass through one run at a time and are not kept; only the columns named
 * in `wanted` are needed. Verdicts rest on the exact summaries in the rows, figures on the frames.
 */
import { hasFailed, type Outcome, rowOf } from '../batch.ts';
import { manifestOf } from '../manifest.ts';
import { logRank } from '../statistics/log-rank.ts';
import type { BatchInputs, RunFrames, RunRow } from '../types.ts';
import { effectsOf } from './effects.ts';
import { collectFans } from './fans.ts';
import { analyseScenario, columnOf, marketOf, priceAsked, subjectsOf } from './scenario.ts';
import type { Analysis, ScenarioAnalysis } from './types.ts';
import { weaknessesOf } from './weakness.ts';

export type { Analysis } from './types.ts';

export interface AnalysisUnderWay {
  /** Names of the observables whose frames are needed. */
  readonly wanted: readonly string[];
  add(frames: RunFrames): void;
  finish(): Analysis;
}

export function startAnalysis(inputs: BatchInputs, rows: readonly RunRow[]): AnalysisUnderWay {
  const { facts, weeks } = inputs;
  const market = marketOf(inputs);
  const fans = collectFans(weeks, inputs.recordEveryWeeks);
  const timeOver = new Map<string, Map<string, { sum: number; runs: number }>>(
    inputs.scenarios.map((scenario) => [scenario.name, new Map()]),
  );
  const cheapest = new Map<string, number[]>(inputs.scenarios.map((scenario) => [scenario.name, []]));
  return {
    wanted: [
      ...facts.signals.map((signal) => signal.name),
      ...[facts.members, facts.treasury],
      ...(market ? [market.price, market.majority] : []),
    ],
    add(frames) {
      const { scenario } = rows[frames.run];
      fans.add(scenario, frames);
      const majority = market ? frames.names.indexOf(market.majority) : -1;
      if (majority >= 0 && frames.weeks.length > 0) {
        let lowest = Number.POSITIVE_INFINITY;
        for (let r = 0; r < frames.weeks.length; r++)
          lowest = Math.min(lowest, priceAsked(frames.values[r * frames.names.length + majority]));
        cheapest.get(scenario)?.push(lowest);
      }
      for (const signal of facts.signals) {
        const column = frames.names.indexOf(signal.name);
        if (column < 0 || frames.weeks.length === 0) continue;
        let over = 0;
        for (let r = 0; r < frames.weeks.length; r++) {
          if (frames.values[r * frames.names.length + column] >= signal.warning) over++;
        }
        const bySignal = timeOver.get(scenario);
        const before = bySignal?.get(signal.name) ?? { sum: 0, runs: 0 };
        bySignal?.set(signal.name, { sum: before.sum + over / frames.weeks.length, runs: before.runs + 1 });
      }
    },
    finish() {
      const reference = inputs.scenarios.find((scenario) => scenario.shocks.length === 0 && !scenario.reforms)?.name;
      const rowsBy = (name: string): RunRow[] => rows.filter((row) => row.scenario === name);
      const unshocked = reference === undefined ? [] : rowsBy(reference);
      const alive = (some: readonly RunRow[]): RunRow[] => some.filter((row) => row.end !== 'failed');
      const scenarios = inputs.scenarios.map((scenario): ScenarioAnalysis => {
        const own = rowsBy(scenario.name);
        const compared = reference !== undefined && scenario.name !== reference;
        return {
          ...analyseScenario(inputs, scenario, own, fans, {
            timeOver: timeOver.get(scenario.name) ?? new Map(),
            cheapest: cheapest.get(scenario.name) ?? [],
          }),
          effects: compared ? effectsOf(inputs, own, unshocked) : [],
          ...(compared ? { logRank: logRank([subjectsOf(alive(own)), subjectsOf(alive(unshocked))]) } : {}),
        };
      });
      scenarios.sort((a, b) => place(a, reference) - place(b, reference) || lifeOf(a) - lifeOf(b));
      const { plan, text } = inputs.constitution;
      const { key, hashes, failed } = manifestOf(inputs, rows.filter((row) => row.end === 'failed').length, []);
      return {
        about: {
          name: inputs.name,
          constitution: plan.name,
          community: plan.community,
          founders: plan.founders,
          capacity: plan.capacity,
          text,
          textHash: hashes.constitution,
          key,
          engine: facts.engine,
          seeds: inputs.seeds,
          weeks,
          runs: rows.length,
          failed,
          memberWeeks: rows.reduce((sum, row) => sum + row.memberWeeks, 0),
        },
        signals: facts.signals,
        membersInfo: facts.observables[columnOf(inputs, facts.members)],
        treasuryInfo: facts.observables[columnOf(inputs, facts.treasury)],
        reference,
        scenarios,
        weaknesses: weaknessesOf(scenarios, facts.signals, weeks),
      };
    },
  };
}

/** The reference first, then by share that endured, worst first; scenarios without a finished run last. */
function place(scenario: ScenarioAnalysis, reference: string | undefined): number {
  if (scenario.name === reference) return -1;
  return Number.isNaN(scenario.endured.share) ? 2 : scenario.endured.share;
}

/** Change in weeks of life, which decides between scenarios that endure alike. */
function lifeOf(scenario: ScenarioAnalysis): number {
  return scenario.effects.find((effect) => effect.name === 'life')?.difference.mean ?? 0;
}

/** The same in memory, from outcomes in run order. */
export function analyseResults(inputs: BatchInputs, outcomes: readonly Outcome[]): Analysis {
  const names = inputs.facts.observables.map((observable) => observable.name);
  const analysis = startAnalysis(
    inputs,
    outcomes.map((outcome, run) => rowOf(run, outcome)),
  );
  outcomes.forEach((outcome, run) => {
    if (!hasFailed(outcome)) {
      analysis.add({ run, names, weeks: outcome.frameWeeks, values: outcome.frames });
    }
  });
  return analysis.finish();
}
