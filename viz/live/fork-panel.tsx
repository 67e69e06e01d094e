/** What if: one rule is changed from the week looked at on, and both futures are lived side by side. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { parameterWords, sentence } from '../charts/words.ts';
import { Icon } from '../shell/icon.tsx';
import { play } from '../state/player.ts';
import { branches, catalogue, dropFork, fork, moment, primary } from '../state/society.ts';
import { societyWorker } from '../state/workers.ts';
import { useArrival } from './arrival.ts';
import { choicesOf } from './choices.ts';
import { forking } from './fork-state.ts';
import { useLatest } from './latest.ts';
import { ParameterField } from './parameter-field.tsx';
import { dateOf } from './words.ts';

export function ForkPanel(): JSX.Element | null {
  const known = catalogue.value;
  const branch = primary.value;
  const at = branch ? Math.min(moment.value, branch.lived.value.head) : 0;
  const law = useLatest(() => (branch ? societyWorker().lawAt(branch.id, at) : null), [branch, at]).value;
  const path = useSignal('');
  const value = useSignal<number | null>(null);
  const busy = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading, null);
  const groups = useMemo(() => (known && law ? choicesOf(known, law) : []), [known, law]);
  if (!known || !branch) return null;
  const chosen =
    groups.flatMap((group) => group.choices).find((choice) => choice.info.path === path.value) ?? groups[0]?.choices[0];
  const now = chosen?.entry.value ?? 0;
  const next = value.value ?? now;
  const live = async () => {
    if (!chosen) return;
    busy.value = true;
    const good = await fork({ [chosen.info.path]: next });
    busy.value = false;
    if (!good) return;
    forking.value = false;
    value.value = null;
    play();
  };
  return (
    <section id="fork" class="fork" aria-labelledby="fork-title">
      <header>
        <div>
          <p class="eyebrow">What if</p>
          <h2 id="fork-title" ref={heading} tabIndex={-1}>
            Change one rule after {dateOf(at)}
          </h2>
        </div>
        <button type="button" class="button quiet icon" aria-label="Close" onClick={() => (forking.value = false)}>
          <Icon name="close" />
        </button>
      </header>
      <p class="note">
        The society is doubled at this moment. Branch A goes on under its own law; branch B has the same people, the
        same past and the same luck, and your change. What then differs, the change has caused.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void live();
        }}
      >
        <label>
          <span class="label">Rule</span>
          <select
            class="field"
            value={chosen?.info.path ?? ''}
            onChange={(event) => {
              path.value = event.currentTarget.value;
              value.value = null;
            }}
          >
            {groups.map(({ title, choices }) => (
              <optgroup key={title} label={title}>
                {choices.map((choice) => (
                  <option key={choice.info.path} value={choice.info.path}>
                    {choice.title}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        {chosen && (
          <>
            <p class="note">
              {sentence(chosen.info.meaning)} Now: <strong class="number">{parameterWords(chosen.info, now)}</strong>.
              {chosen.entry.entrenched && ' The constitution forbids its members to touch this; you may.'}
            </p>
            <ParameterField info={chosen.info} value={next} onValue={(changed) => (value.value = changed)} />
          </>
        )}
        <div class="fork-actions">
          <button type="submit" class="button primary" disabled={!chosen || next === now || busy.value}>
            Live both futures
          </button>
          {branches.value.length > 1 && (
            <button
              type="button"
              class="button"
              onClick={() => {
                dropFork();
                forking.value = false;
              }}
            >
              Drop branch B
            </button>
          )}
        </div>
        {chosen && next === now && <p class="note">Choose another value than the one in force.</p>}
      </form>
    </section>
  );
}
