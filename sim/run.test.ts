import { describe, expect, test } from 'vitest';
import type { RunRequest } from './core/plan.ts';
import { observables } from './fragility/observer.ts';
import { LAB_UNSHOCKED, labPlan } from './lab.ts';
import { SPECS } from './registry.ts';
import { runSociety } from './run.ts';

const request: RunRequest = {
  plan: labPlan({ specs: SPECS, stepping: '*', members: 30, capacity: 60, seed: '' }),
  scenario: LAB_UNSHOCKED,
  seed: 'run/0',
  weeks: 60,
  recordEveryWeeks: 13,
  recordEvents: true,
};

describe('a run', () => {
  test('has its result in shape', () => {
    const seen: number[] = [];
    const result = runSociety(SPECS, request, (world, observer) => {
      seen.push(world.week);
      expect(observer.value('people.present')).toBeGreaterThan(0);
    });
    const count = observables().length;
    expect(result.end).toBe('endured');
    expect(result.week).toBe(60);
    expect(seen).toEqual(Array.from({ length: 60 }, (_, k) => k + 1));
    expect(result.hash).toMatch(/^[0-9a-f]{16}$/);
    expect(result.seed).toBe('run/0');
    expect(result.scenario).toBe(LAB_UNSHOCKED.name);
    expect(Array.from(result.frameWeeks)).toEqual([0, 13, 26, 39, 52, 59]);
    expect(result.frames).toHaveLength(6 * count);
    for (const row of [result.means, result.lasts, result.peaks]) expect(row).toHaveLength(count);
    expect(result.causes.length).toBeGreaterThan(0);
    expect(result.memberWeeks).toBeGreaterThan(60 * 15);
    expect(result.events.every((e) => e.week >= 0 && e.week < 60)).toBe(true);
    expect(structuredClone(result)).toEqual(result);
  });

  test('the same request gives the same result, another seed another', () => {
    const first = runSociety(SPECS, request);
    expect(runSociety(SPECS, structuredClone(request))).toEqual(first);
    expect(runSociety(SPECS, { ...request, seed: 'run/1' }).hash).not.toBe(first.hash);
  });

  test('what is recorded does not change what happens', () => {
    const { hash } = runSociety(SPECS, request);
    const silent = runSociety(SPECS, { ...request, recordEveryWeeks: 0, recordEvents: false });
    expect(silent.hash).toBe(hash);
    expect(silent.frames).toHaveLength(0);
    expect(silent.events).toEqual([]);
  });

  test('a society that nobody can live in ends before its horizon, with reasons', () => {
    const { clauses } = request.plan;
    const bleak = {
      ...request.plan,
      clauses: { ...clauses, 'people.exit': { ...clauses['people.exit'], outsideAppeal: 2 } },
    };
    const result = runSociety(SPECS, { ...request, plan: bleak });
    expect(result.end).toBe('depopulated');
    expect(result.week).toBeLessThan(60);
    expect(result.causes[0].what).toMatch(/left/);
    expect(result.causes[0].size).toBeLessThan(0);
  });

  test('a plan that does not fit the registry throws, naming the clause', () => {
    const plan = { ...request.plan, clauses: { ...request.plan.clauses, 'governance.astrology': {} } };
    expect(() => runSociety(SPECS, { ...request, plan })).toThrow(/governance\.astrology/);
  });
});
