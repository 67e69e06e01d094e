/**
 * What is kept of micro-grants: the applications of the round that is running, and the grants that are open, side by
 * side. A place of either list is free while no member's row stands in it.
 */
import { type ArrayOf, type ColumnType, column } from '../core/contract.ts';

/** Grants that can be open at once. */
export const MOST_OPEN = 8;
/** Applications that a round deals with; beyond these, whom the lot favours. */
export const MOST_APPLICATIONS = 32;

/** Part of a member in the scheme. */
export const NO_PART = 0;
export const WRITING = 1;
export const HANDED_IN = 2;
export const HOLDING = 3;
export const READING = 4;

const society = <T extends ColumnType>(type: T, width: number, unit: string, meaning: string, initial = 0) =>
  column('society', type, { width, unit, meaning, initial });
const applications = <T extends ColumnType>(type: T, unit: string, meaning: string) =>
  society(type, MOST_APPLICATIONS, unit, meaning);
const grants = <T extends ColumnType>(type: T, unit: string, meaning: string) =>
  society(type, MOST_OPEN, unit, meaning);

export const GRANT_COLUMNS = {
  grantPart: column('members', 'u8', {
    unit: 'code',
    min: NO_PART,
    max: READING,
    meaning: 'Part in micro-grants: 0 none, 1 writes, 2 has handed in, 3 holds a grant, 4 reads applications.',
  }),
  grantClock: society('i32', 1, 'weeks', 'Weeks since the call for applications.', -1),
  grantRecord: column('society', 'f64', {
    unit: 'share',
    min: 0,
    max: 1,
    initial: 0.5,
    meaning: 'Running share of grants that were delivered.',
  }),
  grantOdds: column('society', 'f64', {
    unit: 'share',
    min: 0,
    max: 1,
    initial: 0.5,
    meaning: 'Running share of applications that were funded.',
  }),
  grantFruit: society('f64', 1, 'share', 'What delivered grants are worth to productivity.'),
  grantsFunded: society('f64', 1, 'grants', 'Grants made since the founding.'),
  grantsDelivered: society('f64', 1, 'grants', 'Of these, how many were delivered.'),
  applicant: column('society', 'i32', {
    width: MOST_APPLICATIONS,
    unit: 'member row',
    initial: -1,
    pointsTo: 'members',
    meaning: 'Who applied; -1 for nobody, or somebody who has left.',
  }),
  applicantAsk: applications('f64', 'thousandths of a credit', 'What they ask for.'),
  applicantMerit: applications('f32', 'share', 'How good the idea is, unknown to everybody.'),
  applicantScore: applications('f32', 'points', 'Sum of the ratings, or votes.'),
  applicantReads: applications('i32', 'readings', 'How many have read it.'),
  grantHolder: column('society', 'i32', {
    width: MOST_OPEN,
    unit: 'member row',
    initial: -1,
    pointsTo: 'members',
    meaning: 'Who holds the grant; -1 for nobody.',
  }),
  grantOwed: grants('f64', 'thousandths of a credit', 'What is paid on delivery.'),
  grantSize: grants('f64', 'credits', 'The whole grant.'),
  grantWorth: grants('f32', 'credits', 'What it is worth when delivered.'),
  grantMinutes: grants('f32', 'minutes', 'Work still to be done.'),
  grantPace: grants('f32', 'minutes per week', 'Work a week by the plan.'),
  grantEnds: grants('i32', 'week', 'Week by which it is to be delivered.'),
  grantTeaches: grants('u8', 'flag', '1 when it adds to know-how, 0 to infrastructure.'),
};

/** The books as a mechanism sees them. */
export type GrantBook = {
  readonly [K in keyof typeof GRANT_COLUMNS]: ArrayOf[(typeof GRANT_COLUMNS)[K]['type']];
};

/** Lowest free place among open grants, or -1. */
export function freePlace(book: GrantBook): number {
  return book.grantHolder.indexOf(-1);
}

/** Money of open grants that is spoken for, thousandths. */
export function owed(book: GrantBook): number {
  let sum = 0;
  for (let g = 0; g < MOST_OPEN; g++) if (book.grantHolder[g] >= 0) sum += book.grantOwed[g];
  return sum;
}

/** Frees a place and its holder. */
export function closeGrant(book: GrantBook, g: number): void {
  book.grantPart[book.grantHolder[g]] = NO_PART;
  book.grantHolder[g] = -1;
  book.grantOwed[g] = 0;
}
