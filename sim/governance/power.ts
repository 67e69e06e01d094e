/**
 * The power ledger. Every decision has a weight per holder, summing to 1; a member's power is the moving
 * mean of those shares over decisions,
 *
 *   power_i ← r^k · power_i + (1 − r^k) · (Σ shares of i this week) / k,   r = 2^(−1/half-life), k decisions
 *
 * and likewise agenda power, over places on the agenda. All founders begin with the same, and both sum to 1
 * over the holders ever after: a convex combination keeps the sum, and what leavers held is spread over the
 * rest in proportion before the next week's agenda is made. Empty ledgers stay empty.
 *
 * Shares of the deciding weight as the measure of power: Penrose 1946; Banzhaf 1965 for what weights hide.
 */
import { MEMBER } from '../core/contract.ts';

/** What a decision leaves of the shares before it, 2^(−1/12). */
export const DECISION_MEMORY = 0.9438743126816935;
/** The same for a place on the agenda, 2^(−1/52): a place has one holder, so it takes many to tell luck from power. */
export const PLACE_MEMORY = 0.9867587;

/** Gives every full member the same, as before anything was decided. */
export function shareEqually(power: Float64Array, status: Uint8Array, n: number): void {
  let holders = 0;
  for (let i = 0; i < n; i++) if (status[i] === MEMBER) holders++;
  for (let i = 0; i < n; i++) power[i] = status[i] === MEMBER ? 1 / holders : 0;
}

/** Factor that brings a ledger which summed to 1 back to that sum, `lost` being what leavers held. */
function scaleAfter(ledger: Float64Array, lost: number, n: number): number {
  let left = 1 - lost;
  // The difference says little when nearly all is lost.
  if (left < 0.5) {
    left = 0;
    for (let i = 0; i < n; i++) left += ledger[i];
  }
  return left > 0 ? 1 / left : 1;
}

/** Spreads what leavers held over the rest, in both ledgers. */
export function spreadLost(
  power: Float64Array,
  agendaPower: Float64Array,
  lostPower: number,
  lostAgendaPower: number,
  n: number,
): void {
  if (lostPower === 0 && lostAgendaPower === 0) return;
  const scale = scaleAfter(power, lostPower, n);
  const agendaScale = scaleAfter(agendaPower, lostAgendaPower, n);
  for (let i = 0; i < n; i++) {
    power[i] *= scale;
    agendaPower[i] *= agendaScale;
  }
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
