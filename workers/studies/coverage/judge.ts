/**
 * When a measured effect is live: the anytime-valid 99 % interval of the mean paired difference lies beyond the
 * smallest change that matters, with the declared sign. It is settled the other way when the whole interval lies short
 * of it; in between more seeds are needed.
 */
import { confidenceSequence } from '../../../results/statistics/confidence-sequence.ts';
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

export interface Estimate {
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  readonly seeds: number;
}

export function estimate(differences: readonly number[]): Estimate {
  const { mean, low, high } = confidenceSequence(differences, ALPHA, NARROWEST_AT);
  return { effect: mean, low, high, seeds: differences.length };
}

export type Verdict = 'live' | 'too small' | 'open';

export function verdictOf(
  { low, high }: Pick<Estimate, 'low' | 'high'>,
  { sign, smallest }: Pick<Effect, 'sign' | 'smallest'>,
): Verdict {
  const [nearest, furthest] = sign > 0 ? [low, high] : [-high, -low];
  if (nearest > smallest) return 'live';
  return furthest < smallest ? 'too small' : 'open';
}
