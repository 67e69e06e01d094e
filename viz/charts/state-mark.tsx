/** A state in shape, colour and word: a ring is calm, a triangle warns, a filled diamond is critical. */
import type { JSX } from 'preact';
import type { SignalState } from './words.ts';

const SHAPES: Readonly<Record<SignalState, string>> = {
  calm: 'M6 2.2a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 1 1 0-7.6Z',
  warning: 'M6 1.4L11 10.2H1Z',
  critical: 'M6 .8L11.2 6L6 11.2L.8 6Z',
};

export function StateMark({ state }: { readonly state: SignalState }): JSX.Element {
  return (
    <span class={`fig-state ${state}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d={SHAPES[state]} />
      </svg>
      {state}
    </span>
  );
}

export function LineSample({ letter }: { readonly letter: string }): JSX.Element {
  return (
    <svg class="fig-sample" viewBox="0 0 26 10" width="26" height="10" aria-hidden="true">
      <path class={`fig-line branch-${letter}`} d="M0 5H26" />
    </svg>
  );
}
