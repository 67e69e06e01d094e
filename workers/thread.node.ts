/** Entry of a worker thread: offers the one job. Arrays are handed over, not copied. */
import { parentPort } from 'node:worker_threads';
import { expose, transfer } from 'comlink';
import type { RunRequest } from '../sim/core/plan.ts';
import { endpointOf } from './endpoint.node.ts';
import { type JobResult, runJob } from './job.ts';

function runAndHandOver(request: RunRequest): JobResult {
  const result = runJob(request);
  if ('failed' in result) return result;
  const arrays = [result.means, result.lasts, result.peaks, result.frameWeeks, result.frames];
  return transfer(result, [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))]);
}

const offered = { run: runAndHandOver };
export type Offered = typeof offered;

if (parentPort) expose(offered, endpointOf(parentPort));
