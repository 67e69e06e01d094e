/** Signals: how often each passes its thresholds, and its fan under every scenario. */
import type { Analysis, ScenarioAnalysis, SignalAnalysis } from '../analysis/types.ts';
import { percent } from '../analysis/words.ts';
import type { SignalInfo } from '../types.ts';
import { fanPanel, multiples } from './fan-panel.ts';
import { html, type Markup } from './html.ts';
import type { Scale } from './plot.ts';

export function signalsSection(analysis: Analysis): Markup | undefined {
  if (analysis.signals.length === 0) return undefined;
  return html`<section id="signals" aria-labelledby="signals-title">
<h2 id="signals-title">Where it strains</h2>
<p class="prose">A signal runs from 0 (calm) to 1. First, the share of runs in which it ever passed its warning line,
and in which it ever turned critical. Below, its course.</p>
${crossings(analysis)}
${recorded(analysis) ? analysis.signals.map((signal) => course(analysis, signal)) : html`<p class="prose">No weekly values were recorded in this batch, so there are no courses to draw.</p>`}
</section>`;
}

function recorded(analysis: Analysis): boolean {
  return analysis.scenarios.some((scenario) => scenario.members.weeks.length > 0);
}

function of(scenario: ScenarioAnalysis, signal: SignalInfo): SignalAnalysis {
  const found = scenario.signals.find((item) => item.name === signal.name);
  if (!found) throw new Error(`scenario ${scenario.name} has no signal ${signal.name}`);
  return found;
}

function crossings(analysis: Analysis): Markup {
  return html`<div class="scroll" role="region" aria-label="Share of runs past the thresholds of each signal" tabindex="0">
<table class="crossings">
<caption>Share of runs ever past <span class="swatch warning"></span>&nbsp;warning and <span class="swatch critical"></span>&nbsp;critical</caption>
<thead><tr><th scope="col">Scenario</th>${analysis.signals.map((signal) => html`<th scope="col">${signal.title}</th>`)}</tr></thead>
<tbody>${analysis.scenarios.map(
    (scenario) =>
      html`<tr><th scope="row">${scenario.title}</th>${analysis.signals.map((signal) => {
        const { everWarning, everCritical } = of(scenario, signal);
        if (everWarning.count === 0) return html`<td><span class="aside">never</span></td>`;
        return html`<td><span class="both"><b>${percent(everWarning.share)}</b>${
          everCritical.count > 0 ? html` <span class="critical">${percent(everCritical.share)}</span>` : undefined
        }</span>
<svg class="bar" aria-hidden="true"><rect class="ground" width="100%" height="100%"/><rect class="fill warning" width="${width(everWarning.share)}" height="100%"/><rect class="fill critical" width="${width(everCritical.share)}" height="100%"/></svg></td>`;
      })}</tr>`,
  )}</tbody>
</table></div>`;
}

function width(share: number): string {
  return `${Number.isNaN(share) ? 0 : Math.round(share * 1000) / 10}%`;
}

function course(analysis: Analysis, signal: SignalInfo): Markup {
  const fans = analysis.scenarios.map((scenario) => of(scenario, signal).fan);
  const reference = analysis.scenarios.findIndex((scenario) => scenario.name === analysis.reference);
  const highest = Math.max(signal.critical, ...fans.flatMap((fan) => fan.quantiles[4].filter((v) => !Number.isNaN(v))));
  const y = unitScale(highest);
  const levels = [
    { at: signal.critical, text: 'critical', tone: 'critical' },
    { at: signal.warning, text: 'warning', tone: 'warning' },
  ];
  return html`<h3 id="${signal.name}">${signal.title}</h3>
${multiples(
  analysis.scenarios.map((scenario, i) => {
    const { timeOverWarning } = of(scenario, signal);
    return fanPanel({
      scenario,
      fan: fans[i],
      reference: fans[reference],
      weeks: analysis.about.weeks,
      y,
      what: signal.title,
      levels,
      aside: timeOverWarning >= 0.005 ? `${percent(timeOverWarning)} of weeks past warning` : 'below warning',
    });
  }),
)}`;
}

/** From 0 to the next fifth above the highest value, at most 1. */
function unitScale(highest: number): Scale {
  const to = Math.min(1, Math.ceil(Math.max(highest * 1.04, 0.2) * 5) / 5);
  const ticks = [];
  const step = to > 0.6 ? 0.5 : 0.2;
  for (let at = 0; at <= to + 1e-9; at += step) ticks.push({ at, label: String(Math.round(at * 10) / 10) });
  return { from: 0, to, ticks };
}
