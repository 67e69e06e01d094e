/**
 * Founding: seats the founders, then lets every clause enter force. Founder k is the same person under
 * every constitution of the same seed: identities are exogenous and traits are drawn by identity alone.
 */

import { FOUNDER_IDENTITY } from '../agents/traits.ts';
import { assemble } from './assemble.ts';
import { shockIds } from './calendar.ts';
import { type AnySpec, MEMBER } from './core/contract.ts';
import type { Plan, Scenario } from './core/plan.ts';
import { World } from './world.ts';

/** A world at week 0. @throws Error when plan and registry do not fit together. */
export function found(
  specs: readonly AnySpec[],
  plan: Plan,
  scenario: Scenario,
  seed: string,
  idle: ReadonlySet<string> = new Set(),
): World {
  const world = new World(assemble(specs, plan, shockIds(scenario), idle), scenario, seed);
  for (let k = 0; k < plan.founders; k++) world.roster.seat((FOUNDER_IDENTITY | k) >>> 0, MEMBER);
  for (const spec of world.layout.hooks) {
    const bound = spec.enter ? world.bound.get(spec.id) : undefined;
    if (!bound || !spec.enter) continue;
    world.prepare(bound);
    spec.enter(bound.step);
  }
  return world;
}
