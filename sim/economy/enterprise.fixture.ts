/** A village whose members may found enterprises: hours together, wishes to stay and budgets as the experimenter sets them. */
import { expect } from 'vitest';
import { type AnySpec, column, demand, mechanism, RESIDENT, ref, stock, term } from '../core/contract.ts';
import { checkLedgers } from '../invariants.ts';
import { lab } from '../lab.ts';
import type { World } from '../world.ts';
import { MOST_ENTERPRISES, WORKING } from './enterprise-books.ts';
import { CALM, VILLAGE } from './village.fixture.ts';

/** Everybody works together for six hours a week; how long members mean to stay is set by the experimenter. */
const company = mechanism({
  id: 'people.company',
  layer: 'people',
  title: 'Company',
  summary: 'Collaborative work and the wish to stay, as the experimenter sets them.',
  source: 'Test set-up.',
  switch: 'always',
  parameters: {
    stay: { type: 'number', unit: 'utility', min: -10, max: 10, default: 2, meaning: 'Utility of staying.' },
  },
  columns: {
    stayUtility: stock('members', {
      unit: 'utility',
      min: -10,
      max: 10,
      initial: 0,
      base: 0,
      halfLifeWeeks: 0,
      meaning: 'Utility of staying.',
    }),
  },
  adds: { mood: term('members.stayUtility', 'Mood.') },
  reads: { status: ref('u8', 'members.status') },
  demands: { together: demand('collaborative_work', 'Work together.') },
  steps: {
    attention(s) {
      s.c.mood.fill(s.p.stay, 0, s.n);
      for (let i = 0; i < s.n; i++) if (s.c.status[i] >= RESIDENT) s.c.together[i] = 360;
    },
  },
});
/** What `people.exit` knows of itself. */
const leaving = mechanism({
  id: 'people.exit',
  layer: 'people',
  title: 'Exit',
  summary: 'Parameters only.',
  source: 'Test set-up.',
  switch: 'always',
  parameters: {
    midpoint: { type: 'number', unit: 'utility', min: -5, max: 5, default: -0.72, meaning: 'Midpoint.' },
    steepness: { type: 'number', unit: 'per utility', min: 0.5, max: 40, default: 5, meaning: 'Steepness.' },
  },
  steps: {},
});
/** Sets aside 200 credits a week for enterprises. */
const budget = mechanism({
  id: 'economy.budget',
  layer: 'economy',
  title: 'Budget',
  summary: 'Appropriations, as the experimenter sets them.',
  source: 'Test set-up.',
  switch: 'off',
  columns: { appropriation: column('society', 'f64', { width: 4, unit: 'thousandths', meaning: 'Set aside.' }) },
  steps: {
    economy(s) {
      s.c.appropriation[3] = s.money.treasury() >= 200_000 ? 200_000 : 0;
    },
  },
});
const SPECS: readonly AnySpec[] = [...VILLAGE.filter(({ id }) => id !== budget.id), company, leaving, budget];
export const ID = 'economy.cooperatives';
/** Clauses that have to be asked for, and are not here. */
const UNASKED = SPECS.filter(({ switch: on, id }) => on === 'off' && id !== ID && id !== budget.id).map(({ id }) => id);

export function society(
  cooperatives: Record<string, number> = {},
  rest: Record<string, Record<string, number>> = {},
  options: { without?: string[]; seed?: string; members?: number } = {},
): World {
  const { without = ['economy.budget'], seed = 'cooperatives', members = 80 } = options;
  const clauses = { ...CALM, 'people.membership': { startingSavingsCredits: 2000 }, ...rest, [ID]: cooperatives };
  return lab({ specs: SPECS, stepping: '*', members, seed, clauses, without: [...UNASKED, ...without] });
}

export const of = (world: World, name: string): Float64Array => world.f64(`society.enterprise${name}`);
export const atWork = (world: World): number[] =>
  [...Array(MOST_ENTERPRISES).keys()].filter((e) => world.array('society.enterpriseStage')[e] === WORKING);
export const workers = (world: World): number[] => {
  const enterprise = world.array('members.enterprise');
  return [...Array(world.rows.members).keys()].filter((i) => enterprise[i] > 0);
};
export const fundOf = (world: World, name: string): number =>
  world.layout.funds.find((f) => f.name === `${ID}.${name}`)?.first ?? -1;
export const flowOf = (world: World, name: string): number =>
  world.money.flows[world.layout.flows.findIndex((f) => f.name === `${ID}.${name}`)];
/** Everything that must hold between members' columns and the books. */
export function checkBooks(world: World): void {
  expect(checkLedgers(world)).toEqual([]);
  const n = world.rows.members;
  const enterprise = world.array('members.enterprise');
  for (let e = 0; e < MOST_ENTERPRISES; e++) {
    const sum = (path: string): number => {
      let total = 0;
      for (let i = 0; i < n; i++) if (enterprise[i] === e + 1) total += world.array(path)[i];
      return total;
    };
    expect(of(world, 'Hours')[e]).toBeCloseTo(sum('members.coopHours'), 9);
    expect(of(world, 'Labour')[e]).toBeCloseTo(sum('members.coopLabour'), 9);
    expect(of(world, 'Shares')[e]).toBe(sum('members.coopShare'));
    expect(of(world, 'Workers')[e]).toBe(Array.from(enterprise).filter((x) => x === e + 1).length);
    expect(world.f64('society.funds')[fundOf(world, 'accounts') + e]).toBeGreaterThanOrEqual(of(world, 'Owed')[e]);
  }
  for (let i = 0; i < n; i++) if (enterprise[i] === 0) expect(world.array('members.coopHours')[i]).toBe(0);
}
