import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { fixtureInputs, fixtureResult } from './fixture/society.ts';
import { analyseResults, renderReport, verdictText } from './index.ts';
import type { BatchInputs } from './types.ts';

const reportOf = (inputs: BatchInputs): string =>
  renderReport(
    analyseResults(
      inputs,
      Array.from({ length: inputs.scenarios.length * inputs.seeds.length }, (_, run) => fixtureResult(inputs, run)),
    ),
  );
const inputs = fixtureInputs({ every: 4 });
const page = reportOf(inputs);
const { document } = parseHTML(page);
const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];

describe('the file', () => {
  test('stands alone: no script, no style but its own, no request', () => {
    expect(all('script, link, img, iframe, object, [style], [onclick]')).toEqual([]);
    expect(page).not.toMatch(/url\(|@import|https?:\/\//);
    const style = document.querySelector('style')?.textContent ?? '';
    const hash = createHash('sha256').update(style, 'utf8').digest('base64');
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`);
  });
  test('is the same for the same analysis, and knows no clock', () => {
    expect(reportOf(inputs)).toBe(page);
    expect(page).not.toMatch(/\b20[3-9]\d-\d\d-\d\d/);
  });
  test('shows no number that is none', () => {
    expect(page.replace(/<style>[\s\S]*?<\/style>/, '')).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });
  test('escapes what users wrote', () => {
    const evil = '<img src=x onerror=alert(1)>"\'&';
    const plan = { ...inputs.constitution.plan, name: evil };
    const bad = reportOf({ ...inputs, seeds: ['s'], constitution: { text: evil, plan } });
    expect(bad).not.toContain('<img');
    expect(parseHTML(bad).document.querySelector('h1')?.textContent).toBe(evil);
  });
});

describe('for those who do not see it', () => {
  test('every picture has words, or its words stand beside it', () => {
    const pictures = all('svg').filter((svg) => svg.parentElement?.closest('svg') === null);
    expect(pictures.length).toBeGreaterThan(60);
    for (const svg of pictures) {
      expect(svg.closest('[aria-hidden="true"]') !== null || (svg.getAttribute('aria-label') ?? '').length > 10).toBe(
        true,
      );
    }
  });
  test('headings do not skip a level, ids are unique, and links lead somewhere', () => {
    const levels = all('h1, h2, h3, h4').map((h) => Number(h.tagName.slice(1)));
    expect(levels[0]).toBe(1);
    for (let i = 1; i < levels.length; i++) expect(levels[i] - levels[i - 1]).toBeLessThanOrEqual(1);
    const ids = all('[id]').map((e) => e.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of all('a[href^="#"]')) expect(ids).toContain(link.getAttribute('href')?.slice(1));
    for (const e of all('[aria-labelledby]')) expect(ids).toContain(e.getAttribute('aria-labelledby'));
    expect(all('main, nav, header').map((e) => e.tagName)).toEqual(['NAV', 'MAIN', 'HEADER']);
  });
  test('tables have headers with a scope, and what scrolls can be reached', () => {
    for (const th of all('th')) expect(['col', 'row']).toContain(th.getAttribute('scope'));
    for (const region of all('.scroll')) {
      expect([region.getAttribute('tabindex'), region.getAttribute('role')]).toEqual(['0', 'region']);
      expect(region.getAttribute('aria-label')).toBeTruthy();
    }
  });
});

describe('what it shows', () => {
  test('figures of every kind, for every scenario', () => {
    expect(all('#survival .panel')).toHaveLength(7);
    expect(all('#ends .stack li')).toHaveLength(7);
    expect(all('#signals .panel')).toHaveLength(42);
    expect(all('#resources .panel')).toHaveLength(14);
    expect(all('#effects .forest')).toHaveLength(8);
    expect(all('#ends .causes .causes').length).toBeGreaterThan(5);
    expect(document.querySelector('#glossary')?.textContent).toContain('Esteban & Ray 1994');
    expect(document.querySelector('#provenance')?.textContent).toContain(inputs.constitution.text.slice(0, 20));
  });
  test('a scenario of which no run could be finished', () => {
    const some = fixtureInputs({ seeds: 2, scenarios: 2, weeks: 20 });
    const outcomes = [0, 1, 2, 3].map((run) => {
      const result = fixtureResult(some, run);
      return run % 2 === 0 ? result : { seed: result.seed, scenario: result.scenario, failed: 'it would not start' };
    });
    const analysis = analyseResults(some, outcomes);
    const report = renderReport(analysis).replace(/<style>[\s\S]*?<\/style>/, '');
    expect(report).not.toMatch(/NaN|undefined|Infinity/);
    expect(report).toContain('it would not start');
    expect(verdictText(analysis)).not.toMatch(/NaN|undefined|Infinity/);
  });
  test('a batch of one scenario, without frames, without an end', () => {
    const bare = reportOf({ ...fixtureInputs({ seeds: 2, scenarios: 1, weeks: 20 }), recordEveryWeeks: 1000 });
    const { document: small } = parseHTML(bare);
    expect(small.querySelector('#effects')).toBeNull();
    expect(small.querySelector('#ends')?.textContent).toContain('No run came to an end');
    expect(bare.replace(/<style>[\s\S]*?<\/style>/, '')).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('where votes are for sale', () => {
  const clause = 'economy.token';
  const token = (facts: BatchInputs['facts']): BatchInputs['facts'] => ({
    ...facts,
    market: { clause, price: 'people.satisfaction', majority: 'people.members', income: 'ledger.treasury' },
  });
  const plan = { ...inputs.constitution.plan, clauses: { ...inputs.constitution.plan.clauses, [clause]: {} } };
  const sold = { ...inputs, facts: token(inputs.facts), constitution: { ...inputs.constitution, plan } };

  test('the price of a majority is told by scenario and over time, and elsewhere there is no such section', () => {
    expect(document.querySelector('#market')).toBeNull();
    expect(parseHTML(reportOf({ ...inputs, facts: token(inputs.facts) })).document.querySelector('#market')).toBeNull();
    const section = parseHTML(reportOf(sold)).document.querySelector('#market');
    expect(section?.querySelectorAll('tbody tr')).toHaveLength(inputs.scenarios.length);
    expect(section?.querySelector('p')?.textContent).toMatch(
      /in one go and while nobody else trades.*bribes can be cheaper/s,
    );
    expect(section?.querySelectorAll('figure.panel')).toHaveLength(2 * inputs.scenarios.length);
  });

  const majority = inputs.facts.observables.findIndex(({ name }) => name === 'people.members');
  const width = inputs.facts.observables.length;
  const few = { ...sold, seeds: sold.seeds.slice(0, 4) };
  /** The unshocked society of four seeds, whose price in every recorded week and in the last is what `price` says. */
  const priced = (price: (run: number, recorded: number) => number): ReturnType<typeof analyseResults> =>
    analyseResults(
      few,
      Array.from({ length: few.scenarios.length * few.seeds.length }, (_, run) => {
        const result = fixtureResult(few, run);
        for (let k = 0; k < result.frameWeeks.length; k++) result.frames[k * width + majority] = price(run, k);
        result.lasts[majority] = price(run, result.frameWeeks.length - 1);
        return result;
      }),
    );
  const reportedOf = (analysis: ReturnType<typeof analyseResults>): Element => {
    const section = parseHTML(renderReport(analysis)).document.querySelector('#market') as unknown as Element;
    expect(/NaN|undefined|Infinity|∞/.exec(section.innerHTML)?.[0]).toBeUndefined();
    return section;
  };
  const seedOf = (run: number): number => Math.floor(run / few.scenarios.length);

  test('a majority that is not to be had counts as dearer than any other', () => {
    const prices = [100, -1, 300, 200];
    const analysis = priced((run) => prices[seedOf(run)]);
    const { market } = analysis.scenarios[0];
    expect(market?.outOfReach).toMatchObject({ count: 1, share: 0.25 });
    expect(market?.atTheEnd[1]).toBe(250);
    expect(market?.atTheEnd[2]).toBe(Number.POSITIVE_INFINITY);
    expect(new Set(market?.majority.runs)).toEqual(new Set([4]));
    const cells = [...reportedOf(analysis).querySelectorAll('tbody tr:first-child td')].map((cell) => cell.textContent);
    expect(cells.slice(0, 2)).toEqual(['250', '115 and none to be had']);
    const never = priced(() => -1);
    expect(never.scenarios[0].market?.yearsOfIncome).toBe(Number.POSITIVE_INFINITY);
    expect(reportedOf(never).querySelector('tbody tr')?.textContent).toMatch(
      /none to be had\s+none to be had\s+—\s+100/,
    );
  });

  test('the cheapest week of a run may come long before its last', () => {
    const { market } = priced((run, k) => (seedOf(run) === 0 || k > 20 ? -1 : 1000 * seedOf(run) - k)).scenarios[0];
    expect(market?.atTheEnd[1]).toBe(Number.POSITIVE_INFINITY);
    // 980, 1980, 2980 and never.
    expect(market?.cheapest).toBe(2480);
  });

  test('prices are drawn by factors, so that one that cannot be paid leaves the others their room', () => {
    const analysis = priced((run) => [10_000, 11_000, 12_000, 5_000_000][seedOf(run)]);
    const section = reportedOf(analysis);
    const plot = section.querySelector('figure.panel svg.plot');
    const ticks = [...(plot?.querySelectorAll('text[text-anchor="end"]') ?? [])];
    expect(ticks.map((tick) => tick.textContent)).toEqual(['10k', '100k', '1M']);
    const heights = ticks.map((tick) => Number.parseFloat(tick.getAttribute('y') ?? ''));
    expect(heights[0] - heights[1]).toBeCloseTo(heights[1] - heights[2], 1);
  });
});
