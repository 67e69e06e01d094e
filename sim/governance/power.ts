/**
 * The power ledger. Every decision has a weight per holder, summing to 1; a member's power is the moving
 * mean of those shares over decisions,
 *
 *   power_i ← r^k · power_i + (1 − r^k) · (Σ shares of i this week) / k,   r = 2^(−1/half-life), k decisions
 *
 * and likewise agenda power, over places on the agenda. All founders begin with the same, and both sum to 1
 * over the holders ever after: a convex combination keeps the sum, and what leavers held is spread over the
 * rest in proportion before the next week's agenda is made.
 *
 * Shares of the deciding weight as the measure of power: Penrose 1946; Banzhaf 1965 for what weights hide.
 */

/** What a decision leaves of the shares before it, 2^(−1/12). */
export const DECISION_MEMORY = 0.9438743126816935;
/** The same for a place on the agenda, 2^(−1/52): a place has one holder, so it takes many to tell luck from power. */
export const PLACE_MEMORY = 0.9867587;

/** Gives every holder the same, as before anything was decided. */
export function shareEqually(power: Float64Array, holds: Uint8Array, holding: number, n: number): void {
  let holders = 0;
  for (let i = 0; i < n; i++) if (holds[i] === holding) holders++;
  for (let i = 0; i < n; i++) power[i] = holds[i] === holding ? 1 / holders : 0;
}

/** Brings a ledger that lost holders back to a sum of 1; one that is empty stays empty. */
export function renormalise(power: Float64Array, n: number): void {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += power[i];
  if (sum <= 0 || Math.abs(sum - 1) < 1e-12) return;
  const scale = 1 / sum;
  for (let i = 0; i < n; i++) power[i] *= scale;
}

/**
 * Enters a week's decisions.
 * @param weight per member, the sum of shares over the week's decisions
 * @param count decisions whose shares are in `weight`
 */
export function enterShares(power: Float64Array, weight: Float64Array, n: number, count: number): void {
  let held = 0;
  let cast = 0;
  for (let i = 0; i < n; i++) {
    held += power[i];
    cast += weight[i];
  }
  if (!(cast > 0)) return;
  let kept = held > 0 ? 1 : 0;
  for (let k = 0; k < count; k++) kept *= DECISION_MEMORY;
  const fresh = (1 - kept) / cast;
  for (let i = 0; i < n; i++) power[i] = kept * power[i] + fresh * weight[i];
}

/** Enters a place on the agenda, which has a single holder. */
export function enterPlace(power: Float64Array, who: number, n: number): void {
  let held = 0;
  for (let i = 0; i < n; i++) held += power[i];
  const kept = held > 0 ? PLACE_MEMORY : 0;
  for (let i = 0; i < n; i++) power[i] *= kept;
  power[who] += 1 - kept;
}
