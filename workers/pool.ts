/**
 * An executor over hands that each do one job at a time, threads of Node or workers of a browser alike. Every hand
 * takes the next job from a common queue, so that a long run holds up nobody; a hand that dies answers for its job
 * as a failed run and is replaced.
 */
import type { RunRequest } from '../sim/core/plan.ts';
import { type Executor, inOrder } from './executor.ts';
import { failure, type JobResult } from './job.ts';

/** Jobs started ahead of the reader, for each hand. Bounds the memory that finished runs can hold. */
const AHEAD_PER_HAND = 4;

export interface Hand {
  run(request: RunRequest): Promise<JobResult>;
  /** Settles, with the reason in words, when the hand dies. */
  readonly death: Promise<string>;
  end(): unknown;
}

interface Waiting {
  readonly request: RunRequest;
  readonly answer: (result: JobResult) => void;
}

/** @param width most hands at work at once; they are taken on as they are needed */
export function executorOver(takeOn: () => Hand, width: number): Executor {
  const queue: Waiting[] = [];
  const idle: Hand[] = [];
  const live = new Set<Hand>();
  let working = 0;
  let closed = false;

  /** Serves the queue until it is empty. */
  async function work(): Promise<void> {
    let hand = idle.pop() ?? takeOn();
    live.add(hand);
    for (let next = queue.shift(); next && !closed; next = queue.shift()) {
      const { request, answer } = next;
      const finished: Promise<JobResult | string> = hand.run(request).catch((error) => failure(request, error));
      const result = await Promise.race([finished, hand.death]);
      if (typeof result === 'string') {
        live.delete(hand);
        answer(failure(request, result));
        if (closed) break;
        hand = takeOn();
        live.add(hand);
      } else {
        answer(result);
      }
    }
    idle.push(hand);
    // In the same turn in which the queue was seen empty, so that no job is left without a worker.
    working--;
  }

  const start = (request: RunRequest) =>
    new Promise<JobResult>((answer) => {
      queue.push({ request, answer });
      if (working >= width) return;
      working++;
      void work();
    });

  return {
    width,
    run: (requests, signal) => inOrder(requests, width * AHEAD_PER_HAND, start, signal),
    close: async () => {
      closed = true;
      queue.length = 0;
      await Promise.all([...live].map((hand) => hand.end()));
      live.clear();
    },
  };
}
