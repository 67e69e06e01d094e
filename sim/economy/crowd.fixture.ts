/** The village with crowd-funding, for its tests: campaigns put on the books by the experimenter, and what the ledger says of them. */
import { column, mechanism } from '../core/contract.ts';
import { type LabSetUp, lab } from '../lab.ts';
import type { World } from '../world.ts';
import { CAMPAIGNS, RUNNING } from './campaigns.ts';
import { CALM, VILLAGE } from './village.fixture.ts';

export const CROWD = 'economy.crowdfunding';

const accounts = mechanism({
  id: 'citizenship.test_accounts',
  layer: 'citizenship',
  title: 'Accounts',
  summary: 'How many accounts each has, as the experimenter sets them.',
  source: 'Test set-up.',
  switch: 'always',
  columns: { accounts: column('members', 'u8', { unit: 'accounts', initial: 1, meaning: 'Accounts of a member.' }) },
  steps: {},
});

/** A village in which ideas come only if a test asks for them. */
export function crowd(
  values: Readonly<Record<string, number>> = {},
  options: Partial<Pick<LabSetUp, 'members' | 'capacity' | 'seed' | 'clauses'>> = {},
): World {
  const specs = [...VILLAGE, accounts];
  const clauses = { ...CALM, [CROWD]: { ideasPerYear: 0, ...values }, ...options.clauses };
  const without = specs.filter((spec) => spec.switch === 'off' && !(spec.id in clauses)).map(({ id }) => id);
  return lab({ specs, stepping: '*', members: 40, seed: 'crowd', ...options, clauses, without });
}

interface OnTheBooks {
  readonly k?: number;
  readonly by?: number;
  /** Credits. */
  readonly goal: number;
  readonly weeks?: number;
  readonly worth?: number;
}

/** Puts a campaign on the books that runs from this week. */
export function run(world: World, { k = 0, by = 0, goal, weeks = 12, worth = 1 }: OnTheBooks): void {
  const of = (name: string, value: number): void => {
    world.array(`society.campaign${name}`)[k] = value;
  };
  of('Stage', RUNNING);
  of('By', by);
  of('From', world.week);
  of('Due', world.week + weeks);
  of('Worth', worth);
  of('Goal', 1000 * goal);
}

/** A member pays this much into the escrow, whatever they think of it. Thousandths. */
export function paysIn(world: World, member: number, amount: number, k = 0): void {
  world.array('members.wealth')[member] -= amount;
  world.f64('society.funds')[fundOf(world, 'escrow') + k] += amount;
  world.array('members.pledges')[member * CAMPAIGNS + k] += amount;
  world.f64('society.campaignPledged')[k] += amount;
}

/** Money from outside for the treasury’s pool, or for the deposit of campaign `k`. Thousandths. */
export function endow(world: World, what: 'pool' | 'escrow', amount: number, k = 0): void {
  world.f64('society.outside')[0] -= amount;
  world.f64('society.funds')[fundOf(world, what) + k] += amount;
  if (what === 'escrow') world.f64('society.campaignDeposit')[k] += amount;
}

export function fundOf(world: World, name: string): number {
  const found = world.layout.funds.find((f) => f.name === `${CROWD}.${name}`);
  if (!found) throw new Error(name);
  return found.first;
}

export function held(world: World, name: string, k = 0): number {
  return world.f64('society.funds')[fundOf(world, name) + k];
}

/** What a flow of crowd-funding came to this week, thousandths. */
export function flowed(world: World, name: string): number {
  return world.money.flows[world.layout.flows.findIndex((f) => f.name === `${CROWD}.${name}`)];
}
