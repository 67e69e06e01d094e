/** An executor over threads of Node; see `pool.ts`. */
import { Worker } from 'node:worker_threads';
import { wrap } from 'comlink';
import { endpointOf } from './endpoint.node.ts';
import type { Executor } from './executor.ts';
import type { Offered } from './offered.ts';
import { executorOver, type Hand } from './pool.ts';

function startThread(script: URL): Hand {
  const worker = new Worker(script);
  const remote = wrap<Offered>(endpointOf(worker));
  const death = new Promise<string>((resolve) => {
    worker.once('error', (error: Error) => resolve(`the thread died: ${error.message}`));
    worker.once('exit', (code) => resolve(`the thread ended with code ${code}`));
  });
  return { run: (request) => remote.run(request), death, end: () => worker.terminate() };
}

/** `script` is the built entry `thread.js`: Node 20 cannot start a thread from TypeScript. */
export function executorOnThreads(script: URL, width: number): Executor {
  return executorOver(() => startThread(script), width);
}
