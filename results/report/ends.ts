/** What the ends were, and why: a stacked bar a scenario, then the causes as nested lists with their sizes. */
import { type MergedCause, weightOf } from '../analysis/causes.ts';
import type { Analysis, ScenarioAnalysis } from '../analysis/types.ts';
import { capital, duration, sizeWords, titleOf } from '../analysis/words.ts';
import { plural } from '../verdict.ts';
import { html, type Markup } from './html.ts';

const MOST_BRANCHES = 5;
const MOST_DEPTH = 3;
/** A branch below this share of its fork is counted, not shown. */
const LEAST_SHARE = 0.08;

const WORDS: Readonly<Record<string, string>> = {
  depopulated: 'too few members were left',
  insolvent: 'the treasury could not pay',
  schism: 'it split into camps',
};

export function endsSection(analysis: Analysis): Markup {
  const open = analysis.scenarios.filter((scenario) => treesOf(scenario).length > 0);
  return html`<section id="ends" aria-labelledby="ends-title">
<h2 id="ends-title">How it ends, and why</h2>
<p class="key"><span><span class="swatch endured"></span> lasts ${duration(analysis.about.weeks)}</span>
${['depopulated', 'insolvent', 'schism'].map((end) => html` <span><span class="swatch ${end}"></span> ${end}: ${WORDS[end]}</span>`)}</p>
<ul class="stack">${analysis.scenarios.map(stackedRow)}</ul>
${
  open.length === 0
    ? html`<p class="prose">No run came to an end, and no cause was recorded.</p>`
    : html`<h3>Why</h3>
<p class="prose">Causes are read from what the model recorded, from the end back to its roots, and laid over each other run by
run. The number is the mean size of a cause where it was named; a percentage is a share of what it explains.</p>
<div class="whys">${open.map((scenario, i) => why(scenario, i === 0 || scenario === worst(open)))}</div>`
}
</section>`;
}

function worst(scenarios: readonly ScenarioAnalysis[]): ScenarioAnalysis | undefined {
  return scenarios.find((scenario) => scenario.shocked);
}

function stackedRow(scenario: ScenarioAnalysis): Markup {
  const parts = [
    { end: 'endured', count: scenario.endured.count },
    ...scenario.ends.map((end) => ({ end: end.end, count: end.share.count })),
  ].filter((part) => part.count > 0);
  let from = 0;
  const segments = parts.map((part) => {
    const start = from / scenario.runs;
    from += part.count;
    const width = part.count / scenario.runs;
    const middle = `${round(start + width / 2)}%`;
    return html`<rect class="segment ${part.end}" x="${round(start)}%" width="${round(width)}%" height="100%"/>${
      width >= 0.045
        ? html`<text class="count ${part.end}" x="${middle}" y="50%" dy="0.35em" text-anchor="middle">${part.count}</text>`
        : undefined
    }`;
  });
  const said = parts.map((part) => `${part.count} ${part.end}`).join(', ');
  return html`<li><span class="name">${scenario.title}</span><svg class="bar wide" role="img" aria-label="${scenario.title}, of ${scenario.runs} runs: ${said}">${segments}</svg></li>`;
}

function round(share: number): number {
  return Math.round(share * 10000) / 100;
}

interface Tree {
  readonly end: string;
  readonly title: string;
  readonly aside: string;
  readonly causes: readonly MergedCause[];
}

/** The ends that came, and the coming and going of those that lasted. */
function treesOf(scenario: ScenarioAnalysis): Tree[] {
  const ended = scenario.ends
    .filter((end) => end.share.count > 0)
    .map((end) => ({
      end: end.end,
      title: titleOf(end.end),
      aside: `${plural(end.share.count, 'run')}, half by week ${Math.round(end.medianWeek)}`,
      causes: end.causes,
    }));
  if (scenario.enduredCauses.length === 0) return ended;
  const lasted = { end: 'endured', title: 'Lasted', aside: plural(scenario.endured.count, 'run') };
  return [...ended, { ...lasted, causes: scenario.enduredCauses }];
}

function why(scenario: ScenarioAnalysis, open: boolean): Markup {
  const trees = treesOf(scenario);
  const summary = trees.map((tree) => `${tree.title.toLowerCase()}: ${tree.aside}`).join('; ');
  const content = html`<summary><span class="name">${scenario.title}</span> <span class="aside">${summary}</span></summary>
<div class="trees">${trees.map(
    (
      tree,
    ) => html`<div class="tree"><h4><span class="swatch ${tree.end}"></span> ${tree.title} <span class="aside">${tree.aside}</span></h4>
${tree.causes.length > 0 ? branches(tree.causes, tree.end) : html`<p class="aside">No cause was recorded.</p>`}</div>`,
  )}</div>`;
  return open ? html`<details open>${content}</details>` : html`<details>${content}</details>`;
}

/** The weightiest branches of a fork, down to a depth at which they still say something. */
function branches(causes: readonly MergedCause[], end: string, depth = 0): Markup {
  const all = causes.reduce((sum, cause) => sum + weightOf(cause), 0);
  const shown = causes.slice(0, MOST_BRANCHES).filter((cause, i) => i === 0 || weightOf(cause) >= LEAST_SHARE * all);
  const left = causes.length - shown.length;
  // A share fills its bar by itself; other sizes compare with the largest beside them in their unit.
  const full = ({ unit }: MergedCause): number =>
    Math.max(
      ...shown.filter((other) => other.unit === unit).map((other) => Math.abs(other.meanSize)),
      unit === 'share' ? 1 : Number.MIN_VALUE,
    );
  return html`<ul class="causes">${shown.map(
    (cause) => html`<li><div class="cause"><span class="what">${capital(cause.what)}</span>
<span class="weight">${
      depth > 0
        ? html`<svg class="bar" aria-hidden="true"><rect class="ground" width="100%" height="100%"/><rect class="segment ${end}" width="${round(Math.abs(cause.meanSize) / full(cause))}%" height="100%"/></svg>`
        : undefined
    }<span class="aside">${sizeWords(cause.meanSize, cause.unit)}${cause.runs < cause.of ? ` in ${cause.runs} of ${cause.of}` : ''}</span></span></div>
${cause.because.length > 0 && depth < MOST_DEPTH ? branches(cause.because, end, depth + 1) : undefined}</li>`,
  )}${left > 0 ? html`<li class="aside">and ${left} smaller</li>` : undefined}</ul>`;
}
