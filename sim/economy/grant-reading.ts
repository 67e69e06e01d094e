/**
 * Applications and their readers.
 *
 * An idea is as good as its author is able, and as luck will have it: merit = 0.08 + 0.6 · best skill + 0.2 · normal,
 * within [0, 1], drawn at the author. A reader sees it through noise and through friendship,
 *   rating = merit · (1 + bonus · tie) + 0.2 · sqrt((1 − r) / r) · normal(reader, author)
 * r being the share of the variance of one reader's ratings that is due to the idea: the reliability of one rating.
 */
import { MEMBER, RESIDENT, SKILLS, SUSPENDED } from '../core/contract.ts';
import { clamp01 } from '../core/math.ts';
import { normalQuantile } from '../core/quantile.ts';
import { integer, normal, pairUniform, uniform, uniformOpen } from '../core/random.ts';
import { beginSample, endSample, offer, sampled } from '../governance/volunteers.ts';
import { type GrantBook, HANDED_IN, MOST_APPLICATIONS, NO_PART, READING } from './grant-book.ts';

const SKILL_COUNT = SKILLS.length;
const MERIT_BASE = 0.08;
const MERIT_BY_SKILL = 0.6;
/** Spread of merit between ideas of equally able people. */
const MERIT_SPREAD = 0.2;
/** The least that is asked for, as a share of the most. */
const LEAST_ASK = 0.3;
/** Half of a uniform's grain, so that it is never 0. */
const HALF_GRAIN = 0.5 / 4_294_967_296;

const DRAW_PLACE = 3;
const DRAW_MERIT = 4;
const DRAW_ASK = 5;
const DRAW_PANEL = 6;
const DRAW_START = 7;
const DRAW_LOT = 8;

export interface Scholars extends GrantBook {
  readonly status: Uint8Array;
  readonly identity: Uint32Array;
  readonly skill: Float32Array;
  readonly conscientiousness: Float32Array;
  /** Empty where nobody has a name to lose. */
  readonly reputation: Float64Array;
  readonly target: Int32Array;
  readonly strength: Float32Array;
}

/** The domain in which somebody is most able. */
export function bestDomain(skill: Float32Array, member: number): number {
  let best = 0;
  for (let d = 1; d < SKILL_COUNT; d++) {
    if (skill[member * SKILL_COUNT + d] > skill[member * SKILL_COUNT + best]) best = d;
  }
  return best;
}

/** Lists the applications handed in, in an order of the lot, with what they ask and what they are worth. */
export function listApplications(c: Scholars, n: number, largest: number, k0: number, k1: number): void {
  c.applicant.fill(-1);
  c.applicantScore.fill(0);
  c.applicantReads.fill(0);
  beginSample(MOST_APPLICATIONS, 1);
  for (let i = 0; i < n; i++) {
    if (c.grantPart[i] !== HANDED_IN || c.status[i] < RESIDENT) continue;
    offer(uniformOpen(k0, k1, c.identity[i], DRAW_PLACE), 1, i);
  }
  const count = endSample();
  for (let a = 0; a < count; a++) {
    const i = sampled(a);
    const id = c.identity[i];
    const able = c.skill[i * SKILL_COUNT + bestDomain(c.skill, i)];
    const luck = MERIT_SPREAD * normal(k0, k1, id, DRAW_MERIT);
    const asks = LEAST_ASK + (1 - LEAST_ASK) * uniform(k0, k1, id, DRAW_ASK);
    c.applicant[a] = i;
    c.applicantMerit[a] = clamp01(MERIT_BASE + MERIT_BY_SKILL * able + luck);
    c.applicantAsk[a] = Math.round(1000 * largest * asks);
  }
}

/** How many applications there are; whoever has left keeps the place until the round is over. */
export function applicationCount(book: GrantBook): number {
  let count = 0;
  for (let a = 0; a < MOST_APPLICATIONS; a++) if (book.applicant[a] >= 0) count = a + 1;
  return count;
}

