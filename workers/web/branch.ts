/**
 * One line of history of a living society: the world at its head with the observer that has watched it from the
 * founding, everything observed on the way, and the means to stand in any week already lived: the nearest snapshot,
 * from which the weeks are lived again with the same luck. Standing there changes nothing.
 *
 *   const branch = Branch.founded(world, weeks, memory);
 *   branch.live();                        // one week
 *   const world = branch.standIn(104);    // read it before the next call; the branch uses it again
 *   const other = branch.fork(104, edits);
 */
import { EXPELLED, FREE } from '../../sim/core/contract.ts';
import type { EndName, RunEvent } from '../../sim/core/plan.ts';
import { factions } from '../../sim/fragility/factions.ts';
import { Observer, observables } from '../../sim/fragility/observer.ts';
import { reform, reformDue, reformWords } from '../../sim/reform.ts';
import { SPECS } from '../../sim/registry.ts';
import { restore } from '../../sim/snapshot.ts';
import { tick } from '../../sim/tick.ts';
import type { World } from '../../sim/world.ts';
import { Circles } from './circles.ts';
import { History, type SnapshotMemory } from './history.ts';
import type { LawChange } from './interface.ts';
import { Rows } from './rows.ts';

const COLUMNS = observables().length;
/** Events of a kind that are kept of one week. */
const MOST_OF_A_KIND = 12;

export type Edits = Readonly<Record<string, number>>;

/** What a branch has from the one that it was forked from. */
interface Past {
  readonly world: World;
  readonly observer: Observer;
  readonly history: History;
  readonly circles: Circles;
  readonly rows: Rows;
  readonly events: RunEvent[];
  readonly lawChanges: LawChange[];
  readonly gone: Map<number, number>;
  readonly edits: Map<number, Edits>;
}

export class Branch {
  end: EndName | null = null;
  endWeek = -1;
  readonly rows: Rows;
  readonly events: RunEvent[];
  readonly lawChanges: LawChange[];
  readonly history: History;
  readonly circles: Circles;
  readonly horizon: number;
  /** The society at its head and who watches it; others after a reform. */
  private now: { readonly world: World; readonly observer: Observer };
  /** Identity to the number of weeks lived at which somebody left and can be seen for the last time. */
  private readonly gone: Map<number, number>;
  /** Edits by the weeks lived at which they were made. */
  private readonly edits: Map<number, Edits>;
  /** Values of the law by parameter, a week before. */
  private before: ReadonlyMap<string, number>;
  /** The last week before the head was lived by this world itself, so that its flows are there. */
  private fresh = false;
  /** The world that stands in weeks already lived. */
  private visitor: World | null = null;

  private constructor(past: Past, horizon: number) {
    this.now = { world: past.world, observer: past.observer };
    this.history = past.history;
    this.circles = past.circles;
    this.rows = past.rows;
    this.events = past.events;
    this.lawChanges = past.lawChanges;
    this.gone = past.gone;
    this.edits = past.edits;
    this.horizon = horizon;
    this.before = lawOf(past.world);
  }

  /** @param memory what snapshots may take */
  static founded(world: World, horizon: number, memory: SnapshotMemory): Branch {
    const past = {
      world,
      observer: new Observer(world, 0, true),
      history: new History(memory),
      circles: new Circles(),
    };
    const told = { rows: new Rows(COLUMNS), events: [], lawChanges: [] };
    const branch = new Branch({ ...past, ...told, gone: new Map(), edits: new Map() }, horizon);
    branch.history.offer(world, branch.observer);
    return branch;
  }

  get world(): World {
    return this.now.world;
  }

  get observer(): Observer {
    return this.now.observer;
  }

  get head(): number {
    return this.world.week;
  }

  /** Lives one week; nothing after an end. */
  live(): void {
    if (this.end !== null) return;
    const week = this.head;
    this.now = this.step(this.now.world, this.now.observer);
    const { world, observer } = this.now;
    this.fresh = true;
    const reached = observer.observe();
    this.rows.add(observer.current);
    this.keepEvents(observer.takeEvents());
    this.noteLaw(week);
    this.noteLeavers();
    if (week % factions.everyWeeks === 0) this.circles.take(world, (row) => observer.communityOf(row));
    if (reached || world.week >= this.horizon) {
      this.end = reached ?? 'endured';
      this.endWeek = world.week;
    }
    this.history.offer(world, observer);
  }

