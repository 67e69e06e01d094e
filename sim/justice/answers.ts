/**
 * What members make of answers given and not given: trust in the institutions, and the risk seen in breaking rules.
 *
 *   answer term of trust   0.1 · (share of cases answered − 0.5) − 0.3 · unanswered
 *   unanswered             severity of complaints left without an answer, at most 2, fading with half-life 26 weeks
 *   deterrence             perceived risk × strictness
 *
 * A complaint without answer costs trust (Tyler 1990, Why People Obey the Law); the public record of answers weighs a
 * little on everybody. Perceived risk follows the public record (share of violators called to account within a year)
 * with half-life 26 weeks, and rises by 6.3 points of the remaining doubt when one is called oneself (Anwar &
 * Loughran 2011, Criminology 49, 667–698). The weights in trust are assumptions.
 *
 * What fades and what is made of the public record is seen to by turns; an experience of one’s own counts at once.
 * Those who are not present are passed over by the turns and keep what they had.
 */
import { RESIDENT, TURN_WEEKS } from '../core/contract.ts';
import { FORGOTTEN, turnKeep } from './case.ts';

const UNANSWERED_KEPT = turnKeep(26);
const UNANSWERED_WEIGHT = 0.3;
const RISK_RATE = 1 - turnKeep(26);
const RISK_LEARNT = 0.063;

/** A complaint of this severity stays without an answer, which its complainant feels at once. */
export function leaveUnanswered(unanswered: Float32Array, answer: Float32Array, by: number, severity: number): void {
  unanswered[by] = Math.min(2, unanswered[by] + severity);
  answer[by] -= UNANSWERED_WEIGHT * severity;
}

/** One who is called to account sees more risk from then on. */
export function learnRisk(
  perceivedRisk: Float32Array,
  deterrence: Float32Array,
  against: number,
  strictness: number,
): void {
  perceivedRisk[against] += RISK_LEARNT * (1 - perceivedRisk[against]);
  deterrence[against] = perceivedRisk[against] * strictness;
}

/** Complaints without answer fade by turns; what these and the public record do to trust is renewed. */
export function renewAnswers(
  status: Uint8Array,
  unanswered: Float32Array,
  answer: Float32Array,
  record: number,
  from: number,
  n: number,
): void {
  for (let i = from; i < n; i += TURN_WEEKS) {
    if (status[i] < RESIDENT) continue;
    const left = unanswered[i] * UNANSWERED_KEPT;
    unanswered[i] = left * +(left > FORGOTTEN);
    answer[i] = record - UNANSWERED_WEIGHT * unanswered[i];
  }
}

/** Perceived risk follows the public record in those whose turn it is. */
export function renewRisk(
  status: Uint8Array,
  perceivedRisk: Float32Array,
  deterrence: Float32Array,
  certainty: number,
  strictness: number,
  from: number,
  n: number,
): void {
  for (let i = from; i < n; i += TURN_WEEKS) {
    if (status[i] < RESIDENT) continue;
    const risk = perceivedRisk[i] + RISK_RATE * (certainty - perceivedRisk[i]);
    perceivedRisk[i] = risk;
    deterrence[i] = risk * strictness;
  }
}
