/** The head of the report: the verdict in a sentence, what was run, all scenarios at a glance, the weakest points. */
import { EFFECT_LEVEL } from '../analysis/effects.ts';
import type { Analysis, ScenarioAnalysis } from '../analysis/types.ts';
import { capital, duration, interval, percent, plain } from '../analysis/words.ts';
import { lower, plural, verdictSentence } from '../verdict.ts';
import { html, type Markup } from './html.ts';

const COMMUNITY: Readonly<Record<string, string>> = {
  campus: 'Campus',
  eco: 'Eco-village',
  innovation: 'Innovation',
  nomadic: 'Nomadic',
  lifestyle: 'Lifestyle',
};

export function header(analysis: Analysis): Markup {
  return html`<header class="opening">
<p class="eyebrow">Politeia · stress report</p>
<h1>${analysis.about.constitution}</h1>
${opening(analysis)}
</header>`;
}

/** The verdict in a sentence or two, and what was run. */
export function opening(analysis: Analysis): Markup {
  const { about } = analysis;
  const fact = (name: string, value: string, more = ''): Markup =>
    html`<div><dt>${name}</dt><dd>${value}${more ? html` <span class="aside">${more}</span>` : undefined}</dd></div>`;
  return html`<p class="lead">${verdictSentence(analysis)}</p>
<dl class="facts">
${fact('Community', COMMUNITY[about.community] ?? about.community, `${about.founders} founders, room for ${about.capacity}`)}
${fact('Runs', String(about.runs), `${plural(analysis.scenarios.length, 'scenario')} × ${plural(about.seeds.length, 'seed')}${about.failed > 0 ? `, ${about.failed} failed and left out` : ''}`)}
${fact('Span', duration(about.weeks), `${about.weeks} weeks each`)}
${fact('Simulated', plain(about.memberWeeks), 'member-weeks')}
${fact('Engine', String(about.engine), `batch ${about.key.slice(0, 12)}`)}
</dl>`;
}

export function glanceSection(analysis: Analysis): Markup {
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const at = (share: number): string => `${Math.round(share * 10000) / 100}%`;
  const row = (scenario: ScenarioAnalysis): Markup => {
    const { share, low, high } = scenario.endured;
    const tone = scenario.shocked ? 'shocked' : 'own';
    return html`<li><span class="name">${scenario.title}<span class="aside">${scenario.description}</span></span>
<svg class="interval" aria-hidden="true">${ticks.map((tick) => html`<line class="grid" x1="${at(tick)}" x2="${at(tick)}" y1="0" y2="100%"/>`)}
<line class="whisker ${tone}" x1="${at(low)}" x2="${at(high)}" y1="50%" y2="50%"/>${Number.isNaN(share) ? undefined : html`<circle class="dot ${tone}" cx="${at(share)}" cy="50%" r="5.5"/>`}</svg>
<span class="value">${percent(share)} <span class="aside">${interval(scenario.endured)}, ${scenario.endured.count} of ${scenario.runs}</span></span></li>`;
  };
  return html`<section id="glance" aria-labelledby="glance-title">
<h2 id="glance-title">At a glance</h2>
<p class="prose">Share of societies that last ${duration(analysis.about.weeks)}, with the 95&nbsp;% interval that
${plural(analysis.about.seeds.length, 'seed')} allow.</p>
<ul class="glance">${analysis.scenarios.map(row)}
<li class="ruler" aria-hidden="true"><span class="name"></span><svg class="interval">${ticks.map(
    (tick) => html`<text class="tick" x="${at(tick)}" y="1em" text-anchor="middle">${percent(tick)}</text>`,
  )}</svg><span class="value"></span></li></ul>
</section>`;
}

export function weaknessSection(analysis: Analysis): Markup {
  return html`<section id="weakest" aria-labelledby="weakest-title">
<h2 id="weakest-title">Weakest points</h2>
${
  analysis.weaknesses.length === 0
    ? html`<p class="prose">No shock of this batch shortens the life of the society or strains it beyond what chance explains at 99.9&nbsp;%.</p>`
    : html`<ol class="weakest">${analysis.weaknesses.map(
        (weakness) =>
          html`<li><h3>${weakness.headline}</h3>${
            weakness.because.length > 0
              ? html`<ul>${weakness.because.map((reason) => html`<li>${sentence(reason)}</li>`)}</ul>`
              : undefined
          }</li>`,
      )}</ol>`
}
</section>`;
}

function sentence(text: string): string {
  const end = /[.!?]$/.test(text) ? '' : '.';
  return `${capital(text)}${end}`;
}

function comparisons(analysis: Analysis): number {
  return analysis.scenarios.reduce((sum, scenario) => sum + scenario.effects.length, 0);
}

export function readingSection(analysis: Analysis): Markup {
  const { about } = analysis;
  return html`<section id="reading" aria-labelledby="reading-title">
<h2 id="reading-title">How to read this</h2>
<div class="columns">
<p>One constitution was given to ${plural(about.seeds.length, 'set')} of founders and luck, a <em>seed</em> each. Every seed
was lived through once undisturbed and once under each shock. A society <em>lasts</em> when it reaches ${duration(about.weeks)};
otherwise it ends ${lower('Depopulated, insolvent or in schism')}.</p>
<figure class="sample"><svg class="plot" role="img" aria-label="A fan: the line is the median, the dark band holds half of the runs, the light band nine of ten">
<svg class="curves" viewBox="0 0 1000 1000" preserveAspectRatio="none"><path class="band outer" d="M0,560C300,520,600,330,1000,170L1000,900C700,760,300,640,0,600Z"/><path class="band inner" d="M0,570C300,550,600,460,1000,400L1000,680C700,640,300,600,0,590Z"/><path class="line main" d="M0,580C300,570,650,550,1000,540"/></svg>
<text class="note" x="100%" dx="6" y="55%" dy="0.32em">median run</text><text class="note" x="100%" dx="6" y="42%" dy="0.32em">half of the runs</text><text class="note" x="100%" dx="6" y="22%" dy="0.32em">nine of ten</text></svg></figure>
<p>Where a figure shows a fan, each week is described by the runs that are still there: the line is the median, the bands hold half of
them and nine of ten. A fan stops when fewer than five runs are left. The grey line is the median without a shock.</p>
<p>What a shock changes is told from pairs: the same seed with and without it. ${plural(comparisons(analysis), 'difference')} of this kind were
looked at, each with a 99.9&nbsp;% interval, so that about ${plain(comparisons(analysis) * (1 - EFFECT_LEVEL))} would leave out zero by chance alone.</p>
<p>The simulated people follow published findings on how people join, work, argue and leave. A result says what this
constitution does to <em>such</em> people; it is a wind tunnel, not a forecast.</p>
</div>
</section>`;
}
