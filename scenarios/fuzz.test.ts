/**
 * Mutants of good constitutions and scenarios: each is accepted, or refused with issues that have a place.
 * Nothing throws, nothing hangs, and what is accepted runs. `POLITEIA_FUZZ=1000` sets how many.
 */
import { expect, test } from 'vitest';
import type { Issue, Plan } from '../sim/core/plan.ts';
import { found } from '../sim/found.ts';
import { Observer } from '../sim/fragility/observer.ts';
import { checkLedgers } from '../sim/invariants.ts';
import { SPECS } from '../sim/registry.ts';
import { runSociety } from '../sim/run.ts';
import { tick } from '../sim/tick.ts';
import type { World } from '../sim/world.ts';
import { shapeOf } from './clauses.ts';
import { readConstitution } from './constitution.ts';
import { formatIssue } from './issues.ts';
import { BATTERY, CONSTITUTIONS } from './library.ts';
import { Mutator } from './mutate.fixture.ts';
import { readScenario, shockNames } from './scenario.ts';
import { applySettings } from './settings.ts';
import { newConstitution } from './write.ts';

const COUNT = Number(process.env.POLITEIA_FUZZ ?? 150);
/** Far above the milliseconds that a text takes, so that a busy machine fails nothing and a hang does. */
const MOST_MILLISECONDS = 5_000;
const WEEKS = 4;
const PLANS = Math.ceil(COUNT / 15);
const PLAN_WEEKS = 20;
/** Larger societies are left to the tests of scale. */
const MOST_ROWS = 2_000;
const RUN_EVERY = 6;

function expectLocated(issues: readonly Issue[], source: string | Uint8Array): void {
  const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
  const lines = text.split('\n').length;
  expect(issues.length).toBeGreaterThan(0);
  for (const issue of issues) {
    expect(issue.line).toBeGreaterThanOrEqual(1);
    expect(issue.line).toBeLessThanOrEqual(lines);
    expect(issue.column).toBeGreaterThanOrEqual(1);
    expect(issue.message).not.toBe('');
    expect(formatIssue(issue, text)).toContain(`mutant.yaml:${issue.line}:${issue.column}`);
  }
}

function expectRuns(plan: Plan): void {
  const { weeks, ...rest } = { weeks: WEEKS, recordEveryWeeks: 0, recordEvents: false };
  const result = runSociety(SPECS, { plan, scenario: { name: 'unshocked', shocks: [] }, seed: 'fuzz', weeks, ...rest });
  expect(result.week).toBeLessThanOrEqual(WEEKS);
  expect(result.hash).not.toBe('');
}

test(`${COUNT} mutants of constitutions are accepted and run, or are refused in place`, {
  timeout: 20_000 + COUNT * 1_000,
}, () => {
  const texts = [
    ...CONSTITUTIONS.map(({ text }) => text),
    newConstitution('campus', SPECS),
    newConstitution('nomadic', SPECS),
  ];
  let accepted = 0;
  let refused = 0;
  for (let k = 0; k < COUNT; k++) {
    const mutator = new Mutator(`constitution/${k}`);
    const source = mutator.mutant(texts[k % texts.length], texts);
    const from = performance.now();
    const { plan, issues } = readConstitution(source, 'mutant.yaml', SPECS);
    expect(performance.now() - from, `mutant ${k}`).toBeLessThan(MOST_MILLISECONDS);
    if (plan) {
      expect(issues).toEqual([]);
      if (accepted++ % RUN_EVERY === 0 && plan.capacity <= MOST_ROWS) expectRuns(plan);
    } else {
      refused++;
      expectLocated(issues, source);
    }
  }
  // A fuzzer whose mutants all fare alike tests nothing.
  expect(accepted).toBeGreaterThan(COUNT / 20);
  expect(refused).toBeGreaterThan(COUNT / 5);
});

test(`mutants of scenarios are accepted, or are refused in place`, () => {
  const texts = BATTERY.map(({ text }) => text);
  for (let k = 0; k < COUNT; k++) {
    const source = new Mutator(`scenario/${k}`).mutant(texts[k % texts.length], texts);
    const { scenario, issues } = readScenario(source, 'mutant.yaml', SPECS);
    if (scenario) expect(issues).toEqual([]);
    else expectLocated(issues, source);
  }
});

/** Columns that left the range they declare, by path. */
function outOfRange(world: World): string[] {
  return world.layout.columns
    .filter(({ path, min, max }) => {
      const slack = 1e-6 * Math.max(1, Number.isFinite(max) ? Math.abs(max) : 1);
      return world.array(path).some((x: number) => !(x >= min - slack && x <= max + slack));
    })
    .map(({ path }) => path);
}

test(`${PLANS} constitutions from the whole range of the format run under every shock at once`, {
  timeout: 60_000 + PLANS * 2_000,
}, () => {
  const shape = shapeOf(SPECS);
  const problems: string[] = [];
  const shocks = shockNames(SPECS).map((shock, i) => ({ shock, week: 2 + 2 * i, intensity: 1 + (i % 3) }));
  for (let k = 0; k < PLANS; k++) {
    const settings = new Mutator(`plan/${k}`).settings(shape);
    const { text, issues } = applySettings('constitution: 1\nname: Any\ncommunity: eco\n', settings, SPECS);
    expect(issues, `plan ${k}`).toEqual([]);
    const { plan } = readConstitution(text, 'any.yaml', SPECS);
    if (!plan) throw new Error(`plan ${k}`);
    const world = found(SPECS, plan, { name: 'all', shocks }, `plan/${k}`);
    const observer = new Observer(world, 0, false);
    for (let week = 0; week < PLAN_WEEKS; week++) {
      tick(world);
      observer.observe();
      const wrong = [...checkLedgers(world), ...outOfRange(world)];
      if (wrong.length > 0) problems.push(`plan ${k}, week ${week}: ${wrong.slice(0, 3).join(', ')}`);
      if (wrong.length > 0) break;
    }
    expect([...observer.summary('endured').means].every(Number.isFinite), `plan ${k}`).toBe(true);
  }
  expect(problems).toEqual([]);
});
