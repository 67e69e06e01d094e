/**
 * Sounding out before a ballot: a text cannot be amended once it is voted on, so its proposer asks around first and puts
 * what is likely to win (the agenda setter of Romer and Rosenthal 1978, Public Choice 33:27-43, who offers the text
 * nearest to the own wish that the voters still prefer to the law; in organisations of this kind it is called a
 * temperature check).
 *
 *   about SOUNDED holders are asked about what is coming, drawn by what they hold, and answer if they find the minutes
 *   text = 2 m − law, but never past the own wish; m = the wish that just the share needed of those who answered lies beyond
 *
 * since somebody at x prefers the text when x is beyond the middle between it and the law. Where not even a small change
 * would win the proposal is withdrawn. Nobody answers: the text stays as it is. Reviews and budgets have no proposer and
 * ideologues do not ask.
 */
import { IDEOLOGUE } from '../../agents/traits.ts';
import { MEMBER } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { type Holders, weightNow, wishOf } from './dao-ballots.ts';
import { OPEN } from './routing.ts';

const SOUNDED = 15;
const SOUNDING_MINUTES = 10;
/** Asking somewhat more than is needed: those who answer are few. */
const MARGIN = 0.05;
const NO_CHANGE = 0.01;
const DRAW = 4;

let rows = new Int32Array(64);
let answers = new Float64Array(64);

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

/** Asks minutes of holders for so many texts; each is asked with a probability in proportion to their votes, `all` together. */
export function soundOut(
  c: Holders,
  answering: Float32Array,
  n: number,
  texts: number,
  rule: number,
  all: number,
  k0: number,
  k1: number,
): void {
  const { status, identity } = c;
  for (let i = 0; i < n; i++) {
    if (status[i] !== MEMBER || uniform(k0, k1, identity[i], DRAW) * all >= SOUNDED * weightNow(c, i, rule)) continue;
    answering[i] = SOUNDING_MINUTES * texts;
  }
}

/** Lists those who answered. @returns how many */
export function listAnswers(granted: Float32Array, n: number): number {
  if (rows.length < n) {
    rows = new Int32Array(2 * n);
    answers = new Float64Array(2 * n);
  }
  let given = 0;
  for (let i = 0; i < n; i++) {
    rows[given] = i;
    given += +(granted[i] > 0);
  }
  return given;
}

/**
 * Fits the text of a row to the answers listed. @returns false when no text would win
 * @param needed share of votes that it needs
 */
export function fitText(c: Holders, r: number, given: number, law: number, needed: number): boolean {
  if (given === 0) return true;
  for (let k = 0; k < given; k++) answers[k] = wishOf(c, rows[k], c.subject[r]);
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
