/**
 * Who may do harm this week: those in company whose draw does not rule out an incident.
 *
 *   exposure = rate · minutes in company, at most 20 hours
 *   factor   = (1.5 − trust) · (1 + own recent harm) · (1 − 0.5 · deterrence) · 1.6 when exhausted
 *              · 2 for strategic types · (1 − 0.13 · restored) · min(4, 0.3 + 7 · dissimilarity)
 *
 * The formula and its sources are in `incidents.ts`, which brings in the tie. The factor is found in steps, the cheap
 * ones first; after each, whoever could not do harm even with the largest values of what is still to come is dropped,
 * so that the list is exact and what is dear to look up is looked up for few. Restored members are dropped a step late,
 * which costs time and changes nothing. Nobody is listed who has no partner, or whose partner has gone.
 */
import { LEVER_COUNT, RESIDENT, TURN_WEEKS, VALUES } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { turnKeep } from './case.ts';

export const USUAL_SHARED_MINUTES = 600;
/** Minutes in company beyond which there is no more exposure. */
const MOST_EXPOSURE = 2 * USUAL_SHARED_MINUTES;
/** Largest values of the factors for dissimilarity and for tie strength. */
const MOST_UNLIKE = 4;
const MOST_HOSTILE = 1.5;
/** Share of harm that is left from one turn to the next. */
export const HARM_KEPT = turnKeep(6);
/** Factors by flag. */
const EXHAUSTED_FACTOR = Float64Array.of(1, 1.6);
const STRATEGIC_FACTOR = Float64Array.of(1, 2);
const VALUE_COUNT = VALUES.length;

/**
 * Scratch of one step, by place in a list that gets shorter: who may do harm this week, their draw, their exposure and
 * the product of the factors looked at so far. What is dear to look up comes late, for the few whom it could matter to.
 */
let actors = new Int32Array(0);
let lucks = new Float64Array(0);
let exposures = new Float64Array(0);
let factors = new Float64Array(0);

/** Makes the list long enough for n members. */
export function makeRoom(n: number): void {
  if (actors.length >= n) return;
  actors = new Int32Array(2 * n);
  lucks = new Float64Array(2 * n);
  exposures = new Float64Array(2 * n);
  factors = new Float64Array(2 * n);
}

/** Row of the member at a place in the list. */
export function actor(at: number): number {
  return actors[at];
}

/** Their draw, below which the hazard is met. */
export function luck(at: number): number {
  return lucks[at];
}

export function exposure(at: number): number {
  return exposures[at];
}

/** Product of all factors but that of the tie. */
export function factorSoFar(at: number): number {
  return factors[at];
}

/** Mean absolute difference of two members over values and lever positions, 0 to 1. */
export function dissimilarity(values: Float32Array, position: Float32Array, a: number, b: number): number {
  let sum = 0;
  for (let v = 0; v < VALUE_COUNT; v++) sum += Math.abs(values[a * VALUE_COUNT + v] - values[b * VALUE_COUNT + v]);
  for (let l = 0; l < LEVER_COUNT; l++) {
    sum += Math.abs(position[a * LEVER_COUNT + l] - position[b * LEVER_COUNT + l]);
  }
  return sum / (VALUE_COUNT + LEVER_COUNT);
}

/** Lists those in company whose draw does not rule out an incident, whoever it is they met. */
export function listExposed(
  c: {
    readonly status: Uint8Array;
    readonly identity: Uint32Array;
    readonly partner: Int32Array;
    readonly socialMinutes: Float32Array;
    readonly harm: Float32Array;
    readonly trust: Float64Array;
    readonly deterrence: Float32Array;
    readonly exhausted: Uint8Array;
    readonly strategy: Uint8Array;
  },
  from: number,
  n: number,
  rate: number,
  k0: number,
  k1: number,
): number {
  const { status, identity, partner, socialMinutes, harm, trust, deterrence, exhausted, strategy } = c;
  const rows = actors;
  const draws = lucks;
  const exposure = exposures;
  const product = factors;
  let listed = 0;
  for (let i = from; i < n; i += TURN_WEEKS) {
    if (status[i] < RESIDENT) continue;
    const j = partner[i];
    if (j < 0 || status[j] < RESIDENT) continue;
    const minutes = socialMinutes[i];
    const exposed = rate * (minutes < MOST_EXPOSURE ? minutes : MOST_EXPOSURE);
    const temper = (1.5 - trust[i]) * (1 + harm[i] * HARM_KEPT) * (1 - 0.5 * deterrence[i]);
    const factor = temper * EXHAUSTED_FACTOR[exhausted[i]] * STRATEGIC_FACTOR[strategy[i]];
    const u = uniform(k0, k1, identity[i], 0);
    rows[listed] = i;
    draws[listed] = u;
    exposure[listed] = exposed;
    product[listed] = factor;
    // Kept or overwritten by the next, without a branch that nobody could guess.
    listed += +(u < exposed * factor * MOST_UNLIKE * MOST_HOSTILE);
  }
  return listed;
}

/** Lowers the factors of those listed who are restored. */
export function spareRestored(restored: Float32Array, listed: number): void {
  const rows = actors;
  const product = factors;
  for (let at = 0; at < listed; at++) product[at] *= 1 - 0.13 * restored[rows[at]];
}

/** Brings in how unlike the two are, and keeps on the list whom the draw does not rule out, whatever their tie. */
export function keepUnlike(values: Float32Array, position: Float32Array, partner: Int32Array, listed: number): number {
  const rows = actors;
  const draws = lucks;
  const exposure = exposures;
  const product = factors;
  let kept = 0;
  for (let at = 0; at < listed; at++) {
    const i = rows[at];
    const u = draws[at];
    const exposed = exposure[at];
    const unlike = 0.3 + 7 * dissimilarity(values, position, i, partner[i]);
    const factor = product[at] * (unlike < MOST_UNLIKE ? unlike : MOST_UNLIKE);
    rows[kept] = i;
    draws[kept] = u;
    exposure[kept] = exposed;
    product[kept] = factor;
    kept += +(u < exposed * (factor * MOST_HOSTILE));
  }
  return kept;
}
