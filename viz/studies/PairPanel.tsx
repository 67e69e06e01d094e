/** One observable under A and B over time, with the space between them filled. */
import { scaleLinear } from 'd3';
import { plain } from '../../results/analysis/words.ts';
import type { Scale } from '../../results/report/plot.ts';
import { SIDE } from '../charts/course.ts';
import { type Level, TimePlot } from '../charts/time-plot.tsx';
import { withUnit } from '../charts/words.ts';
import { pairPaths } from './pair-paths.ts';

interface PairPanelProps {
  readonly title: string;
  readonly unit: string;
  /** Weeks of the values, ascending. */
  readonly weeks: ArrayLike<number>;
  /** Value at an index of `weeks`; NaN where there is none. */
  readonly a: (index: number) => number;
  readonly b: (index: number) => number;
  readonly horizon: number;
  /** Signals lie between 0 and 1 and are drawn on that scale. */
  readonly whole: boolean;
  readonly levels?: readonly Level[];
  /** Index of the week that is looked at. */
  readonly at: number;
  readonly onSeek: (week: number) => void;
}

const WHOLE: Scale = { from: 0, to: 1, ticks: [0, 0.5, 1].map((at) => ({ at, label: String(at) })) };

export function PairPanel(props: PairPanelProps) {
  const { title, unit, weeks, a, b, horizon, at } = props;
  const y = props.whole ? WHOLE : scaleOf(weeks.length, a, b);
  const paths = pairPaths(
    weeks,
    a,
    b,
    (week) => (SIDE * week) / Math.max(1, horizon),
    (value) => (SIDE * (y.to - value)) / (y.to - y.from),
  );
  const valueA = at >= 0 ? a(at) : Number.NaN;
  const valueB = at >= 0 ? b(at) : Number.NaN;
  const week = at >= 0 ? weeks[at] : 0;
  const said = `week ${week + 1}: A ${withUnit(valueA, unit)}, B ${withUnit(valueB, unit)}`;
  return (
    <div class="fig-panel">
      <h4>{title}</h4>
      <ul class="fig-values">
        <li>
          <b class="fig-key branch-A">A</b>
          <span class="fig-value">{Number.isNaN(valueA) ? 'over' : withUnit(valueA, unit)}</span>
        </li>
        <li>
          <b class="fig-key branch-B">B</b>
          <span class="fig-value">{Number.isNaN(valueB) ? 'over' : withUnit(valueB, unit)}</span>
        </li>
      </ul>
      <TimePlot
        label={`${title} under A and B over time. In ${said}`}
        name={title}
        says={said}
        horizon={horizon}
        y={y}
        week={week}
        hover={-1}
        last={weeks.length > 0 ? weeks[weeks.length - 1] : 0}
        shocks={[]}
        levels={props.levels ?? []}
        dots={[
          { value: valueA, tone: 'branch-A' },
          { value: valueB, tone: 'branch-B' },
        ]}
        curves={
          <>
            <path class="pair-over a" d={paths.overA} />
            <path class="pair-over b" d={paths.overB} />
            <path class="fig-line branch-A" d={paths.a} />
            <path class="fig-line branch-B" d={paths.b} />
          </>
        }
        onSeek={props.onSeek}
      />
    </div>
  );
}

function scaleOf(length: number, a: (i: number) => number, b: (i: number) => number): Scale {
  let low = 0;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    for (const value of [a(i), b(i)]) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const scale = scaleLinear()
    .domain([low, high > low ? high : low + 1])
    .nice(4);
  const [from, to] = scale.domain();
  return { from, to, ticks: scale.ticks(4).map((at) => ({ at, label: plain(at) })) };
}
