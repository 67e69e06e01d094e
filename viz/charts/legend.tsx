/** What the strokes, bands and marks of figures over time mean. */
import type { JSX } from 'preact';
import { FEWEST_RUNS } from '../../results/analysis/fans.ts';
import type { Fans } from '../../workers/web/interface.ts';
import type { ObservableChartProps } from './props.ts';
import { LineSample } from './state-mark.tsx';

interface CourseLegendProps extends Pick<ObservableChartProps, 'branches' | 'fans' | 'shocks' | 'horizon'> {
  readonly thresholds?: boolean;
}

export function CourseLegend({ branches, fans, shocks, horizon, thresholds = false }: CourseLegendProps): JSX.Element {
  return (
    <ul class="fig-legend">
      {branches.map((course) => (
        <li key={course.letter}>
          <LineSample letter={course.letter} />
          {branches.length > 1 ? `${course.letter}: ${course.label}` : course.label}
        </li>
      ))}
      {fans ? (
        <li>
          <svg class="fig-sample" viewBox="0 0 26 12" width="26" height="12" aria-hidden="true">
            <path class="fig-band outer" d="M0 0H26V12H0Z" />
            <path class="fig-band inner" d="M0 3H26V9H0Z" />
            <path class="fig-median" d="M0 6H26" />
          </svg>
          {`${fans.seeds} other seeds: median, half and nine tenths of them${whyItStops(fans, horizon)}`}
        </li>
      ) : null}
      {thresholds ? (
        <li>
          <svg class="fig-sample" viewBox="0 0 26 12" width="26" height="12" aria-hidden="true">
            <g class="fig-level critical">
              <path d="M0 3H26" />
            </g>
            <g class="fig-level warning">
              <path d="M0 9H26" />
            </g>
          </svg>
          critical and warning lines
        </li>
      ) : null}
      {shocks.map((shock) => (
        <li key={`${shock.title} ${shock.week}`}>
          <svg class="fig-sample" viewBox="0 0 10 12" width="10" height="12" aria-hidden="true">
            <path class="fig-shock" d="M5 0V12" />
          </svg>
          {`${shock.title}, week ${shock.week + 1}`}
        </li>
      ))}
    </ul>
  );
}

/** Why the band does not reach the end of the picture. */
function whyItStops({ weeks, seeds }: Fans, horizon: number): string {
  const last = weeks.length - 1;
  if (last < 1 || weeks[last] + (weeks[last] - weeks[last - 1]) >= horizon) return '';
  const why = seeds < FEWEST_RUNS ? 'not all of them are left' : `fewer than ${FEWEST_RUNS} of them are left`;
  return `; after week ${weeks[last] + 1} ${why}`;
}
