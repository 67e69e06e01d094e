/** What is needed to make all of this again. */
import type { Analysis } from '../analysis/types.ts';
import { html, type Markup } from './html.ts';

export function provenanceSection(analysis: Analysis): Markup {
  const { about, scenarios } = analysis;
  const failures = scenarios.flatMap((s) => s.failures.map((text) => `${s.title}, seed ${text}`));
  return html`<section id="provenance" aria-labelledby="provenance-title">
<h2 id="provenance-title">To make it again</h2>
<p class="prose">The same engine, constitution, scenarios and seeds give the same societies, week by week, on any machine.</p>
<dl class="provenance">
<div><dt>Engine</dt><dd>${about.engine}</dd></div>
<div><dt>Batch</dt><dd><code>${about.key}</code></dd></div>
<div><dt>Constitution (SHA-256)</dt><dd><code>${about.textHash}</code></dd></div>
<div><dt>Scenarios</dt><dd>${scenarios.map((s) => `${s.title} (${s.description})`).join('; ')}</dd></div>
<div><dt>Seeds</dt><dd><code>${about.seeds.length > 40 ? `${about.seeds.slice(0, 40).join(' ')} … ${about.seeds.length} in all` : about.seeds.join(' ')}</code></dd></div>
</dl>
${failures.length > 0 ? html`<details><summary>Runs that could not be finished</summary><ul>${failures.map((text) => html`<li>${text}</li>`)}</ul></details>` : undefined}
<details><summary>The constitution as it was read</summary><div class="scroll" role="region" aria-label="Text of the constitution" tabindex="0"><pre><code>${about.text}</code></pre></div></details>
</section>`;
}
