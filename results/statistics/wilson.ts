/**
 * Wilson's score interval for a proportion: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
 * American Statistical Association 22 (1927) 209-212; recommended by Newcombe, Statistics in Medicine 17 (1998) 857-872.
 * Edge cases: it stays inside [0, 1] and keeps a width at 0 and at n; no trials give [0, 1] and a NaN estimate.
 */
import { normalQuantile } from './normal.ts';

export interface Proportion {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export function wilson(count: number, of: number, level = 0.95): Proportion {
  if (of === 0) return { count, of, share: Number.NaN, low: 0, high: 1 };
  const z = normalQuantile((1 + level) / 2);
  const share = count / of;
  const shrink = 1 + (z * z) / of;
  const centre = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return {
    count,
    of,
    share,
    low: count === 0 ? 0 : (centre - half) / shrink,
    high: count === of ? 1 : (centre + half) / shrink,
  };
}
