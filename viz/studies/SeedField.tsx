/** The name of the seeds: any short text. */
import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { MOST_SEED_CHARACTERS } from '../link/bounds.ts';

interface SeedFieldProps {
  readonly value: Signal<string>;
  readonly hint: string;
}

export function SeedField({ value, hint }: SeedFieldProps) {
  const id = useId();
  const wrong = value.value === '';
  return (
    <div class="study-field">
      <label class="label" for={id}>
        Seed
      </label>
      <input
        id={id}
        class="field"
        autocomplete="off"
        spellcheck={false}
        maxLength={MOST_SEED_CHARACTERS}
        value={value}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onInput={(event) => {
          value.value = event.currentTarget.value.replace(/\p{Cc}/gu, '');
        }}
      />
      <p id={`${id}-hint`} class={wrong ? 'study-hint bad' : 'study-hint'}>
        {wrong ? 'Any word or number, please.' : hint}
      </p>
    </div>
  );
}
