/** One panel of small multiples: the fan of an observable under one scenario, over the unshocked median. */
import { FEWEST_RUNS } from '../analysis/fans.ts';
import type { ScenarioAnalysis } from '../analysis/types.ts';
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
      : `${panel.what}, ${scenario.title}: median ${plain(q50[0])} at first, ${plain(q50[last])} in week ${fan.weeks[last] + 1}, when nine of ten of ${fan.runs[last]} runs lie between ${plain(q05[last])} and ${plain(q95[last])}`;
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
