/**
 * The frame of every figure over time: an SVG as wide as its column whose text keeps its size, after the plot of the
 * report. Ticks and marks stand in percentages; only the curves lie in an inner SVG that is stretched, with strokes that
 * do not scale. Over it lies a slider: a click, a drag or the arrow keys lead to a week.
 */
import type { ComponentChildren, JSX, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { type Scale, timeScale } from '../../results/report/plot.ts';
import { SIDE } from './course.ts';
import type { Shock } from './props.ts';

export interface Level {
  readonly at: number;
  readonly text: string;
  readonly tone: 'warning' | 'critical' | 'plain';
}

interface TimePlotProps {
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** What the slider is called: the name of the figure. */
  readonly name: string;
  /** What the slider says of the week it stands at. */
  readonly says: string;
  readonly horizon: number;
  readonly y: Scale;
  readonly week: number;
  /** Week under the pointer; −1 for none. */
  readonly hover: number;
  /** The furthest week that can be gone to. */
  readonly last: number;
  readonly shocks: readonly Shock[];
  readonly levels?: readonly Level[];
  /** Values of the lines in the week pointed at, or shown, with the classes of their marks. */
  readonly dots?: readonly { readonly value: number; readonly tone: string }[];
  /** Drawn on the square of the curves, and stretched with it. */
  readonly curves: ComponentChildren;
  /** Drawn over all, in percentages. */
  readonly children?: ComponentChildren;
  /** Leaves out the time axis. */
  readonly bare?: boolean;
  readonly className?: string;
  readonly onSeek: (week: number) => void;
  readonly onHover?: (week: number) => void;
}

export function TimePlot(props: TimePlotProps): JSX.Element {
  const { y, horizon, week, hover, levels = [], dots = [], bare = false } = props;
  const x = timeScale(Math.max(1, horizon));
  const across = (at: number): string => percentOf(Math.max(0, at) / x.to);
  const down = (value: number): string => percentOf((y.to - value) / (y.to - y.from || 1));
  const pointed = hover >= 0 ? hover : week;
  return (
    <div class={`fig-plot ${props.className ?? ''} ${bare ? 'bare' : ''}`}>
      <svg role="img" aria-label={props.label}>
        {y.ticks.map((tick) => (
          <g key={tick.at}>
            <line class="fig-grid" x1="0" x2="100%" y1={down(tick.at)} y2={down(tick.at)} />
            <text class="fig-tick" x="-6" y={down(tick.at)} dy="0.32em" text-anchor="end">
              {tick.label}
            </text>
          </g>
        ))}
        {bare
          ? null
          : x.ticks.map((tick) => (
              <text key={tick.at} class="fig-tick" x={across(tick.at)} y="100%" dy="1.4em" text-anchor="middle">
                {tick.label}
              </text>
            ))}
        {props.shocks.map((shock) => (
          <line class="fig-shock" x1={across(shock.week)} x2={across(shock.week)} y1="-3" y2="100%" />
        ))}
        <svg class="fig-curves" viewBox={`0 0 ${SIDE} ${SIDE}`} preserveAspectRatio="none" aria-hidden="true">
          {props.curves}
        </svg>
        {levels.map((level) => (
          <g key={level.text} class={`fig-level ${level.tone}`}>
            <line x1="0" x2="100%" y1={down(level.at)} y2={down(level.at)} />
            <text x="100%" dx="5" y={down(level.at)} dy="0.32em">
              {level.text}
            </text>
          </g>
        ))}
        <line class="fig-axis" x1="0" x2="100%" y1="100%" y2="100%" />
        {hover >= 0 ? <line class="fig-hover" x1={across(hover)} x2={across(hover)} y1="0" y2="100%" /> : null}
        <line class="fig-cursor" x1={across(week)} x2={across(week)} y1="-4" y2="100%" />
        {dots.map((dot) =>
          Number.isNaN(dot.value) ? null : (
            <circle key={dot.tone} class={`fig-dot ${dot.tone}`} cx={across(pointed)} cy={down(dot.value)} r="3.5" />
          ),
        )}
        {props.children}
      </svg>
      <Seeker {...props} />
    </div>
  );
}

const YEAR = 52;
const QUARTER = 13;

function Seeker({ name, says, week, last, horizon, onSeek, onHover }: TimePlotProps): JSX.Element {
  const to = (at: number): void => onSeek(Math.max(0, Math.min(last, at)));
  const weekUnder = (event: TargetedPointerEvent<HTMLElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(last, Math.round(((event.clientX - left) / width) * horizon)));
  };
  const press = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const step: Record<string, number> = {
      ...{ ArrowLeft: week - 1, ArrowDown: week - 1, ArrowRight: week + 1, ArrowUp: week + 1 },
      ...{ PageDown: week - QUARTER, PageUp: week + QUARTER, Home: 0, End: last },
    };
    const at = step[event.key];
    if (at === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    to(event.shiftKey && event.key.startsWith('Arrow') ? week + Math.sign(at - week) * YEAR : at);
  };
  return (
    <div
      class="fig-seek"
      role="slider"
      tabIndex={0}
      aria-label={`Week shown, on ${name}`}
      aria-valuemin={1}
      aria-valuemax={Math.max(0, last) + 1}
      aria-valuenow={Math.max(0, week) + 1}
      aria-valuetext={says}
      onKeyDown={press}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        to(weekUnder(event));
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) to(weekUnder(event));
        else if (event.pointerType === 'mouse') onHover?.(weekUnder(event));
      }}
      onPointerLeave={() => onHover?.(-1)}
    />
  );
}

/** `12.34%`, for geometry in SVG attributes. */
export function percentOf(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
