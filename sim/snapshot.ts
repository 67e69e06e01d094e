/**
 * Snapshots and forks. A snapshot is plain data that clones to a worker: the plan, the scenario, the
 * seed and every column up to its count. Restoring it and going on gives the same hash every week as
 * never having stopped. A user's fork keeps the run key, so that the same luck meets a different law.
 */

import { assemble } from './assemble.ts';
import { shockIds } from './calendar.ts';
import type { AnySpec } from './core/contract.ts';
import { ENGINE } from './core/engine.ts';
import { FORMAT, type Plan, type Scenario } from './core/plan.ts';
import type { TypedArray } from './core/tables.ts';
import { World } from './world.ts';

export interface Snapshot {
  readonly format: number;
  readonly engine: number;
  readonly plan: Plan;
  readonly scenario: Scenario;
  readonly seed: string;
  readonly week: number;
  readonly memberRows: number;
  readonly columns: Readonly<Record<string, TypedArray>>;
  readonly law: Float64Array;
  readonly pendingLaw: Float64Array;
  readonly lawVersion: number;
}

/** Copies a world between two weeks. */
export function snapshot(world: World): Snapshot {
  const columns: Record<string, TypedArray> = {};
  world.layout.columns.forEach((c, at) => {
    columns[c.path] = world.arrays[at].slice(0, world.rows[c.table] * c.width);
  });
  return {
    format: FORMAT,
    engine: ENGINE,
    plan: world.plan,
    scenario: world.scenario,
    seed: world.seed,
    week: world.week,
    memberRows: world.rows.members,
    columns,
    law: world.law.values.slice(),
    pendingLaw: world.law.pending.slice(),
    lawVersion: world.law.version,
  };
}

/**
 * A world that goes on from a snapshot.
 * @param into a world of the same founding that is no longer needed; its arrays are used again
 * @throws Error when format or engine differ
 */
export function restore(specs: readonly AnySpec[], from: Snapshot, into?: World): World {
  if (from.format !== FORMAT || from.engine !== ENGINE) {
    throw new Error(
      `this snapshot is of format ${from.format}, engine ${from.engine}; this program reads format ${FORMAT}, engine ${ENGINE}`,
    );
  }
  const world = into ?? new World(assemble(specs, from.plan, shockIds(from.scenario)), from.scenario, from.seed);
  world.week = from.week;
  world.rows.members = from.memberRows;
  world.rows.ties = from.memberRows * from.plan.outSlots;
  world.layout.columns.forEach((c, at) => {
    const column = from.columns[c.path];
    world.arrays[at].set(column);
    if (into) world.arrays[at].fill(c.initial, column.length);
  });
  if (into) world.forget();
  world.law.values.set(from.law);
  world.law.pending.set(from.pendingLaw);
  world.law.version = from.lawVersion;
  world.refreshParameters();
  world.roster.rescan();
  return world;
}

/**
 * The same society with other values of some parameters from next week on.
 * @param edits parameter path (`clause.id.parameter_name`) to runtime value
 * @throws Error for a path that is not a parameter of an active clause
 */
export function fork(specs: readonly AnySpec[], from: Snapshot, edits: Readonly<Record<string, number>>): World {
  const world = restore(specs, from);
  for (const [path, value] of Object.entries(edits)) {
    const index = world.law.indexOf(path);
    if (index < 0) throw new Error(`no active clause has a parameter ${path}`);
    world.law.amend(index, value);
  }
  return world;
}
