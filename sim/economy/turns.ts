/**
 * Members are looked at by turns of four weeks, by row. In the founding week it is everybody's turn, so that nobody
 * starts from a bill or an hour that was never looked at.
 *
 * A total over members is then the sum of what the last four turns came to: exact but for those who came or went since.
 */
import { TURN_WEEKS } from '../core/contract.ts';

/** First row whose turn it is. */
export function firstRow(week: number): number {
  return week % TURN_WEEKS;
}

/** Rows from one whose turn it is to the next. */
export function rowStep(week: number): number {
  return week === 0 ? 1 : TURN_WEEKS;
}

/** Last turn to be counted this week, from `firstRow(week)` on. */
export function lastTurn(week: number): number {
  return week === 0 ? TURN_WEEKS - 1 : week % TURN_WEEKS;
}

/** Total of a tally kept by turn: `width` numbers a turn, of which number `k` is wanted. */
export function total(tally: Float64Array, width = 1, k = 0): number {
  let sum = 0;
  for (let t = 0; t < TURN_WEEKS; t++) sum += tally[t * width + k];
  return sum;
}
