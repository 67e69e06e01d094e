/**
 * Campaigns put on the books by the experimenter, for the weekly step of `economy.crowdfunding` to deal with.
 */
import { CAMPAIGNS, LARGEST_GOAL, RUNNING } from '../economy/campaigns.ts';
import { MATCHING } from '../economy/matching.ts';
import { lab, runWeeks } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';

export const CROWD = 'economy.crowdfunding';

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

/**
 * What a pool that reaches would add to a campaign for which there are these gifts, each by a member of its own: worked
 * out by the weekly step, when another campaign closes. Thousandths.
 * @param bound of a pair, in credits
 */
export function matchOf(gifts: readonly number[], rule: (typeof MATCHING)[number], bound = 1): number {
  const world = lab({
    specs: SPECS,
    stepping: [CROWD],
    members: gifts.length,
    outSlots: 4,
    seed: 'matching',
    clauses: { [CROWD]: { ideasPerYear: 0, matching: MATCHING.indexOf(rule), pairwiseBound: bound } },
  });
  run(world, { goal: LARGEST_GOAL / 1000 });
  run(world, { k: 1, goal: 1, weeks: 0 });
  gifts.forEach((gift, member) => {
    paysIn(world, member, gift);
  });
  endow(world, 'pool', LARGEST_GOAL);
  runWeeks(world, 1);
  return world.f64('society.campaignMatch')[0];
}
