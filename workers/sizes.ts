/** Founders other than a file names, as settings of the file. */
import type { Plan } from '../sim/core/plan.ts';

/** Other founders, with room in the same proportion. */
export function sizeSettings(plan: Plan, members: number): string[] {
  const capacity = Math.max(members, Math.round((plan.capacity * members) / plan.founders));
  return [`members.founders=${members}`, `members.capacity=${capacity}`];
}
