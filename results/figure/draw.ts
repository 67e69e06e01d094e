/**
 * Draws a figure as one SVG file that stands alone: curves with bands, dots with whiskers, a key above. What the
 * product gave is blue and drawn through; what was published is orange and a hollow mark; comparisons are grey and dashed, so nothing is
 * told by colour alone. Colours are those of the report (Okabe & Ito 2008); light and dark follow the reader's system.
 *
 * Edge cases: points outside the axes are cut off; on a logarithmic axis, so are those at 0 or below.
 */
import { area, format, line, scaleLinear, scaleLog } from 'd3';
import { html, type Markup, verbatim } from '../report/html.ts';
import type { Axis, Curve, Dots, FigureData, Tone } from './types.ts';

const WIDTH = 760;
const HEIGHT = 430;
const TOP = 64;
const LEFT = 72;
const RIGHT = 96;
const BOTTOM = 62;
const CHARACTER = 6.9;

const STYLE = `
svg { --paper:#fdfcfa; --ink:#1c1e22; --muted:#5c626c; --grid:#e9e6df; --axis:#7d838c; --simulated:#0072b2; --band:#cfe2ef; --published:#c25700; --other:#7d838c; }
@media (prefers-color-scheme: dark) { svg { --paper:#15171b; --ink:#ecebe7; --muted:#a5abb5; --grid:#2a2e35; --axis:#868d98; --simulated:#56b4e9; --band:#1d3a4d; --published:#f0883e; --other:#868d98; } }
text { font: 13px Inter, "Helvetica Neue", Helvetica, "Segoe UI", Roboto, Arial, "Liberation Sans", sans-serif; fill: var(--muted); }
.key text, .note { fill: var(--ink); } .paper { fill: var(--paper); } .grid { stroke: var(--grid); } .axis { stroke: var(--axis); }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; } .band { fill: var(--band); } .whisker { stroke-width: 1.5; }
.simulated { stroke: var(--simulated); } .published { stroke: var(--published); } .other { stroke: var(--other); stroke-dasharray: 5 4; }
.dot { stroke-width: 2; fill: var(--paper); } .dot.simulated { fill: var(--simulated); stroke: none; } .dot.other { stroke-dasharray: none; }
`;

type Place = (value: number) => number;

function placeOf(axis: Axis, from: number, to: number): Place {
  const scale = axis.scale === 'log' ? scaleLog() : scaleLinear();
  return scale.domain([axis.from, axis.to]).range([from, to]);
}

function ticksOf(axis: Axis): readonly (readonly [number, string])[] {
  if (axis.ticks.length > 0) return axis.ticks;
  const scale = scaleLinear().domain([axis.from, axis.to]);
  const words = format('~r');
  return scale.ticks(6).map((at) => [at, words(Math.round(at * 1e9) / 1e9)]);
}

/** Tenths of a unit are as fine as anybody sees. */
const round = (value: number): number => Math.round(value * 10) / 10;

