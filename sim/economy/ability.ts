/**
 * How much of an hour a member gets done: shared by common production and by the enterprises of members. Tired people get
 * less done in an hour (Bakker and Demerouti 2007); the floor of 0.6 and the weights of skills are assumptions.
 */
import { SKILLS } from '../core/contract.ts';

const SKILL_COUNT = SKILLS.length;
/** Vigour of a member without any energy; 1 at full energy. */
const VIGOUR_FLOOR = 0.6;

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
