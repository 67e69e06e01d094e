/** What the colours and forms of the network mean, and which of them are shown. */
import type { JSX } from 'preact';
import type { Picture } from '../../workers/web/interface.ts';
import { COLOUR_MODES, type ColourMode, edgesOf, factionSizes, NONE, STEPS } from './network/colours.ts';
import { bondsPerPerson } from './network/thin.ts';

const NAMES: Readonly<Record<ColourMode, string>> = {
  faction: 'Factions',
  power: 'Power',
  exhaustion: 'Exhaustion',
  satisfaction: 'Satisfaction',
};
const MEANINGS: Readonly<Record<ColourMode, string>> = {
  faction: 'Circles of people with more ties among themselves than to others, looked for every quarter of a year.',
  power: 'How much a person’s voice weighs in decisions: 1 is an equal share, 2 is twice that.',
  exhaustion: 'What is missing of full energy, from 0 (fresh) to 1 (burnt out).',
  satisfaction: 'How well this life meets a person’s needs, from 0 (not at all) to 1 (wholly).',
};

interface LegendProps {
  readonly mode: ColourMode;
  readonly onMode: (mode: ColourMode) => void;
  readonly picture: Picture | null;
  readonly factions: ReadonlyMap<number, number>;
}

export function Legend({ mode, onMode, picture, factions }: LegendProps): JSX.Element {
  const people = picture?.identity.length ?? 0;
  return (
    <section class="legend" aria-label="What the picture shows">
      <fieldset>
        <legend class="visually-hidden">Colour people by</legend>
        <div class="strip">
          {COLOUR_MODES.map((name) => (
            <label key={name}>
              <input type="radio" name="colour" value={name} checked={name === mode} onChange={() => onMode(name)} />
              {NAMES[name]}
            </label>
          ))}
        </div>
      </fieldset>
      <p class="note">{MEANINGS[mode]}</p>
      {mode === 'faction' ? <Groups picture={picture} factions={factions} /> : <Scale mode={mode} />}
      <ul class="legend-forms note">
        <li>
          <svg class="form" viewBox="0 0 16 12" aria-hidden="true">
            <circle cx="8" cy="6" r="4.5" class="form-full" />
          </svg>
          member
        </li>
        <li>
          <svg class="form" viewBox="0 0 16 12" aria-hidden="true">
            <circle cx="8" cy="6" r="4" class="form-ring" />
          </svg>
          resident on trial
        </li>
        <li>
          <svg class="form" viewBox="0 0 24 12" aria-hidden="true">
            <path d="M1 6h22" class="form-tie" />
          </svg>
          friendship
        </li>
        <li>
          <svg class="form" viewBox="0 0 24 12" aria-hidden="true">
            <path d="M1 6h22" class="form-enmity" />
          </svg>
          enmity
        </li>
        {people > 200 && (
          <li>
            {bondsPerPerson(people) === 0
              ? 'so many people that only the ties of whoever is chosen are drawn'
              : `the strongest ${bondsPerPerson(people)} ties of each person`}
          </li>
        )}
      </ul>
    </section>
  );
}

function Groups({ picture, factions }: Pick<LegendProps, 'picture' | 'factions'>): JSX.Element {
  const sizes = picture ? factionSizes(picture.faction) : new Map<number, number>();
  const named = [...factions].filter(([faction]) => sizes.has(faction)).sort((a, b) => a[1] - b[1]);
  const rest = (picture?.identity.length ?? 0) - named.reduce((sum, [faction]) => sum + (sizes.get(faction) ?? 0), 0);
  if (named.length === 0) return <p class="note">No circles have been looked for yet: the first look comes soon.</p>;
  return (
    <ul class="legend-items">
      {named.map(([faction, colour]) => (
        <li key={faction}>
          <span class={`swatch cat-${colour + 1}`} />
          {String.fromCharCode(65 + colour)} <span class="muted">{sizes.get(faction)}</span>
        </li>
      ))}
      {rest > 0 && (
        <li>
          <span class="swatch cat-none" />
          {sizes.size > NONE
            ? 'grey: in a smaller circle, or in none at the last look'
            : 'grey: in no circle at the last look'}{' '}
          <span class="muted">{rest}</span>
        </li>
      )}
    </ul>
  );
}

function Scale({ mode }: { mode: Exclude<ColourMode, 'faction'> }): JSX.Element {
  const edges = edgesOf(mode);
  return (
    <ol class="legend-scale" aria-label={`Colours from less to more ${mode}`}>
      {Array.from({ length: STEPS }, (_, step) => (
        <li key={step}>
          <span class={`swatch seq-${step}`} />
          <span class="note">{step === 0 ? `< ${edges[0]}` : edges[step - 1]}</span>
        </li>
      ))}
    </ol>
  );
}
