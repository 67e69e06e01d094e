/** An executor over workers of a browser, one job each at a time; see `../pool.ts`. */
import { wrap } from 'comlink';
import type { Executor } from '../executor.ts';
import type { Offered } from '../offered.ts';
import { executorOver, type Hand } from '../pool.ts';

function startWorker(): Hand {
  const worker = new Worker(new URL('./job.worker.ts', import.meta.url), { type: 'module', name: 'job' });
  const remote = wrap<Offered>(worker);
  const death = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) =>
      resolve(`the worker died: ${event.message || 'it could not be loaded'}`),
    );
    worker.addEventListener('messageerror', () => resolve('the worker answered with what cannot be read'));
  });
  return { run: (request) => remote.run(request), death, end: () => worker.terminate() };
}

export function executorOnWorkers(width: number): Executor {
  return executorOver(startWorker, width);
}
