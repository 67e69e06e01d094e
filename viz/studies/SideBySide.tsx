/** One pair of societies, living side by side: heads and signals of both, week by week, the difference shaded. */
import { level } from '../../results/analysis/words.ts';
import type { Catalogue } from '../../workers/web/interface.ts';
import '../charts/charts.css';
import { LineSample } from '../charts/state-mark.tsx';
import { PairPanel } from './PairPanel.tsx';
import {
  endPair,
  type Lived,
  PAIR_SPEEDS,
  type PairState,
  pairSpeed,
  pairState,
  pairWeek,
  pausePair,
  resumePair,
} from './pair.ts';

interface SideBySideProps {
  readonly catalogue: Catalogue;
  readonly ready: boolean;
  readonly onFound: () => void;
}

export function SideBySide({ catalogue, ready, onFound }: SideBySideProps) {
  const state = pairState.value;
  const lives = state.phase === 'living' || state.phase === 'paused' || state.phase === 'over';
  return (
    <section class="section" aria-labelledby="pair-title">
      <header>
        <h2 id="pair-title">One pair, side by side</h2>
        <p>One seed: the same founders, the same strangers at the door, the same luck. Only the law differs.</p>
      </header>
      <div class="study-bar">
        {state.phase === 'living' ? (
          <button type="button" class="button primary" onClick={pausePair}>
            Pause
          </button>
        ) : state.phase === 'paused' ? (
          <button type="button" class="button primary" onClick={resumePair}>
            Go on
          </button>
        ) : (
          <button
            type="button"
            class="button primary"
            disabled={!ready || state.phase === 'founding'}
            onClick={onFound}
          >
            {state.phase === 'over' ? 'Found both again' : 'Found both'}
          </button>
        )}
        {state.phase === 'living' || state.phase === 'paused' ? (
          <button type="button" class="button" onClick={endPair}>
            End here
          </button>
        ) : null}
        <fieldset class="strip" aria-label="Weeks a second">
          {PAIR_SPEEDS.map((speed) => (
            <label key={speed}>
              <input
                type="radio"
                name="pair-speed"
                checked={pairSpeed.value === speed}
                onChange={() => {
                  pairSpeed.value = speed;
                }}
              />
              {speed === 208 ? 'fastest' : `${speed} weeks a second`}
            </label>
          ))}
        </fieldset>
      </div>
      {state.phase === 'failed' ? (
        <p class="study-refused" role="alert">
          <strong>The pair could not live on.</strong> {state.reason}
        </p>
      ) : null}
      {state.phase === 'refused' ? (
        <div class="study-refused" role="alert">
          <p>
            <strong>The pair was not founded.</strong>
          </p>
          <ul>
            {state.issues.slice(0, 8).map(({ letter, issue }) => (
              <li key={`${letter}:${issue.line}:${issue.message}`}>
                {letter}
                {issue.line > 0 ? `, line ${issue.line}, column ${issue.column}` : ''}:{' '}
                {issue.message.replace(/`([^`]*)`/g, '“$1”')}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {state.phase === 'idle' || state.phase === 'founding' ? (
        <p class="study-empty">
          Found both, and their heads and signals are drawn here as they live: where the lines part, the law is at work.
          One pair shows <em>how</em>; whether it is more than luck, only many pairs can tell.
        </p>
      ) : null}
      {lives ? <Courses state={state} catalogue={catalogue} /> : null}
    </section>
  );
}

type LivingState = Extract<PairState, { phase: 'living' | 'paused' | 'over' }>;

function Courses({ state, catalogue }: { readonly state: LivingState; readonly catalogue: Catalogue }) {
  const { a, b, horizon } = state;
  const columns = catalogue.observables.length;
  const length = Math.max(a.weeks, b.weeks);
  const weeks = Array.from({ length }, (_, i) => i);
  // While they live, the newest week; afterwards the last that both saw, until another is chosen.
  const newest = state.phase === 'over' ? Math.min(a.weeks, b.weeks) - 1 : length - 1;
  const at = pairWeek.value < 0 ? newest : Math.min(pairWeek.value, length - 1);
  const courseOf = (one: Lived, column: number) => (i: number) =>
    i < one.weeks ? one.rows[i * columns + column] : Number.NaN;
  const panel = (name: string, title: string, unit: string, whole: boolean, levels = {}) => {
    const column = catalogue.observables.findIndex((observable) => observable.name === name);
    return (
      <PairPanel
        key={name}
        title={title}
        unit={unit}
        weeks={weeks}
        a={courseOf(a, column)}
        b={courseOf(b, column)}
        horizon={horizon}
        whole={whole}
        at={at}
        onSeek={(week) => {
          pairWeek.value = week;
        }}
        {...levels}
      />
    );
  };
  return (
    <>
      <ul class="fig-legend pair-legend" aria-label="The two societies">
        <Fate letter="A" lived={a} horizon={horizon} />
        <Fate letter="B" lived={b} horizon={horizon} />
      </ul>
      <p class="note" role="status">
        {state.phase === 'over'
          ? 'Both histories are written. Point at a week, or use the arrow keys on a figure, to read it.'
          : `Week ${length} of ${horizon}.`}
      </p>
      <h3 class="visually-hidden">People, signals and treasury, week by week</h3>
      <div class="fig fig-multiples pair-multiples">
        {panel('people.present', 'People living there', 'people', false)}
        {panel('wellbeing.satisfaction', 'Mean satisfaction', 'share', true)}
        {catalogue.signals.map((signal) =>
          panel(signal.name, signal.title, 'share', true, {
            levels: [
              { at: signal.warning, text: 'warning', tone: 'warning' },
              { at: signal.critical, text: 'critical', tone: 'critical' },
            ],
          }),
        )}
        {panel('ledger.treasury', 'Treasury', 'credits', false)}
      </div>
      <Told state={state} catalogue={catalogue} at={at} />
    </>
  );
}

const ENDS: Readonly<Record<string, string>> = {
  depopulated: 'too few members were left',
  insolvent: 'the treasury could not pay',
  schism: 'it split into camps',
};

function Fate({
  letter,
  lived,
  horizon,
}: {
  readonly letter: 'A' | 'B';
  readonly lived: Lived;
  readonly horizon: number;
}) {
  const { end, endWeek, weeks } = lived;
  const fate =
    end === null
      ? weeks >= horizon
        ? `lasts all ${horizon} weeks`
        : `lives, week ${weeks}`
      : end === 'endured'
        ? `lasts all ${endWeek} weeks`
        : `ends in week ${endWeek}: ${ENDS[end] ?? end}`;
  return (
    <li>
      <LineSample letter={letter} />
      <span>
        <b class={`fig-key branch-${letter}`}>{letter}</b> {lived.name}: {fate}
      </span>
    </li>
  );
}

/** What parts the two most in the week looked at. */
function Told({
  state,
  catalogue,
  at,
}: {
  readonly state: LivingState;
  readonly catalogue: Catalogue;
  readonly at: number;
}) {
  const { a, b } = state;
  const columns = catalogue.observables.length;
  if (at < 0 || at >= a.weeks || at >= b.weeks) return null;
  const [most] = catalogue.signals
    .map((signal) => {
      const column = catalogue.observables.findIndex((observable) => observable.name === signal.name);
      return { title: signal.title, a: a.rows[at * columns + column], b: b.rows[at * columns + column] };
    })
    .filter((item) => Math.abs(item.b - item.a) >= 0.02)
    .sort((one, other) => Math.abs(other.b - other.a) - Math.abs(one.b - one.a));
  return (
    <p class="pair-told">
      {most
        ? `In week ${at + 1} they differ most in ${most.title.toLowerCase()}: ${level(most.a)} under A, ${level(most.b)} under B.`
        : `In week ${at + 1} no signal tells them apart.`}
    </p>
  );
}
