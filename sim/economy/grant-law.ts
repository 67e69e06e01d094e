/** The law on micro-grants and what is assumed about ideas and readers; what is told of them; what they must change. */
import { event } from '../core/contract.ts';
import type { Effect } from '../core/effect.ts';
import { counted, named } from '../core/telling.ts';
import { SELECTIONS } from './grant-reading.ts';

export const GRANT_PARAMETERS = {
  selectBy: {
    type: 'enum',
    options: SELECTIONS,
    default: 'panel',
    meaning: 'Who chooses: a panel that rates, a vote of those who read some, or the lot.',
  },
  poolShare: {
    type: 'number',
    unit: 'share',
    min: 0,
    max: 0.5,
    default: 0.1,
    meaning: 'Drawn where no budget is voted, as a share of what the treasury lets go of.',
  },
  roundWeeks: {
    type: 'number',
    unit: 'weeks',
    min: 16,
    max: 104,
    default: 16,
    integer: true,
    meaning: 'Weeks from one call for applications to the next.',
  },
  largestGrant: {
    type: 'number',
    unit: 'credits',
    min: 10,
    max: 5000,
    default: 200,
    meaning: 'Most that can be asked for; members ask for three tenths of it or more.',
  },
  panelSize: {
    type: 'number',
    unit: 'members',
    min: 1,
    max: 15,
    default: 5,
    integer: true,
    meaning: 'Members of a panel.',
  },
  readingMinutes: {
    type: 'number',
    unit: 'minutes',
    min: 5,
    max: 120,
    default: 20,
    meaning: 'Time to read an application.',
  },
  writingHours: {
    type: 'number',
    unit: 'h',
    min: 0.5,
    max: 40,
    default: 6,
    meaning: 'Time to write an application.',
  },
  deadlineWeeks: {
    type: 'number',
    unit: 'weeks',
    min: 4,
    max: 104,
    default: 20,
    integer: true,
    meaning: 'Time to deliver.',
  },
  workHours: {
    type: 'number',
    unit: 'h',
    min: 5,
    max: 400,
    default: 40,
    amendable: false,
    meaning: 'Work that the largest grant takes; smaller ones in proportion.',
  },
  ratingReliability: {
    type: 'number',
    unit: 'share',
    min: 0.02,
    max: 1,
    default: 0.2,
    amendable: false,
    meaning: 'Share of the variance of one reader’s ratings that is due to the ideas.',
  },
  friendBonus: {
    type: 'number',
    unit: 'share',
    min: 0,
    max: 1,
    default: 0.15,
    amendable: false,
    meaning: 'What a friend of full strength adds to how good an idea seems.',
  },
} as const;

const CREDITS = counted('credit');

export const GRANT_EVENTS = {
  funded: event('{who} was given a grant of {a}, chosen by {b}.', { a: CREDITS, b: named('a panel', 'a vote', 'lot') }),
  delivered: event('{who} delivered what a grant of {a} was for: it is worth {b}.', { a: CREDITS, b: CREDITS }),
  failed: event('{who} did not deliver what a grant of {a} was for, with {b} of work left.', {
    a: CREDITS,
    b: counted('hour'),
  }),
};

export const GRANT_EFFECTS: readonly Effect[] = [
  {
    system: 'economy.micro_grants',
    switch: { kind: 'clause', without: ['economy.grants'] },
    setting: { values: { 'economy.treasury.sharing_rate': 1, 'economy.grants.pool_share': 0.5 }, weeks: 208 },
    observable: 'ledger.capital',
    sign: 1,
    smallest: 400,
    because: 'ideas of craft and care are paid for, worked at and stand, where members would have spent the money',
  },
];
