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
/** Room for one line of the key and the name of the vertical axis. */
const TOP = 64;
const KEY_LINE = 22;
const LEFT = 72;
/** Right margin with words at the ends of curves, and without. */
const NOTES = 96;
const BARE = 28;
const BOTTOM = 62;
/** Mean width of a character, of a sample in the key with its gap, and of the gap after an entry. */
const CHARACTER = 6.3;
const SAMPLE = 34;
const GAP = 20;
const KEY_LEFT = LEFT - 52;

const STYLE = `
svg { --paper:#fdfcfa; --ink:#1c1e22; --muted:#5c626c; --grid:#e9e6df; --axis:#7d838c; --simulated:#0072b2; --band:#cfe2ef; --published:#c25700; --other:#7d838c; }
@media (prefers-color-scheme: dark) { svg { --paper:#15171b; --ink:#ecebe7; --muted:#a5abb5; --grid:#2a2e35; --axis:#868d98; --simulated:#56b4e9; --band:#1d3a4d; --published:#f0883e; --other:#868d98; } }
text { font: 13px Inter, "Helvetica Neue", Helvetica, "Segoe UI", Roboto, Arial, "Liberation Sans", sans-serif; fill: var(--muted); }
.key text, .note { fill: var(--ink); } .paper { fill: var(--paper); } .grid { stroke: var(--grid); } .axis { stroke: var(--axis); }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; } .band { fill: var(--band); fill-opacity: 0.7; } .whisker { stroke-width: 1.5; }
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
  const { lines, entries } = key(curves, dots);
  const top = TOP + KEY_LINE * (lines - 1);
  const height = HEIGHT + KEY_LINE * (lines - 1);
  const bottom = height - BOTTOM;
  const right = WIDTH - (curves.some(({ note }) => note !== '') ? NOTES : BARE);
  const across = placeOf(x, LEFT, right);
  const down = placeOf(y, bottom, top);
  const drawing = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${label}">
<title>${label}</title>
<style>${verbatim(STYLE)}</style>
<rect class="paper" width="${WIDTH}" height="${height}"/>
<clipPath id="field"><rect x="${LEFT - 6}" y="${top - 6}" width="${right - LEFT + 12}" height="${bottom - top + 12}"/></clipPath>
<g class="key">${entries}</g>
${axes(x, y, across, down, { top, right, bottom })}
<g clip-path="url(#field)">
${curves.map((curve) => bandOf(curve, across, down))}
${curves.map((curve) => lineOf(curve, across, down))}
${dots.map((group) => dotsOf(group, across, down))}
</g>
${notes(curves, down)}
</svg>`;
  return `${drawing.markup.replace(/\n\s*\n/g, '\n')}\n`;
}

interface Field {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function axes(x: Axis, y: Axis, across: Place, down: Place, { top, right, bottom }: Field): Markup {
  return html`${ticksOf(y).map(
    ([
      at,
      words,
    ]) => html`<line class="grid" x1="${LEFT}" x2="${right}" y1="${round(down(at))}" y2="${round(down(at))}"/>
<text x="${LEFT - 10}" y="${round(down(at))}" dy="0.32em" text-anchor="end">${words}</text>
`,
  )}<line class="axis" x1="${LEFT}" x2="${right}" y1="${bottom}" y2="${bottom}"/>
${ticksOf(x).map(
  ([
    at,
    words,
  ]) => html`<line class="axis" x1="${round(across(at))}" x2="${round(across(at))}" y1="${bottom}" y2="${bottom + 5}"/>
<text x="${round(across(at))}" y="${bottom + 21}" text-anchor="middle">${words}</text>
`,
)}<text x="${(LEFT + right) / 2}" y="${bottom + BOTTOM - 14}" text-anchor="middle">${x.label}</text>
<text x="${KEY_LEFT}" y="${top - 18}">${y.label}</text>`;
}

/** Every name once, with a sample of its mark, in as many lines as it takes. */
function key(
  curves: readonly Curve[],
  dots: readonly Dots[],
): { readonly lines: number; readonly entries: readonly Markup[] } {
  const samples = new Map<string, Markup>();
  const add = (name: string, sample: Markup): void => {
    if (!samples.has(name)) samples.set(name, sample);
  };
  for (const { name, tone, band } of curves) {
    const ground = band.length > 0 ? html`<rect class="band" x="0" y="-7" width="26" height="14"/>` : undefined;
    add(name, html`${ground}<line class="line ${tone}" x1="0" x2="26" y1="0" y2="0"/>`);
  }
  for (const { name, tone } of dots) add(name, mark(13, 0, tone));
  let at = KEY_LEFT;
  let lines = 1;
  const entries = [...samples].map(([name, sample]) => {
    const width = SAMPLE + name.length * CHARACTER;
    if (at > KEY_LEFT && at + width > WIDTH) {
      at = KEY_LEFT;
      lines++;
    }
    const entry = html`<g transform="translate(${round(at)} ${KEY_LINE * lines - 2})">${sample}<text x="${SAMPLE}" dy="0.32em">${name}</text></g>
`;
    at += width + GAP;
    return entry;
  });
  return { lines, entries };
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
    ({ note, y }) => html`<text class="note" x="${WIDTH - NOTES + 10}" y="${round(y)}" dy="0.32em">${note}</text>
`,
  )}`;
}
