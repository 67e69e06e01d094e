/**
 * A panel of councillors and how it finds.
 *
 *   finding  = clamp(severity + error + bias, 0, 1)
 *   error    = 0.5 · (1.3 − competence) · triangular(−1, 1); competence is the mean of organisation and knowledge
 *   bias     = friend bias · (mean tie of the panel to the complainant − to the respondent)
 *   upheld when finding > 0.05 + 0.3 (1 − strictness)
 *   gravity  = finding · (0.5 + strictness) · (1 + 0.25 · earlier rulings, at most 4), at most 1
 *
 * Graduated sanctions: the first breach costs little, repetition more (Ostrom 1990, Governing the Commons,
 * design principle 5). Suspension is for gravity of 0.5 and more where hours could be imposed instead.
 *
 * What a party experiences, in [−1, 1] (Tyler 1990: neutrality, consistency and respect outweigh outcome):
 *   (0.3 neutrality + 0.2 consistency + 0.2 respect + 0.2 outcome + 0.1 promptness − 0.65) / 0.35, at least −1
 *   neutrality = 1 − 2 · bias against the party, consistency = 1 − 2 · |error|, respect = energy of the panel,
 *   promptness = 1 − weeks / 52.
 */
import { clamp, clamp01 } from '../core/math.ts';
import { HOURS, SUSPENSION, tieStrength } from './case.ts';
import { holder } from './seats.ts';

/** Most councillors on a panel. */
export const PANEL = 3;

const ERROR_SCALE = 0.5;
const SUSPENSION_FROM = 0.5;
/** Fairness that people expect: less is a disappointment. */
const EXPECTED = 0.65;
const panel = new Int32Array(PANEL);
let size = 0;

/**
 * Seats a panel out of the councillors last listed, beginning at a drawn place and leaving out parties. Scratch
 * for the case in hand. @returns its size, 0 when everybody is a party
 */
export function seatPanel(councillors: number, draw: number, complainant: number, respondent: number): number {
  size = 0;
  const first = Math.floor(draw * councillors);
  for (let k = 0; k < councillors && size < PANEL; k++) {
    const row = holder((first + k) % councillors);
    if (row !== complainant && row !== respondent) panel[size++] = row;
  }
  return size;
}

/** Mean over the panel of one number of each member. */
export function panelMean(values: Float32Array | Float64Array, stride: number, offset: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += values[panel[k] * stride + offset];
  return sum / size;
}

/** Mean tie of the panel to the complainant less that to the respondent, −2 to 2. */
export function panelLeaning(
  target: Int32Array,
  strength: Float32Array,
  outSlots: number,
  complainant: number,
  respondent: number,
): number {
  let sum = 0;
  for (let k = 0; k < size; k++) {
    sum += tieStrength(target, strength, outSlots, panel[k], complainant);
    sum -= tieStrength(target, strength, outSlots, panel[k], respondent);
  }
  return sum / size;
}

/** Error of the finding, from a triangular draw in (−1, 1) and the panel's competence. */
export function findingError(triangular: number, competence: number): number {
  return ERROR_SCALE * (1.3 - competence) * triangular;
}

/** Gravity of a ruling; 0 when the complaint is dismissed. */
export function rulingGravity(finding: number, strictness: number, earlierRulings: number): number {
  if (finding <= 0.05 + 0.3 * (1 - strictness)) return 0;
  return clamp01(finding * (0.5 + strictness) * (1 + 0.25 * Math.min(4, earlierRulings)));
}

/** Sanctions for a gravity, out of those that may be imposed. */
export function sanctionsFor(gravity: number, available: number): number {
  if (gravity <= 0) return 0;
  if (gravity >= SUSPENSION_FROM || (available & HOURS) === 0) return available;
  return available & ~SUSPENSION;
}

/** How a party experienced the ruling, −1 to 1. */
export function experience(
  biasAgainst: number,
  error: number,
  respect: number,
  outcome: number,
  weeksWaited: number,
): number {
  const neutrality = 1 - clamp01(2 * biasAgainst);
  const consistency = 1 - clamp01(2 * Math.abs(error));
  const promptness = 1 - clamp01(weeksWaited / 52);
  const fair = 0.3 * neutrality + 0.2 * consistency + 0.2 * respect + 0.2 * outcome + 0.1 * promptness;
  return clamp((fair - EXPECTED) / (1 - EXPECTED), -1, 1);
}
