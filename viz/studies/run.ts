/**
 * One study under way: asked of the thread that steers batches, watched by asking it for its progress, cancelled on
 * demand. The state outlives the view, so that a study goes on while another view is looked at.
 */
import { type Signal, signal } from '@preact/signals';
import type { Remote } from 'comlink';
import type { Issue } from '../../sim/core/plan.ts';
import type { Refused, StudyProgress, StudyWorker } from '../../workers/web/interface.ts';

export type RunState<T> =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'running';
      readonly progress: StudyProgress | null;
      readonly seconds: number;
      readonly cancelling: boolean;
    }
  | { readonly phase: 'done'; readonly result: T }
  | { readonly phase: 'refused'; readonly issues: readonly Issue[] }
  | { readonly phase: 'cancelled' }
  | { readonly phase: 'failed'; readonly reason: string };

export type Answer<T> =
  | { readonly ok: true; readonly result: T }
  | Refused
  | { readonly ok: false; readonly cancelled: true };

export interface Run<T> {
  readonly state: Signal<RunState<T>>;
  start(worker: Remote<StudyWorker>, ask: (worker: Remote<StudyWorker>) => Promise<Answer<T>>): Promise<void>;
  cancel(): void;
}

const WATCH_EVERY_MS = 200;

export function createRun<T>(): Run<T> {
  const state = signal<RunState<T>>({ phase: 'idle' });
  let current: Remote<StudyWorker> | undefined;

  async function watch(worker: Remote<StudyWorker>, began: number, over: () => boolean): Promise<void> {
    while (!over()) {
      const progress = await worker.progress();
      const now = state.peek();
      if (over() || now.phase !== 'running') return;
      state.value = { ...now, progress, seconds: (performance.now() - began) / 1000 };
      await new Promise((resolve) => setTimeout(resolve, WATCH_EVERY_MS));
    }
  }

  return {
    state,
    async start(worker, ask) {
      if (state.peek().phase === 'running') return;
      current = worker;
      state.value = { phase: 'running', progress: null, seconds: 0, cancelling: false };
      let over = false;
      try {
        const asked = ask(worker);
        void watch(worker, performance.now(), () => over).catch(() => undefined);
        const answer = await asked;
        if (answer.ok) state.value = { phase: 'done', result: answer.result };
        else if ('issues' in answer) state.value = { phase: 'refused', issues: answer.issues };
        else state.value = { phase: 'cancelled' };
      } catch (error) {
        state.value = { phase: 'failed', reason: error instanceof Error ? error.message : String(error) };
      } finally {
        over = true;
      }
    },
    cancel() {
      const now = state.peek();
      if (now.phase !== 'running') return;
      state.value = { ...now, cancelling: true };
      void current?.cancel();
    },
  };
}
