/**
 * Who gets a matter on the agenda. Volunteers each bring the subject on which the law is furthest from
 * what they strongly want; places are few, and go by an exponential race weighted by ambition,
 * reputation and readiness to speak up. So the power to set the agenda (Bachrach and Baratz 1962, "Two faces
 * of power", American Political Science Review 56:947-952) is unequal before any vote is cast.
 *
 * Strength of an attitude grows with its extremity (Krosnick and Petty 1995). One matter a subject:
 * of several volunteers for a subject only the first in the race counts.
 */
import { LEVER_COUNT, MEMBER, RESIDENT, TURN_WEEKS } from '../core/contract.ts';
import { race, uniform, uniformOpen } from '../core/random.ts';
import { BUDGET_SUBJECT, RULE_SUBJECT, SUBJECT_COUNT } from './routing.ts';
import { lawAt, live, mayRaise } from './subjects.ts';

const raceOf = new Float64Array(SUBJECT_COUNT);
const volunteerOf = new Int32Array(SUBJECT_COUNT);

/** Weight of a position in the middle of the scale against 1 at its ends. */
const MIDDLING = 0.5;
/** What a member without ambition, reputation or readiness still weighs, in each factor. */
const FLOOR = 0.2;

interface Citizens {
  readonly status: Uint8Array;
  readonly identity: Uint32Array;
  readonly position: Float32Array;
  readonly lawGap: Float32Array;
  readonly voice: Float32Array;
  readonly overload: Float32Array;
  readonly ambition: Float32Array;
  readonly reputation: Float64Array;
  readonly ruleWish: Float32Array;
  readonly budgetWish: Float32Array;
}

/**
 * By turns everybody compares the law with what they want; some volunteer. Fills `lawGap` and runs the week's race;
 * `lawAt`, `live` and `mayRaise` must be current. With `initiative` 0 nobody volunteers. Draws at indices 0 and 1.
 */
export function lookForCauses(c: Citizens, n: number, week: number, initiative: number, k0: number, k1: number): void {
  const { status, identity, position, lawGap, voice, overload, ambition, reputation, ruleWish, budgetWish } = c;
  const budgets = budgetWish.length > 0;
  const monthly = TURN_WEEKS * initiative;
  const levers = live;
  const law = lawAt;
  raceOf.fill(Number.POSITIVE_INFINITY);
  volunteerOf.fill(-1);
  for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
    if (status[i] < RESIDENT) continue;
    let gaps = 0;
    let strengths = 0;
    const at = i * LEVER_COUNT;
    for (let l = 0; l < LEVER_COUNT; l++) {
      const x = position[at + l];
      const w = levers[l] * (MIDDLING + Math.abs(x - 0.5));
      gaps += w * Math.abs(x - law[l]);
      strengths += w;
    }
    const gap = strengths > 0 ? gaps / strengths : 0;
    lawGap[i] = gap;
    if (initiative === 0 || status[i] !== MEMBER) continue;
    const ready = voice[i];
    if (uniform(k0, k1, identity[i], 0) >= monthly * ready * gap * (1 - overload[i])) continue;
    const subject = cause(position, i, ruleWish.length > 0 ? ruleWish[i] : 0, budgets ? budgetWish[i] : 0);
    if (subject < 0) continue;
    const weight = (FLOOR + ambition[i]) * (FLOOR + reputation[i]) * (FLOOR + ready);
    const arrival = race(uniformOpen(k0, k1, identity[i], 1), weight);
    if (arrival >= raceOf[subject]) continue;
    raceOf[subject] = arrival;
    volunteerOf[subject] = i;
  }
}

/** The subject a member would raise, the largest strength × gap among those in order; or -1. */
function cause(position: Float32Array, member: number, ruleWish: number, budgetWish: number): number {
  let subject = -1;
  let most = 0;
  for (let lever = 0; lever < LEVER_COUNT; lever++) {
    if (mayRaise[lever] === 0) continue;
    const x = position[member * LEVER_COUNT + lever];
    const urge = (MIDDLING + Math.abs(x - 0.5)) * Math.abs(x - lawAt[lever]);
    if (urge > most) {
      most = urge;
      subject = lever;
    }
  }
  const ruleUrge = urgeOf(RULE_SUBJECT, ruleWish);
  if (ruleUrge > most) {
    most = ruleUrge;
    subject = RULE_SUBJECT;
  }
  return urgeOf(BUDGET_SUBJECT, budgetWish) > most ? BUDGET_SUBJECT : subject;
}

/** Strength × gap of a wish on a subject beside the levers; 0 when it is out of order. */
function urgeOf(subject: number, wish: number): number {
  return mayRaise[subject] * (MIDDLING + Math.abs(wish - 0.5)) * Math.abs(wish - lawAt[subject]);
}

/** The subject of the next winner, or -1 when nobody is left; `winnerOf` tells who. */
export function nextPlace(): number {
  let subject = -1;
  let first = Number.POSITIVE_INFINITY;
  for (let t = 0; t < SUBJECT_COUNT; t++) {
    if (raceOf[t] >= first) continue;
    first = raceOf[t];
    subject = t;
  }
  if (subject >= 0) raceOf[subject] = Number.POSITIVE_INFINITY;
  return subject;
}

/** The volunteer who won a subject. */
export function winnerOf(subject: number): number {
  return volunteerOf[subject];
}
