/** Entry of the page’s worker that steers studies over workers of its own, one a core. */
import { expose } from 'comlink';
import type { StudyWorker } from './interface.ts';
import { executorOnWorkers } from './pool.ts';
import { Studies } from './studies.ts';

const studies = new Studies(executorOnWorkers, Math.max(1, navigator.hardwareConcurrency));

const offered: StudyWorker = {
  stress: (request) => studies.stress(request),
  compare: (request) => studies.compare(request),
  fans: (request, seeds) => studies.fans(request, seeds),
  progress: () => studies.progress(),
  cancel: () => studies.cancel(),
  openResults: (base) => studies.openResults(base),
};

expose(offered);
