/**
 * The vocabulary of a case, shared by every mechanism that opens, hears or closes one, and the few
 * helpers they have in common. Numbers stand in the `cases` table and in state hashes.
 *
 * Life of a case: OPEN at a tier → SETTLED (mediation) | RULED (council) | EXPIRED (nobody answered it in
 * time) | WITHDRAWN (a party left). The last four last until the next justice phase, so that ties,
 * sanctions and observers see them exactly once; then the row is NO_CASE and may be used again.
 */
import { TURN_WEEKS } from '../core/contract.ts';
import { pow } from '../core/math.ts';
import { level, type Telling } from '../core/telling.ts';

/** Values of cases.state. */
export const NO_CASE = 0;
export const OPEN = 1;
export const SETTLED = 2;
export const RULED = 3;
export const EXPIRED = 4;
export const WITHDRAWN = 5;

/** Values of cases.kind. */
export const HARM = 1;
export const BREACH_OF_DUTY = 2;

/** What a case is for, by kind. */
export const ABOUT = ['', 'harm done', 'a breach of duty'] as const;

/**
 * How grave a matter is, in words. Below 0.35 more let it pass than report it (`incidents.ts`); from 0.7 on it is for
 * the council at once, unless the law has it otherwise (`cases.ts`).
 */
export const GRAVITY: Telling = level([0.35, 'minor'], [0.7, 'serious'], [1, 'grave']);
const community = { nobody: 'the community' } as const;
/** Events of a case that tell its severity as {a}; a complaint whose complainant has gone is the community’s. */
export const MATTER = { a: GRAVITY, ...community } as const;

/** Values of cases.tier. */
export const TIER_MEDIATION = 1;
export const TIER_COUNCIL = 2;

/** Bits of cases.ruling; also the bits of a duty's `or_else`, in the order of its options. */
export const HOURS = 1;
export const SUSPENSION = 2;
export const SANCTION_OPTIONS = ['contribution_hours', 'voting_suspension'] as const;

/** Minutes a party gives to one mediation session, of which there is one a week. */
export const SESSION_MINUTES = 120;
/** Minutes a party gives each week to a case before the council: statements, evidence, hearing. */
export const STATEMENT_MINUTES = 30;

/** Level below which a fading experience is gone. */
export const FORGOTTEN = 0.002;

/** Identity that stands for the community where a case has no living complainant. */
export const COMMUNITY_IDENTITY = 0xffffffff;

/** Strength of the tie that `from` holds towards `to`, 0 when there is none (or no such person). */
export function tieStrength(
  target: Int32Array,
  strength: Float32Array,
  outSlots: number,
  from: number,
  to: number,
): number {
  if (from < 0 || to < 0) return 0;
  const end = (from + 1) * outSlots;
  for (let slot = from * outSlots; slot < end; slot++) if (target[slot] === to) return strength[slot];
  return 0;
}

/** Share of a quantity that is left after one week, given its half-life in weeks. */
export function weeklyKeep(halfLifeWeeks: number): number {
  return pow(2, -1 / halfLifeWeeks);
}

/** The same between two turns, which are four weeks apart. */
export function turnKeep(halfLifeWeeks: number): number {
  return weeklyKeep(halfLifeWeeks / TURN_WEEKS);
}

/** What is felt after an experience: halfway between what is left of earlier ones and the new one, in [−1, 1]. */
export function felt(before: number, now: number): number {
  return before + 0.5 * (now - before);
}
