/**
 * Sounding out before a ballot: a text cannot be amended once it is voted on, so its proposer asks around first and puts
 * what is likely to win (the agenda setter of Romer and Rosenthal 1978, Public Choice 33:27-43, who offers the text
 * nearest to the own wish that the voters still prefer to the law; in organisations of this kind it is called a
 * temperature check).
 *
 *   SOUNDED holders are asked, drawn by what they hold, and answer if they find the minutes
 *   text = 2 m − law, but never past the own wish; m = the wish that just the share needed of those who answered lies beyond
 *
 * since somebody at x prefers the text when x is beyond the middle between it and the law. Where not even a small change
 * would win the proposal is withdrawn. Nobody answers: the text stays as it is. Reviews and budgets have no proposer and
 * ideologues do not ask.
 */
import { IDEOLOGUE } from '../../agents/traits.ts';
import { MEMBER } from '../core/contract.ts';
import { uniformOpen } from '../core/random.ts';
import { type Holders, weightNow, wishOf } from './dao-ballots.ts';
import { OPEN } from './routing.ts';
import { beginSample, endSample, offer, sampled } from './volunteers.ts';

const SOUNDED = 15;
export const SOUNDING_MINUTES = 10;
/** Asking somewhat more than is needed: those who answer are few. */
const MARGIN = 0.05;
const NO_CHANGE = 0.01;
/** Draw index of the first proposal row. */
const FIRST_DRAW = 16;

const answers = new Float64Array(SOUNDED);

/** Whether the proposer of a row asks around before its ballot. */
export function isSounded(c: Holders & { readonly strategy: Uint8Array }, r: number, module: number): boolean {
  return (
    c.state[r] === OPEN &&
    c.module[r] === module &&
    c.proposer[r] >= 0 &&
    c.strategy[c.proposer[r]] !== IDEOLOGUE &&
    !c.ballotRow.includes(r)
  );
}

/** Draws whom the proposer of row `r` asks, the same in all of a week. @returns how many; `sampled` lists them */
export function drawSounded(c: Holders, r: number, n: number, rule: number, k0: number, k1: number): number {
  beginSample(SOUNDED, Number.POSITIVE_INFINITY);
  for (let i = 0; i < n; i++) {
    if (c.status[i] !== MEMBER) continue;
    const weight = weightNow(c, i, rule);
    if (weight > 0) offer(uniformOpen(k0, k1, c.identity[i], FIRST_DRAW + r), weight, i);
  }
  return endSample();
}

/**
 * Fits the text of a row to the answers. @returns false when no text would win
 * @param needed share of votes that it needs
 */
export function fitText(
  c: Holders,
  granted: Float32Array,
  r: number,
  asked: number,
  law: number,
  needed: number,
): boolean {
  let given = 0;
  for (let k = 0; k < asked; k++) {
    const i = sampled(k);
    if (granted[i] > 0) answers[given++] = wishOf(c, i, c.subject[r]);
  }
  if (given === 0) return true;
  c.minutesSpent[r] += SOUNDING_MINUTES * given;
  const text = winningText(answers, given, c.value[r], law, needed + MARGIN);
  if (Math.abs(text - law) < NO_CHANGE) return false;
  c.value[r] = text;
  return true;
}

/** The text nearest to `wish` that a share `needed` of the first n answers prefers to the law; the law where there is none. */
export function winningText(wishes: Float64Array, n: number, wish: number, law: number, needed: number): number {
  const sorted = wishes.subarray(0, n).sort();
  const enough = Math.min(n, Math.max(1, Math.ceil(needed * n)));
  if (wish > law) return Math.max(law, Math.min(wish, 2 * sorted[n - enough] - law));
  return Math.min(law, Math.max(wish, 2 * sorted[enough - 1] - law));
}
