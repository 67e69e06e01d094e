/**
 * The books of crowd-funding: at most eight campaigns side by side, who has pledged how much to which, and what is held
 * for each. What stands in a campaign's escrow is what was pledged to it and the deposit of its initiator, to the last
 * thousandth; pledges are whole thousandths in 32 bits, so that each can be returned exactly.
 */
import { type ArrayOf, column, type Money, SKILLS } from '../core/contract.ts';
import { scratchFor } from './turns.ts';

/** Campaigns that can be written or run at once; one bit each of a byte. */
export const CAMPAIGNS = 8;
export const FREE = 0;
export const WRITING = 1;
export const RUNNING = 2;
/** Largest goal, in thousandths: one member might give all of it. */
export const LARGEST_GOAL = 2_000_000_000;

const width = CAMPAIGNS;

export const CAMPAIGN_COLUMNS = {
  pledges: column('members', 'i32', {
    width,
    unit: 'thousandths of a credit',
    min: 0,
    meaning: 'Pledged to each campaign and held in its escrow.',
  }),
  askedFor: column('members', 'u8', {
    unit: 'bits',
    meaning: 'Campaigns for which a friend asked them in person, a bit each.',
  }),
  campaignStage: column('society', 'u8', {
    width,
    unit: 'code',
    max: 2,
    meaning: '0 free, 1 being written, 2 running.',
  }),
  campaignBy: column('society', 'i32', {
    width,
    unit: 'member row',
    initial: -1,
    min: -1,
    pointsTo: 'members',
    meaning: 'Who had the idea.',
  }),
  campaignFrom: column('society', 'i32', { width, unit: 'week', meaning: 'Week of the idea, or of the opening.' }),
  campaignDue: column('society', 'i32', { width, unit: 'week', meaning: 'Week in which it closes.' }),
  campaignHours: column('society', 'f64', { width, unit: 'h', min: 0, meaning: 'Hours of writing it up so far.' }),
  campaignDomain: column('society', 'u8', {
    width,
    unit: 'skill',
    max: SKILLS.length - 1,
    meaning: 'Domain of skill in which its worth can be judged.',
  }),
  campaignWorth: column('society', 'f64', {
    width,
    unit: 'credits per credit',
    min: 0,
    meaning: 'Infrastructure that a credit spent on it becomes; hidden from everybody.',
  }),
  campaignKey: column('society', 'u32', {
    width,
    unit: 'key',
    meaning: 'Key of what each member makes of it, the same for as long as it runs.',
  }),
  campaignGoal: column('society', 'f64', {
    width,
    unit: 'thousandths of a credit',
    min: 0,
    max: LARGEST_GOAL,
    meaning: 'What it costs.',
  }),
  campaignPledged: column('society', 'f64', {
    width,
    unit: 'thousandths of a credit',
    min: 0,
    meaning: 'Pledged by all members.',
  }),
  campaignDeposit: column('society', 'f64', {
    width,
    unit: 'thousandths of a credit',
    min: 0,
    meaning: 'Paid in by whoever had the idea, for the bonus if it fails.',
  }),
  campaignMatch: column('society', 'f64', {
    width,
    unit: 'thousandths of a credit',
    min: 0,
    meaning: 'What the pool would add, when last worked out.',
  }),
};

export type Campaigns = {
  readonly [K in keyof typeof CAMPAIGN_COLUMNS]: ArrayOf[(typeof CAMPAIGN_COLUMNS)[K]['type']];
};

/** The flows by which money leaves an escrow again. */
export interface EscrowFlows {
  readonly refund: number;
  readonly bonus: number;
  readonly depositBack: number;
  readonly takenAlong: number;
}

/** A slot in which nothing is written or runs; -1 when there is none. */
export function freeSlot({ campaignStage }: Campaigns): number {
  for (let k = 0; k < CAMPAIGNS; k++) if (campaignStage[k] === FREE) return k;
  return -1;
}

export function running({ campaignStage }: Campaigns): number {
  let count = 0;
  for (let k = 0; k < CAMPAIGNS; k++) count += +(campaignStage[k] === RUNNING);
  return count;
}

/** Whether a member has a campaign already. */
export function busy({ campaignBy }: Campaigns, row: number): boolean {
  for (let k = 0; k < CAMPAIGNS; k++) if (campaignBy[k] === row) return true;
  return false;
}

/** What campaign `k` still lacks when the pool adds what was worked out. */
export function lacking({ campaignGoal, campaignPledged, campaignMatch }: Campaigns, k: number): number {
  return Math.max(0, campaignGoal[k] - campaignPledged[k] - campaignMatch[k]);
}

/** Gives everything in an escrow back: pledges to those who made them, with a bonus out of the deposit, if it is due. */
export function giveBack(
  c: Campaigns,
  k: number,
  n: number,
  withBonus: boolean,
  fund: number,
  flows: EscrowFlows,
  money: Money,
): void {
  const { pledges, campaignDeposit, campaignGoal, campaignBy } = c;
  const amounts = scratchFor(n);
  for (let i = 0; i < n; i++) amounts[i] = pledges[i * CAMPAIGNS + k];
  money.fundToMembers(flows.refund, fund, amounts, n);
  if (withBonus && campaignDeposit[k] > 0) {
    // No more is ever pledged than the goal, so that the deposit reaches; the bound is for rounding.
    const rate = campaignDeposit[k] / campaignGoal[k];
    let spent = 0;
    for (let i = 0; i < n; i++) {
      amounts[i] = Math.min(Math.floor(rate * pledges[i * CAMPAIGNS + k]), campaignDeposit[k] - spent);
      spent += amounts[i];
    }
    money.fundToMembers(flows.bonus, fund, amounts, n);
    campaignDeposit[k] -= spent;
  }
  const left = campaignDeposit[k];
  if (left === 0) return;
  if (campaignBy[k] >= 0) money.fundToMember(flows.depositBack, fund, campaignBy[k], left);
  else money.fundToOutside(flows.takenAlong, fund, left);
}

/** Strikes campaign `k` from the books. */
export function strike(c: Campaigns, k: number, n: number): void {
  const { pledges, askedFor } = c;
  for (let i = 0; i < n; i++) {
    pledges[i * CAMPAIGNS + k] = 0;
    askedFor[i] &= ~(1 << k);
  }
  c.campaignStage[k] = FREE;
  c.campaignBy[k] = -1;
  c.campaignHours[k] = 0;
  c.campaignGoal[k] = 0;
  c.campaignPledged[k] = 0;
  c.campaignDeposit[k] = 0;
  c.campaignMatch[k] = 0;
}
