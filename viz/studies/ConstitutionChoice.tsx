/** Which constitution: the one on the page, a bundled one, or one written here. */
import { type Signal, useSignal } from '@preact/signals';
import type { Remote } from 'comlink';
import { useId } from 'preact/hooks';
import type { Catalogue, SocietyWorker } from '../../workers/web/interface.ts';
import { ConstitutionEditor } from '../editor/ConstitutionEditor.tsx';
import { nameIn } from './words.ts';

interface ConstitutionChoiceProps {
  readonly label: string;
  readonly letter?: 'A' | 'B';
  readonly text: Signal<string>;
  /** The constitution of the society on the page. */
  readonly onPage: string;
  readonly catalogue: Catalogue;
  readonly society: () => Remote<SocietyWorker>;
}

export function ConstitutionChoice({ label, letter, text, onPage, catalogue, society }: ConstitutionChoiceProps) {
  const id = useId();
  const open = useSignal(false);
  const bundled = catalogue.constitutions.filter((item) => item.text !== onPage);
  const choices = [
    { id: 'on-page', title: `${nameIn(onPage, 'unnamed')} (on the page)`, text: onPage },
    ...bundled.map((item) => ({ id: item.id, title: item.title, text: item.text })),
  ];
  const chosen = choices.find((choice) => choice.text === text.value);
  return (
    <div class={letter ? `study-choice of-${letter.toLowerCase()}` : 'study-choice'}>
      <label class="label" for={id}>
        {letter ? <b class={`study-letter ${letter.toLowerCase()}`}>{letter}</b> : null} {label}
      </label>
      <div class="study-choice-row">
        <select
          id={id}
          class="field"
          value={chosen?.id ?? 'own'}
          onChange={(event) => {
            const choice = choices.find((one) => one.id === event.currentTarget.value);
            if (choice) text.value = choice.text;
          }}
        >
          {chosen ? null : <option value="own">{`${nameIn(text.value, 'unnamed')} (written here)`}</option>}
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.title}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="button"
          aria-expanded={open.value}
          onClick={() => {
            open.value = !open.value;
          }}
        >
          {open.value ? 'Close' : 'Edit'}
          <span class="visually-hidden"> the text{letter ? ` of ${letter}` : ''}</span>
        </button>
      </div>
      {open.value ? (
        <div class="study-editor">
          <ConstitutionEditor
            label={letter ? `Constitution ${letter}` : 'Constitution'}
            kind="constitution"
            text={text.value}
            bundled={catalogue.constitutions}
            parameters={catalogue.parameters}
            check={(of) => society().check('constitution', of)}
            useLabel="Use this text"
            onUse={(of) => {
              text.value = of;
              open.value = false;
            }}
          />
        </div>
      ) : null}
    </div>
  );
}
