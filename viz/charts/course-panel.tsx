/** The course of one observable: its fan, one line a branch, thresholds, the week shown, and the words beside it. */
import type { ComponentChildren, JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Scale } from '../../results/report/plot.ts';
import { CoursePen, lastWeek, SIDE, valueIn } from './course.ts';
import { fanPaths } from './fan.ts';
import type { SignalChartsProps } from './props.ts';
import { type Level, percentOf, TimePlot } from './time-plot.tsx';

interface CoursePanelProps extends Omit<SignalChartsProps, 'selected' | 'onSelectSignal'> {
  readonly column: number;
  readonly name: string;
  readonly y: Scale;
  readonly label: string;
  readonly says: string;
  readonly levels?: readonly Level[];
  readonly hover: number;
  readonly onHover: (week: number) => void;
  readonly className?: string;
}

export function CoursePlot(props: CoursePanelProps): JSX.Element {
  const { catalogue, branches, column, y, hover, week, horizon } = props;
  const columns = catalogue.observables.length;
  const pointed = hover >= 0 ? hover : week;
  return (
    <TimePlot
      {...props}
      last={Math.max(0, ...branches.map(lastWeek))}
      dots={branches.map((course) => ({
        value:
          pointed >= course.forkWeek && pointed <= lastWeek(course)
            ? valueIn(course, columns, column, pointed)
            : Number.NaN,
        tone: `branch-${course.letter}`,
      }))}
      curves={useCurves(props)}
    >
      {branches.length > 1
        ? letters(props).map(({ letter, at, value }) => (
            <text
              key={letter}
              class={`fig-letter branch-${letter}`}
              x={percentOf(at / horizon)}
              y={percentOf((y.to - value) / (y.to - y.from || 1))}
              dx={at > 0.94 * horizon ? -5 : 6}
              dy={at > 0.94 * horizon ? -6 : 4}
              text-anchor={at > 0.94 * horizon ? 'end' : 'start'}
            >
              {letter}
            </text>
          ))
        : null}
    </TimePlot>
  );
}

/** Fans are made once; lines go on from where they stopped. */
function useCurves({ catalogue, branches, column, y, horizon, fans }: CoursePanelProps): ComponentChildren {
  const columns = catalogue.observables.length;
  const across = (at: number): number => (SIDE * at) / Math.max(1, horizon);
  const down = (value: number): number => (SIDE * (y.to - value)) / (y.to - y.from || 1);
  const fan = useMemo(() => {
    if (!fans) return null;
    const { outer, inner, median } = fanPaths(fans, column, across, down);
    return (
      <>
        <path class="fig-band outer" d={outer} />
        <path class="fig-band inner" d={inner} />
        <path class="fig-median" d={median} />
      </>
    );
  }, [fans, column, y.from, y.to, horizon]);
  const pens = useRef(new Map<string, CoursePen>()).current;
  const lines = branches.map((course) => {
    const pen = pens.get(course.letter) ?? new CoursePen();
    pens.set(course.letter, pen);
    return (
      <path
        key={course.letter}
        class={`fig-line branch-${course.letter}`}
        d={pen.draw(course, columns, column, { horizon, y })}
      />
    );
  });
  return [fan, lines];
}

/** Where the lines end, moved apart until their letters can be read. */
function letters({
  branches,
  catalogue,
  column,
  y,
}: CoursePanelProps): { letter: string; at: number; value: number }[] {
  const least = 0.14 * (y.to - y.from);
  const ends = branches
    .map((course) => ({
      letter: course.letter,
      at: lastWeek(course),
      value: valueIn(course, catalogue.observables.length, column, lastWeek(course)),
    }))
    .filter((end) => !Number.isNaN(end.value))
    .sort((a, b) => b.value - a.value);
  const [upper, lower] = ends;
  if (lower && upper.value - lower.value < least) {
    const middle = Math.max(y.from + least / 2, Math.min(y.to - least / 2, (upper.value + lower.value) / 2));
    upper.value = middle + least / 2;
    lower.value = middle - least / 2;
  }
  return ends;
}
