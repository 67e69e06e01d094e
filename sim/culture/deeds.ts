/**
 * What the society does, read off as its enacted values: each value has one observable deed in [0, 1],
 * or -1 when the layer that would show it is absent, in which case nothing speaks against the declared
 * value.
 *
 *   transparency    mean of the share of matters raised that came to a decision instead of waiting or
 *                   lapsing, and of the mean attendance of assemblies, where records are laid open
 *   autonomy        mean say
 *   cooperation     contribution hours against the written duty, or without one against what members believe
 *                   others give; no credit above it
 *   innovation      minutes of learning and workshops against three hours
 *   respect         1 - mean recent harm
 *   accountability  share of the cases on hand that were answered
 *
 * Source: the gap between espoused theory and theory in use, Argyris, C. and Schon, D. (1974), Theory in
 * Practice; the choice of deeds and the three hours are assumptions.
 * Edge cases: nobody present: all unknown. No case on hand: accountability unknown.
 */
import { ACTIVITIES, RESIDENT } from '../core/contract.ts';

export const UNKNOWN = -1;
const WIDTH = ACTIVITIES.length;
const LEARNING = ACTIVITIES.indexOf('learning');
const WORKSHOPS = ACTIVITIES.indexOf('guild_workshops');
const CONTRIBUTION = ACTIVITIES.indexOf('contribution_hours');
/** Weekly minutes of learning that count as innovation in full. */
const FULL_LEARNING_MINUTES = 180;

/** Columns that carry the deeds; an empty array stands for a layer that is absent. */
export interface DeedColumns {
  readonly status: Uint8Array;
  readonly attendance: Float32Array;
  readonly say: Float32Array;
  readonly normBelief: Float64Array;
  readonly minutes: Float64Array;
  readonly harm: Float32Array;
  readonly decisionsTaken: Float64Array;
  readonly proposalsOpen: Float64Array;
  readonly proposalsLapsed: Float64Array;
  readonly answeredShare: Float64Array;
}

/**
 * Assigns the deeds of this week to `out`, as read off the rows `first`, `first + step`, ... below `n`.
 * `dutyHours` is the written duty a week, or UNKNOWN without one.
 */
export function measureDeeds(
  c: DeedColumns,
  first: number,
  step: number,
  n: number,
  dutyHours: number,
  out: Float64Array,
): void {
  const { status, attendance, say, normBelief, minutes, harm } = c;
  const hasAttendance = attendance.length > 0;
  const hasSay = say.length > 0;
  const hasMinutes = minutes.length > 0;
  const hasDuty = dutyHours >= 0;
  const hasNorm = hasDuty || normBelief.length > 0;
  const hasHarm = harm.length > 0;
  let present = 0;
  let attended = 0;
  let said = 0;
  let given = 0;
  let expected = 0;
  let learned = 0;
  let harmed = 0;
  for (let i = first; i < n; i += step) {
    if (status[i] < RESIDENT) continue;
    present++;
    if (hasAttendance) attended += attendance[i];
    if (hasSay) said += say[i];
    if (hasMinutes) {
      const at = i * WIDTH;
      learned += Math.min(FULL_LEARNING_MINUTES, minutes[at + LEARNING] + minutes[at + WORKSHOPS]);
      if (hasNorm) {
        const hours = hasDuty ? dutyHours : normBelief[i];
        given += Math.min(minutes[at + CONTRIBUTION] / 60, hours);
        expected += hours;
      }
    }
    if (hasHarm) harmed += Math.min(1, harm[i]);
  }
  const raised = c.decisionsTaken.length > 0 ? c.decisionsTaken[0] + c.proposalsOpen[0] + c.proposalsLapsed[0] : 0;
  const decided = raised > 0 ? c.decisionsTaken[0] / raised : UNKNOWN;
  const reached = hasAttendance && present > 0 ? attended / present : UNKNOWN;
  const answered = c.answeredShare.length > 0 ? c.answeredShare[0] : UNKNOWN;
  out[0] = decided < 0 ? reached : reached < 0 ? decided : (decided + reached) / 2;
  out[1] = hasSay && present > 0 ? said / present : UNKNOWN;
  out[2] = expected > 0 ? given / expected : UNKNOWN;
  out[3] = hasMinutes && present > 0 ? learned / (present * FULL_LEARNING_MINUTES) : UNKNOWN;
  out[4] = hasHarm && present > 0 ? 1 - harmed / present : UNKNOWN;
  out[5] = answered;
}
