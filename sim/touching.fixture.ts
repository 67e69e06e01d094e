/**
 * Watches a society run and says which mechanism assigned a column that it did not declare. Three things are
 * the engine's and nobody's fault: rows seated in the step (everybody's `arrive` hooks fill them, and
 * savings come from outside), rows released in it (their status), and what the time ledger grants.
 */
import { type AnySpec, EXPELLED, FREE } from './core/contract.ts';
import { programOf, startWeek } from './tick.ts';
import type { World } from './world.ts';

/** Columns a spec may assign in a step. */
function allowed(world: World, spec: AnySpec): Set<string> {
  const grants = world.layout.columns.filter((c) => c.role === 'grant').map((c) => c.path);
  return new Set([
    ...Object.entries(spec.columns).map(([n, c]) => `${c.table}.${n}`),
    ...Object.values(spec.rows).map((r) => r.path),
    ...Object.keys(spec.adds).map((n) => `${spec.id}:${n}`),
    ...Object.keys(spec.demands).map((n) => `${spec.id}?${n}`),
    ...(Object.keys(spec.flows).length > 0
      ? ['members.wealth', 'society.treasury', 'society.outside', 'society.funds']
      : []),
    ...(spec.id === 'people.time' ? grants : []),
  ]);
}

/** Every write of the coming weeks that was not declared, once each: `who wrote what`. */
export function undeclaredWrites(world: World, weeks: number): string[] {
  const { columns } = world.layout;
  const live = world.arrays.map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const saved = live.map((bytes) => bytes.slice());
  const statusAt = columns.findIndex((c) => c.path === 'members.status');
  const found = new Set<string>();

  /** Whether a column changed other than by arrival and release. */
  const changed = (at: number, seated: ReadonlySet<number>): boolean => {
    if (Buffer.compare(live[at], saved[at]) === 0) return false;
    const { path, table, width } = columns[at];
    if (path === 'society.outside' && seated.size > 0) return false;
    const row = (table === 'ties' ? world.plan.outSlots : 1) * width * world.arrays[at].BYTES_PER_ELEMENT;
    for (let byte = 0; byte < live[at].length; byte++) {
      if (live[at][byte] === saved[at][byte]) continue;
      if (table !== 'members' && table !== 'ties') return true;
      if (seated.has(Math.floor(byte / row))) continue;
      const released = path === 'members.status' && live[at][byte] > FREE && live[at][byte] <= EXPELLED;
      if (!released) return true;
    }
    return false;
  };

  for (let week = 0; week < weeks; week++) {
    startWeek(world);
    for (const action of programOf(world)) {
      for (let at = 0; at < live.length; at++) saved[at].set(live[at]);
      if (action.kind === 'integrate') {
        action.stock.integrate(action.members ? world.rows.members : 1, world.week);
        continue;
      }
      const { spec } = action.bound;
      world.prepare(action.bound);
      action.run(action.bound.step);
      const seated = new Set<number>();
      live[statusAt].forEach((now, row) => {
        if (saved[statusAt][row] === FREE && now !== FREE) seated.add(row);
      });
      const may = allowed(world, spec);
      columns.forEach(({ path }, at) => {
        if (!may.has(path) && changed(at, seated)) found.add(`${spec.id} wrote ${path}`);
      });
    }
    world.week++;
  }
  return [...found].sort();
}
