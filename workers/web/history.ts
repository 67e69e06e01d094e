/**
 * Snapshots of a branch with what its observer had in mind, on a spacing of weeks: any week already lived is at most a
 * spacing away. A branch and its forks share the entries of their common past. Whenever those of all branches together
 * take more than the memory allowed, the densest history doubles its spacing. The founding is always among them.
 */
import type { Observer, ObserverMemory } from '../../sim/fragility/observer.ts';
import { type Snapshot, snapshot } from '../../sim/snapshot.ts';
import type { World } from '../../sim/world.ts';

const FIRST_SPACING_WEEKS = 4;
/** A history is not thinned to fewer: the founding and one more. */
const FEWEST = 2;

export interface Entry {
  readonly snapshot: Snapshot;
  readonly memory: ObserverMemory;
  readonly bytes: number;
}

/** The memory that all histories of a society share. */
export class SnapshotMemory {
  private readonly limit: number;
  private histories: readonly History[] = [];

  /** @param limit bytes that snapshots may take */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** Takes up a history, or leaves those out that are not needed any more. */
  share(histories: readonly History[]): void {
    this.histories = histories;
    this.settle();
  }

  /** Bytes taken, entries that are shared counted once. */
  get bytes(): number {
    const entries = new Set(this.histories.flatMap((history) => history.entries));
    return [...entries].reduce((sum, entry) => sum + entry.bytes, 0);
  }

  /** Thins until what is kept fits. */
  settle(): void {
    while (this.bytes > this.limit) {
      const thinnable = this.histories.filter(({ entries }) => entries.length > FEWEST);
      if (thinnable.length === 0) return;
      thinnable.reduce((densest, history) => (history.spacing < densest.spacing ? history : densest)).thin();
    }
  }
}

export class History {
  spacing = FIRST_SPACING_WEEKS;
  entries: readonly Entry[] = [];
  private readonly memory: SnapshotMemory;

  constructor(memory: SnapshotMemory) {
    this.memory = memory;
  }

  /** Keeps the state when its week is due, or in any case when asked to. */
  offer(world: World, observer: Observer, anyway = false): void {
    if (!anyway && world.week % this.spacing !== 0) return;
    const taken = snapshot(world);
    const bytes = Object.values(taken.columns).reduce((sum, column) => sum + column.byteLength, 0);
    this.entries = [...this.entries, { snapshot: taken, memory: observer.memory(), bytes }];
    this.memory.settle();
  }

  /** The last entry of at most so many weeks. */
  at(week: number): Entry {
    let found = this.entries[0];
    for (const entry of this.entries) if (entry.snapshot.week <= week) found = entry;
    return found;
  }

  /** A history of its own that shares what is older than the week. */
  before(week: number): History {
    const shared = new History(this.memory);
    shared.spacing = this.spacing;
    shared.entries = this.entries.filter((entry) => entry.snapshot.week < week);
    return shared;
  }

  thin(): void {
    this.spacing *= 2;
    this.entries = this.entries.filter(({ snapshot }) => snapshot.week % this.spacing === 0);
  }
}
