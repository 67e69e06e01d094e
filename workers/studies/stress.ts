/**
 * The main job: the same people and the same luck under every scenario, replicate by replicate.
 * Seeds are named `name/replicate` and shared by all scenarios, so that each shock is compared with
 * the very society it did not strike.
 */
import type { BatchInputs, RunTask } from '../../results/types.ts';
import type { RunRequest, Scenario } from '../../sim/core/plan.ts';
import type { Executor } from '../executor.ts';
import type { JobResult } from '../job.ts';

/** The seeds of a batch: replicate 0 to n − 1 of a name. */
export function seedsOf(name: string, replicates: number): readonly string[] {
  return Array.from({ length: replicates }, (_, replicate) => `${name}/${replicate}`);
}

/** The unshocked society first, then the battery. */
export function withUnshocked(battery: readonly Scenario[]): readonly Scenario[] {
  return [{ name: 'unshocked', shocks: [] }, ...battery.filter(({ shocks, reforms }) => shocks.length > 0 || reforms)];
}

export interface Finished {
  readonly task: RunTask;
  readonly result: JobResult;
}

/**
 * Runs the tasks, taken as they are needed, and yields each with its answer in the order of the tasks.
 * Ends early, without an error, once the signal is aborted.
 */
export async function* stress(
  executor: Executor,
  inputs: BatchInputs,
  tasks: Iterable<RunTask>,
  signal?: AbortSignal,
): AsyncGenerator<Finished, void, void> {
  const { weeks, recordEveryWeeks, recordEvents } = inputs;
  const { plan } = inputs.constitution;
  const taken: RunTask[] = [];
  function* requests(): Generator<RunRequest> {
    for (const task of tasks) {
      taken.push(task);
      yield { plan, scenario: task.scenario, seed: task.seed, weeks, recordEveryWeeks, recordEvents };
    }
  }
  for await (const result of executor.run(requests(), signal)) {
    const task = taken.shift();
    if (task) yield { task, result };
  }
}
