/**
 * How having been treated well or badly, in mediation or by the council, fades and what it does to trust meanwhile.
 *
 *   experience   halved in 26 weeks, and nothing once it is too small to matter
 *   trust term   0.2 · experience; for the council also what is said of how it treats others
 *
 * That treatment weighs on trust apart from the outcome is from Lind & Tyler 1988 (The Social Psychology of Procedural
 * Justice); half-life and weight are assumptions. Experiences fade by turns; a new one is felt at once where it is made
 * (`mediation.ts`, `council.ts`). What is said of the council reaches those present only.
 */
import { RESIDENT, TURN_WEEKS } from '../core/contract.ts';
import { FORGOTTEN, turnKeep } from './case.ts';

const EXPERIENCE_KEPT = turnKeep(26);
export const EXPERIENCE_WEIGHT = 0.2;

/** Lets experiences of mediation fade in those whose turn it is, and renews what they do to trust. */
export function fadeHearing(experienced: Float32Array, heard: Float32Array, from: number, n: number): void {
  for (let i = from; i < n; i += TURN_WEEKS) {
    const before = experienced[i];
    if (before === 0) continue;
    const left = before * EXPERIENCE_KEPT;
    // A product, not a branch that nobody could guess; adding 0 keeps a lost grudge from being -0.
    experienced[i] = left * +(Math.abs(left) > FORGOTTEN) + 0;
    heard[i] = EXPERIENCE_WEIGHT * experienced[i];
  }
}

/** Lets experiences of the council fade by turns, and renews what they and the public record do to trust. */
export function fadeTreatment(
  status: Uint8Array,
  experienced: Float32Array,
  treatment: Float32Array,
  said: number,
  from: number,
  n: number,
): void {
  for (let i = from; i < n; i += TURN_WEEKS) {
    if (status[i] < RESIDENT) continue;
    const left = experienced[i] * EXPERIENCE_KEPT;
    // A product, not a branch that nobody could guess; adding 0 keeps a lost grudge from being -0.
    experienced[i] = left * +(Math.abs(left) > FORGOTTEN) + 0;
    treatment[i] = said + EXPERIENCE_WEIGHT * experienced[i];
  }
}
