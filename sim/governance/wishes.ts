/**
 * What members want on a subject of proposals, whatever the subject: positions stand side by side, eight levers a
 * member; wishes for the rule of decision and for the budget have a column each. A wish on `subject` of the member in
 * row i is `wishesOn(c, subject)[i * widthOf(subject) + placeOf(subject)]`.
 */
import { LEVER_COUNT } from '../core/contract.ts';
import { RULE_SUBJECT } from './routing.ts';

export interface Wishes {
  readonly position: Float32Array;
  /** Empty where nobody can wish for another rule. */
  readonly ruleWish: Float32Array;
  /** Empty without a budget. */
  readonly budgetWish: Float32Array;
}

/** The column that holds wishes on a subject. */
export function wishesOn(c: Wishes, subject: number): Float32Array {
  if (subject < LEVER_COUNT) return c.position;
  return subject === RULE_SUBJECT ? c.ruleWish : c.budgetWish;
}

/** Numbers a member in that column. */
export function widthOf(subject: number): number {
  return subject < LEVER_COUNT ? LEVER_COUNT : 1;
}

/** Which of them it is. */
export function placeOf(subject: number): number {
  return subject < LEVER_COUNT ? subject : 0;
}

/** Copies the wishes of the members in rows `present[0..n)` on a subject. */
export function readWishes(c: Wishes, subject: number, present: Int32Array, n: number, out: Float64Array): void {
  const wish = wishesOn(c, subject);
  const width = widthOf(subject);
  const place = placeOf(subject);
  for (let k = 0; k < n; k++) out[k] = wish[present[k] * width + place];
}