/** Seats a panel of full members who neither apply nor hold a grant: the reputed and conscientious sooner. */
export function seatPanel(c: Scholars, n: number, size: number, k0: number, k1: number): void {
  beginSample(size, 1.44);
  for (let i = 0; i < n; i++) {
    if (c.status[i] !== MEMBER || c.grantPart[i] !== NO_PART) continue;
    const known = c.reputation.length > 0 ? c.reputation[i] : 0.5;
    offer(uniformOpen(k0, k1, c.identity[i], DRAW_PANEL), (0.2 + known) * (0.2 + c.conscientiousness[i]), i);
  }
  const seats = endSample();
  for (let k = 0; k < seats; k++) c.grantPart[sampled(k)] = READING;
}

/** Strength of the tie from one to another, 0 without any. */
function tieTo(c: Scholars, from: number, to: number, outSlots: number): number {
  if (c.target.length === 0) return 0;
  for (let slot = from * outSlots; slot < (from + 1) * outSlots; slot++) {
    if (c.target[slot] === to) return c.strength[slot];
  }
  return 0;
}

/**
 * A reader reads `reads` applications, beginning at one of the lot, and rates each; or votes for the best of them.
 * @param reliability of one rating
 */
export function read(
  c: Scholars,
  reader: number,
  reads: number,
  votes: boolean,
  reliability: number,
  bonus: number,
  outSlots: number,
  k0: number,
  k1: number,
): void {
  const count = applicationCount(c);
  if (count === 0) return;
  const noise = MERIT_SPREAD * Math.sqrt((1 - reliability) / reliability);
  const start = integer(k0, k1, c.identity[reader], DRAW_START, count);
  let best = -1;
  let most = 0;
  for (let j = 0; j < Math.min(reads, count); j++) {
    const a = (start + j) % count;
    const author = c.applicant[a];
    if (author < 0) continue;
    const u = pairUniform(k0, k1, c.identity[reader], c.identity[author], 0) + HALF_GRAIN;
    const rating = c.applicantMerit[a] * (1 + bonus * tieTo(c, reader, author, outSlots)) + noise * normalQuantile(u);
    c.applicantReads[a]++;
    if (!votes) c.applicantScore[a] += rating;
    if (best < 0 || rating > most) {
      best = a;
      most = rating;
    }
  }
  if (votes && best >= 0) c.applicantScore[best]++;
}

/** What an application is ranked by: mean rating, votes, or the lot; NaN when it cannot be chosen. */
function rankOf(c: Scholars, a: number, by: number, k0: number, k1: number): number {
  const author = c.applicant[a];
  if (author < 0 || c.status[author] < RESIDENT || c.status[author] === SUSPENDED) return Number.NaN;
  if (by === BY_LOT) return uniform(k0, k1, c.identity[author], DRAW_LOT);
  if (c.applicantReads[a] === 0) return Number.NaN;
  return by === BY_PANEL ? c.applicantScore[a] / c.applicantReads[a] : c.applicantScore[a];
}

export const SELECTIONS = ['panel', 'vote', 'lottery'] as const;
const BY_PANEL = SELECTIONS.indexOf('panel');
export const BY_VOTE = SELECTIONS.indexOf('vote');
export const BY_LOT = SELECTIONS.indexOf('lottery');

/** The application ranked highest of those that ask for no more than `free`, and still stand in the list; or -1. */
export function bestOf(c: Scholars, free: number, by: number, k0: number, k1: number): number {
  let best = -1;
  let highest = 0;
  for (let a = 0; a < MOST_APPLICATIONS; a++) {
    if (c.applicant[a] < 0 || c.applicantAsk[a] > free) continue;
    const rank = rankOf(c, a, by, k0, k1);
    if (!(rank >= 0 || rank < 0) || (best >= 0 && rank <= highest)) continue;
    best = a;
    highest = rank;
  }
  return best;
}
