/** The figures below the picture, whose code comes once the society moves. */
import { useSignal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { failed, head } from '../state/society.ts';

export function LaterFigures(): JSX.Element {
  const loaded = useSignal<{ Figures: ComponentType } | null>(null);
  const moving = head.value > 0;
  useEffect(() => {
    if (!moving || loaded.peek()) return;
    import('./figures.tsx').then(
      ({ Figures }) => {
        loaded.value = { Figures };
      },
      (error: unknown) => failed('The figures could not be loaded.', error),
    );
  }, [moving]);
  const shown = loaded.value;
  return shown ? <shown.Figures /> : <p class="loading">The figures follow…</p>;
}
