/**
 * When a measured effect is live: the anytime-valid 99 % interval of the mean paired difference lies beyond the
 * smallest change that matters, with the declared sign. It is settled the other way, not live, when the whole interval
 * lies short of it, or points the other way; in between more seeds are needed, and at the most seeds it is undecided.
 *
 * Pairs of which too few differ leave the interval without bounds, and so open. Only when at the most seeds not one
 * pair differs at all is it settled that there is no difference in that many pairs.
 */
import { confidenceSequence, LEAST_DEPARTING } from '../../../results/statistics/confidence-sequence.ts';
import type { Effect } from '../../../sim/core/effect.ts';

/** Seeds at first, seeds more at a time, and at most. */
export interface Looks {
  readonly least: number;
  readonly step: number;
  readonly most: number;
}

export const LOOKS: Looks = { least: 30, step: 30, most: 480 };

const ALPHA = 0.01;
/** Seeds at which the sequence is narrowest: a few looks in, where most systems are decided. */
const NARROWEST_AT = 120;

/** What decides, beside the declaration and the looks. */
export const JUDGEMENT = { alpha: ALPHA, narrowestAt: NARROWEST_AT, leastDeparting: LEAST_DEPARTING } as const;

export interface Estimate {
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  readonly seeds: number;
}

/** Bounds are infinite while too few pairs differ to say. @throws RangeError when a difference is not a number */
export function estimate(differences: readonly number[]): Estimate {
  const { mean, low, high } = confidenceSequence(differences, ALPHA, NARROWEST_AT);
  return { effect: mean, low, high, seeds: differences.length };
}

/** What a look says; `too small` also when the sign is wrong. */
export type Verdict = 'live' | 'too small' | 'open';

export function verdictOf(
  { low, high }: Pick<Estimate, 'low' | 'high'>,
  { sign, smallest }: Pick<Effect, 'sign' | 'smallest'>,
): Verdict {
  const [nearest, furthest] = sign > 0 ? [low, high] : [-high, -low];
  if (nearest > smallest) return 'live';
  return furthest < smallest ? 'too small' : 'open';
}

export interface Judged extends Estimate {
  readonly verdict: Verdict;
}

/** @throws RangeError when a difference is not a number */
export function judge(
  differences: readonly number[],
  effect: Pick<Effect, 'sign' | 'smallest'>,
  { most }: Pick<Looks, 'most'>,
): Judged {
  const found = estimate(differences);
  const none = differences.length >= most && differences.every((difference) => difference === 0);
  const settled = none ? { ...found, low: 0, high: 0 } : found;
  return { ...settled, verdict: verdictOf(settled, effect) };
}
