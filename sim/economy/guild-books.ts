/**
 * The books of the guilds: what is counted by turn, a quarter of the members a week, and what follows from the counts of
 * the last four turns. Scratch of one step is kept here; all state is in the columns of `guilds.ts`.
 */
import { SKILLS, TURN_WEEKS } from '../core/contract.ts';
import { entryWorth, masterBar } from './guild-trade.ts';

export const TRADES = SKILLS.length;

/** Counted of every trade when members decide; skills are those in the trade. */
export const MEMBERS = 0;
export const PRACTISING = 1;
export const SKILL = 2;
export const SQUARES = 3;
export const MASTERS = 4;
export const MASTERS_SKILL = 5;
/** Credits a week that outsiders' skill earned them. */
export const OUTSIDE_PARTS = 6;
export const IN_NEED = 7;
export const HEADS = 8;

/** Counted when money changes hands: thousandths, and minutes of teachers and learners. */
export const TOLLS = 0;
export const TEACHING = 1;
export const LEARNING = 2;
export const BOOKS = 3;

/** Learners that one teacher can take. */
export const CLASS_SIZE = 5;
/** Share of the workshop hours that masters teach for nothing. */
const UNPAID_TEACHING = 0.5;
/** Weeks for which what is learnt this week is expected to raise pay. */
const HORIZON_WEEKS = 104;

export const heads = new Float64Array(TRADES * HEADS);
export const books = new Float64Array(TRADES * BOOKS);

/** Sums the last four turns of a tally of `width` numbers a trade. */
export function readTotals(tally: Float64Array, width: number, out: Float64Array): void {
  const size = TRADES * width;
  out.fill(0);
  for (let t = 0; t < TURN_WEEKS; t++) for (let q = 0; q < size; q++) out[q] += tally[t * size + q];
}

/** Begins a turn anew; @returns where its numbers of trade 0 stand. */
export function openTurn(tally: Float64Array, width: number, turn: number): number {
  const from = turn * TRADES * width;
  tally.fill(0, from, from + TRADES * width);
  return from;
}

/** What there is to look at for whoever thinks of joining, staying or letting in, by trade. */
export const prospects = {
  /** Mean skill of the masters, or of where mastery begins. */
  best: new Float64Array(TRADES),
  /** Points of skill to be had over the horizon for each point that the masters are ahead. */
  lesson: new Float64Array(TRADES),
  /** Credits a week that a master gets. */
  standing: new Float64Array(TRADES),
  /** Part of a bill that help is expected to come to. */
  help: new Float64Array(TRADES),
  /** Part of an outsider's earnings in the trade that goes in tolls. */
  toll: new Float64Array(TRADES),
  /** What a new member brings the masters, credits a week. */
  entry: new Float64Array(TRADES),
  /** Hours of a workshop that a master teaches. */
  teaches: new Float64Array(TRADES),
};

interface GuildLaw {
  readonly duesCredits: number;
  readonly trainingHours: number;
  readonly teachingPayCredits: number;
  readonly solidarityShare: number;
  readonly closedShop: number;
  readonly learningRatePerHour: number;
}
interface GuildColumns {
  readonly guildHeads: Float64Array;
  readonly guildBooks: Float64Array;
  readonly masterBar: Float64Array;
  readonly taughtShare: Float64Array;
  readonly lessonsPaid: Float64Array;
  readonly helpPaid: Float64Array;
}

/** Reads the books of the last four turns: assigns `masterBar`, `heads`, `books` and `prospects`. */
export function readProspects(c: GuildColumns, p: GuildLaw): void {
  readTotals(c.guildHeads, HEADS, heads);
  readTotals(c.guildBooks, BOOKS, books);
  const { best, lesson, standing, help, toll, entry, teaches } = prospects;
  for (let k = 0; k < TRADES; k++) {
    const at = k * HEADS;
    const practising = heads[at + PRACTISING];
    const members = heads[at + MEMBERS];
    const masters = heads[at + MASTERS];
    const seen = practising > 0 ? members / practising : 0;
    const outsider = heads[at + OUTSIDE_PARTS] / Math.max(1, practising - members);
    const bar = masterBar(heads[at + SKILL], heads[at + SQUARES], practising);
    c.masterBar[k] = bar;
    best[k] = masters > 0 ? heads[at + MASTERS_SKILL] / masters : bar;
    lesson[k] = p.learningRatePerHour * p.trainingHours * HORIZON_WEEKS * c.taughtShare[k];
    teaches[k] = p.trainingHours * (UNPAID_TEACHING + (1 - UNPAID_TEACHING) * c.lessonsPaid[k]);
    standing[k] = teaches[k] * p.teachingPayCredits * c.lessonsPaid[k] + rent(k) / (1000 * TURN_WEEKS);
    help[k] = practising > 0 ? (p.solidarityShare * c.helpPaid[k] * heads[at + IN_NEED]) / practising : 0;
    toll[k] = p.closedShop * seen;
    entry[k] = entryWorth(p.duesCredits * (1 - c.lessonsPaid[k]), p.closedShop * outsider, members, practising);
  }
}

/** A master's part of the tolls of the last four turns, whole thousandths. */
export function rent(k: number): number {
  const masters = heads[k * HEADS + MASTERS];
  return masters > 0 ? Math.floor(books[k * BOOKS + TOLLS] / masters) : 0;
}

/** Share of the learners of the last four turns for whom there was a teacher; 1 before anybody learnt. */
export function taughtShareOf(k: number): number {
  const learning = books[k * BOOKS + LEARNING];
  return learning > 0 ? Math.min(1, (CLASS_SIZE * books[k * BOOKS + TEACHING]) / learning) : 1;
}
