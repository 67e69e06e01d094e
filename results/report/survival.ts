/** Survival by scenario: steps with their band, the unshocked society as the reference in every panel. */
import type { Analysis, CurvePoint, ScenarioAnalysis } from '../analysis/types.ts';
import { duration, percent } from '../analysis/words.ts';
import { bandThrough, lineThrough } from './curves.ts';
import { multiples } from './fan-panel.ts';
import { html, type Markup } from './html.ts';
import { plot, SHARES, timeScale } from './plot.ts';

export function survivalSection(analysis: Analysis): Markup {
  const reference = analysis.scenarios.find((scenario) => scenario.name === analysis.reference);
  return html`<section id="survival" aria-labelledby="survival-title">
<h2 id="survival-title">How long it lasts</h2>
<p class="prose">Each step down is a society that came to an end. The band is the 95&nbsp;% interval: with ${analysis.about.seeds.length}
seeds, that is how far chance alone could move the curve. ${reference ? 'The grey line repeats the unshocked society; the thin vertical line is the week in which the shock strikes.' : ''}</p>
${multiples(analysis.scenarios.map((scenario) => survivalPanel(analysis, scenario, reference)))}
</section>`;
}

function survivalPanel(
  analysis: Analysis,
  scenario: ScenarioAnalysis,
  reference: ScenarioAnalysis | undefined,
): Markup {
  const { weeks } = analysis.about;
  const x = timeScale(weeks);
  const step = (points: readonly CurvePoint[], tone: string): Markup =>
    lineThrough(
      points.map((p) => [p.week, p.share] as const),
      x,
      SHARES,
      tone,
      true,
    );
  const compared = reference && scenario !== reference;
  const end = scenario.endured.share;
  const median = scenario.median.time;
  const aside = Number.isFinite(median)
    ? `half are over after ${duration(median)}`
    : `${end === 1 ? 'all' : 'most'} last ${duration(weeks)}`;
  const tone = scenario.shocked ? '' : 'own';
  return html`<figure class="panel${scenario.shocked ? '' : ' own'}">
<figcaption><span class="name">${scenario.title}</span> <span class="aside">${scenario.runs > 0 ? aside : 'no run finished'}</span></figcaption>
${plot({
  label: `Survival, ${scenario.title}: ${percent(end)} of ${scenario.runs} runs last ${duration(weeks)}; ${aside}`,
  x,
  y: SHARES,
  marks: scenario.shockWeeks,
  curves: [
    bandThrough(
      scenario.survival.map((p) => [p.week, p.low, p.high] as const),
      x,
      SHARES,
      'interval',
      true,
    ),
    ...(compared ? [step(reference.survival, 'reference')] : []),
    step(scenario.survival, tone),
  ],
  notes: [
    ...(Number.isNaN(end) ? [] : [{ at: end, text: percent(end), tone: 'strong' }]),
    ...(compared && Math.abs(reference.endured.share - end) > 0.11
      ? [{ at: reference.endured.share, text: percent(reference.endured.share), tone: 'quiet' }]
      : []),
  ],
  tall: true,
})}
</figure>`;
}
