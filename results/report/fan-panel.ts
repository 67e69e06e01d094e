/** One panel of small multiples: the fan of an observable under one scenario, over the unshocked median. */
import { scaleLinear } from 'd3';
import { FEWEST_RUNS } from '../analysis/fans.ts';
import type { Analysis, ScenarioAnalysis } from '../analysis/types.ts';
import { plain } from '../analysis/words.ts';
import type { Fan } from '../statistics/fan.ts';
import { bandThrough, lineThrough } from './curves.ts';
import { html, type Markup } from './html.ts';
import { type Note, plot, type Scale, timeScale } from './plot.ts';

export interface FanPanel {
  readonly scenario: ScenarioAnalysis;
  readonly fan: Fan;
  readonly reference: Fan | undefined;
  readonly weeks: number;
  readonly y: Scale;
  readonly what: string;
  readonly levels?: readonly Note[];
  readonly aside: string;
}

/** Panels in rows that leave no single one over where three to a row would not. */
export function multiples(panels: readonly Markup[]): Markup {
  const byThree = panels.length % 4 === 1 && panels.length % 3 !== 1;
  return html`<div class="multiples${byThree ? ' by-three' : ''}">${panels}</div>`;
}

/**
 * Small multiples of one observable, a panel a scenario, on a scale that all share. Prices are drawn on a scale of
 * factors: the price of what has become scarce is a multiple of the usual one.
 */
export function fansOnOneScale(
  analysis: Analysis,
  scenarios: readonly ScenarioAnalysis[],
  what: string,
  unit: string,
  of: (scenario: ScenarioAnalysis) => Fan | undefined,
  kind: 'amount' | 'price' = 'amount',
): Markup {
  const fans = scenarios.flatMap((scenario) => of(scenario) ?? []);
  const y = kind === 'price' ? priceScale(fans) : sharedScale(fans, unit);
  const unshocked = analysis.scenarios.find((scenario) => scenario.name === analysis.reference);
  return multiples(
    scenarios.flatMap((scenario) => {
      const fan = of(scenario);
      if (!fan) return [];
      const last = fan.weeks.length - 1;
      return fanPanel({
        scenario,
        fan,
        reference: unshocked && of(unshocked),
        weeks: analysis.about.weeks,
        y,
        what,
        aside:
          last < 0
            ? 'nothing recorded'
            : `${priceWords(fan.quantiles[2][last])} in week ${fan.weeks[last] + 1}, ${fan.runs[last]} runs left`,
      });
    }),
  );
}

function sharedScale(fans: readonly Fan[], unit: string): Scale {
  const values = fans.flatMap((fan) => [...fan.quantiles[0], ...fan.quantiles[4]]).filter((v) => Number.isFinite(v));
  const scale = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(1, ...values)])
    .nice(8);
  const [from, to] = scale.domain();
  const thousands = unit === 'credits' && Math.max(Math.abs(from), to) >= 10_000;
  const ticks = scale.ticks(4).map((at) => ({ at, label: thousands && at !== 0 ? `${plain(at / 1000)}k` : plain(at) }));
  return { from, to, ticks };
}

/** A number in words; one that is infinite is the price of what is not to be had. */
export function priceWords(value: number): string {
  return value === Number.POSITIVE_INFINITY ? 'none to be had' : plain(value);
}

const MOST_PRICE_TICKS = 5;

/** From a round price below all to one above; its ticks are powers of ten, or 1, 2, 5 where there are too few of those. */
function priceScale(fans: readonly Fan[]): Scale {
  const values = fans.flatMap((fan) => fan.quantiles.flat()).filter((value) => Number.isFinite(value) && value > 0);
  const [least, most] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [1, 10];
  const round: { at: number; power: boolean }[] = [];
  for (let power = Math.floor(Math.log10(least)); round.length === 0 || round[round.length - 1].at < most; power++) {
    round.push(...[1, 2, 5].map((digit) => ({ at: digit * 10 ** power, power: digit === 1 })));
  }
  const first = round.findLastIndex(({ at }) => at <= least);
  const last = round.findIndex(({ at }) => at >= most);
  const among = round.slice(first, Math.max(first + 1, last) + 1);
  const powers = among.filter(({ power }) => power);
  const every = Math.ceil(powers.length / MOST_PRICE_TICKS);
  const ticks = powers.length < 2 ? among : powers.filter((_, k) => k % every === 0);
  return {
    from: among[0].at,
    to: among[among.length - 1].at,
    log: true,
    ticks: ticks.map(({ at }) => ({ at, label: short(at) })),
  };
}

/** A round price in few characters: `500`, `20k`, `1M`. */
function short(price: number): string {
  if (price >= 1e6) return `${plain(price / 1e6)}M`;
  return price >= 10_000 ? `${plain(price / 1000)}k` : plain(price);
}

export function fanPanel(panel: FanPanel): Markup {
  const { scenario, fan, reference, y } = panel;
  const x = timeScale(panel.weeks);
  const [q05, q25, q50, q75, q95] = fan.quantiles;
  const band = (low: readonly number[], high: readonly number[], tone: string): Markup =>
    bandThrough(
      fan.weeks.map((week, i) => [week, low[i], high[i]] as const),
      x,
      y,
      tone,
    );
  const middle = (of: Fan, tone: string): Markup =>
    lineThrough(
      of.weeks.map((week, i) => [week, of.quantiles[2][i]] as const),
      x,
      y,
      tone,
    );
  const last = fan.weeks.length - 1;
  const label =
    last < 0
      ? `${panel.what}, ${scenario.title}: nothing recorded`
      : `${panel.what}, ${scenario.title}: median ${priceWords(q50[0])} at first, ${priceWords(q50[last])} in week ${fan.weeks[last] + 1}, when nine of ten of ${fan.runs[last]} runs lie between ${priceWords(q05[last])} and ${priceWords(q95[last])}`;
  return html`<figure class="panel${scenario.shocked ? '' : ' own'}">
<figcaption><span class="name">${scenario.title}</span> <span class="aside">${panel.aside}${whyItStops(fan, panel.weeks)}</span></figcaption>
${plot({
  label,
  x,
  y,
  marks: scenario.shockWeeks,
  levels: panel.levels ?? [],
  notes: panel.levels ?? [],
  curves: [
    band(q05, q95, 'outer'),
    band(q25, q75, 'inner'),
    ...(reference && scenario.shocked ? [middle(reference, 'reference')] : []),
    middle(fan, scenario.shocked ? '' : 'own'),
  ],
})}
</figure>`;
}

/** Why a fan does not reach the last week. */
function whyItStops({ weeks, runs }: Fan, horizon: number): string {
  const last = weeks.length - 1;
  if (last < 1 || weeks[last] + (weeks[last] - weeks[last - 1]) >= horizon) return '';
  const why = Math.max(...runs) < FEWEST_RUNS ? 'not all runs are left' : `fewer than ${FEWEST_RUNS} runs are left`;
  return `; after week ${weeks[last] + 1} ${why}`;
}
