/** What the two studies are given. They keep their own choices; the living society is only where they begin. */
import type { Remote } from 'comlink';
import type { Catalogue, SocietyRequest, SocietyWorker, StudyWorker } from '../../workers/web/interface.ts';

/** A society's thread of one's own, and how to end it. */
export interface SocietyThread {
  readonly worker: Remote<SocietyWorker>;
  readonly end: () => void;
}

export interface StudyProps {
  readonly catalogue: Catalogue;
  /** The society on the page: its constitution, scenario, seed and length are what a study begins with. */
  readonly request: SocietyRequest;
  /** The thread that steers batches; started when it is first asked for. */
  readonly study: () => Remote<StudyWorker>;
  /** The page's own society thread, for checking texts. */
  readonly society: () => Remote<SocietyWorker>;
}

export interface ResultsViewProps {
  /** Address of the folder that holds the results of a batch, as `politeia serve` serves it; ends in a slash. */
  readonly base: string;
  readonly study: () => Remote<StudyWorker>;
}

export interface CompareViewProps extends StudyProps {
  /** Starts a thread for a society that lives beside another. */
  readonly startSociety: () => SocietyThread;
}
