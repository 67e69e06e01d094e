import { describe, expect, test } from 'vitest';
import { VALUES } from '../core/contract.ts';
import { record, runUntil, society } from '../governance/fixture.ts';
import { ROUTES } from '../governance/modules.ts';
import { BUDGET_PATH, BUDGET_SUBJECT, ENACTED, KIND_BUDGET, OPEN } from '../governance/routing.ts';
import { docketOf } from '../lab/agenda.ts';
import { runWeeks } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, mean, village } from './village.fixture.ts';

const STEPPING = [
  'governance.amendments',
  'governance.consensus',
  'governance.decisions',
  'economy.budget',
  'people.time',
];
const GRANTS = 0;

/** A society that talks about its budget and about nothing else. */
function voting(budget: Record<string, number> = {}, decisions: Record<string, number> = {}): World {
  const world = society({
    members: 40,
    stepping: STEPPING,
    clauses: {
      'economy.budget': { termWeeks: 20, programmeShare: 0.2, ...budget },
      'governance.decisions': { initiative: 0, ...decisions },
      'governance.projects': { projectsPerYear: 0 },
      'governance.amendments': { delayWeeks: 0, reviewAfterWeeks: 4 },
      'governance.consensus': { blocks: 0 },
    },
  });
  world.array('members.conscientiousness').fill(1);
  return world;
}

const share = (world: World): number => world.law.value(world.law.indexOf(BUDGET_PATH));
const row = (world: World): number => {
  const d = docketOf(world);
  return d.subject.findIndex((subject, r) => subject === BUDGET_SUBJECT && d.state[r] === OPEN);
};

/** Everybody holds dear, or holds cheap, what programmes are for. */
function minded(world: World, value: number): World {
  const values = world.array('members.values');
  for (let i = 0; i < world.rows.members; i++) {
    values[i * VALUES.length + VALUES.indexOf('innovation')] = value;
    values[i * VALUES.length + VALUES.indexOf('cooperation')] = value;
  }
  world.array('members.wealth').fill(1e7);
  return world;
}

describe('the vote', () => {
  test('falls due by itself every term, without a proposer, in the week after the term ends', () => {
    const world = minded(voting(), 1);
    const events = record(world);
    runWeeks(world, 20);
    expect(row(world)).toBe(-1);
    runWeeks(world, 2);
    const d = docketOf(world);
    const r = row(world);
    expect(d.kind[r]).toBe(KIND_BUDGET);
    expect(d.proposer[r]).toBe(-1);
    expect(world.array('society.budgetDue')[0]).toBe(0);
    runUntil(world, () => d.state[r] === ENACTED, 30);
    expect(events.map(({ name }) => name)).toContain('governance.decisions.passed_programme_budget');
    const told = events.find(({ name }) => name === 'governance.amendments.programme_budget');
    expect(told).toMatchObject({ a: 0.2 });
    // The term counts from the vote, and no review brings it back before.
    const decided = world.week;
    runWeeks(world, 19);
    expect(row(world)).toBe(-1);
    runUntil(world, () => row(world) >= 0, 10);
    expect(world.week).toBeLessThan(decided + 30);
  });

  test('moves the share towards what members want, up or down', () => {
    const [more, less] = [1, 0].map((value) => {
      const world = minded(voting({ programmeShare: 0.4 }), value);
      world.array('members.budgetWish').fill(value);
      runUntil(world, () => world.f64('society.lawChanges')[0] > 0, 60);
      runWeeks(world, 1);
      return share(world);
    });
    expect(more).toBeGreaterThan(0.45);
    expect(less).toBeLessThan(0.3);
  });

  test('can be raised by a volunteer, by the route of its own kind', () => {
    const raised = (budgetRoute: string): number => {
      const world = minded(
        voting({ termWeeks: 260, programmeShare: 1 }, { initiative: 0.25, budget: ROUTES.indexOf(budgetRoute) }),
        0,
      );
      world.array('members.voice').fill(1);
      const rest = world.array('society.restUntil');
      for (let t = 0; t < BUDGET_SUBJECT; t++) rest[t] = 10_000;
      const events = record(world);
      runWeeks(world, 40);
      return events.filter(({ name }) => name === 'governance.decisions.raised_programme_budget').length;
    };
    expect(raised('consensus')).toBeGreaterThan(0);
    expect(raised('nobody')).toBe(0);
  });

  test('is remembered by those it was taken from and by those it was given to', () => {
    const world = minded(voting({ programmeShare: 0 }), 1);
    const wish = world.array('members.budgetWish');
    for (let i = 0; i < 40; i++) wish[i] = i < 36 ? 1 : 0;
    const d = docketOf(world);
    runUntil(world, () => d.state.includes(ENACTED), 60);
    runWeeks(world, 3);
    const favour = world.array('members.favour');
    const outvoted = world.array('members.outvoted');
    expect(favour[0]).toBeGreaterThan(0.1);
    expect(favour[39]).toBeLessThan(-0.1);
    expect(outvoted[39]).toBeGreaterThan(outvoted[0]);
  });
});

