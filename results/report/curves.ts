/** Lines, steps and bands as paths in the square of `plot`. */
import { area, curveLinear, curveStepAfter, line } from 'd3';
import { html, type Markup } from './html.ts';
import { along, type Scale, SIDE } from './plot.ts';

type Point = readonly [x: number, y: number];
type Band = readonly [x: number, low: number, high: number];

const across = (x: Scale, value: number): number => SIDE * along(x, value);
const down = (y: Scale, value: number): number => SIDE * (1 - along(y, value));
/** A scale of factors has no place for what is not above 0, none has one for the infinite. */
const drawable = (y: Scale, value: number): boolean => Number.isFinite(value) && (!y.log || value > 0);
const within = (y: Scale, value: number): number => Math.min(y.to, Math.max(y.from, value));

export function lineThrough(points: readonly Point[], x: Scale, y: Scale, tone: string, stepped = false): Markup {
  const path = line<Point>()
    .x((p) => across(x, p[0]))
    .y((p) => down(y, p[1]))
    .defined((p) => drawable(y, p[1]))
    .curve(stepped ? curveStepAfter : curveLinear)
    .digits(0);
  return html`<path class="line ${tone}" d="${path(points) ?? ''}"/>`;
}

export function bandThrough(points: readonly Band[], x: Scale, y: Scale, tone: string, stepped = false): Markup {
  const path = area<Band>()
    .x((p) => across(x, p[0]))
    .y0((p) => down(y, within(y, p[1])))
    .y1((p) => down(y, within(y, p[2])))
    // An end beyond the scale lies at its edge: a band up to the infinite is open at the top.
    .defined((p) => p[1] < Number.POSITIVE_INFINITY && (!y.log || p[2] > 0))
    .curve(stepped ? curveStepAfter : curveLinear)
    .digits(0);
  return html`<path class="band ${tone}" d="${path(points) ?? ''}"/>`;
}
