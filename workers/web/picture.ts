/** Everybody who lives in a society, as columns for the network; see `Picture` for what they mean. */
import { MEMBER, RESIDENT } from '../../sim/core/contract.ts';
import { STRONG_TIE } from '../../sim/fragility/tie-graph.ts';
import type { World } from '../../sim/world.ts';
import { NO_CIRCLE } from './circles.ts';
import type { Picture } from './interface.ts';

/** Rows of those present, in order. */
export function presentRows(world: World): Int32Array {
  const status = world.array('members.status');
  const rows = new Int32Array(world.rows.members);
  let n = 0;
  for (let row = 0; row < world.rows.members; row++) if (status[row] >= RESIDENT) rows[n++] = row;
  return rows.slice(0, n);
}

/** Share of the deciding weight by row; equal among full members when no clause gives power. */
export function powerOf(world: World): { readonly power: ArrayLike<number>; readonly holders: number } {
  const status = world.array('members.status');
  let holders = 0;
  for (let row = 0; row < world.rows.members; row++) holders += +(status[row] >= MEMBER);
  if (world.has('members.power')) return { power: world.array('members.power'), holders };
  const equal = new Float64Array(world.rows.members);
  for (let row = 0; row < world.rows.members; row++) equal[row] = status[row] >= MEMBER ? 1 / holders : 0;
  return { power: equal, holders };
}

export function pictureOf(world: World, circles: ReadonlyMap<number, number>): Picture {
  const rows = presentRows(world);
  const identities = world.array('members.identity');
  const energy = world.array('members.energy');
  const exhausted = world.array('members.exhausted');
  const { power, holders } = powerOf(world);
  const of = (path: string) => {
    const column = world.array(path);
    return (row: number) => column[row];
  };
  return {
    week: world.week,
    identity: Uint32Array.from(rows, of('members.identity')),
    status: Uint8Array.from(rows, of('members.status')),
    faction: Int16Array.from(rows, (row) => circles.get(identities[row]) ?? NO_CIRCLE),
    power: Float32Array.from(rows, (row) => power[row] * holders),
    exhaustion: Float32Array.from(rows, (row) => (exhausted[row] === 1 ? 1 : 1 - energy[row])),
    satisfaction: Float32Array.from(rows, of('members.satisfaction')),
    ...tiesOf(world, rows),
  };
}

function tiesOf(world: World, rows: Int32Array): Pick<Picture, 'tieFrom' | 'tieTo' | 'tieStrength'> {
  const slots = world.layout.plan.outSlots;
  const target = world.array('ties.target');
  const strength = world.array('ties.strength');
  const place = new Int32Array(world.layout.capacity.members).fill(-1);
  rows.forEach((row, k) => {
    place[row] = k;
  });
  const from = new Uint32Array(rows.length * slots);
  const to = new Uint32Array(rows.length * slots);
  const held = new Float32Array(rows.length * slots);
  let n = 0;
  for (let k = 0; k < rows.length; k++) {
    for (let slot = rows[k] * slots, last = slot + slots; slot < last; slot++) {
      if (target[slot] < 0 || Math.abs(strength[slot]) < STRONG_TIE) continue;
      const other = place[target[slot]];
      if (other < 0) continue;
      from[n] = k;
      to[n] = other;
      held[n++] = strength[slot];
    }
  }
  return { tieFrom: from.slice(0, n), tieTo: to.slice(0, n), tieStrength: held.slice(0, n) };
}
