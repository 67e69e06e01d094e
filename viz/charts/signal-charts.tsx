/**
 * The signals over time as small multiples on one scale, so that they can be compared: the fan of other seeds behind,
 * one line a branch, both thresholds, the week shown. Each says its value and state in words, how old the measurement
 * is, and on demand how it is made and where that comes from.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { level } from '../../results/analysis/words.ts';
import type { Scale } from '../../results/report/plot.ts';
import type { WatchedSignal } from '../../workers/web/interface.ts';
import { aboveSince, lastWeek, valueIn } from './course.ts';
import { CoursePlot } from './course-panel.tsx';
import { CourseLegend } from './legend.tsx';
import type { BranchCourse, SignalChartsProps } from './props.ts';
import { StateMark } from './state-mark.tsx';
import { ageWords, counted, NOTHING, stateOf } from './words.ts';
import { YearTable } from './year-table.tsx';

const UNIT: Scale = {
  from: 0,
  to: 1,
  ticks: [0, 0.5, 1].map((at) => ({ at, label: String(at) })),
};

export function SignalCharts(props: SignalChartsProps): JSX.Element {
  const { catalogue } = props;
  const [hover, setHover] = useState(-1);
  return (
    <figure class="fig" aria-labelledby="fig-signals">
      <figcaption>
        <h3 id="fig-signals">Signals over time</h3>
        <p class="fig-note">
          0 is calm, 1 the worst the measure knows; years along the bottom. Click a chart, or use the arrow keys on it,
          to go to a week.
        </p>
      </figcaption>
      <CourseLegend {...props} thresholds />
      <div
        class={`fig-multiples ${catalogue.signals.length % 4 === 1 || catalogue.signals.length % 4 === 2 ? 'by-three' : ''}`}
      >
        {catalogue.signals.map((signal) => (
          <SignalPanel key={signal.name} {...props} signal={signal} hover={hover} onHover={setHover} />
        ))}
      </div>
      <YearTable
        {...props}
        caption="The signals as a table"
        observables={catalogue.signals.map(({ name, title }) => ({ name, title, unit: 'share' }))}
      />
    </figure>
  );
}

interface SignalPanelProps extends SignalChartsProps {
  readonly signal: WatchedSignal;
  readonly hover: number;
  readonly onHover: (week: number) => void;
}

function SignalPanel(props: SignalPanelProps): JSX.Element {
  const { signal, catalogue, branches, week, hover, selected, onSelectSignal } = props;
  const column = catalogue.observables.findIndex((observable) => observable.name === signal.name);
  const columns = catalogue.observables.length;
  const pointed = hover >= 0 ? hover : week;
  const values = branches.map((course) => ({
    course,
    value: pointed < course.forkWeek ? Number.NaN : valueIn(course, columns, column, pointed),
    past: course.weeks > 0 && pointed > lastWeek(course),
  }));
  return (
    <section class="fig-panel" aria-label={signal.title}>
      <h4>
        <button
          type="button"
          class="fig-title"
          aria-pressed={selected === signal.name}
          title="Who and what is behind it"
          onClick={() => onSelectSignal(signal.name)}
        >
          {signal.title}
        </button>
      </h4>
      <ul class="fig-values">
        {values.map(({ course, value, past }) => (
          <li key={course.letter} class={past ? 'past' : ''}>
            {branches.length > 1 ? <b class={`fig-key branch-${course.letter}`}>{course.letter}</b> : null}
            <span class="fig-value">{Number.isNaN(value) ? NOTHING : level(value)}</span>
            {Number.isNaN(value) ? null : <StateMark state={stateOf(signal, value)} />}
            {past ? <span class="fig-aside">{`in week ${lastWeek(course) + 1}, its last`}</span> : null}
          </li>
        ))}
      </ul>
      <p class="fig-aside">{hover >= 0 ? `in week ${hover + 1}` : ageWords(signal, week)}</p>
      <CoursePlot
        {...props}
        column={column}
        name={signal.title}
        y={UNIT}
        label={summary(signal, branches, columns, column, week)}
        says={`week ${week + 1}: ${branches.map((course) => said(signal, course, columns, column, week)).join('; ')}`}
        levels={[
          { at: signal.warning, text: 'warning', tone: 'warning' },
          { at: signal.critical, text: 'critical', tone: 'critical' },
        ]}
      />
      <details class="fig-more">
        <summary>How it is measured</summary>
        <p>{signal.formula}</p>
        <p>
          Warning from {level(signal.warning)}, critical from {level(signal.critical)}; measured every{' '}
          {signal.everyWeeks > 1 ? counted(signal.everyWeeks, 'weeks') : 'week'}, the last value stands in between.
        </p>
        <p>{signal.source}</p>
      </details>
    </section>
  );
}

function said(signal: WatchedSignal, course: BranchCourse, columns: number, column: number, week: number): string {
  const value = week < course.forkWeek ? Number.NaN : valueIn(course, columns, column, week);
  return Number.isNaN(value)
    ? `branch ${course.letter} not lived`
    : `branch ${course.letter} ${level(value)}, ${stateOf(signal, value)}`;
}

/** The course in a sentence a branch. */
function summary(
  signal: WatchedSignal,
  branches: readonly BranchCourse[],
  columns: number,
  column: number,
  week: number,
): string {
  const sentences = branches.map((course) => {
    const last = lastWeek(course);
    if (course.weeks === 0) return `${course.label}: nothing lived yet`;
    let highest = 0;
    for (let row = 0; row < course.weeks; row++) {
      if (course.rows[row * columns + column] > course.rows[highest * columns + column]) highest = row;
    }
    const now = valueIn(course, columns, column, week);
    const since = aboveSince(course, columns, column, week, signal.warning);
    const past = since >= 0 ? `, past its warning line since week ${since + 1}` : '';
    return `${course.label}: ${level(course.rows[column])} in week ${course.firstWeek + 1}, highest ${level(course.rows[highest * columns + column])} in week ${course.firstWeek + highest + 1}, ${level(now)} and ${stateOf(signal, now)} in week ${Math.min(week, last) + 1}${past}`;
  });
  return `${signal.title}. ${sentences.join('. ')}`;
}
