/** What a majority of the votes would cost where they can be bought: at the end of each society, and over time. */
import type { Analysis, MarketAnalysis, ScenarioAnalysis } from '../analysis/types.ts';
import { percent, plain } from '../analysis/words.ts';
import { fansOnOneScale, priceWords } from './fan-panel.ts';
import { html, type Markup } from './html.ts';

export function marketSection(analysis: Analysis): Markup | undefined {
  const struck = analysis.scenarios.flatMap((scenario) =>
    scenario.market ? [{ ...scenario, market: scenario.market }] : [],
  );
  if (struck.length === 0) return undefined;
  const cheapest = struck.some(({ market }) => !Number.isNaN(market.cheapest));
  return html`<section id="market" aria-labelledby="market-title">
<h2 id="market-title">What a majority costs</h2>
<p class="prose">Votes are weighed by tokens here, and tokens are for sale. The price of a majority is what somebody
without any would have to pay the market, in one go and while nobody else trades, to hold more than half of the votes that
can be expected to be cast. With less it cannot be had in that way, but it can in others: bribes can be cheaper, and so can
patience, buying over months what others sell or waiting until few vote. Each purchase makes the next dearer, so it is more than the tokens are worth at
the price of the day; and where more tokens are held than can be bought, there is none to be had at any price.</p>
<p class="prose">The table is of the last week of each run, over all its runs: where there was none to be had, the price
counts as higher than any other.${cheapest ? ' The cheapest week is each run’s own, at whatever time it came.' : ''}</p>
<div class="scroll" role="region" aria-label="Price of a majority by scenario" tabindex="0"><table class="numbers">
<thead><tr><th scope="col">Scenario</th><th scope="col">median price, credits</th><th scope="col">nine of ten between</th>
<th scope="col">years of a member’s income</th><th scope="col">not to be had</th>${
    cheapest ? html`<th scope="col">median of the cheapest week</th>` : undefined
  }</tr></thead>
<tbody>${struck.map((scenario) => row(scenario, cheapest))}</tbody></table></div>
${
  struck.some(({ market }) => market.majority.weeks.length > 0)
    ? html`<h3>Price of a majority <small>credits; equal heights are equal factors; open at the top where there is none to be had in some runs</small></h3>
${fansOnOneScale(analysis, struck, 'Price of a majority', 'credits', (scenario) => scenario.market?.majority, 'price')}
<h3>Price of a token <small>credits; equal heights are equal factors</small></h3>
${fansOnOneScale(analysis, struck, 'Price of a token', 'credits', (scenario) => scenario.market?.price, 'price')}`
    : undefined
}
</section>`;
}

function row({ title, market }: ScenarioAnalysis & { market: MarketAnalysis }, cheapest: boolean): Markup {
  const [low, middle, high] = market.atTheEnd;
  return html`<tr><th scope="row">${title}</th><td>${priceWords(middle)}</td>
<td>${low === high ? priceWords(low) : `${priceWords(low)} and ${priceWords(high)}`}</td>
<td>${Number.isFinite(middle) ? plain(market.yearsOfIncome) : '—'}</td>
<td>${percent(market.outOfReach.share)}</td>${cheapest ? html`<td>${priceWords(market.cheapest)}</td>` : undefined}</tr>`;
}
