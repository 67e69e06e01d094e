/** What each shock changed: paired differences from the unshocked society as dots with 99.9 % intervals. */
import { scaleLinear } from 'd3';
import type { Analysis, Effect, ScenarioAnalysis } from '../analysis/types.ts';
import { points, signed } from '../analysis/words.ts';
import { html, type Markup } from './html.ts';

export function effectsSection(analysis: Analysis): Markup | undefined {
  const shocked = analysis.scenarios.filter((scenario) => scenario.effects.length > 0);
  if (shocked.length === 0) return undefined;
  return html`<section id="effects" aria-labelledby="effects-title">
<h2 id="effects-title">What each shock changes</h2>
<p class="prose">The difference between a run with the shock and the run without it under the same seed: the same founders,
the same strangers at the door, the same luck. Dots are means over seeds, lines 99.9&nbsp;% intervals.
<span class="swatch worse"></span>&nbsp;clearly worse, <span class="swatch better"></span>&nbsp;clearly better,
<span class="swatch unclear"></span>&nbsp;not told apart from no effect.
All signals are drawn on one scale, so that their shifts compare.</p>
<div class="forests">${shocked[0].effects.map((effect) => forest(shocked, effect))}</div>
</section>`;
}

function forest(scenarios: readonly ScenarioAnalysis[], of: Effect): Markup {
  const rows = scenarios.flatMap((scenario) => {
    const effect = scenario.effects.find((item) => item.name === of.name);
    return effect ? [{ scenario, effect }] : [];
  });
  const isSignal = of.unit === '';
  const drawnTogether = scenarios.flatMap((s) =>
    s.effects.filter((e) => (isSignal ? e.unit === '' : e.name === of.name)),
  );
  const ends = drawnTogether.flatMap((e) => [e.difference.low, e.difference.high]).filter(Number.isFinite);
  const least = isSignal ? 0.05 : 1;
  const scale = scaleLinear()
    .domain([Math.min(-least, ...ends), Math.max(least, ...ends)])
    .nice(4);
  const [from, to] = scale.domain();
  const across = (value: number): string =>
    `${Math.round((10000 * (Math.min(to, Math.max(from, value)) - from)) / (to - from)) / 100}%`;
  const ticks = scale.ticks(4);
  const number = (value: number): string => (isSignal ? points(value, 3) : signed(value));
  const id = `effect-${of.name}`;
  return html`<div class="forest"><h3 id="${id}">${of.title}${of.unit ? html` <small>${of.unit}</small>` : undefined}</h3>
<ul aria-labelledby="${id}">${rows.map(({ scenario, effect }) => {
    const { mean, low, high } = effect.difference;
    const tone = effect.clear ? (mean * effect.harm > 0 ? 'worse' : 'better') : 'unclear';
    return html`<li><span class="name">${scenario.title}</span><svg class="interval" aria-hidden="true">
${ticks.map((tick) => html`<line class="${tick === 0 ? 'zero' : 'grid'}" x1="${across(tick)}" x2="${across(tick)}" y1="0" y2="100%"/>`)}
${effect.difference.pairs > 0 ? html`<line class="whisker ${tone}" x1="${across(low)}" x2="${across(high)}" y1="50%" y2="50%"/><circle class="dot ${tone}" cx="${across(mean)}" cy="50%" r="4"/>` : undefined}</svg>
<span class="value ${tone}">${number(mean)} <span class="aside">${number(low)} to ${number(high)}</span></span></li>`;
  })}
<li class="ruler" aria-hidden="true"><span class="name"></span><svg class="interval">${ticks.map(
    (tick) =>
      html`<text class="tick" x="${across(tick)}" y="1em" text-anchor="middle">${tick === 0 ? '0' : signed(tick)}</text>`,
  )}</svg><span class="value"></span></li></ul></div>`;
}
