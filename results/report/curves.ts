/** Lines, steps and bands as paths in the square of `plot`. */
import { area, curveLinear, curveStepAfter, line } from 'd3';
import { html, type Markup } from './html.ts';
import { type Scale, SIDE } from './plot.ts';

type Point = readonly [x: number, y: number];
type Band = readonly [x: number, low: number, high: number];

const across = (x: Scale, value: number): number => (SIDE * (value - x.from)) / (x.to - x.from);
const down = (y: Scale, value: number): number => (SIDE * (y.to - value)) / (y.to - y.from);

export function lineThrough(points: readonly Point[], x: Scale, y: Scale, tone: string, stepped = false): Markup {
  const path = line<Point>()
    .x((p) => across(x, p[0]))
    .y((p) => down(y, p[1]))
    .curve(stepped ? curveStepAfter : curveLinear)
    .digits(0);
  return html`<path class="line ${tone}" d="${path(points) ?? ''}"/>`;
}

export function bandThrough(points: readonly Band[], x: Scale, y: Scale, tone: string, stepped = false): Markup {
  const path = area<Band>()
    .x((p) => across(x, p[0]))
    .y0((p) => down(y, p[1]))
    .y1((p) => down(y, p[2]))
    .curve(stepped ? curveStepAfter : curveLinear)
    .digits(0);
  return html`<path class="band ${tone}" d="${path(points) ?? ''}"/>`;
}