describe('what members want', () => {
  const wishes = (change: (world: World) => void): number => {
    const world = village({ ...CALM, 'economy.budget': {} });
    for (let week = 0; week < 60; week++) {
      change(world);
      runWeeks(world, 1);
    }
    return mean(world, 'members.budgetWish');
  };

  test('follows values, benefit and an empty purse', () => {
    const usual = wishes((world) => world.array('members.wealth').fill(1e7));
    const short = wishes((world) => world.array('members.wealth').fill(0));
    const benefit = wishes((world) => {
      world.array('members.wealth').fill(1e7);
      world.array('members.sideIncome').fill(20);
    });
    const keen = wishes((world) => minded(world, 1));
    expect(short).toBeLessThan(usual - 0.1);
    expect(benefit).toBeGreaterThan(usual + 0.05);
    expect(keen).toBeGreaterThan(usual + 0.1);
  });
});

describe('the money', () => {
  test('is set aside for programmes that are there, by weight, and for no others', () => {
    const world = village({
      ...CALM,
      'economy.budget': { programmeShare: 0.5, grants: 2, guilds: 5, matching: 5, cooperatives: 5 },
      'economy.grants': {},
    });
    const appropriation = world.f64('society.appropriation');
    runWeeks(world, 12);
    const most = world.f64('society.distributable')[0];
    expect(most).toBeGreaterThan(1000);
    expect(appropriation[GRANTS]).toBe(Math.floor(0.5 * most));
    expect([...appropriation.slice(1)]).toEqual([0, 0, 0]);
    expect(world.f64('society.appropriated')[0]).toBe(appropriation[GRANTS]);
  });

  test('is not there when no programme is, or the share is nothing', () => {
    for (const clauses of [{ 'economy.budget': { programmeShare: 1 } }, { 'economy.budget': { programmeShare: 0 } }]) {
      const world = village({ ...CALM, ...clauses });
      runWeeks(world, 12);
      expect(world.f64('society.appropriated')[0]).toBe(0);
    }
  });

  test('is not handed out a second time: members get what programmes leave', () => {
    const paid = (programmeShare: number): number => {
      const world = village({ ...CALM, 'economy.budget': { programmeShare }, 'economy.grants': {} });
      let sum = 0;
      for (let week = 0; week < 26; week++) {
        runWeeks(world, 1);
        sum += world.f64('society.allotted')[0];
      }
      return sum;
    };
    const without = paid(0);
    expect(paid(0.5)).toBeLessThan(0.62 * without);
    expect(paid(0.5)).toBeGreaterThan(0.4 * without);
  });

  test('is not spent on the safety net either: with no credit the treasury never falls below zero', () => {
    const world = village({
      'people.membership': { startingSavingsCredits: 0 },
      'economy.outside_market': { priceVolatility: 0, wageVolatility: 0, hourlyWageCredits: 0.5 },
      'economy.treasury': { creditWeeks: 0, sharingRate: 0.9, foundingFund: 20 },
      'economy.allocation': { safetyNet: 1 },
      'economy.budget': { programmeShare: 0.5 },
      'economy.grants': {},
    });
    let setAside = 0;
    for (let week = 0; week < 30; week++) {
      runWeeks(world, 1);
      expect(world.f64('society.treasury')[0]).toBeGreaterThanOrEqual(0);
      setAside += world.f64('society.appropriated')[0];
    }
    expect(setAside).toBeGreaterThan(0);
    expect(mean(world, 'members.hardship')).toBeGreaterThan(0);
  });

  test('follows the vote in a whole society: the share changes, and grants draw what it says', () => {
    const world = society({
      members: 50,
      stepping: '*',
      seed: 'budget',
      clauses: {
        'economy.treasury': { sharingRate: 1 },
        'economy.budget': { termWeeks: 26, programmeShare: 0.05, guilds: 0, matching: 0, cooperatives: 0 },
        'governance.consensus': { blocks: 0, threshold: 0.6 },
      },
    });
    const endowment = world.layout.flows.findIndex((f) => f.name === 'economy.grants.endowment');
    const shares = new Set<number>();
    let drawn = 0;
    for (let week = 0; week < 104; week++) {
      runWeeks(world, 1);
      shares.add(share(world));
      const appropriated = world.f64('society.appropriation')[GRANTS];
      expect(appropriated).toBe(Math.floor(share(world) * world.f64('society.distributable')[0]));
      expect(world.money.flows[endowment]).toBe(appropriated);
      drawn += appropriated;
    }
    expect(shares.size).toBeGreaterThan(1);
    expect(share(world)).toBeGreaterThan(0.1);
    expect(drawn).toBeGreaterThan(100_000);
  });

  test('of a budget that is off is nothing at all, in a whole society', () => {
    const world = society({ members: 30, stepping: '*', without: ['economy.budget'] });
    runWeeks(world, 60);
    expect(world.has('society.appropriated')).toBe(false);
    expect(docketOf(world).subject.includes(BUDGET_SUBJECT)).toBe(false);
  });
});
