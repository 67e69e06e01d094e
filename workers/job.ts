/**
 * The one job every executor carries out, in whatever thread: run a society and say what came of it.
 * A run that cannot be finished is an answer too, so that one bad run never ends a batch.
 */
import type { RunFailure, RunRequest, RunResult } from '../sim/core/plan.ts';
import { registryFor } from '../sim/lab/devices/index.ts';
import { runSociety } from '../sim/run.ts';

export type JobResult = RunResult | RunFailure;

/** The answer for a run that could not be finished, with the reason in words. */
export function failure(request: RunRequest, reason: unknown): RunFailure {
  const words = reason instanceof Error ? reason.message : String(reason);
  return { seed: request.seed, scenario: request.scenario.name, failed: words };
}

export function runJob(request: RunRequest): JobResult {
  try {
    return runSociety(registryFor(request.plan), request);
  } catch (error) {
    return failure(request, error);
  }
}
