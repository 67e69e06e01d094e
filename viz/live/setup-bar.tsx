/** What the society is founded with: constitution, scenario, seed, founders. Each change founds it anew. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { titleOf } from '../../results/analysis/words.ts';
import type { SocietyRequest } from '../../workers/web/interface.ts';
import { Icon } from '../shell/icon.tsx';
import { draft, editing } from '../state/editing.ts';
import { pause, play } from '../state/player.ts';
import { drawnSeed } from '../state/setup.ts';
import { announcement, catalogue, found, founding, lastAsked, primary, request } from '../state/society.ts';

const FEWEST_FOUNDERS = 2;
const MOST_FOUNDERS = 10_000;
const OWN = '';

export async function foundWith(change: Partial<SocietyRequest>): Promise<boolean> {
  const asked = lastAsked();
  if (!asked) return false;
  pause();
  const good = await found({ ...asked, ...change });
  if (good) play();
  return good;
}

export function SetupBar(): JSX.Element | null {
  const known = catalogue.value;
  const asked = request.value;
  const open = useSignal(false);
  if (!known || !asked) return null;
  const constitution = known.constitutions.find((item) => item.text === asked.constitution);
  const scenario = known.scenarios.find((item) => item.text === asked.scenario);
  return (
    <section
      class={`setup ${open.value ? 'open' : ''}`}
      aria-label="What the society is founded with"
      aria-busy={founding.value}
    >
      <button
        type="button"
        class="button setup-toggle"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        Constitution, scenario, seed, founders
      </button>
      <label class="setup-item wide">
        <span class="label">Constitution</span>
        <select
          class="field"
          value={constitution?.id ?? OWN}
          onChange={(event) => {
            const chosen = known.constitutions.find((item) => item.id === event.currentTarget.value);
            if (!chosen) return;
            // Founders come from the new file.
            const { members: _, ...rest } = lastAsked() ?? asked;
            pause();
            void found({ ...rest, constitution: chosen.text }).then((good) => good && play());
          }}
        >
          {!constitution && <option value={OWN}>{primary.value?.founded.name ?? 'your own'} (edited)</option>}
          {known.constitutions.map((item) => (
            <option key={item.id} value={item.id}>
              {item.title}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="button setup-edit"
        title="Read and change the constitution as text"
        onClick={() => {
          pause();
          editing.value = true;
        }}
      >
        <Icon name="edit" /> Edit
        {draft.value !== null && <span class="note">unsaved text</span>}
      </button>
      <label class="setup-item" title="What strikes the society from outside">
        <span class="label">Scenario</span>
        <select
          class="field"
          value={scenario?.id ?? OWN}
          onChange={(event) => {
            const chosen = known.scenarios.find((item) => item.id === event.currentTarget.value);
            if (chosen) void foundWith({ scenario: chosen.text });
          }}
        >
          {!scenario && <option value={OWN}>from the link</option>}
          {known.scenarios.map((item) => (
            <option key={item.id} value={item.id}>
              {item.id === 'unshocked' ? 'Nothing strikes' : titleOf(item.id)}
            </option>
          ))}
        </select>
      </label>
      <Seed seed={asked.seed} />
      <Founders members={asked.members} />
    </section>
  );
}

function Seed({ seed }: { seed: string }): JSX.Element {
  return (
    <div class="setup-item">
      <label class="label" for="seed">
        Seed of chance
      </label>
      <div class="setup-pair">
        <input
          id="seed"
          class="field"
          value={seed}
          maxLength={200}
          spellcheck={false}
          autocomplete="off"
          title="A word that fixes all luck: the same word makes the same people and the same history"
          onChange={(event) => {
            const written = event.currentTarget.value.trim();
            if (written && written !== seed) void foundWith({ seed: written });
            else event.currentTarget.value = seed;
          }}
        />
        <button
          type="button"
          class="button icon"
          aria-label="Another seed"
          title="Other people, other luck"
          onClick={() => void foundWith({ seed: drawnSeed() })}
        >
          <Icon name="dice" />
        </button>
      </div>
    </div>
  );
}

function Founders({ members }: { members: number | undefined }): JSX.Element {
  const present = primary.value?.founders ?? 0;
  const written = useSignal('');
  useEffect(() => {
    written.value = String(members ?? present);
  }, [members, present]);
  return (
    <label class="setup-item narrow" title="How many people begin">
      <span class="label">Founders, 2 to 10,000</span>
      <input
        class="field number"
        type="number"
        min={FEWEST_FOUNDERS}
        max={MOST_FOUNDERS}
        step={1}
        value={written.value}
        onInput={(event) => {
          written.value = event.currentTarget.value;
        }}
        onChange={() => {
          const asked = Math.round(Number(written.peek()));
          if (written.peek().trim() === '' || Number.isNaN(asked)) {
            written.value = String(members ?? present);
            return;
          }
          const count = Math.min(MOST_FOUNDERS, Math.max(FEWEST_FOUNDERS, asked));
          written.value = String(count);
          if (count !== asked) announcement.value = `Founders: ${count}, the nearest that is allowed.`;
          if (count !== (members ?? present)) void foundWith({ members: count });
        }}
      />
    </label>
  );
}
