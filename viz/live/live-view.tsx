/** The living society: what it is, its network, its time, and beside them one person, a question or the whole at a glance. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useCallback, useEffect } from 'preact/hooks';
import { parameterWords } from '../charts/words.ts';
import type { Branch } from '../state/branch.ts';
import { aboutOf } from '../state/setup.ts';
import {
  branches,
  catalogue,
  failure,
  founding,
  primary,
  request,
  selected,
  selectedBranch,
} from '../state/society.ts';
import { EditorPane } from './editor-pane.tsx';
import { Ending } from './ending.tsx';
import { ForkPanel } from './fork-panel.tsx';
import { forking } from './fork-state.ts';
import { Glance } from './glance.tsx';
import { LaterFigures } from './later-figures.tsx';
import { LatestEvents } from './latest-events.tsx';
import { Legend } from './legend.tsx';
import { MemberPanel } from './member-panel.tsx';
import { MemberSearch } from './member-search.tsx';
import type { ColourMode } from './network/colours.ts';
import { Network } from './network/network.tsx';
import { SetupBar } from './setup-bar.tsx';
import { onSpace, Transport } from './transport.tsx';

const colourMode = { current: 'faction' as ColourMode };

export function LiveView(): JSX.Element {
  const mode = useSignal<ColourMode>(colourMode.current);
  const factions = useSignal<ReadonlyMap<number, number>>(new Map());
  useEffect(() => {
    addEventListener('keydown', onSpace);
    return () => removeEventListener('keydown', onSpace);
  }, []);
  const shown = branches.value;
  const picture =
    shown.find((branch) => branch.letter === selectedBranch.value)?.picture.value ?? shown[0]?.picture.value ?? null;
  return (
    <div class="live">
      <SetupBar />
      <EditorPane />
      <div class={`live-grid ${forking.value || selected.value >= 0 ? 'close-to' : ''}`}>
        <div class="stage">
          <Title />
          <Networks mode={mode.value} factions={factions} />
          <Transport />
          <Legend
            mode={mode.value}
            onMode={(next) => {
              colourMode.current = next;
              mode.value = next;
            }}
            picture={picture}
            factions={factions.value}
          />
          <HowToRead />
        </div>
        <aside class="side" aria-label="Close to">
          {forking.value && <ForkPanel />}
          <MemberSearch />
          {selected.value >= 0 ? (
            <MemberPanel />
          ) : (
            <>
              <Glance />
              <LatestEvents />
            </>
          )}
        </aside>
      </div>
      <LaterFigures />
    </div>
  );
}

function Title(): JSX.Element {
  const asked = request.value;
  const first = primary.value;
  if (!first) {
    return (
      <header class="live-title">
        <h1>{failure.value ? 'No society' : 'Founding a society…'}</h1>
      </header>
    );
  }
  const about = aboutOf(catalogue.value?.constitutions.find((item) => item.text === asked?.constitution));
  return (
    <header class="live-title" aria-busy={founding.value}>
      <h1>{first.founded.name}</h1>
      {about.question ? (
        <p class="live-question">{about.question}</p>
      ) : (
        <p class="live-question">A society under a constitution of your own.</p>
      )}
      {about.what && (
        <details class="live-about">
          <summary>About this constitution</summary>
          <p>{about.what}</p>
          <p>{about.model}</p>
        </details>
      )}
    </header>
  );
}

interface NetworksProps {
  readonly mode: ColourMode;
  readonly factions: { value: ReadonlyMap<number, number> };
}

function Networks({ mode, factions }: NetworksProps): JSX.Element {
  const shown = branches.value;
  const era = foundingNumber(shown[0]);
  const onFactions = useCallback((colours: ReadonlyMap<number, number>) => {
    factions.value = colours;
  }, []);
  const ignore = useCallback(() => {}, []);
  return (
    <div class={`networks ${shown.length > 1 ? 'two' : ''} show-${selectedBranch.value.toLowerCase()}`}>
      {shown.length > 1 && <BranchSwitch />}
      {shown.length === 0 && <div class="network network-empty" />}
      {shown.map((branch) => (
        <figure key={`${era}.${branch.id}`} class={`branch branch-of-${branch.letter.toLowerCase()}`}>
          {shown.length > 1 && <BranchCaption branch={branch} />}
          <div class="network-frame">
            <Network
              branch={branch}
              era={era}
              mode={mode}
              onFactions={branch.letter === selectedBranch.value ? onFactions : ignore}
            />
            <Ending branch={branch} />
          </div>
        </figure>
      ))}
    </div>
  );
}

const eras = new WeakMap<Branch, number>();
let lastEra = 0;

/** Numbers the foundings, so that each is laid out anew. */
function foundingNumber(first: Branch | undefined): number {
  if (!first) return 0;
  const known = eras.get(first) ?? ++lastEra;
  eras.set(first, known);
  return known;
}

/** Which of two branches is drawn where there is no room for both, and which the panel speaks of. */
function BranchSwitch(): JSX.Element {
  return (
    <fieldset class="branch-switch">
      <legend class="visually-hidden">Branch shown</legend>
      <div class="strip">
        {(['A', 'B'] as const).map((letter) => (
          <label key={letter}>
            <input
              type="radio"
              name="branch"
              checked={selectedBranch.value === letter}
              onChange={() => {
                selectedBranch.value = letter;
              }}
            />
            {letter === 'A' ? 'A, as founded' : 'B, changed'}
          </label>
        ))}
      </div>
      <span class="note">The panel speaks of the branch chosen.</span>
    </fieldset>
  );
}

export function editsInWords(branch: Branch): string {
  const parameters = catalogue.value?.parameters ?? [];
  return Object.entries(branch.fork?.edits ?? {})
    .map(([path, value]) => {
      const info = parameters.find((parameter) => parameter.path === path);
      return `${path.split('.').slice(-2).join(' ').replace(/_/g, ' ')} ${parameterWords(info, value)}`;
    })
    .join(', ');
}

function BranchCaption({ branch }: { branch: Branch }): JSX.Element {
  return (
    <figcaption>
      <span class={`letter letter-${branch.letter.toLowerCase()}`}>{branch.letter}</span>
      {branch.fork ? `after week ${branch.fork.week}: ${editsInWords(branch)}` : 'as founded'}
    </figcaption>
  );
}

const WORDS: readonly (readonly [string, string])[] = [
  ['Constitution', 'The rules they live by, as a text you can read and change.'],
  ['Scenario', 'What strikes them from outside, and when.'],
  [
    'Seed of chance',
    'A word that fixes all luck: the same word gives the same people and the same history, on any machine.',
  ],
  ['What if…', 'Stops at a week, changes one rule, and lets you watch both futures.'],
];

function HowToRead(): JSX.Element {
  return (
    <section class="how">
      <h2>How to read this</h2>
      <div>
        <p>
          Each dot is a person, each line a tie between two. With every beat they live one week: they work, meet,
          decide, quarrel, come and go. Nothing is scripted. What happens follows from the constitution, from who they
          are, and from luck.
        </p>
        <p class="note how-keys">Keys: space plays and pauses; in the picture, arrows go from person to person.</p>
      </div>
      <dl>
        {WORDS.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
