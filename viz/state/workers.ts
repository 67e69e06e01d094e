/**
 * The threads behind the page: one for the living society, and, once a study is asked for, one that steers batches
 * over all cores. Only their types are known here.
 */
import { type Remote, wrap } from 'comlink';
import type { SocietyWorker, StudyWorker } from '../../workers/web/interface.ts';

let society: Remote<SocietyWorker> | undefined;
let study: Remote<StudyWorker> | undefined;

export function societyWorker(): Remote<SocietyWorker> {
  society ??= wrap<SocietyWorker>(
    new Worker(new URL('../../workers/web/society.worker.ts', import.meta.url), { type: 'module', name: 'society' }),
  );
  return society;
}

export function studyWorker(): Remote<StudyWorker> {
  study ??= wrap<StudyWorker>(
    new Worker(new URL('../../workers/web/study.worker.ts', import.meta.url), { type: 'module', name: 'study' }),
  );
  return study;
}
