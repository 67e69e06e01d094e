/**
 * Two constitutions in lockstep: for each seed the same founders, candidates and luck under A and under B. The page
 * and the command line read the same steps.
 *
 *   for await (const step of compare(executor, inputs, signal)) if (step.comparison) show(step.comparison);
 */
import { type Comparison, startComparison } from '../../results/analysis/comparison.ts';
import { fileValue } from '../../scenarios/clauses.ts';
import type { Plan, RunRequest, Scenario } from '../../sim/core/plan.ts';
import { snake } from '../../sim/core/words.ts';
import { SPECS } from '../../sim/registry.ts';
import type { Executor } from '../executor.ts';
import { engineFacts } from '../facts.ts';
import type { JobResult } from '../job.ts';

export interface CompareInputs {
  readonly a: Plan;
  readonly b: Plan;
  readonly scenario: Scenario;
  readonly seeds: readonly string[];
  readonly weeks: number;
  readonly recordEveryWeeks: number;
}

/** A run that has come back; with the last comes the comparison. */
export interface CompareStep {
  readonly result: JobResult;
  readonly comparison: Comparison | null;
}

/** Ends early, without an error and without a comparison, once the signal is aborted. */
export async function* compare(
  executor: Executor,
  inputs: CompareInputs,
  signal?: AbortSignal,
): AsyncGenerator<CompareStep, void, void> {
  const { a, b, scenario, seeds, weeks, recordEveryWeeks } = inputs;
  const underWay = startComparison(engineFacts(), weeks, recordEveryWeeks);
  function* requests(): Generator<RunRequest> {
    for (const seed of seeds) {
      for (const plan of [a, b]) yield { plan, scenario, seed, weeks, recordEveryWeeks, recordEvents: false };
    }
  }
  let first: JobResult | null = null;
  let left = seeds.length;
  for await (const result of executor.run(requests(), signal)) {
    if (!first) {
      first = result;
      yield { result, comparison: null };
      continue;
    }
    underWay.add(first, result);
    first = null;
    left--;
    yield { result, comparison: left === 0 ? underWay.finish(differencesOf(a, b)) : null };
  }
}

/** Everything in which two plans differ, in words; a parameter of a clause that is off is not told beside the clause. */
export function differencesOf(a: Plan, b: Plan): Comparison['differs'] {
  const differs: { path: string; a: string; b: string }[] = [];
  const tell = (path: string, ofA: string, ofB: string) => {
    if (ofA !== ofB) differs.push({ path, a: ofA, b: ofB });
  };
  tell('community', a.community, b.community);
  tell('members.founders', String(a.founders), String(b.founders));
  tell('members.capacity', String(a.capacity), String(b.capacity));
  for (const spec of SPECS) {
    const [inA, inB] = [a.clauses[spec.id], b.clauses[spec.id]];
    if (!inA || !inB) {
      tell(spec.id, inA ? 'on' : 'off', inB ? 'on' : 'off');
      continue;
    }
    for (const [name, parameter] of Object.entries(spec.parameters)) {
      const words = (value: number) => {
        const written = fileValue(parameter, value);
        return Array.isArray(written) ? written.join(', ') || 'none' : String(written);
      };
      tell(`${spec.id}.${snake(name)}`, words(inA[name]), words(inB[name]));
    }
  }
  const entrenched = (plan: Plan) => [...plan.entrenched].sort().join(', ') || 'nothing';
  tell('governance.amendments.entrenched', entrenched(a), entrenched(b));
  return differs;
}
