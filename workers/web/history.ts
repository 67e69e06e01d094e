/**
 * Snapshots of a branch with what its observer had in mind, on a spacing that doubles whenever they take more than
 * the memory allowed: any week already lived is at most a spacing away. Entries are shared between a branch and its
 * forks. The founding is always among them.
 */
import type { Observer, ObserverMemory } from '../../sim/fragility/observer.ts';
import { type Snapshot, snapshot } from '../../sim/snapshot.ts';
import type { World } from '../../sim/world.ts';

const FIRST_SPACING_WEEKS = 4;

export interface Entry {
  readonly snapshot: Snapshot;
  readonly memory: ObserverMemory;
  readonly bytes: number;
}

export class History {
  private entries: Entry[] = [];
  private spacing = FIRST_SPACING_WEEKS;
  private limit: number;

  /** @param limit bytes that the snapshots may take */
  constructor(limit: number) {
    this.limit = limit;
  }

  get bytes(): number {
    return this.entries.reduce((sum, entry) => sum + entry.bytes, 0);
  }

  /** Keeps the state when its week is due, or in any case when asked to. */
  offer(world: World, observer: Observer, anyway = false): void {
    if (!anyway && world.week % this.spacing !== 0) return;
    const taken = snapshot(world);
    const bytes = Object.values(taken.columns).reduce((sum, column) => sum + column.byteLength, 0);
    this.entries.push({ snapshot: taken, memory: observer.memory(), bytes });
    this.thin();
  }

  allow(limit: number): void {
    this.limit = limit;
    this.thin();
  }

  /** The last entry of at most so many weeks. */
  at(week: number): Entry {
    let found = this.entries[0];
    for (const entry of this.entries) if (entry.snapshot.week <= week) found = entry;
    return found;
  }

  /** A history of its own that shares what is older than the week. */
  before(week: number): History {
    const shared = new History(this.limit);
    shared.spacing = this.spacing;
    shared.entries = this.entries.filter((entry) => entry.snapshot.week < week);
    return shared;
  }

  private thin(): void {
    while (this.bytes > this.limit && this.entries.length > 2) {
      this.spacing *= 2;
      this.entries = this.entries.filter(({ snapshot }) => snapshot.week % this.spacing === 0);
    }
  }
}
