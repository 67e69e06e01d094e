/**
 * The threads behind the page: one for the living society, and, once a study is asked for, one that steers batches
 * over all cores, and one for each society that lives beside the first. Only their types are known here.
 */
import { type Remote, wrap } from 'comlink';
import type { SocietyWorker, StudyWorker } from '../../workers/web/interface.ts';

let society: Remote<SocietyWorker> | undefined;
let study: Remote<StudyWorker> | undefined;

const newSociety = () =>
  new Worker(new URL('../../workers/web/society.worker.ts', import.meta.url), { type: 'module', name: 'society' });

export function societyWorker(): Remote<SocietyWorker> {
  society ??= wrap<SocietyWorker>(newSociety());
  return society;
}

/** Another society's thread, which ends when it is told to. */
export function startSociety(): { readonly worker: Remote<SocietyWorker>; readonly end: () => void } {
  const thread = newSociety();
  return { worker: wrap<SocietyWorker>(thread), end: () => thread.terminate() };
}

export function studyWorker(): Remote<StudyWorker> {
  study ??= wrap<StudyWorker>(
    new Worker(new URL('../../workers/web/study.worker.ts', import.meta.url), { type: 'module', name: 'study' }),
  );
  return study;
}
