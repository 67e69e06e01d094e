/** What deciding by tokens declares: parameters, columns, events. */
import { column, type EventSpec, event } from '../core/contract.ts';
import { counted, named, SHARE } from '../core/telling.ts';
import { RULES } from './ballot.ts';
import { MATTERS } from './matters.ts';

/** Matters that can be voted on, or be locked, at the same time: as many as an agenda can hold. */
export const BALLOTS = 8;

export const DAO_PARAMETERS = {
  threshold: {
    type: 'number',
    unit: 'share',
    min: 0.5,
    max: 1,
    default: 0.5,
    meaning: 'Share of the votes cast that a text needs; never less than more votes for it than against it.',
  },
  rule: {
    type: 'enum',
    options: RULES,
    default: 'token',
    meaning: 'One vote a token, or as many as the square root of the tokens on each account.',
  },
  quorum: {
    type: 'number',
    unit: 'share',
    min: 0,
    max: 1,
    default: 0.05,
    meaning: 'Share of all votes that full members hold which must be cast.',
  },
  votingWeeks: {
    type: 'number',
    unit: 'weeks',
    min: 1,
    max: 12,
    default: 2,
    integer: true,
    meaning: 'Weeks for which a ballot is open.',
  },
  snapshot: {
    type: 'boolean',
    default: true,
    meaning: 'Whether tokens count that were held when the ballot opened; otherwise those held when it closes.',
  },
  timeLockWeeks: {
    type: 'number',
    unit: 'weeks',
    min: 0,
    max: 26,
    default: 2,
    integer: true,
    meaning: 'Weeks after a ballot was won in which holders can still vote, and its supporters have to go on holding.',
  },
  readingMinutes: {
    type: 'number',
    unit: 'minutes',
    min: 1,
    max: 240,
    default: 20,
    amendable: false,
    meaning: 'Time to read a text and vote on it.',
  },
} as const;

export const DAO_COLUMNS = {
  tokenVotes: column('society', 'u8', {
    unit: 'flag',
    max: 1,
    meaning: '1 while some kind of decision is taken by token holders.',
  }),
  ballotRow: column('society', 'i32', {
    unit: 'row',
    width: BALLOTS,
    initial: -1,
    meaning: 'Proposal of each ballot; -1 for none.',
  }),
  lockedUntil: column('society', 'i32', {
    unit: 'week',
    width: BALLOTS,
    initial: -1,
    meaning: 'Week in which the time lock of each ballot runs out; -1 while it is voted on.',
  }),
  ballotCloses: column('society', 'i32', {
    unit: 'week',
    initial: -1,
    meaning: 'Week in which the ballots that are open close; -1 for none.',
  }),
  votingWeight: column('society', 'f64', {
    unit: 'votes',
    min: 0,
    meaning: 'Votes that full members held all together when votes were last counted.',
  }),
  meanWeight: column('society', 'f64', { unit: 'votes', min: 0, meaning: 'The same a full member.' }),
  tokenTurnout: column('society', 'f64', {
    unit: 'share',
    min: 0,
    max: 1,
    initial: 0.2,
    meaning: 'Running share of all votes that are cast.',
  }),
  ballotWeight: column('members', 'f32', {
    unit: 'votes',
    min: 0,
    meaning: 'Votes held when the ballots now open were opened.',
  }),
  votes: column('members', 'u32', {
    unit: 'bits',
    meaning: 'Two bits a ballot: 0 not thought about yet, 1 for, 2 against, 3 stays away.',
  }),
  pledge: column('members', 'u8', {
    unit: 'code',
    max: 1 + 2 * BALLOTS,
    rowsShared: true,
    meaning: 'Bound to vote: 0 not, 1 as they wish, 2 + 2 b for and 3 + 2 b against in ballot b, whatever they wish.',
  }),
};

const MATTER = named(...MATTERS);
const WEEKS = counted('week');

export const DAO_EVENTS = {
  called: event('Token holders are called to vote on {a}; the ballot is open for {b}.', { a: MATTER, b: WEEKS }),
  inquorate: event('A proposal of {who} on {a} fails for want of a quorum: {b} of all votes were cast.', {
    a: MATTER,
    b: SHARE,
  }),
  locked: event(
    'A proposal of {who} on {a} won its ballot with {b} of the votes; until its time lock runs out others can still vote.',
    {
      a: MATTER,
      b: SHARE,
    },
  ),
  withdrawn: event('A proposal of {who} on {a} is withdrawn before a ballot: those who were asked would not have it.', {
    a: MATTER,
  }),
  struckDown: event(
    'A proposal of {who} on {a} is struck down in its time lock: {b} of the votes still stood for it.',
    {
      a: MATTER,
      b: SHARE,
    },
  ),
} satisfies Record<string, EventSpec>;
