/**
 * The observer of one society: after each tick it measures signals and plain observables, watches for
 * ends, keeps frames, and turns what was emitted into events. It reads; the state, and so the hash, is
 * the same whether or not anybody looks. It draws nothing.
 */
import type { Cause, EndName, Observable, RunEvent, Spell } from '../core/plan.ts';
import type { TypedArray } from '../core/tables.ts';
import type { World } from '../world.ts';
import { CauseBook, type CauseMemory } from './causes.ts';
import { EarlyWarning } from './early-warning.ts';
import { type EndMemory, EndWatch } from './ends.ts';
import { eventText } from './event-words.ts';
import { SIGNALS } from './index.ts';
import { plainObservables } from './observables.ts';
import { PlainObserver } from './plain-observer.ts';
import { type Blame, type SignalObserver, signalObservables } from './signal.ts';

/** Everything a run records each week, in order: signals with their parts, then the plain observables. */
export function observables(): Observable[] {
  return [...SIGNALS.flatMap(signalObservables), ...plainObservables()];
}

export { personName } from './event-words.ts';

const OBSERVABLES = observables();
const COUNT = OBSERVABLES.length;
/** Events kept of one run; later ones of a kind that has had its share are dropped. */
const MOST_EVENTS = 2_000;
const MOST_OF_A_KIND = 200;

/**
 * What an observer has in mind between two weeks, as plain data: with it and the snapshot of the same week, watching
 * goes on as if it had never stopped. Frames and events are not part of it; they have been told.
 */
export interface ObserverMemory {
  readonly weeks: number;
  readonly presentWeeks: number;
  readonly current: Float64Array;
  readonly sums: Float64Array;
  readonly highest: Float64Array;
  readonly signals: readonly { readonly memory: readonly number[]; readonly warning: readonly number[] }[];
  readonly ends: EndMemory;
  readonly book: CauseMemory;
}

interface BoundSignal {
  readonly id: string;
  readonly observer: SignalObserver;
  readonly warning: EarlyWarning;
  readonly at: number;
  readonly warningAt: number;
  readonly every: number;
}

export class Observer {
  /** This week's values, in the order of `observables()`. */
  readonly current = new Float64Array(COUNT);
  readonly events: RunEvent[] = [];
  private readonly world: World;
  private readonly signals: readonly BoundSignal[];
  private readonly plain: PlainObserver;
  private readonly plainAt: number;
  private readonly ends: EndWatch;
  private readonly book: CauseBook;
  private readonly identity: TypedArray;
  private readonly everyWeeks: number;
  private readonly sums = new Float64Array(COUNT);
  private readonly highest = new Float64Array(COUNT).fill(Number.NEGATIVE_INFINITY);
  private readonly frames: Float64Array[] = [];
  private readonly frameWeeks: number[] = [];
  private readonly kinds: Int32Array;
  private weeks = 0;
  private presentWeeks = 0;

  /**
   * @param recordEveryWeeks a frame every so many weeks; 0 for none
   * @param recordEvents whether to keep events
   */
  constructor(world: World, recordEveryWeeks: number, recordEvents: boolean) {
    this.world = world;
    this.everyWeeks = recordEveryWeeks;
    let at = 0;
    this.signals = SIGNALS.map((spec) => {
      const warningAt = at + 1 + spec.parts.length;
      const { id, everyWeeks: every } = spec;
      const bound = { id, observer: spec.bind(world), warning: new EarlyWarning(), at, warningAt, every };
      at = warningAt + 1;
      return bound;
    });
    this.plainAt = at;
    this.plain = new PlainObserver(world);
    this.ends = new EndWatch(world, OBSERVABLES);
    this.book = new CauseBook(world);
    this.identity = world.array('members.identity');
    this.kinds = new Int32Array(world.layout.events.length);
    if (recordEvents) {
      world.eventSink = (event, week, who, other, a, b) => this.keep(event, week, who, other, a, b);
    }
  }

  /** Measures the week that has just been completed. @returns the end that was reached, or null. */
  observe(): EndName | null {
    const { world, current, sums, highest } = this;
    const week = world.week - 1;
    for (const { observer, warning, at, warningAt, every } of this.signals) {
      if (week % every !== 0 && this.weeks > 0) continue;
      observer.observe(world, current, at);
      current[warningAt] = warning.take(current[at]);
    }
    this.book.endOfWeek();
    this.plain.observe(world, current, this.plainAt, this.book.gone, this.book.refused, this.book.arrived);
    this.weeks++;
    this.presentWeeks += current[this.plainAt];
    for (let k = 0; k < COUNT; k++) {
      const value = current[k];
      sums[k] += value;
      if (value > highest[k]) highest[k] = value;
    }
    if (this.everyWeeks > 0 && week % this.everyWeeks === 0) this.frame(week);
    return this.ends.watch(week, current);
  }

