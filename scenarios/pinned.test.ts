/**
 * One pinned hash per bundled constitution, in ten calm years and in years in which every shock strikes.
 * A change of any of them is a change of the engine: raise `ENGINE` in a commit that says why and shows the
 * differences in the signals.
 */
import { expect, test } from 'vitest';
import { ENGINE } from '../sim/core/engine.ts';
import type { Scenario } from '../sim/core/plan.ts';
import { SPECS } from '../sim/registry.ts';
import { runSociety } from '../sim/run.ts';
import { CONSTITUTIONS, readConstitution } from './index.ts';

const CALM: Scenario = { name: 'calm', shocks: [] };
const STORM: Scenario = {
  name: 'storm',
  shocks: SPECS.filter((s) => s.switch === 'shock').map((s, i) => ({
    shock: s.id.slice('shocks.'.length),
    week: 26 + 13 * i,
    intensity: 1,
  })),
};

function hashesOf(id: string): { calm: string; storm: string } {
  const entry = CONSTITUTIONS.find((c) => c.id === id);
  if (!entry) throw new Error(`no bundled constitution ${id}`);
  const { plan } = readConstitution(entry.text, entry.file, SPECS);
  if (!plan) throw new Error(`${id} does not compile`);
  const run = (scenario: Scenario, weeks: number): string =>
    runSociety(SPECS, { plan, scenario, seed: 'pinned', weeks, recordEveryWeeks: 0, recordEvents: false }).hash;
  return { calm: run(CALM, 520), storm: run(STORM, 156) };
}

test('the engine has the number of its pinned hashes', () => {
  expect(ENGINE).toBe(3);
});

test.each(CONSTITUTIONS.map((c) => c.id))('%s', (id) => {
  expect(hashesOf(id)).toMatchSnapshot();
});
