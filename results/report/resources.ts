/** Members and treasury over time, as fans over seeds on scales shared by all scenarios. */
import { scaleLinear } from 'd3';
import type { Analysis, ScenarioAnalysis } from '../analysis/types.ts';
import { plain } from '../analysis/words.ts';
import type { Fan } from '../statistics/fan.ts';
import { fanPanel, multiples } from './fan-panel.ts';
import { html, type Markup } from './html.ts';
import type { Scale } from './plot.ts';

export function resourcesSection(analysis: Analysis): Markup | undefined {
  if (analysis.scenarios.every((scenario) => scenario.members.weeks.length === 0)) return undefined;
  return html`<section id="resources" aria-labelledby="resources-title">
<h2 id="resources-title">Members and treasury</h2>
<p class="prose">A society that has ended is no longer counted, so each week shows those still there.</p>
${row(analysis, 'Members', analysis.membersInfo.unit, (scenario) => scenario.members)}
${row(analysis, 'Treasury', analysis.treasuryInfo.unit, (scenario) => scenario.treasury)}
</section>`;
}

function row(analysis: Analysis, title: string, unit: string, of: (scenario: ScenarioAnalysis) => Fan): Markup {
  const y = sharedScale(analysis.scenarios.map(of), unit);
  const reference = analysis.scenarios.find((scenario) => scenario.name === analysis.reference);
  return html`<h3>${title}${unit === title.toLowerCase() ? undefined : html` <small>${unit}</small>`}</h3>
${multiples(
  analysis.scenarios.map((scenario) => {
    const fan = of(scenario);
    const last = fan.weeks.length - 1;
    return fanPanel({
      scenario,
      fan,
      reference: reference && of(reference),
      weeks: analysis.about.weeks,
      y,
      what: title,
      aside:
        last < 0
          ? 'nothing recorded'
          : `${plain(fan.quantiles[2][last])} in week ${fan.weeks[last] + 1}, ${fan.runs[last]} runs left`,
    });
  }),
)}`;
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
