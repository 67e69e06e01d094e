/** Finds a person by name: the way to everybody without a pointer. A combobox with a list box, after the ARIA practice. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { capital } from '../../results/analysis/words.ts';
import { focused, selected } from '../state/society.ts';
import { nameOf } from './names.ts';

const MOST = 8;

/** Identities whose names hold what was written; founders first, then by arrival. */
function matching(identities: Uint32Array, written: string): number[] {
  const sought = written.trim().toLowerCase();
  const found: number[] = [];
  const founders = Uint32Array.from(identities).sort();
  const split = founders.findIndex((identity) => identity >= 0x80000000);
  const ordered = split < 0 ? [...founders] : [...founders.subarray(split), ...founders.subarray(0, split)];
  for (const identity of ordered) {
    if (!nameOf(identity).includes(sought)) continue;
    found.push(identity);
    if (found.length === MOST) break;
  }
  return found;
}

export function MemberSearch(): JSX.Element {
  const written = useSignal('');
  const open = useSignal(false);
  const active = useSignal(0);
  const picture = focused.value?.picture.value;
  const people = picture?.identity;
  const options = open.value && people ? matching(people, written.value) : [];
  const choose = (identity: number | undefined) => {
    if (identity === undefined) return;
    selected.value = identity;
    written.value = '';
    open.value = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const count = Math.max(1, options.length);
      active.value = open.value ? (active.value + (event.key === 'ArrowDown' ? 1 : count - 1)) % count : 0;
      open.value = true;
    } else if (event.key === 'Enter') choose(options[active.value]);
    else if (event.key === 'Escape') open.value = false;
  };
  return (
    <div class="member-search">
      <label class="label" for="member-search">
        Find a person
      </label>
      <input
        id="member-search"
        class="field"
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls="member-options"
        aria-autocomplete="list"
        aria-activedescendant={options.length > 0 ? `member-option-${active.value}` : undefined}
        placeholder="founder 12"
        autocomplete="off"
        value={written.value}
        onInput={(event) => {
          written.value = event.currentTarget.value;
          open.value = true;
          active.value = 0;
        }}
        onClick={() => {
          open.value = true;
        }}
        onBlur={() => {
          open.value = false;
        }}
        onKeyDown={onKeyDown}
      />
      <div id="member-options" role="listbox" aria-label="People" hidden={options.length === 0}>
        {options.map((identity, k) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input, which keeps the focus
          <div
            key={identity}
            id={`member-option-${k}`}
            role="option"
            tabIndex={-1}
            aria-selected={k === active.value}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(identity)}
          >
            {capital(nameOf(identity))}
          </div>
        ))}
      </div>
      {open.value && written.value !== '' && options.length === 0 && (
        <p class="note" role="status">
          Nobody here is called that. Founders are “founder 12”; “newcomer 105-4” came fourth in week 105.
        </p>
      )}
    </div>
  );
}