export function figureSvg(figure: FigureData): string {
  const { x, y, curves, dots, label } = figure;
  const across = placeOf(x, LEFT, WIDTH - RIGHT);
  const down = placeOf(y, HEIGHT - BOTTOM, TOP);
  const drawing = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${label}">
<title>${label}</title>
<style>${verbatim(STYLE)}</style>
<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>
<clipPath id="field"><rect x="${LEFT - 6}" y="${TOP - 6}" width="${WIDTH - LEFT - RIGHT + 12}" height="${HEIGHT - TOP - BOTTOM + 12}"/></clipPath>
${key(curves, dots)}
${axes(x, y, across, down)}
<g clip-path="url(#field)">
${curves.map((curve) => bandOf(curve, across, down))}
${curves.map((curve) => lineOf(curve, across, down))}
${dots.map((group) => dotsOf(group, across, down))}
</g>
${notes(curves, down)}
</svg>`;
  return `${drawing.markup.replace(/\n\s*\n/g, '\n')}\n`;
}

function axes(x: Axis, y: Axis, across: Place, down: Place): Markup {
  const bottom = HEIGHT - BOTTOM;
  return html`${ticksOf(y).map(
    ([
      at,
      words,
    ]) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(down(at))}" y2="${round(down(at))}"/>
<text x="${LEFT - 10}" y="${round(down(at))}" dy="0.32em" text-anchor="end">${words}</text>
`,
  )}<line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${bottom}" y2="${bottom}"/>
${ticksOf(x).map(
  ([
    at,
    words,
  ]) => html`<line class="axis" x1="${round(across(at))}" x2="${round(across(at))}" y1="${bottom}" y2="${bottom + 5}"/>
<text x="${round(across(at))}" y="${bottom + 21}" text-anchor="middle">${words}</text>
`,
)}<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 14}" text-anchor="middle">${x.label}</text>
<text x="${LEFT - 52}" y="${TOP - 18}">${y.label}</text>`;
}

/** Every name once, with a sample of its mark. */
function key(curves: readonly Curve[], dots: readonly Dots[]): Markup {
  const entries = new Map<string, Markup>();
  const add = (name: string, sample: Markup): void => {
    if (name !== '' && !entries.has(name)) entries.set(name, sample);
  };
  for (const { name, tone, band } of curves) {
    const ground = band.length > 0 ? html`<rect class="band" x="0" y="-7" width="26" height="14"/>` : undefined;
    add(name, html`${ground}<line class="line ${tone}" x1="0" x2="26" y1="0" y2="0"/>`);
  }
  for (const { name, tone } of dots) add(name, mark(13, 0, tone));
  let at = LEFT - 52;
  return html`<g class="key">${[...entries].map(([name, sample]) => {
    const entry = html`<g transform="translate(${round(at)} 20)">${sample}<text x="34" dy="0.32em">${name}</text></g>
`;
    at += 34 + name.length * CHARACTER + 22;
    return entry;
  })}</g>`;
}

function mark(x: number, y: number, tone: Tone): Markup {
  return html`<circle class="dot ${tone}" cx="${round(x)}" cy="${round(y)}" r="${tone === 'simulated' ? 4.5 : 5}"/>`;
}

/** A number that can be drawn: on a logarithmic axis 0 has no place. */
const drawable = (value: number): boolean => Number.isFinite(value);

function bandOf({ band }: Curve, across: Place, down: Place): Markup | undefined {
  if (band.length === 0) return undefined;
  const shape = area<readonly [number, number, number]>()
    .defined(([, low, high]) => drawable(down(low)) && drawable(down(high)))
    .x(([x]) => round(across(x)))
    .y0(([, low]) => round(down(low)))
    .y1(([, , high]) => round(down(high)));
  return html`<path class="band" d="${shape(band) ?? ''}"/>
`;
}

function lineOf({ points, tone }: Curve, across: Place, down: Place): Markup {
  const shape = line<readonly [number, number]>()
    .defined(([, y]) => drawable(down(y)))
    .x(([x]) => round(across(x)))
    .y(([, y]) => round(down(y)));
  return html`<path class="line ${tone}" d="${shape(points) ?? ''}"/>
`;
}

function dotsOf({ points, tone }: Dots, across: Place, down: Place): Markup {
  return html`${points
    .filter(([, y]) => drawable(down(y)))
    .map(([x, y, low, high]) => {
      const at = round(across(x));
      const whisker =
        high > low
          ? html`<line class="whisker ${tone}" x1="${at}" x2="${at}" y1="${round(down(low))}" y2="${round(down(high))}"/>`
          : undefined;
      return html`${whisker}${mark(at, down(y), tone)}
`;
    })}`;
}

/** Words at the right ends of curves, moved apart where they would cover each other. */
function notes(curves: readonly Curve[], down: Place): Markup {
  const placed = curves
    .filter(({ note, points }) => note !== '' && points.length > 0)
    .map(({ note, points }) => ({ note, y: down(points[points.length - 1][1]) }))
    .sort((a, b) => a.y - b.y);
  for (let k = 1; k < placed.length; k++) placed[k].y = Math.max(placed[k].y, placed[k - 1].y + 15);
  return html`${placed.map(
    ({ note, y }) => html`<text class="note" x="${WIDTH - RIGHT + 10}" y="${round(y)}" dy="0.32em">${note}</text>
`,
  )}`;
}
