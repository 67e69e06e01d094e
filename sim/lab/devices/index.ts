/**
 * Devices of the laboratory. They are in no registry of the product: a constitution cannot name them, and a plan that
 * does not is run without them.
 */
import type { AnySpec } from '../../core/contract.ts';
import type { Plan } from '../../core/plan.ts';
import { SPECS } from '../../registry.ts';
import { forbiddenActivities } from './forbidden-activities.ts';
import { inert } from './inert.ts';

export const DEVICES: readonly AnySpec[] = [forbiddenActivities, inert];

const WITH_DEVICES: readonly AnySpec[] = [...SPECS, ...DEVICES];

/** The mechanisms that a plan can name: those of the product, and the devices when it names one. */
export function registryFor(plan: Plan): readonly AnySpec[] {
  return DEVICES.some(({ id }) => id in plan.clauses) ? WITH_DEVICES : SPECS;
}
