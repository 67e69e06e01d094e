/** The village with a token, and orders that the experimenter gives for its members. */
import { column, mechanism, term } from '../core/contract.ts';
import { type LabSetUp, lab } from '../lab.ts';
import type { World } from '../world.ts';
import { CALM, VILLAGE } from './village.fixture.ts';

/** Orders that the experimenter gives for members: credits by row. */
const broker = mechanism({
  id: 'shocks.broker',
  layer: 'shocks',
  title: 'Broker',
  summary: 'Orders for members, as the experimenter sets them.',
  source: 'Test set-up.',
  switch: 'always',
  columns: {
    wanted: column('members', 'f64', { unit: 'credits', meaning: 'To be traded this week.' }),
    tokenTurnout: column('society', 'f64', { unit: 'share', min: 0, max: 1, meaning: 'Share of votes that are cast.' }),
  },
  adds: { order: term('members.tokenOrder', 'An order.') },
  steps: {
    shocks(s) {
      for (let i = 0; i < s.n; i++) s.c.order[i] = s.c.wanted[i];
    },
  },
});

/** Clauses of the layer that have to be asked for, the token apart. */
const UNASKED = VILLAGE.filter((s) => s.switch === 'off' && s.id !== 'economy.token').map((s) => s.id);

export const QUIET = { volatility: 0, outsideInterest: 0 };
/** Nobody has a wish of their own: no discount, and no savings to spare. */
export const STILL = { ...QUIET, holdersDiscount: 0, issuePerYear: 0, cliffWeeks: 104 };

export function market(token: Record<string, number> = {}, set: Partial<LabSetUp> = {}): World {
  return lab({
    specs: [...VILLAGE, broker],
    stepping: '*',
    members: 20,
    capacity: 40,
    seed: 'token',
    ...set,
    clauses: { ...CALM, ...set.clauses, 'economy.token': token },
    without: UNASKED,
  });
}

export const one = (world: World, path: string): number => world.array(path)[0];
const poolAt = (world: World): number => world.layout.funds.find((f) => f.name === 'economy.token.pool')?.first ?? -1;
export const pool = (world: World): number => world.money.inFund(poolAt(world));
export const flowed = (world: World, name: string): number =>
  world.money.flows[world.layout.flows.findIndex((f) => f.name === `economy.token.${name}`)];
