/** The village with crowd-funding, for its tests, and what the ledger says of it. */
import { column, mechanism } from '../core/contract.ts';
import { CROWD, fundOf } from '../lab/campaign.ts';
import { type LabSetUp, lab } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, VILLAGE } from './village.fixture.ts';

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

export function held(world: World, name: string, k = 0): number {
  return world.f64('society.funds')[fundOf(world, name) + k];
}

/** What a flow of crowd-funding came to this week, thousandths. */
export function flowed(world: World, name: string): number {
  return world.money.flows[world.layout.flows.findIndex((f) => f.name === `${CROWD}.${name}`)];
}
