/** What the words mean: each signal with formula, source and thresholds; the ends; the statistics. */
import type { Analysis } from '../analysis/types.ts';
import { html, type Markup } from './html.ts';

const TERMS: readonly (readonly [string, string])[] = [
  [
    'Seed',
    'A text that fixes founders, candidates and luck. The same seed under two scenarios differs by the shock only.',
  ],
  [
    'Depopulated, insolvent, schism',
    'Ends after which there is no society left. They compete: whichever comes first counts.',
  ],
  [
    '95 % interval of a share',
    'Wilson’s score interval (Wilson 1927, Journal of the American Statistical Association 22).',
  ],
  [
    'Survival curve',
    'Kaplan–Meier estimate (1958). No run is cut off before the horizon, so in each week it is a share of all runs, and its band is Wilson’s interval for that week.',
  ],
  [
    'Incidence of an end',
    'Aalen–Johansen estimate (1978), which lets the ends compete: a run that is over in one way cannot end in another.',
  ],
  [
    'Paired difference',
    'Mean of the differences under equal seeds with Student’s 99.9 % interval. Signals are compared by their mean over the run; members count none after the end.',
  ],
  [
    'Log-rank p',
    'Chance of survival curves as different as these if the shock did nothing (Mantel 1966). Cautious here, since the seeds are shared.',
  ],
];

export function glossarySection(analysis: Analysis): Markup {
  return html`<section id="glossary" aria-labelledby="glossary-title">
<h2 id="glossary-title">Words and formulas</h2>
<div class="scroll" role="region" aria-label="Signals with formula and source" tabindex="0"><table class="formulas">
<caption>Signals: 0 is calm, 1 the worst there can be</caption>
<thead><tr><th scope="col">Signal</th><th scope="col">Formula</th><th scope="col">Warning</th><th scope="col">Critical</th><th scope="col">Source</th></tr></thead>
<tbody>${analysis.signals.map(
    (signal) =>
      html`<tr><th scope="row">${signal.title}</th><td class="text">${signal.formula}</td><td class="limit" data-head="Warning">${signal.warning}</td><td class="limit" data-head="Critical">${signal.critical}</td><td class="text">${signal.source}</td></tr>`,
  )}</tbody></table></div>
<dl class="terms">${TERMS.map(([term, meaning]) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`)}</dl>
</section>`;
}