  /**
   * The society after so many weeks lived, at most the head. Only for reading, and only until the next call. Except
   * at the founding its last week has just been lived, so that the flows of that week are there.
   */
  standIn(week: number): World {
    if (week === this.head && this.fresh) return this.world;
    const from = this.history.at(Math.max(0, week - 1));
    const there = this.visitor;
    const near = there !== null && there.week <= week - 1 && there.week >= from.snapshot.week;
    if (!near && there?.week !== week) {
      // After a reform the arrays are others.
      const usable = there?.plan === from.snapshot.plan ? there : undefined;
      this.visitor = restore(SPECS, from.snapshot, usable);
    }
    let world = this.visitor as World;
    while (world.week < week) world = this.step(world).world;
    this.visitor = world;
    return world;
  }

  /** The weeks lived at which somebody was last here, if they have left by then. */
  lastSeen(identity: number, week: number): number | null {
    const left = this.gone.get(identity);
    return left !== undefined && left <= week ? left : null;
  }

  /** @throws Error for a parameter that no active clause has */
  fork(week: number, edits: Edits): Branch {
    // The observer’s memory was taken after the week, so the branch may begin at a snapshot of the week itself.
    const entry = this.history.at(week);
    let world = restore(SPECS, entry.snapshot);
    let observer = new Observer(world, 0, true);
    observer.recall(entry.memory);
    while (world.week < week) {
      ({ world, observer } = this.step(world, observer));
      observer.observe();
    }
    observer.takeEvents();
    const made = new Map([...this.edits].filter(([at]) => at <= week));
    made.set(week, { ...made.get(week), ...edits });
    const branch = new Branch(
      {
        world,
        observer,
        history: this.history.before(week),
        circles: this.circles.before(week),
        rows: this.rows.upTo(week),
        events: this.events.filter((event) => event.week < week),
        lawChanges: this.lawChanges.filter((change) => change.week < week),
        gone: new Map([...this.gone].filter(([, at]) => at <= week)),
        edits: made,
      },
      this.horizon,
    );
    amend(world, edits);
    branch.history.offer(world, observer, true);
    return branch;
  }

  /** One week, with the reform that comes before it and the edits that were made after it. */
  private step<O extends Observer | undefined>(of: World, by?: O): { world: World; observer: O } {
    const due = reformDue(of);
    const world = due ? reform(SPECS, of, due) : of;
    const observer = due ? by?.reformed(world, reformWords(SPECS, due)) : by;
    tick(world);
    const edits = this.edits.get(world.week);
    if (edits) amend(world, edits);
    return { world, observer: observer as O };
  }

  private keepEvents(events: readonly RunEvent[]): void {
    const kinds = new Map<string, number>();
    for (const event of events) {
      const kept = kinds.get(event.kind) ?? 0;
      kinds.set(event.kind, kept + 1);
      if (kept < MOST_OF_A_KIND) this.events.push(event);
    }
  }

  private noteLaw(week: number): void {
    const edits = this.edits.get(week);
    const now = lawOf(this.world);
    for (const [path, to] of now) {
      const from = this.before.get(path) ?? to;
      if (from !== to) this.lawChanges.push({ week, path, from, to, byEdit: edits !== undefined && path in edits });
    }
    this.before = now;
  }

  private noteLeavers(): void {
    const { world, gone } = this;
    const status = world.array('members.status');
    const identity = world.array('members.identity');
    const joined = world.array('members.joinedWeek');
    for (let row = 0; row < world.rows.members; row++) {
      if (status[row] !== FREE && status[row] <= EXPELLED && joined[row] >= 0) gone.set(identity[row], world.week);
    }
  }
}

function lawOf({ layout, law }: World): Map<string, number> {
  return new Map(layout.parameters.map(({ path }, k) => [path, law.values[k]]));
}

function amend(world: World, edits: Edits): void {
  for (const [path, value] of Object.entries(edits)) {
    const index = world.law.indexOf(path);
    if (index < 0) throw new Error(`no active clause has a parameter ${path}`);
    world.law.amend(index, value);
  }
}
