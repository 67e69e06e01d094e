/**
 * What an hour makes: shared by common production and by the enterprises of members.
 *
 *   output = worth of an hour x L x (K / (k L))^alpha                Cobb and Douglas 1928, constant returns
 *
 * with L effective hours, K usable capital, k the reference capital per weekly hour and alpha the capital share. Tired
 * people get less done in an hour (Bakker and Demerouti 2007); the floor of 0.6 is an assumption.
 * Edge cases: no hours or no capital, no output.
 */
import { SKILLS } from '../core/contract.ts';
import { pow } from '../core/math.ts';

const SKILL_COUNT = SKILLS.length;
/** Vigour of a member without any energy; 1 at full energy. */
const VIGOUR_FLOOR = 0.6;

export function cobbDouglas(
  perHour: number,
  labour: number,
  capital: number,
  referenceCapital: number,
  capitalShare: number,
): number {
  return labour > 0 && capital > 0 ? perHour * labour * pow(capital / (referenceCapital * labour), capitalShare) : 0;
}

/** How able a member is at common work, which asks for something of every skill; 1 at middling skills. */
export function allRoundAbility(skill: Float32Array, member: number): number {
  const k = member * SKILL_COUNT;
  return 0.5 + 0.4 * skill[k] + 0.1 * skill[k + 1] + 0.2 * skill[k + 2] + 0.3 * skill[k + 3];
}

/** How able a member is at work that asks for one skill; 1 at middling skill. */
export function ability(skill: Float32Array, member: number, domain: number): number {
  return 0.5 + skill[member * SKILL_COUNT + domain];
}

export function vigour(energy: number): number {
  return VIGOUR_FLOOR + (1 - VIGOUR_FLOOR) * energy;
}
