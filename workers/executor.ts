/**
 * What a study needs of whoever runs its jobs: threads of Node, workers of a browser, or this very
 * thread. Answers come in the order of the requests, whatever the order in which they were finished,
 * and no more than a bounded number of requests is taken ahead of the reader.
 */
import type { RunRequest } from '../sim/core/plan.ts';
import { type JobResult, runJob } from './job.ts';

export interface Executor {
  /** Jobs carried out at the same time. */
  readonly width: number;
  /** Ends early, without an error, once the signal is aborted. */
  run(requests: Iterable<RunRequest>, signal?: AbortSignal): AsyncGenerator<JobResult, void, void>;
  close(): Promise<void>;
}

/** Runs every job in this thread. Between jobs it lets timers and signals through. */
export function executorInProcess(): Executor {
  return {
    width: 1,
    async *run(requests, signal) {
      for (const request of requests) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (signal?.aborted) return;
        yield runJob(request);
      }
    },
    close: async () => {},
  };
}

/**
 * Starts jobs ahead of the reader, at most `ahead` of them, and yields their answers in order.
 * `start` must never reject.
 */
export async function* inOrder(
  requests: Iterable<RunRequest>,
  ahead: number,
  start: (request: RunRequest) => Promise<JobResult>,
  signal?: AbortSignal,
): AsyncGenerator<JobResult, void, void> {
  const source = requests[Symbol.iterator]();
  const started: Promise<JobResult>[] = [];
  const aborted = new Promise<'aborted'>((resolve) => {
    if (signal?.aborted) resolve('aborted');
    signal?.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
  let exhausted = false;
  while (!signal?.aborted) {
    while (!exhausted && started.length < ahead) {
      const next = source.next();
      if (next.done) exhausted = true;
      else started.push(start(next.value));
    }
    const first = started.shift();
    if (!first) return;
    const answer = await Promise.race([first, aborted]);
    if (answer === 'aborted') return;
    yield answer;
  }
}
