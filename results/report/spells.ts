/** States that can be left again: in how many runs they came, and how long they lasted. */
import type { Analysis } from '../analysis/types.ts';
import { plain, shareWithInterval, titleOf } from '../analysis/words.ts';
import { html, type Markup } from './html.ts';

export function spellsSection(analysis: Analysis): Markup | undefined {
  const states = [...new Set(analysis.scenarios.flatMap((s) => s.spells.map((spell) => spell.state)))].sort();
  if (states.length === 0) return undefined;
  return html`<section id="spells" aria-labelledby="spells-title">
<h2 id="spells-title">Hard times it can leave again</h2>
<p class="prose">Share of runs that were ever in such a state, with its 95&nbsp;% interval, and how long a spell lasted on average.</p>
<div class="scroll" role="region" aria-label="Spells by scenario" tabindex="0"><table class="numbers">
<thead><tr><th scope="col">Scenario</th>${states.map((state) => html`<th scope="col">${titleOf(state)}</th>`)}</tr></thead>
<tbody>${analysis.scenarios.map(
    (scenario) =>
      html`<tr><th scope="row">${scenario.title}</th>${states.map((state) => {
        const spell = scenario.spells.find((item) => item.state === state);
        return spell
          ? html`<td>${shareWithInterval(spell.share)}<br><span class="aside">${plain(spell.meanWeeks)} weeks${spell.unfinished > 0 ? `, ${spell.unfinished} never left` : ''}</span></td>`
          : html`<td><span class="aside">never</span></td>`;
      })}</tr>`,
  )}</tbody></table></div>
</section>`;
}
