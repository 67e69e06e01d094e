/** The course of one observable in a line as high as its words. */
import type { JSX } from 'preact';
import type { Branch } from '../state/branch.ts';

const WIDTH = 96;
const HEIGHT = 24;
const POINTS = 96;

interface SparkProps {
  readonly branches: readonly Branch[];
  readonly column: number;
  /** Weeks lived at the moment shown; the line ends there. */
  readonly until: number;
}

export function Spark({ branches, column, until }: SparkProps): JSX.Element {
  const first = Math.max(0, until - 2 * 52);
  const courses = branches.map(({ history, letter }) => {
    const last = Math.min(until, history.weeks);
    const stride = Math.max(1, Math.ceil((until - first) / POINTS));
    const points: [number, number][] = [];
    for (let week = first; week < last; week += stride) {
      const value = history.at(week, column);
      if (Number.isFinite(value)) points.push([week, value]);
    }
    return { letter, points };
  });
  const values = courses.flatMap(({ points }) => points.map(([, value]) => value));
  const low = Math.min(...values);
  const spread = Math.max(...values) - low || 1;
  const x = (week: number) => (WIDTH * (week - first)) / Math.max(1, until - 1 - first);
  const y = (value: number) => HEIGHT - 2 - ((HEIGHT - 4) * (value - low)) / spread;
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {courses.map(({ letter, points }) => (
        <path
          key={letter}
          class={`spark-${letter.toLowerCase()}`}
          d={points
            .map(([week, value], i) => `${i === 0 ? 'M' : 'L'}${x(week).toFixed(1)} ${y(value).toFixed(1)}`)
            .join('')}
        />
      ))}
    </svg>
  );
}
