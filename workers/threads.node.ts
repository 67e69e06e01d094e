/**
 * An executor over threads of Node. Each thread has one job at a time and takes the next from a
 * common queue, so that a long run holds up nobody; a thread that dies answers for its job as a
 * failed run and is replaced.
 */
import { Worker } from 'node:worker_threads';
import { type Remote, wrap } from 'comlink';
import type { RunRequest } from '../sim/core/plan.ts';
import { endpointOf } from './endpoint.node.ts';
import { type Executor, inOrder } from './executor.ts';
import { failure, type JobResult } from './job.ts';
import type { Offered } from './thread.node.ts';

/** Jobs started ahead of the reader, for each thread. Bounds the memory that finished runs can hold. */
const AHEAD_PER_THREAD = 4;

interface Thread {
  readonly worker: Worker;
  readonly remote: Remote<Offered>;
  /** Settles, with the reason in words, when the thread dies. */
  readonly death: Promise<string>;
}

interface Waiting {
  readonly request: RunRequest;
  readonly answer: (result: JobResult) => void;
}

function startThread(script: URL): Thread {
  const worker = new Worker(script);
  const death = new Promise<string>((resolve) => {
    worker.once('error', (error: Error) => resolve(`the thread died: ${error.message}`));
    worker.once('exit', (code) => resolve(`the thread ended with code ${code}`));
  });
  return { worker, remote: wrap<Offered>(endpointOf(worker)), death };
}

/** `script` is the built entry `thread.js`: Node 20 cannot start a thread from TypeScript. */
export function executorOnThreads(script: URL, width: number): Executor {
  const queue: Waiting[] = [];
  const idle: Thread[] = [];
  const live = new Set<Thread>();
  let working = 0;
  let closed = false;

  /** Serves the queue until it is empty. */
  async function work(): Promise<void> {
    let thread = idle.pop() ?? startThread(script);
    live.add(thread);
    for (let next = queue.shift(); next && !closed; next = queue.shift()) {
      const { request, answer } = next;
      const finished: Promise<JobResult | string> = thread.remote
        .run(request)
        .catch((error) => failure(request, error));
      const result = await Promise.race([finished, thread.death]);
      if (typeof result === 'string') {
        live.delete(thread);
        answer(failure(request, result));
        if (closed) break;
        thread = startThread(script);
        live.add(thread);
      } else {
        answer(result);
      }
    }
    idle.push(thread);
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
    run: (requests, signal) => inOrder(requests, width * AHEAD_PER_THREAD, start, signal),
    close: async () => {
      closed = true;
      queue.length = 0;
      await Promise.all([...live].map((thread) => thread.worker.terminate()));
      live.clear();
    },
  };
}
