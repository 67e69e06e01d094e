/** Set-up for tests of the justice layer: a village in which few things move, and cases opened by hand. */
import { type LabSetUp, lab } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';
import { OPEN } from './case.ts';

type Options = Partial<Omit<LabSetUp, 'specs'>>;

/** A world of the whole registry in which only the named specs step. */
export function village(stepping: readonly string[] | '*', options: Options = {}): World {
  return lab({ specs: SPECS, stepping, members: 60, seed: 'village', ...options });
}

export const f32 = (world: World, path: string): Float32Array => world.array(path) as Float32Array;
export const f64 = (world: World, path: string): Float64Array => world.array(path) as Float64Array;
export const i32 = (world: World, path: string): Int32Array => world.array(path) as Int32Array;
export const u8 = (world: World, path: string): Uint8Array => world.array(path) as Uint8Array;

interface CaseByHand {
  readonly kind: number;
  readonly tier: number;
  readonly complainant: number;
  readonly respondent: number;
  readonly severity: number;
}

/** Puts an open case on the docket in the next row. */
export function openCase(world: World, given: CaseByHand): number {
  const rows = i32(world, 'society.caseRows');
  const row = rows[0]++;
  u8(world, 'cases.state')[row] = OPEN;
  u8(world, 'cases.kind')[row] = given.kind;
  u8(world, 'cases.tier')[row] = given.tier;
  i32(world, 'cases.complainant')[row] = given.complainant;
  i32(world, 'cases.respondent')[row] = given.respondent;
  f32(world, 'cases.severity')[row] = given.severity;
  i32(world, 'cases.openedWeek')[row] = world.week;
  return row;
}

/** Counts events by full name from now on. */
export function countEvents(world: World): Map<string, number> {
  const counts = new Map<string, number>();
  world.eventSink = (event) => {
    const { name } = world.layout.events[event];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  return counts;
}

/** Every tie of every member set to the same strength. */
export function setTies(world: World, strength: number): void {
  const target = i32(world, 'ties.target');
  const strengths = f32(world, 'ties.strength');
  for (let slot = 0; slot < target.length; slot++) if (target[slot] >= 0) strengths[slot] = strength;
}
