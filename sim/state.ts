/**
 * The state hash: every column in use up to its table's count, by owner id and column path, with the
 * plan's active clauses, the law in force and pending, and the week. Capacity, recorders and event
 * payloads are outside it, so that watching a society cannot change its hash.
 */

import { ENGINE } from './core/engine.ts';
import { StateHash } from './core/hash.ts';
import type { World } from './world.ts';

/** Hexadecimal hash of a world's state, 16 digits. */
export function hashWorld(world: World): string {
  const hash = new StateHash();
  hash.text(`politeia ${ENGINE}`);
  hash.text(normalisedPlan(world));
  hash.text(String(world.week));
  for (const { column, array } of hashOrder(world)) {
    hash.text(column.path);
    hash.column(array, world.rows[column.table] * column.width);
  }
  hash.column(world.law.values, world.law.values.length);
  hash.column(world.law.pending, world.law.pending.length);
  return hash.hex();
}

/** State columns, by owner and path; what is cleared each week (terms, minutes asked and granted) is left out. */
export function hashOrder(
  world: World,
): { column: World['layout']['columns'][number]; array: World['arrays'][number] }[] {
  return world.layout.columns
    .map((column, at) => ({ column, array: world.arrays[at] }))
    .filter(({ column }) => column.role === 'state' || column.role === 'stock' || column.held)
    .sort((a, b) => compare(a.column.owner, b.column.owner) || compare(a.column.path, b.column.path));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function normalisedPlan(world: World): string {
  const { plan } = world;
  const clauses = Object.keys(plan.clauses)
    .sort()
    .map((id) => {
      const values = world.layout.parameters.filter((p) => p.clause === id).map((p) => `${p.name}=${p.value}`);
      return `${id}{${values.sort().join(',')}}`;
    });
  return [plan.format, plan.founders, plan.outSlots, [...plan.entrenched].sort().join(','), ...clauses].join(';');
}
