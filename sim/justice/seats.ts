/**
 * Filling vacant seats with the best-placed of those who are willing. Offices of justice are called for
 * every `CALL_WEEKS` weeks; a seat that nobody wants stays empty and is felt by those who wait.
 *
 * Candidates are offered one by one with a score; the `limit` lowest are kept, sorted. Scores are either
 * exponential races (weighted lot) or negated votes. The arrays below are scratch of one call and carry
 * nothing over; at most `SEATS_PER_CALL` seats are filled in one call, since newcomers have to be trained.
 */

export const CALL_WEEKS = 4;
export const SEATS_PER_CALL = 128;

/** Weekly chance that a holder resigns where nobody wants to serve any more (`society.officeReluctance` of 1). */
export const RESIGNATION = 0.25;
/** Index of that draw, apart from those of a call. */
export const RESIGNATION_DRAW = 100;

const chosen = new Int32Array(SEATS_PER_CALL);
const scores = new Float64Array(SEATS_PER_CALL);

/** Offers a candidate; returns how many are now kept. `kept` is what the last offer returned, 0 at first. */
export function offerSeat(row: number, score: number, kept: number, limit: number): number {
  if (!(score < Infinity) || limit <= 0) return kept;
  let at = kept;
  if (kept === limit) {
    if (score >= scores[limit - 1]) return kept;
    at = limit - 1;
  }
  for (; at > 0 && scores[at - 1] > score; at--) {
    scores[at] = scores[at - 1];
    chosen[at] = chosen[at - 1];
  }
  scores[at] = score;
  chosen[at] = row;
  return kept < limit ? kept + 1 : kept;
}

/** Row of the k-th best candidate of the offers just made. */
export function chosenSeat(k: number): number {
  return chosen[k];
}

/** Seats due to a population: so many per hundred, at least one where any are asked for. */
export function seatsFor(perHundred: number, population: number): number {
  if (perHundred <= 0 || population === 0) return 0;
  return Math.max(1, Math.round((perHundred * population) / 100));
}

let office = new Int32Array(64);

/** Lists the rows whose flag is set into scratch that the next call overwrites. @returns how many */
export function listHolders(flag: Uint8Array, n: number): number {
  if (office.length < n) office = new Int32Array(2 * n);
  const list = office;
  let count = 0;
  // Kept or overwritten by the next, without a branch that nobody could guess.
  for (let i = 0; i < n; i++) {
    list[count] = i;
    count += flag[i];
  }
  return count;
}

/** Row of the k-th holder of the list just made. */
export function holder(k: number): number {
  return office[k];
}
