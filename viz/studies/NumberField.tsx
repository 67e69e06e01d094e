/** A whole number within bounds, said in words when it is not. */
import { type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

interface NumberFieldProps {
  readonly label: string;
  readonly hint: string;
  /** NaN while what is written is no number within the bounds. */
  readonly value: Signal<number>;
  readonly least: number;
  readonly most: number;
}

export function NumberField({ label, hint, value, least, most }: NumberFieldProps) {
  const id = useId();
  const written = useSignal(Number.isNaN(value.peek()) ? '' : String(value.peek()));
  const wrong = Number.isNaN(value.value);
  return (
    <div class="study-field">
      <label class="label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field"
        inputMode="numeric"
        autocomplete="off"
        value={written}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onInput={(event) => {
          written.value = event.currentTarget.value;
          const number = /^\s*\d{1,9}\s*$/.test(written.value) ? Number(written.value) : Number.NaN;
          value.value = number >= least && number <= most ? number : Number.NaN;
        }}
      />
      <p id={`${id}-hint`} class={wrong ? 'study-hint bad' : 'study-hint'}>
        {wrong ? `A whole number from ${least} to ${most}, please.` : hint}
      </p>
    </div>
  );
}
