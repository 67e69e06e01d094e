/**
 * The arithmetic of a batch: which run is which, which part holds it, what the batch is called by.
 *
 * Run r takes seed r div S under scenario r mod S. Seeds vary slowest, so that an unfinished batch has every
 * scenario under the same seeds, and what can be compared already can be compared in pairs.
 */
import type { RunFailure, RunResult } from '../sim/core/plan.ts';
import { canonicalJson } from './canonical.ts';
import { sha256 } from './sha256.ts';
import { type BatchInputs, RESULTS_FORMAT, type RunRow, type RunTask } from './types.ts';

export type Outcome = RunResult | RunFailure;

export function hasFailed(outcome: Outcome): outcome is RunFailure {
  return 'failed' in outcome;
}

/** Equal for two batches exactly if they must end with the same bytes. */
export function batchKey(inputs: BatchInputs): string {
  return sha256(canonicalJson({ format: RESULTS_FORMAT, ...inputs }));
}

export function runCount(inputs: BatchInputs): number {
  return inputs.scenarios.length * inputs.seeds.length;
}

export function taskOf(inputs: BatchInputs, run: number): RunTask {
  const scenarios = inputs.scenarios.length;
  return { run, scenario: inputs.scenarios[run % scenarios], seed: inputs.seeds[Math.floor(run / scenarios)] };
}

export function partCount(inputs: BatchInputs): number {
  return Math.ceil(runCount(inputs) / inputs.runsPerPart);
}

/** First run of a part and the run after its last. */
export function partRange(inputs: BatchInputs, part: number): [number, number] {
  const first = part * inputs.runsPerPart;
  return [first, Math.min(first + inputs.runsPerPart, runCount(inputs))];
}

export function rowOf(run: number, outcome: Outcome): RunRow {
  const { scenario, seed } = outcome;
  if (hasFailed(outcome)) {
    const nothing = { hash: '', memberWeeks: 0, causes: [], spells: [], means: [], lasts: [], peaks: [] };
    return { run, scenario, seed, end: 'failed', week: 0, failed: outcome.failed, ...nothing };
  }
  return {
    run,
    scenario,
    seed,
    end: outcome.end,
    week: outcome.week,
    hash: outcome.hash,
    memberWeeks: outcome.memberWeeks,
    causes: outcome.causes,
    spells: outcome.spells,
    failed: '',
    means: Array.from(outcome.means),
    lasts: Array.from(outcome.lasts),
    peaks: Array.from(outcome.peaks),
  };
}
