/**
 * Members are looked at by turns of four weeks, by row. In the founding week it is everybody's turn, so that nobody
 * starts from a bill or an hour that was never looked at.
 *
 * A total over members is then the sum of what the last four turns came to: exact but for those who came or went since.
 */
import { RESIDENT, TURN_WEEKS } from '../core/contract.ts';

let scratch = new Float64Array(64);

/** Amounts to be posted for n rows: scratch of one step, to be written in full. */
export function scratchFor(n: number): Float64Array {
  if (scratch.length < n) scratch = new Float64Array(2 * n);
  return scratch;
}

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

/**
 * Shares out whole thousandths by weight: `amounts` for the ledger, `credits` as the member sees them. Those who are not
 * present get nothing and keep what `credits` says. @returns the sum, at most `pot`
 */
export function shareOut(
  status: Uint8Array,
  weight: Float32Array,
  perWeight: number,
  pot: number,
  credits: Float32Array,
  amounts: Float64Array,
  n: number,
): number {
  // Sums start from the arguments’ own type, so that an engine unboxes them once and not at every row.
  const rate = 1 * perWeight;
  let left = 1 * pot;
  for (let i = 0; i < n; i++) {
    if (status[i] < RESIDENT) {
      amounts[i] = 0;
      continue;
    }
    let share = Math.floor(weight[i] * rate);
    // The bound matters only if rounding up the quotient would share out a thousandth too much.
    if (share > left) share = left;
    credits[i] = share * 0.001;
    amounts[i] = share;
    left -= share;
  }
  return pot - left;
}
