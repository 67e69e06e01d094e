/**
 * Arrivals and departures of member rows. A slot is not an identity: a row that is freed is scrubbed
 * (its own columns reset, every tie, office and delegation that points to it cleared) and the lowest
 * free row is used first. Freeing happens at the start of a week, so within a week a leaver can still
 * be seen by those who were about to deal with them.
 */
import { type AnySpec, EXPELLED, FREE, type Roster, type Step, type TableName } from './core/contract.ts';
import type { TypedArray } from './core/tables.ts';
import type { Layout } from './layout.ts';

/** What the roster needs of the world it belongs to. */
export interface RosterHost {
  readonly layout: Layout;
  readonly rows: Record<TableName, number>;
  readonly arrays: readonly TypedArray[];
  array(path: string): TypedArray;
  readonly bound: ReadonlyMap<string, RosterBound>;
  prepare(bound: RosterBound): void;
  prepareArrival(bound: RosterBound): void;
}
interface RosterBound {
  readonly spec: AnySpec;
  readonly step: Step;
  readonly mutable: { week: number; n: number; k0: number; k1: number; struck: number };
}

export class MemberRoster implements Roster {
  private readonly world: RosterHost;
  private readonly status: Uint8Array;
  private readonly identity: Uint32Array;
  /** No row below this one is free. Derived; rebuilt by scanning. */
  private lowestFree = 0;
  /** Rows released this week and not yet freed. Derived from status. */
  private released = 0;
  private readonly gone: Uint8Array;
  private readonly pointers: readonly { readonly array: Int32Array; readonly table: TableName; readonly width: number }[];
  private readonly tieColumns: readonly { readonly array: TypedArray; readonly initial: number }[];
  private rowColumns: readonly RowColumns[] = [];

  constructor(world: RosterHost) {
    this.world = world;
    this.status = world.array('members.status') as Uint8Array;
    this.identity = world.array('members.identity') as Uint32Array;
    const { columns, capacity } = world.layout;
    this.gone = new Uint8Array(capacity.members);
    const held = columns.map((c, at) => ({ c, array: world.arrays[at] }));
    this.pointers = held
      .filter(({ c }) => c.pointsTo === 'members')
      .map(({ c, array }) => ({ array: array as Int32Array, table: c.table, width: c.width }));
    this.tieColumns = held
      .filter(({ c }) => c.table === 'ties')
      .map(({ c, array }) => ({ array, initial: c.initial }));
  }

  seat(identity: number, status: number): number {
    const { world } = this;
    let row = this.lowestFree;
    const capacity = world.layout.capacity.members;
    while (row < capacity && this.status[row] !== FREE) row++;
    this.lowestFree = row;
    if (row >= capacity) return -1;
    this.lowestFree = row + 1;
    if (row >= world.rows.members) {
      world.rows.members = row + 1;
      world.rows.ties = (row + 1) * world.layout.plan.outSlots;
    }
    this.status[row] = status;
    this.identity[row] = identity;
    for (const spec of world.layout.hooks) {
      if (!spec.arrive) continue;
      const bound = world.bound.get(spec.id);
      if (!bound) continue;
      const m = bound.mutable;
      const n = m.n;
      const k0 = m.k0;
      const k1 = m.k1;
      const struck = m.struck;
      world.prepareArrival(bound);
      spec.arrive(bound.step, row);
      m.n = n;
      m.k0 = k0;
      m.k1 = k1;
      m.struck = struck;
    }
    return row;
  }

  release(member: number, status: number): void {
    this.status[member] = status;
    this.released++;
  }

  /** Start of a week: frees every row whose occupant has gone. */
  free(): void {
    if (this.released === 0) return;
    this.released = 0;
    const { world } = this;
    const n = world.rows.members;
    const gone = this.gone;
    gone.fill(0, 0, n);
    for (let row = 0; row < n; row++) {
      const s = this.status[row];
      if (s === FREE || s > EXPELLED) continue;
      gone[row] = 1;
      for (const spec of world.layout.hooks) {
        const bound = spec.depart ? world.bound.get(spec.id) : undefined;
        if (!bound || !spec.depart) continue;
        world.prepare(bound);
        spec.depart(bound.step, row);
      }
    }
    for (let row = 0; row < n; row++) if (gone[row] === 1) this.scrub(row);
    this.clearPointers(gone);
    let high = n;
    while (high > 0 && this.status[high - 1] === FREE) high--;
    world.rows.members = high;
    world.rows.ties = high * world.layout.plan.outSlots;
    this.rescan();
  }

  /** Rebuilds what is derived from the status column, after a restore. */
  rescan(): void {
    const n = this.world.rows.members;
    this.lowestFree = 0;
    while (this.lowestFree < n && this.status[this.lowestFree] !== FREE) this.lowestFree++;
    this.released = 0;
    for (let row = 0; row < n; row++) {
      if (this.status[row] > FREE && this.status[row] <= EXPELLED) this.released++;
    }
  }

  private scrub(row: number): void {
    for (const { arrays, initials, widths } of this.byType()) reset(arrays, initials, widths, row);
  }

  /** Columns of a row of one type together, so that each loop sees one kind of array. */
  private byType(): readonly RowColumns[] {
    if (this.rowColumns.length > 0) return this.rowColumns;
    const { columns, plan } = this.world.layout;
    const groups = new Map<string, { arrays: TypedArray[]; initials: number[]; widths: number[] }>();
    columns.forEach((column, at) => {
      if (column.table !== 'members' && column.table !== 'ties') return;
      const group = groups.get(column.type) ?? { arrays: [], initials: [], widths: [] };
      group.arrays.push(this.world.arrays[at]);
      group.initials.push(column.initial);
      group.widths.push(column.table === 'ties' ? column.width * plan.outSlots : column.width);
      groups.set(column.type, group);
    });
    this.rowColumns = [...groups.values()];
    return this.rowColumns;
  }

  private clearPointers(gone: Uint8Array): void {
    const { rows } = this.world;
    for (const { array, table, width } of this.pointers) {
      if (table === 'ties') clearTies(array, gone, rows.ties, this.tieColumns);
      else clearPointer(array, gone, rows[table] * width);
    }
  }
}

function clearPointer(array: Int32Array, gone: Uint8Array, length: number): void {
  for (let i = 0; i < length; i++) if (array[i] >= 0 && gone[array[i]] === 1) array[i] = -1;
}

interface RowColumns {
  readonly arrays: readonly TypedArray[];
  readonly initials: readonly number[];
  readonly widths: readonly number[];
}

function reset(arrays: readonly TypedArray[], initials: readonly number[], widths: readonly number[], row: number): void {
  for (let k = 0; k < arrays.length; k++) {
    const array = arrays[k];
    const width = widths[k];
    const initial = initials[k];
    for (let at = row * width; at < (row + 1) * width; at++) array[at] = initial;
  }
}

function clearTies(
  target: Int32Array,
  gone: Uint8Array,
  length: number,
  columns: readonly { array: TypedArray; initial: number }[],
): void {
  for (let slot = 0; slot < length; slot++) {
    const other = target[slot];
    if (other < 0 || gone[other] === 0) continue;
    for (const { array, initial } of columns) array[slot] = initial;
  }
}
