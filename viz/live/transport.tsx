/** Play, step, scrub, speed: the society's time in the reader's hands. */
import type { JSX } from 'preact';
import { Icon } from '../shell/icon.tsx';
import { atEnd, pause, play, playing, SPEEDS, scrub, speed, step, togglePlay } from '../state/player.ts';
import { branches, found, founding, head, moment, over, primary, request } from '../state/society.ts';
import { forking } from './fork-state.ts';
import { dateOf } from './words.ts';

export function Transport(): JSX.Element {
  return (
    <section class="transport" aria-label="Play, step and scrub">
      <div class="transport-buttons">
        <Restart />
        <button
          type="button"
          class="button quiet icon"
          aria-label="One week back"
          title="One week back"
          disabled={moment.value <= 0}
          onClick={() => void step(-1)}
        >
          <Icon name="back" />
        </button>
        <Play />
        <button
          type="button"
          class="button quiet icon"
          aria-label="One week on"
          title="One week on"
          disabled={over.value && moment.value >= head.value}
          onClick={() => void step(1)}
        >
          <Icon name="next" />
        </button>
      </div>
      <Timeline />
      <div class="transport-more">
        <Speed />
        <button
          type="button"
          class="button"
          aria-expanded={forking.value}
          aria-controls="fork"
          title="Change one rule from this week on and watch both futures"
          onClick={() => {
            pause();
            forking.value = !forking.value;
          }}
        >
          <Icon name="fork" />
          What if…
        </button>
      </div>
    </section>
  );
}

function Play(): JSX.Element {
  const on = playing.value;
  const done = !on && over.value && moment.value >= head.value;
  return (
    <button
      type="button"
      class="button primary icon play"
      aria-label={on ? 'Pause' : 'Play'}
      title={on ? 'Pause (space)' : 'Play (space)'}
      disabled={!primary.value || done}
      onClick={togglePlay}
    >
      <Icon name={on ? 'pause' : 'play'} />
    </button>
  );
}

function Restart(): JSX.Element {
  const again = async () => {
    const asked = request.peek();
    if (!asked) return;
    pause();
    if (await found(asked)) play();
  };
  return (
    <button
      type="button"
      class="button quiet icon"
      aria-label="Begin again"
      title="Begin again from the founding"
      disabled={founding.value}
      onClick={() => void again()}
    >
      <Icon name="restart" />
    </button>
  );
}

function Speed(): JSX.Element {
  return (
    <label class="speed">
      <span class="visually-hidden">Speed</span>
      <select
        class="field"
        value={speed.value}
        onChange={(event) => {
          speed.value = Number(event.currentTarget.value);
        }}
      >
        {SPEEDS.map((weeks) => (
          <option key={weeks} value={weeks}>
            {weeks === 52 ? 'a year a second' : `${weeks} ${weeks === 1 ? 'week' : 'weeks'} a second`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The whole time asked for, the part lived, and where shocks, changes of law and the end stand in it. */
function Timeline(): JSX.Element {
  const horizon = request.value?.weeks ?? 1;
  const now = moment.value;
  const lived = head.value;
  const share = (weeks: number) => `${(100 * weeks) / horizon}%`;
  return (
    <div class="timeline">
      <div class="timeline-words">
        <output class="timeline-date">{dateOf(now)}</output>
        <span class="note number">
          {now} of {horizon} weeks{now < lived && `, lived to ${lived}`}
        </span>
      </div>
      <div class="timeline-track">
        <Marks horizon={horizon} />
        <input
          type="range"
          min={0}
          max={horizon}
          step={1}
          value={now}
          aria-label="Weeks lived"
          aria-valuetext={`${dateOf(now)}, ${now} of ${horizon} weeks; lived to ${lived}`}
          style={{ '--lived': share(lived), '--now': share(now) }}
          onInput={(event) => {
            const asked = Math.min(lived, Number(event.currentTarget.value));
            event.currentTarget.value = String(asked);
            scrub(asked);
          }}
        />
      </div>
    </div>
  );
}

function Marks({ horizon }: { horizon: number }): JSX.Element {
  const first = primary.value;
  const forked = branches.value[1];
  const place = (lived: number) => ({ left: `${(100 * lived) / horizon}%` });
  const shocks = first?.founded.shocks.filter((shock) => shock.week >= 0 && shock.week < horizon) ?? [];
  const changes = new Set(branches.value.flatMap((branch) => branch.lawChanges.value.map((change) => change.week)));
  return (
    <div class="timeline-marks" aria-hidden="true">
      {[...changes].map((week) => (
        <span key={week} class="mark-law" style={place(week + 1)} title={`The law changes in week ${week + 1}`} />
      ))}
      {shocks.map((shock) => (
        <span
          key={`${shock.title}${shock.week}`}
          class="mark-shock"
          style={place(shock.week + 1)}
          title={`${shock.title} strikes in week ${shock.week + 1}`}
        />
      ))}
      {forked?.fork && (
        <span class="mark-fork" style={place(forked.fork.week)} title={`Forked after week ${forked.fork.week}`} />
      )}
    </div>
  );
}

/** Where space means something already: what it writes into, presses, ticks or opens. A slider has no use for it. */
const OWN_SPACE = [
  'input:not([type="range"])',
  ...['button', 'select', 'textarea', 'a', 'summary', '[contenteditable]', '[role="option"]'],
].join();

/** Space plays and pauses wherever it means nothing else; the text editor is in a shadow root, so the path is asked. */
export function onSpace(event: KeyboardEvent): void {
  const at = event.composedPath()[0];
  if (event.key !== ' ' || (at instanceof Element && at.closest(OWN_SPACE))) return;
  event.preventDefault();
  if (!atEnd()) togglePlay();
}
