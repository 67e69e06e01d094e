/**
 * The laboratory: the very mechanisms of the product, one or a few at a time, with a graph and starting
 * columns supplied by the experimenter. Named specs step; every other column they read exists at its
 * initial value, brought by an owner that stays idle.
 */

import { defaultValue } from './assemble.ts';
import type { AnySpec, Phase } from './core/contract.ts';
import { type Community, FORMAT, type Plan, type Scenario } from './core/plan.ts';
import { found } from './found.ts';
import { startWeek, tick } from './tick.ts';
import type { World } from './world.ts';

export interface LabSetUp {
  /** The registry to draw on. */
  readonly specs: readonly AnySpec[];
  /** Specs that step; all others only bring columns. `'*'` steps everything. */
  readonly stepping: readonly string[] | '*';
  readonly members: number;
  readonly capacity?: number;
  readonly outSlots?: number;
  readonly seed: string;
  readonly community?: Community;
  /** Parameter values by spec id and code name; the rest at their defaults. */
  readonly clauses?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Clauses left out altogether, columns and all. */
  readonly without?: readonly string[];
  readonly scenario?: Scenario;
}

export const LAB_UNSHOCKED: Scenario = { name: 'unshocked', shocks: [] };

/** A plan with every clause of the registry on at its defaults, except those left out. */
export function labPlan(setUp: LabSetUp): Plan {
  const clauses: Record<string, Record<string, number>> = {};
  for (const spec of setUp.specs) {
    if (spec.switch === 'shock' || setUp.without?.includes(spec.id)) continue;
    const values: Record<string, number> = {};
    for (const [name, p] of Object.entries(spec.parameters)) values[name] = defaultValue(p);
    clauses[spec.id] = { ...values, ...setUp.clauses?.[spec.id] };
  }
  return {
    format: FORMAT,
    name: 'laboratory',
    community: setUp.community ?? 'eco',
    founders: setUp.members,
    capacity: setUp.capacity ?? setUp.members,
    outSlots: setUp.outSlots ?? 16,
    clauses,
    entrenched: [],
  };
}

/** A world in which only the named specs step. */
export function lab(setUp: LabSetUp): World {
  const idle = new Set(
    setUp.stepping === '*' ? [] : setUp.specs.map((s) => s.id).filter((id) => !setUp.stepping.includes(id)),
  );
  return found(setUp.specs, labPlan(setUp), setUp.scenario ?? LAB_UNSHOCKED, setUp.seed, idle);
}

/** Runs whole weeks. */
export function runWeeks(world: World, weeks: number): void {
  for (let w = 0; w < weeks; w++) tick(world);
}

/** Steps one spec in one phase, outside the weekly order, after clearing the week's scratch. */
export function stepOnly(world: World, id: string, phase: Phase): void {
  const bound = world.bound.get(id);
  const run = bound?.spec.steps[phase];
  if (!bound || !run) throw new Error(`${id} does not step in ${phase}`);
  startWeek(world);
  world.prepare(bound);
  run(bound.step);
}
