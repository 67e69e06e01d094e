/** Moving averages by half-life: the share of a gap that closes in one week, 1 − 2^(−1/halfLife). */
import { exp } from '../sim/core/math.ts';

/** @param halfLifeWeeks greater than 0; 0 stands for at once */
export function weeklyShare(halfLifeWeeks: number): number {
  return halfLifeWeeks === 0 ? 1 : 1 - exp(-Math.LN2 / halfLifeWeeks);
}
