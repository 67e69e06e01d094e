/** A field for one parameter of the law, with its range and unit. Values are runtime numbers, as the engine holds them. */
import type { JSX } from 'preact';
import { plain } from '../../results/analysis/words.ts';
import type { ParameterInfo } from '../../workers/web/interface.ts';

interface ParameterFieldProps {
  readonly info: ParameterInfo;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

const spaced = (name: string) => name.replace(/_/g, ' ');

export function ParameterField({ info, value, onValue }: ParameterFieldProps): JSX.Element {
  if (info.type === 'boolean') {
    return (
      <label class="choice">
        <input
          type="checkbox"
          checked={value !== 0}
          onChange={(event) => onValue(event.currentTarget.checked ? 1 : 0)}
        />
        In force
      </label>
    );
  }
  if (info.type === 'enum') {
    return (
      <label>
        <span class="label">New value</span>
        <select class="field" value={value} onChange={(event) => onValue(Number(event.currentTarget.value))}>
          {info.options.map((option, k) => (
            <option key={option} value={k}>
              {spaced(option)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  if (info.type === 'set') {
    return (
      <fieldset class="choices">
        <legend class="label">New value: any of</legend>
        {info.options.map((option, k) => (
          <label key={option} class="choice">
            <input
              type="checkbox"
              checked={Math.floor(value / 2 ** k) % 2 === 1}
              onChange={(event) => onValue(value + (event.currentTarget.checked ? 1 : -1) * 2 ** k)}
            />
            {spaced(option)}
          </label>
        ))}
      </fieldset>
    );
  }
  return <NumberField info={info} value={value} onValue={onValue} />;
}

/** Step of a slider: whole numbers where the law counts, else about two hundred places, round in decimals. */
export function stepOf({ min, max, integer }: Pick<ParameterInfo, 'min' | 'max' | 'integer'>): number {
  if (integer) return 1;
  return 10 ** Math.floor(Math.log10((max - min) / 100));
}

function NumberField({ info, value, onValue }: ParameterFieldProps): JSX.Element {
  const { min, max, unit } = info;
  const step = stepOf(info);
  const take = (text: string) => {
    const written = Number(text);
    if (text.trim() !== '' && Number.isFinite(written)) onValue(Math.min(max, Math.max(min, written)));
  };
  const words = unit === 'share' ? 'a share, 0 to 1' : unit;
  return (
    <fieldset class="number-field">
      <legend class="label">
        New value{words && ` (${words})`}, from {plain(min)} to {plain(max)}
      </legend>
      <input
        type="range"
        aria-label="New value, as a slider"
        min={min}
        max={max}
        step={step}
        value={value}
        onInput={(event) => take(event.currentTarget.value)}
      />
      <input
        class="field number"
        type="number"
        aria-label="New value"
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={(event) => take(event.currentTarget.value)}
      />
    </fieldset>
  );
}
