/**
 * A society that stands still, for measures: members with the positions and ties that the experimenter gives, looked at
 * by the observers of the product.
 */
import { LEVER_COUNT } from '../core/contract.ts';
import type { SignalSpec } from '../fragility/signal.ts';
import { lab } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';

/** Members without ties, with all positions in the middle. */
export function portrait(members: number): World {
  const world = lab({ specs: SPECS, stepping: ['people.traits'], members, seed: 'portrait' });
  world.array('ties.target').fill(-1);
  world.array('ties.strength').fill(0);
  world.array('members.position').fill(0.5);
  return world;
}

/** Gives every member a position on the first lever. */
export function place(world: World, position: (member: number) => number): void {
  const positions = world.array('members.position');
  for (let i = 0; i < world.rows.members; i++) positions[i * LEVER_COUNT] = position(i);
}

/**
 * Makes each pair a tie of strength 1, held by whichever of the two has more room.
 * @throws Error when both have all their slots taken
 */
export function befriend(world: World, pairs: readonly (readonly [number, number])[]): void {
  const target = world.array('ties.target');
  const strength = world.array('ties.strength');
  const slots = world.layout.plan.outSlots;
  target.fill(-1);
  strength.fill(0);
  const used = new Int32Array(world.rows.members);
  for (const [a, b] of pairs) {
    const [from, to] = used[a] <= used[b] ? [a, b] : [b, a];
    if (used[from] === slots) throw new Error(`member ${from} has no slot left`);
    const at = from * slots + used[from]++;
    target[at] = to;
    strength[at] = 1;
  }
}

/** Observes once: the signal by `''`, its parts by name. */
export function look(spec: SignalSpec, world: World): Record<string, number> {
  const out = new Float64Array(1 + spec.parts.length);
  spec.bind(world).observe(world, out, 0);
  return Object.fromEntries(['', ...spec.parts.map((part) => part.name)].map((name, k) => [name, out[k]]));
}
