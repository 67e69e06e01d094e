/** Members and treasury over time, as fans over seeds on scales shared by all scenarios. */
import type { Analysis, ScenarioAnalysis } from '../analysis/types.ts';
import type { Fan } from '../statistics/fan.ts';
import { fansOnOneScale } from './fan-panel.ts';
import { html, type Markup } from './html.ts';

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
  return html`<h3>${title}${unit === title.toLowerCase() ? undefined : html` <small>${unit}</small>`}</h3>
${fansOnOneScale(analysis, analysis.scenarios, title, unit, of)}`;
}