  /** Value of one observable this week. @throws Error for a name that is not an observable. */
  value(name: string): number {
    const at = OBSERVABLES.findIndex((o) => o.name === name);
    if (at < 0) throw new Error(`${name} is not an observable`);
    return this.current[at];
  }

  memory(): ObserverMemory {
    return {
      weeks: this.weeks,
      presentWeeks: this.presentWeeks,
      current: this.current.slice(),
      sums: this.sums.slice(),
      highest: this.highest.slice(),
      signals: this.signals.map(({ observer, warning }) => ({
        memory: observer.memory?.() ?? [],
        warning: warning.memory(),
      })),
      ends: this.ends.memory(),
      book: this.book.memory(),
    };
  }

  /** Goes on from a memory of the same society in the week that the world is in now. */
  recall(memory: ObserverMemory): void {
    this.weeks = memory.weeks;
    this.presentWeeks = memory.presentWeeks;
    this.current.set(memory.current);
    this.sums.set(memory.sums);
    this.highest.set(memory.highest);
    this.signals.forEach(({ observer, warning }, k) => {
      observer.recall?.(memory.signals[k].memory);
      warning.recall(memory.signals[k].warning);
    });
    this.ends.recall(memory.ends);
    this.book.recall(memory.book);
    if (memory.weeks > 0) this.plain.goOn();
  }

  /** An observer of the society that a reform has made of the one watched so far, with all that was seen and kept. */
  reformed(world: World, says: string): Observer {
    const next = new Observer(world, this.everyWeeks, this.world.eventSink !== null);
    next.recall(this.memory());
    next.events.push(...this.events);
    next.frames.push(...this.frames);
    next.frameWeeks.push(...this.frameWeeks);
    if (world.eventSink)
      next.events.push({ week: world.week, kind: 'reform', who: -1, other: -1, a: 0, b: 0, text: says });
    return next;
  }

  /** Hands over the events kept so far and begins to count anew. */
  takeEvents(): RunEvent[] {
    this.kinds.fill(0);
    return this.events.splice(0);
  }

  /** Why it ended so, or stands as it does, in cause chains; and the states it went through. */
  story(end: EndName): { causes: Cause[]; spells: Spell[] } {
    return { causes: this.book.explain(end), spells: this.ends.spells() };
  }

  /** Community of a member row as the factions were found last; -1 for none. */
  communityOf(row: number): number {
    for (const { observer } of this.signals) if (observer.communityOf) return observer.communityOf(row);
    return -1;
  }

  /**
   * What a signal’s last measurement rested on, worked out from the state in which it was made: `world` is the same
   * society after that week. What signals keep from the founding on is taken from this observer.
   */
  breakdownOf(id: string, world: World, most: number): Blame[] {
    const at = this.signals.findIndex((s) => s.id === id);
    if (at < 0) throw new Error(`${id} is not a signal`);
    const observer = SIGNALS[at].bind(world);
    observer.recall?.(this.signals[at].observer.memory?.() ?? []);
    observer.observe(world, new Float64Array(1 + SIGNALS[at].parts.length), 0);
    return observer.breakdown(world, most);
  }

  /** What is to be told of the run after its last week. */
  summary(end: EndName): {
    means: Float64Array;
    lasts: Float64Array;
    peaks: Float64Array;
    frameWeeks: Int32Array;
    frames: Float64Array;
    spells: Spell[];
    causes: Cause[];
    memberWeeks: number;
  } {
    const last = this.world.week - 1;
    if (this.everyWeeks > 0 && this.frameWeeks.at(-1) !== last) this.frame(last);
    const frames = new Float64Array(this.frames.length * COUNT);
    this.frames.forEach((row, r) => {
      frames.set(row, r * COUNT);
    });
    return {
      means: this.sums.map((sum) => sum / Math.max(1, this.weeks)),
      lasts: this.current.slice(),
      peaks: this.highest.slice(),
      frameWeeks: Int32Array.from(this.frameWeeks),
      frames,
      ...this.story(end),
      memberWeeks: this.presentWeeks,
    };
  }

  private frame(week: number): void {
    this.frames.push(this.current.slice());
    this.frameWeeks.push(week);
  }

  private keep(event: number, week: number, who: number, other: number, a: number, b: number): void {
    if (this.events.length >= MOST_EVENTS || this.kinds[event] >= MOST_OF_A_KIND) return;
    this.kinds[event]++;
    const { layout } = this.world;
    const { name, spec } = layout.events[event];
    const identity = (row: number): number => (row < 0 ? -1 : this.identity[row]);
    const text = eventText(spec, layout.parameters, identity(who), identity(other), a, b);
    this.events.push({ week, kind: name, who: identity(who), other: identity(other), a, b, text });
  }
}
