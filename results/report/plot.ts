/**
 * The frame of every curve: an SVG as wide as its column whose text keeps its size.
 *
 * Ticks and labels are placed in percentages and hang out into margins that the style sheet leaves; only the curves lie
 * in an inner SVG that is stretched, with strokes that do not scale. So one drawing serves a telephone and a wall.
 */
import { html, type Markup } from './html.ts';

/** Curves are drawn in a square of this side. */
export const SIDE = 1000;

export interface Scale {
  readonly from: number;
  readonly to: number;
  /** Equal factors take equal room; both ends are above 0. */
  readonly log?: boolean;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** How far along the scale a value lies: 0 at its beginning, 1 at its end. */
export function along({ from, to, log }: Scale, value: number): number {
  if (!log) return (value - from) / (to - from);
  return Math.log(value / from) / Math.log(to / from);
}

export interface Note {
  readonly at: number;
  readonly text: string;
  readonly tone: string;
}

export interface PlotOptions {
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  readonly x: Scale;
  readonly y: Scale;
  readonly curves: readonly Markup[];
  /** Weeks marked by a vertical line. */
  readonly marks?: readonly number[];
  /** Levels marked by a dashed horizontal line. */
  readonly levels?: readonly Note[];
  /** Words at the right end, at the height of what they name. */
  readonly notes?: readonly Note[];
  readonly tall?: boolean;
}

export function plot(options: PlotOptions): Markup {
  const { x, y, curves, marks = [], levels = [] } = options;
  const across = (value: number): string => share(along(x, value));
  const down = (value: number): string => share(1 - along(y, value));
  const notes = apart([...(options.notes ?? [])], y, options.tall ? 0.085 : 0.105);
  return html`<svg class="plot${options.tall ? ' tall' : ''}" role="img" aria-label="${options.label}">
${y.ticks.map(
  (tick) => html`<line class="grid" x1="0" x2="100%" y1="${down(tick.at)}" y2="${down(tick.at)}"/>
<text class="tick" x="-6" y="${down(tick.at)}" dy="0.32em" text-anchor="end">${tick.label}</text>`,
)}
${x.ticks.map(
  (tick, i) =>
    html`<text class="tick${i > 0 && i < x.ticks.length - 1 ? ' inner' : ''}" x="${across(tick.at)}" y="100%" dy="1.35em" text-anchor="middle">${tick.label}</text>`,
)}
${marks.map((week) => html`<line class="mark" x1="${across(week)}" x2="${across(week)}" y1="-2" y2="100%"/>`)}
<svg class="curves" viewBox="0 0 ${SIDE} ${SIDE}" preserveAspectRatio="none">${curves}</svg>
${levels.map((level) => html`<line class="level ${level.tone}" x1="0" x2="100%" y1="${down(level.at)}" y2="${down(level.at)}"/>`)}
<line class="axis" x1="0" x2="100%" y1="100%" y2="100%"/>
${notes.map(
  (note) => html`<text class="note ${note.tone}" x="100%" dx="5" y="${down(note.at)}" dy="0.32em">${note.text}</text>`,
)}
</svg>`;
}

function share(value: number): string {
  return `${Math.round(value * 10000) / 100}%`;
}

/** Moves words apart that would cover each other, keeping their order. */
function apart(notes: Note[], y: Scale, gap: number): Note[] {
  const sorted = notes.sort((a, b) => b.at - a.at);
  const least = gap * (y.to - y.from);
  const placed: Note[] = [];
  for (const note of sorted) {
    const above = placed[placed.length - 1];
    placed.push(above && above.at - note.at < least ? { ...note, at: above.at - least } : note);
  }
  return placed;
}

/** Years when the run lasts two or more, weeks otherwise. */
export function timeScale(weeks: number): Scale {
  const years = weeks >= 104;
  const unit = years ? 52 : 1;
  const total = weeks / unit;
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].find((s) => total / s <= 5.5) ?? total;
  const ticks = [];
  for (let at = 0; at <= total + 1e-9; at += step) ticks.push({ at: at * unit, label: String(at) });
  const last = ticks.length - 1;
  ticks[last] = { ...ticks[last], label: `${ticks[last].label} ${years ? 'years' : 'weeks'}` };
  return { from: 0, to: weeks, ticks };
}

export const SHARES: Scale = {
  from: 0,
  to: 1,
  ticks: [0, 0.5, 1].map((at) => ({ at, label: at === 1 ? '100\u202f%' : String(at * 100) })),
};
