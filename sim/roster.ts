/**
 * Arrivals and departures of member rows. A slot is not an identity: a row that is freed is scrubbed
 * (its own columns reset, every tie, office and delegation that points to it cleared) and the lowest
 * free row is used first. Freeing happens at the start of a week, so within a week a leaver can still
 * be seen by those who were about to deal with them.
 */
import { type AnySpec, EXPELLED, FREE, type Roster, type Step, type TableName } from './core/contract.ts';
import { allocate, type TypedArray } from './core/tables.ts';
import type { Layout, LayoutColumn } from './layout.ts';

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

interface ArrivalHook {
  readonly bound: RosterBound;
  readonly arrive: (s: Step, member: number) => void;
}
interface DepartureHook {
  readonly bound: RosterBound;
  readonly depart: (s: Step, member: number) => void;
}

export class MemberRoster implements Roster {
  private readonly world: RosterHost;
  private readonly status: Uint8Array;
  private readonly identity: Uint32Array;
  /** No row below this one is free. Derived; rebuilt by scanning. */
  private lowestFree = 0;
  /** Rows released this week and not yet freed. Derived from status. */
  private released = 0;
  /** 1 at row + 1 for a leaver; a pointer of -1 finds 0, so the loops over pointers need no second test. */
  private readonly gone: Uint8Array;
  private readonly leaving: Int32Array;
  private arrivalHooks: readonly ArrivalHook[] = [];
  private departureHooks: readonly DepartureHook[] = [];
  private readonly pointers: readonly {
    readonly array: Int32Array;
    readonly table: TableName;
    readonly width: number;
  }[];
  private readonly tieColumns: readonly { readonly array: TypedArray; readonly initial: number }[];
  private readonly words: readonly RowColumn<Uint32Array>[];
  private readonly bytes: readonly RowColumn<Uint8Array>[];

