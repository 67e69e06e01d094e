/** Asks a thread for what a component shows. While an answer is out, changed questions wait, and only the last is asked. */
import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { eraNow, failed, founding } from '../state/society.ts';

/**
 * @param ask gives the answer to come, or null when there is nothing to ask
 * @param question what the answer depends on
 * @returns the last answer; the one before stays until the next has come, unless nothing is asked
 */
export function useLatest<T>(ask: () => Promise<T> | null, question: readonly unknown[]): Signal<T | null> {
  const answer = useSignal<T | null>(null);
  const asking = useRef({ under: false, again: false, alive: true, ask });
  asking.current.ask = ask;
  useEffect(() => {
    const state = asking.current;
    state.alive = true;
    return () => {
      state.alive = false;
    };
  }, []);
  useEffect(() => {
    const state = asking.current;
    const go = async () => {
      state.under = true;
      do {
        state.again = false;
        const era = eraNow();
        if (era < 0) break;
        try {
          const got = await (state.ask() ?? Promise.resolve(null));
          if (!state.alive) return;
          if (era === eraNow() && (!state.again || got === null)) answer.value = got;
        } catch (error) {
          if (state.alive && era === eraNow()) failed('What was asked of the society could not be answered.', error);
        }
      } while (state.again && state.alive);
      state.under = false;
    };
    if (state.under) state.again = true;
    else void go();
    // Asked again when a founding is over, since nothing is asked meanwhile.
  }, [...question, founding.value]);
  return answer;
}
