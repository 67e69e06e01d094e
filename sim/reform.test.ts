/** Reforms: the same people, ties, purses and luck under another constitution from one week on. */
import { describe, expect, test } from 'vitest';
import type { Reform, RunRequest } from './core/plan.ts';
import { checkLedgers } from './invariants.ts';
import { lab, labPlan, runWeeks } from './lab.ts';
import { reform, reformedPlan, reformWords } from './reform.ts';
import { SPECS } from './registry.ts';
import { runSociety } from './run.ts';
import { restore, snapshot } from './snapshot.ts';
import { hashWorld } from './state.ts';
import type { World } from './world.ts';

const ALLOCATION = 'economy.allocation';
/** Allocation repealed, and with it what needs it. */
const NOTHING_SHARED = { [ALLOCATION]: null, 'economy.reporting': null, 'economy.common_purse': null };
const village = (without: string[] = []): World =>
  lab({ specs: SPECS, stepping: '*', members: 40, capacity: 80, seed: 'reform/0', without });
const change = (clauses: Reform['clauses'], week = 30): Reform => ({ week, clauses });

/** By how much the flows of the last week have changed the treasury, thousandths. */
function intoTreasury(world: World): number {
  return world.layout.flows.reduce(
    (sum, { from, to }, k) => sum + (+(to === 'treasury') - +(from === 'treasury')) * world.money.flows[k],
    0,
  );
}

describe('a reform', () => {
  test('that changes nothing leaves every later week as it would have been', () => {
    const left = village();
    const reformed = village();
    runWeeks(left, 30);
    runWeeks(reformed, 30);
    const after = reform(SPECS, reformed, change({}));
    for (let week = 0; week < 30; week++) {
      runWeeks(left, 1);
      runWeeks(after, 1);
      expect(hashWorld(after)).toBe(hashWorld(left));
    }
  });

  test('keeps people, ties and purses, and every ledger, and can be kept in a snapshot', () => {
    const before = village();
    runWeeks(before, 30);
    const held = snapshot(before);
    let after = reform(SPECS, before, change({ ...NOTHING_SHARED, 'governance.projects': null }));
    for (const path of ['members.identity', 'members.wealth', 'ties.target', 'members.trust', 'members.skill'])
      expect(after.array(path).subarray(0, held.columns[path].length)).toEqual(held.columns[path]);
    expect(after.has('members.allotment')).toBe(false);
    runWeeks(after, 20);
    expect(checkLedgers(after)).toEqual([]);
    const copy = restore(SPECS, structuredClone(snapshot(after)));
    runWeeks(copy, 10);
    runWeeks(after, 10);
    expect(hashWorld(copy)).toBe(hashWorld(after));
    after = reform(SPECS, after, change({ [ALLOCATION]: { by: 1, safetyNet: 0.5 } }, 60));
    expect(after.law.value(after.law.indexOf('economy.allocation.safety_net'))).toBe(0.5);
    runWeeks(after, 10);
    expect(checkLedgers(after)).toEqual([]);
  });

  test('finds the law that a proposal is about where it now stands, and strikes off what has become moot', () => {
    const before = village();
    runWeeks(before, 3);
    const at = (world: World, path: string): number => world.law.indexOf(path);
    const [kept, gone] = ['justice.cases.strictness', 'governance.projects.delegated_share'];
    const rows = before.array('proposals.parameter');
    [rows[60], rows[61]] = [at(before, kept), at(before, gone)];
    for (const row of [60, 61]) {
      before.array('proposals.state')[row] = 2;
      before.array('proposals.subject')[row] = row === 60 ? 3 : 6;
      before.array('proposals.openedWeek')[row] = 3;
    }
    const after = reform(SPECS, before, change({ 'governance.projects': null }, 3));
    expect(at(after, kept)).not.toBe(at(before, kept));
    expect([...after.array('proposals.parameter').slice(60, 62)]).toEqual([at(after, kept), -1]);
    runWeeks(after, 1);
    expect([...after.array('proposals.state').slice(60, 62)]).toEqual([2, 0]);
  });

  test('of any clause, out and in again, leaves ledgers that balance and flows that explain the treasury', () => {
    const clauses = SPECS.filter((spec) => spec.switch === 'on' || spec.switch === 'off');
    let tried = 0;
    for (const { id } of clauses) {
      let world = village();
      runWeeks(world, 8);
      const needing = clauses.filter((spec) => spec.id === id || spec.needs.includes(id)).map((spec) => spec.id);
      const asBefore = Object.fromEntries(needing.map((clause) => [clause, world.plan.clauses[clause]]));
      const held = world.money.treasury();
      try {
        world = reform(SPECS, world, change(Object.fromEntries(needing.map((clause) => [clause, null]))));
      } catch (error) {
        // A clause whose state others read cannot go alone; the plan is refused before anything is touched.
        expect(String(error), id).toMatch(/does not fit together/);
        continue;
      }
      runWeeks(world, 1);
      expect(world.money.treasury() - held, `without ${id}`).toBe(intoTreasury(world));
      runWeeks(world, 3);
      expect(checkLedgers(world), `without ${id}`).toEqual([]);
      world = reform(SPECS, world, change(asBefore));
      runWeeks(world, 4);
      expect(checkLedgers(world), `with ${id} again`).toEqual([]);
      tried++;
    }
    expect(tried).toBeGreaterThan(clauses.length / 2);
  });

  test('takes effect in a run, is told, and what was observed goes on', () => {
    const plan = labPlan({ specs: SPECS, stepping: '*', members: 40, capacity: 80, seed: '' });
    const request = (reforms: Reform[]): RunRequest => ({
      plan,
      scenario: { name: 'reformed', shocks: [], reforms },
      seed: 'reform/run',
      weeks: 104,
      recordEveryWeeks: 1,
      recordEvents: true,
    });
    const asFounded = runSociety(SPECS, request([]));
    const reformed = runSociety(SPECS, request([change(NOTHING_SHARED, 52)]));
    const width = asFounded.means.length;
    expect(reformed.frames.length).toBe(asFounded.frames.length);
    expect(reformed.frames.slice(0, 52 * width)).toEqual(asFounded.frames.slice(0, 52 * width));
    expect(reformed.hash).not.toBe(asFounded.hash);
    expect(reformed.events.filter(({ kind }) => kind === 'reform')).toMatchObject([{ week: 52 }]);
    expect(reformWords(SPECS, change({ [ALLOCATION]: null }))).toContain('repealed: “Allocation of the pool”');
  });

  test('gives a plan of its own and leaves the old one as it was', () => {
    const plan = labPlan({ specs: SPECS, stepping: '*', members: 40, seed: '' });
    const after = reformedPlan(plan, change({ [ALLOCATION]: null, 'economy.treasury': { sharingRate: 0.9 } }));
    expect(ALLOCATION in plan.clauses).toBe(true);
    expect(ALLOCATION in after.clauses).toBe(false);
    expect(after.clauses['economy.treasury'].sharingRate).toBe(0.9);
  });
});
