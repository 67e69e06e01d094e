/** What a job thread offers to whoever steers it, over Comlink: the one job. Arrays are handed over, not copied. */
import { transfer } from 'comlink';
import type { RunRequest } from '../sim/core/plan.ts';
import { type JobResult, runJob } from './job.ts';

function runAndHandOver(request: RunRequest): JobResult {
  const result = runJob(request);
  if ('failed' in result) return result;
  const arrays = [result.means, result.lasts, result.peaks, result.frameWeeks, result.frames];
  return transfer(result, [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))]);
}

export const offered = { run: runAndHandOver };
export type Offered = typeof offered;
