/** One scenario out of the bundled ones, with what it asks. */
import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { titleOf } from '../../results/analysis/words.ts';
import type { BundledText } from '../../workers/web/interface.ts';
import { firstSentence } from './words.ts';

interface ScenarioChoiceProps {
  readonly text: Signal<string>;
  readonly scenarios: readonly BundledText[];
}

export function ScenarioChoice({ text, scenarios }: ScenarioChoiceProps) {
  const id = useId();
  const chosen = scenarios.find((item) => item.text === text.value);
  return (
    <div class="study-field wide">
      <label class="label" for={id}>
        What happens to both
      </label>
      <select
        id={id}
        class="field"
        value={chosen?.id ?? 'own'}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const item = scenarios.find((one) => one.id === event.currentTarget.value);
          if (item) text.value = item.text;
        }}
      >
        {chosen ? null : <option value="own">the scenario on the page</option>}
        {scenarios.map((item) => (
          <option key={item.id} value={item.id}>
            {titleOf(item.title)}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} class="study-hint">
        {chosen ? firstSentence(chosen.about) : 'The scenario of the society on the page.'}
      </p>
    </div>
  );
}
