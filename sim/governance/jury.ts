/**
 * Judgement of a question that has a right answer, by people of unequal skill.
 *
 * Signals. With K options a member of skill q has the right one in mind with probability
 *   a(q) = 1/K + (BEST − 1/K) · q
 * and otherwise one of the others, all alike (Condorcet 1785 for K = 2; List and Goodin 2001, Journal of
 * Political Philosophy 9:277-306, for more). With probability `common` the signal is the one that everybody with
 * common evidence has, right with probability a(1/2): shared sources make errors alike and put a bound on
 * the wisdom of numbers (Ladha 1992, American Journal of Political Science 36:617-634).
 *
 * Pooling. Evidence that is spoken out adds up; an option's weight is the sum of the log-odds
 *   w(q) = log( a (K − 1) / (1 − a) )
 * of those who spoke for it, which is the best rule when signals are independent (Nitzan and Paroush 1982;
 * Grofman, Owen and Feld 1983, Theory and Decision 15:261-278). Each listener adds the own signal and takes the
 * heaviest option; equal weights go to the option with the lower number, which carries no meaning since the
 * right option is drawn evenly. Skill is known to the speaker; q = 0 carries no weight.
 */
import { log } from '../core/math.ts';
import { integer, uniform } from '../core/random.ts';

/** Accuracy of the most skilled. */
const BEST = 0.9;

/** Probability that the private signal of somebody with `skill` is right, of `options`. */
export function accuracy(skill: number, options: number): number {
  return 1 / options + (BEST - 1 / options) * skill;
}

/** Log-odds weight of a signal. */
export function signalWeight(skill: number, options: number): number {
  const a = accuracy(skill, options);
  return log((a * (options - 1)) / (1 - a));
}

/** A signal from a uniform draw: right, or one of the others evenly. */
function signalOf(u: number, right: number, correct: number, options: number): number {
  if (u < right) return correct;
  const other = Math.min(options - 2, Math.floor(((u - right) / (1 - right)) * (options - 1)));
  return other < correct ? other : other + 1;
}

/** The signal that common evidence gives, drawn at (identity 0, index 3). */
export function commonSignal(k0: number, k1: number, correct: number, options: number): number {
  return signalOf(uniform(k0, k1, 0, 3), accuracy(0.5, options), correct, options);
}

/** A member's signal, drawn at indices 4 and 5 of the member. */
export function memberSignal(
  k0: number,
  k1: number,
  identity: number,
  skill: number,
  correct: number,
  options: number,
  common: number,
  shared: number,
): number {
  if (uniform(k0, k1, identity, 4) < common) return shared;
  return signalOf(uniform(k0, k1, identity, 5), accuracy(skill, options), correct, options);
}

/** The right option of a question, drawn at (identity 0, index 2). */
export function rightOption(k0: number, k1: number, options: number): number {
  return integer(k0, k1, 0, 2, options);
}

/** Most answers a question can have. */
export const MOST_OPTIONS = 8;

const evidence = new Float64Array(MOST_OPTIONS);
const votes = new Float64Array(MOST_OPTIONS);

/** Starts on a question: nothing said, no vote cast. */
export function callJury(): void {
  evidence.fill(0);
  votes.fill(0);
}

/** Somebody says what they hold to be right. */
export function speakFor(option: number, weight: number): void {
  evidence[option] += weight;
}

/** Somebody who has listened votes, with `weight` on an own signal that was not spoken out. */
export function castVote(options: number, signal: number, weight: number): void {
  evidence[signal] += weight;
  votes[heaviest(evidence, options)]++;
  evidence[signal] -= weight;
}

/** The option with most votes. */
export function plurality(options: number): number {
  return heaviest(votes, options);
}

export function votesFor(option: number): number {
  return votes[option];
}

/** Index of the largest of the first `options` numbers, the lowest of equals. */
function heaviest(numbers: Float64Array, options: number): number {
  let best = 0;
  for (let o = 1; o < options; o++) if (numbers[o] > numbers[best]) best = o;
  return best;
}