  constructor(world: RosterHost) {
    this.world = world;
    this.status = world.array('members.status') as Uint8Array;
    this.identity = world.array('members.identity') as Uint32Array;
    const { columns, capacity } = world.layout;
    const held = columns.map((c, at) => ({ c, array: world.arrays[at] }));
    this.gone = new Uint8Array(capacity.members + 1);
    this.leaving = new Int32Array(capacity.members);
    const ofMembers = held.filter(({ c }) => c.table === 'members' || c.table === 'ties');
    const slots = world.layout.plan.outSlots;
    this.bytes = ofMembers
      .filter(({ c }) => c.type === 'u8')
      .map(({ c, array }) => ({ array: array as Uint8Array, fresh: freshRow(c, slots) as Uint8Array }));
    this.words = ofMembers
      .filter(({ c }) => c.type !== 'u8')
      .map(({ c, array }) => ({ array: wordsOf(array), fresh: wordsOf(freshRow(c, slots)) }));
    this.pointers = held
      .filter(({ c }) => c.pointsTo === 'members')
      .map(({ c, array }) => ({ array: array as Int32Array, table: c.table, width: c.width }));
    this.tieColumns = held.filter(({ c }) => c.table === 'ties').map(({ c, array }) => ({ array, initial: c.initial }));
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
    for (const { bound, arrive } of this.arrivals()) {
      const m = bound.mutable;
      const n = m.n;
      const k0 = m.k0;
      const k1 = m.k1;
      const struck = m.struck;
      world.prepareArrival(bound);
      arrive(bound.step, row);
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
    gone.fill(0, 0, n + 1);
    for (let row = 0; row < n; row++) {
      const s = this.status[row];
      if (s === FREE || s > EXPELLED) continue;
      gone[row + 1] = 1;
      for (const { bound, depart } of this.departures()) {
        world.prepare(bound);
        depart(bound.step, row);
      }
    }
    let count = 0;
    for (let row = 0; row < n; row++) if (gone[row + 1] === 1) this.leaving[count++] = row;
    resetWords(this.words, this.leaving, count);
    resetBytes(this.bytes, this.leaving, count);
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

  /** Bound after the roster is made, so looked up at first use. */
  private arrivals(): readonly ArrivalHook[] {
    if (this.arrivalHooks.length === 0) {
      this.arrivalHooks = this.boundHooks().flatMap(({ bound, spec }) =>
        spec.arrive ? [{ bound, arrive: spec.arrive }] : [],
      );
    }
    return this.arrivalHooks;
  }

  private departures(): readonly DepartureHook[] {
    if (this.departureHooks.length === 0) {
      this.departureHooks = this.boundHooks().flatMap(({ bound, spec }) =>
        spec.depart ? [{ bound, depart: spec.depart }] : [],
      );
    }
    return this.departureHooks;
  }

  private boundHooks(): { bound: RosterBound; spec: AnySpec }[] {
    return this.world.layout.hooks.flatMap((spec) => {
      const bound = this.world.bound.get(spec.id);
      return bound ? [{ bound, spec }] : [];
    });
  }

  private clearPointers(gone: Uint8Array): void {
    const { rows } = this.world;
    for (const { array, table, width } of this.pointers) {
      if (table === 'ties') clearTies(array, gone, rows.ties, this.tieColumns);
      else clearPointer(array, gone, rows[table] * width);
    }
  }
}

/** Pointers looked at together: whether any of them leads to a leaver is one test, and mostly none does. */
const TOGETHER = 8;

function clearPointer(array: Int32Array, gone: Uint8Array, length: number): void {
  for (let i = nextGone(array, gone, 0, length); i < length; i = nextGone(array, gone, i, length)) {
    const end = Math.min(i + TOGETHER, length);
    for (; i < end; i++) if (gone[array[i] + 1] === 1) array[i] = -1;
  }
}

/** Where the next pointers begin that lead to somebody gone, `length` when there are none; a few that do not may come first. */
function nextGone(array: Int32Array, gone: Uint8Array, from: number, length: number): number {
  let i = from;
  for (; i + TOGETHER <= length; i += TOGETHER) {
    const any =
      gone[array[i] + 1] |
      gone[array[i + 1] + 1] |
      gone[array[i + 2] + 1] |
      gone[array[i + 3] + 1] |
      gone[array[i + 4] + 1] |
      gone[array[i + 5] + 1] |
      gone[array[i + 6] + 1] |
      gone[array[i + 7] + 1];
    if (any !== 0) return i;
  }
  return i;
}

/** A column and what a fresh row of it holds. */
interface RowColumn<A> {
  readonly array: A;
  readonly fresh: A;
}

/** The numbers of a row as nobody has touched it; for ties, of all the slots of one member. */
function freshRow(column: LayoutColumn, outSlots: number): TypedArray {
  return allocate(column.type, column.table === 'ties' ? column.width * outSlots : column.width, column.initial);
}

/** The same memory as 32-bit words. Every type but bytes is one or two words wide, so one loop serves them all. */
function wordsOf(array: TypedArray): Uint32Array {
  return new Uint32Array(array.buffer, array.byteOffset, array.byteLength / 4);
}

/** Column by column, not row by row: finding a column costs more than the few numbers written into it. */
function resetWords(columns: readonly RowColumn<Uint32Array>[], rows: Int32Array, count: number): void {
  for (let k = 0; k < columns.length; k++) {
    const { array, fresh } = columns[k];
    const width = fresh.length;
    for (let r = 0; r < count; r++) {
      const from = rows[r] * width;
      for (let w = 0; w < width; w++) array[from + w] = fresh[w];
    }
  }
}

function resetBytes(columns: readonly RowColumn<Uint8Array>[], rows: Int32Array, count: number): void {
  for (let k = 0; k < columns.length; k++) {
    const { array, fresh } = columns[k];
    const width = fresh.length;
    for (let r = 0; r < count; r++) {
      const from = rows[r] * width;
      for (let w = 0; w < width; w++) array[from + w] = fresh[w];
    }
  }
}

function clearTies(
  target: Int32Array,
  gone: Uint8Array,
  length: number,
  columns: readonly { array: TypedArray; initial: number }[],
): void {
  for (let slot = nextGone(target, gone, 0, length); slot < length; slot = nextGone(target, gone, slot, length)) {
    const end = Math.min(slot + TOGETHER, length);
    for (; slot < end; slot++) {
      if (gone[target[slot] + 1] === 0) continue;
      for (const { array, initial } of columns) array[slot] = initial;
    }
  }
}
