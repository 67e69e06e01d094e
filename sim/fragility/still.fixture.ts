/** A society in the laboratory that does not step, whose columns the tests write to build the state they want. */
import type { Scenario } from '../core/plan.ts';
import { lab } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';
import type { SignalSpec } from './signal.ts';

export const SLOTS = 16;
/** First of the slots that are kept for negative ties. */
export const NEGATIVE = 13;

/** Members who have lived here for half a year, without ties. */
export function still(members: number, seed = 'still', without: readonly string[] = [], scenario?: Scenario): World {
  const world = lab({
    specs: SPECS,
    stepping: ['people.traits', 'people.membership'],
    members,
    capacity: 2 * members,
    seed,
    without,
    ...(scenario && { scenario }),
  });
  world.week = 26;
  world.array('ties.target').fill(-1);
  world.array('ties.strength').fill(0);
  return world;
}

/** Sets a column of members, entry by entry. */
export function set(world: World, path: string, value: (member: number, entry: number) => number): void {
  const array = world.array(path);
  const width = world.layout.columns[world.layout.columnAt.get(path) ?? -1].width;
  for (let i = 0; i < world.rows.members; i++) {
    for (let k = 0; k < width; k++) array[i * width + k] = value(i, k);
  }
}

/** Puts a tie into a slot; one of negative strength is a grievance of that size. */
export function tie(world: World, from: number, to: number, slot: number, strength: number): void {
  const at = from * SLOTS + slot;
  world.array('ties.target')[at] = to;
  world.array('ties.strength')[at] = strength;
  world.array('ties.grievance')[at] = Math.max(0, -strength);
}

/** Observes once; the signal by `''`, its parts by name. */
export function look(spec: SignalSpec, world: World): Record<string, number> {
  const out = new Float64Array(1 + spec.parts.length);
  spec.bind(world).observe(world, out, 0);
  return Object.fromEntries(['', ...spec.parts.map((p) => p.name)].map((name, k) => [name, out[k]]));
}
