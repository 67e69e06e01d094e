/**
 * Cause chains of an end, from what was recorded on the way: departures and arrivals with the leavers’ reasons
 * (`departures.ts`), money by flow (`insolvency.ts`), the law (`law-book.ts`), and the rift at the end. The last 104 weeks are kept in four-week buckets,
 * the whole run as one sum: an end is explained by the former, having endured by the latter.
 */

import { FOUNDER_IDENTITY } from '../../agents/traits.ts';
import { EXITED, EXPELLED, LEVER_COUNT, LEVERS, OUTSIDER, RESIDENT } from '../core/contract.ts';
import type { Cause, EndName } from '../core/plan.ts';
import { MEASURES, Measures } from './accounts.ts';
import { CommunityFinder } from './communities.ts';
import { type DepartureMemory, Departures } from './departures.ts';
import { DEPOPULATED_LEAST } from './ends.ts';
import { insolvency } from './insolvency.ts';
import { LawBook, type LawMemory } from './law-book.ts';
import { Rift } from './rift.ts';
import { liveLevers, type Observed } from './signal.ts';
import { TieGraph } from './tie-graph.ts';
import { valueWords } from './value-words.ts';

const BUCKET_WEEKS = 4;
const BUCKETS = 26;
const YEAR_BUCKETS = BUCKETS / 2;
const YEAR_WEEKS = YEAR_BUCKETS * BUCKET_WEEKS;
/** Places in a bucket before the factors: left, expelled, turned away, moved in. */
const LEFT = 0;
const EXPELLED_AT = 1;
const TURNED_AWAY = 2;
const JOINED = 3;
const FACTORS = 4;

/** What a book has been entered so far. */
export interface CauseMemory {
  /** What the numbers of a bucket are, in order. */
  readonly keys: readonly string[];
  readonly weeks: number;
  readonly buckets: Float64Array;
  readonly whole: Float64Array;
  readonly first: Float64Array;
  readonly law: LawMemory;
  readonly departures: DepartureMemory;
}

export class CauseBook {
  /** How many left or were expelled in the week last closed. */
  gone = 0;
  /** Residents refused after their trial this week. */
  refused = 0;
  /** How many moved in, founders not counted. */
  arrived = 0;
  private readonly world: Observed;
  private readonly departures: Departures;
  private readonly status: Uint8Array;
  private readonly joined: Int32Array;
  private readonly identity: Uint32Array;
  private readonly flowsAt: number;
  private readonly width: number;
  private readonly buckets: Float64Array;
  private readonly whole: Float64Array;
  /** Sums over the first year. */
  private readonly first: Float64Array;
  private readonly law: LawBook;
  private readonly measures: Measures;
  private readonly measured = new Float64Array(MEASURES);
  private weeks = 0;

  constructor(world: Observed) {
    this.world = world;
    this.departures = new Departures(world);
    this.status = world.array('members.status') as Uint8Array;
    this.joined = world.array('members.joinedWeek') as Int32Array;
    this.identity = world.array('members.identity') as Uint32Array;
    this.flowsAt = FACTORS + this.departures.shortfall.length;
    this.width = this.flowsAt + world.layout.flows.length + MEASURES;
    this.law = new LawBook(world);
    this.measures = new Measures(world);
    this.buckets = new Float64Array(BUCKETS * this.width);
    this.whole = new Float64Array(this.width);
    this.first = new Float64Array(this.width);
  }

  memory(): CauseMemory {
    const { weeks, buckets, whole, first, law, departures } = this;
    return {
      keys: this.keys(),
      weeks,
      buckets: buckets.slice(),
      whole: whole.slice(),
      first: first.slice(),
      law: law.memory(),
      departures: departures.memory(),
    };
  }

  /** What the memory knows and this constitution has not is dropped; what is new begins at none. */
  recall({ keys, weeks, buckets, whole, first, law, departures }: CauseMemory): void {
    this.weeks = weeks;
    this.keys().forEach((key, k) => {
      const at = keys.indexOf(key);
      if (at < 0) return;
      this.whole[k] = whole[at];
      this.first[k] = first[at];
      for (let b = 0; b < BUCKETS; b++) this.buckets[b * this.width + k] = buckets[b * keys.length + at];
    });
    this.law.recall(law);
    this.departures.recall(departures);
  }

  private keys(): string[] {
    const flows = this.world.layout.flows.map(({ name }) => `flow ${name}`);
    const measures = Array.from({ length: MEASURES }, (_, k) => `measure ${k}`);
    const people = ['left', 'expelled', 'turned away', 'moved in'];
    return [...people, ...this.departures.keys(), ...flows, ...measures];
  }

  /** Enters the week that has just been completed; rows of leavers can still be read. */
  endOfWeek(): void {
    const { world, departures, status, joined, identity, buckets, whole, width, flowsAt } = this;
    const rows = world.rows.members;
    const bucket = (Math.floor(this.weeks / BUCKET_WEEKS) % BUCKETS) * width;
    if (this.weeks % BUCKET_WEEKS === 0) buckets.fill(0, bucket, bucket + width);
    this.weeks++;
    departures.follow(world);
    departures.shortfall.fill(0);
    this.gone = 0;
    this.refused = 0;
    this.arrived = 0;
    const week = world.week - 1;
    for (let i = 0; i < rows; i++) {
      const s = status[i];
      if (s >= RESIDENT) {
        if (joined[i] !== week || identity[i] >= FOUNDER_IDENTITY) continue;
        count(buckets, whole, bucket, JOINED);
        this.arrived++;
        continue;
      }
      if (s === EXITED) {
        count(buckets, whole, bucket, LEFT);
        departures.enter(i);
      } else if (s === EXPELLED) {
        count(buckets, whole, bucket, EXPELLED_AT);
      } else if (s === OUTSIDER && joined[i] >= 0) {
        count(buckets, whole, bucket, TURNED_AWAY);
        this.refused++;
        continue;
      } else {
        continue;
      }
      this.gone++;
    }
    this.law.endOfWeek(world);
    this.measures.read(this.measured);
    this.add(bucket, FACTORS, departures.shortfall);
    this.add(bucket, flowsAt, world.money.flows);
    this.add(bucket, flowsAt + world.money.flows.length, this.measured);
  }

  private add(bucket: number, at: number, values: Float64Array): void {
    const { buckets, whole, first } = this;
    const early = this.weeks <= YEAR_WEEKS;
    for (let k = 0; k < values.length; k++) {
      buckets[bucket + at + k] += values[k];
      whole[at + k] += values[k];
      if (early) first[at + k] += values[k];
    }
  }

  /** Why it ended so. */
  explain(end: EndName): Cause[] {
    if (end === 'insolvent') return [this.insolvency()];
    if (end === 'schism') return [this.schism()];
    const sums = end === 'endured' ? this.whole : this.sumOf(0, BUCKETS);
    const weeks = end === 'endured' ? this.weeks : this.weeksOf(BUCKETS);
    return [this.comingAndGoing(sums, weeks, end === 'depopulated')];
  }

  /** Weeks that the last so many buckets cover. */
  private weeksOf(buckets: number): number {
    return Math.min(this.weeks, (buckets - 1) * BUCKET_WEEKS + ((this.weeks - 1) % BUCKET_WEEKS) + 1);
  }

  /** Sum of buckets, `from` back from the latest to before `to` back. */
  private sumOf(from: number, to: number): Float64Array {
    const sum = new Float64Array(this.width);
    const latest = Math.floor((this.weeks - 1) / BUCKET_WEEKS);
    for (let back = from; back < to && back <= latest; back++) {
      const at = ((latest - back) % BUCKETS) * this.width;
      for (let k = 0; k < this.width; k++) sum[k] += this.buckets[at + k];
    }
    return sum;
  }

  private comingAndGoing(sums: Float64Array, weeks: number, depopulated: boolean): Cause {
    const { founders } = this.world.layout.plan;
    const tooFew =
      depopulated && founders < DEPOPULATED_LEAST
        ? `it was founded with ${founders}, and fewer than ${DEPOPULATED_LEAST} count as depopulated: `
        : '';
    const reasons = this.departures.reasons(sums.subarray(FACTORS, this.flowsAt));
    const parts = [`${sums[LEFT]} left`];
    if (sums[EXPELLED_AT] > 0) parts.push(`${sums[EXPELLED_AT]} expelled`);
    if (sums[TURNED_AWAY] > 0) parts.push(`${sums[TURNED_AWAY]} refused after a trial`);
    return {
      what: `${tooFew}in ${weeks} weeks ${parts.join(', ')} and ${sums[JOINED]} moved in${reasons.length > 0 ? '; the reasons, in shares, are what was worse for those who left than for those who stayed' : ''}`,
      size: sums[JOINED] - sums[LEFT] - sums[EXPELLED_AT] - sums[TURNED_AWAY],
      unit: 'people',
      because: reasons,
    };
  }

  private insolvency(): Cause {
    const { flowsAt, weeks, first } = this;
    const end = this.world.week;
    const lastWeeks = this.weeksOf(YEAR_BUCKETS);
    const span = (of: Float64Array, from: number, covered: number) => ({
      from,
      weeks: covered,
      sums: of.subarray(flowsAt),
    });
    return insolvency(
      this.world,
      this.law,
      span(this.sumOf(0, YEAR_BUCKETS), end - lastWeeks, lastWeeks),
      weeks >= 2 * YEAR_WEEKS ? span(first, end - weeks, YEAR_WEEKS) : null,
    );
  }

  private schism(): Cause {
    const { world } = this;
    const ties = new TieGraph();
    const finder = new CommunityFinder();
    const rift = new Rift();
    ties.build(
      world.rows.members,
      world.layout.plan.outSlots,
      this.status,
      world.array('ties.target') as Int32Array,
      world.array('ties.strength') as Float32Array,
    );
    finder.find(ties.graph);
    rift.measure(world, ties, finder, liveLevers(world));
    const position = world.array('members.position');
    const size = [0, 0, 0];
    const wish = [0, 0, 0];
    for (let k = 0; k < ties.graph.nodes; k++) {
      size[rift.side[k]]++;
      if (rift.lever >= 0) wish[rift.side[k]] += position[ties.row[k] * LEVER_COUNT + rift.lever];
    }
    const matter = rift.lever < 0 ? 'nothing in particular' : LEVERS[rift.lever].id.replaceAll('_', ' ');
    const mean = (side: number): string => valueWords(wish[side] / Math.max(1, size[side]), 'share');
    return {
      what: `two sides of ${size[0]} and ${size[1]} at odds over ${matter}, by the share of enmity in what ties them`,
      size: rift.hostility,
      unit: 'share',
      because: [
        {
          what: `one side wants ${mean(0)} and the other ${mean(1)} of its range, by the share of all wishes that the side explains`,
          size: rift.apart,
          unit: 'share',
          because: [],
        },
        { what: 'grievance and enmity across', size: rift.enmityAcross, unit: 'full ties', because: [] },
        { what: 'friendship across', size: rift.friendshipAcross, unit: 'full ties', because: [] },
      ],
    };
  }
}

function count(buckets: Float64Array, whole: Float64Array, bucket: number, at: number): void {
  buckets[bucket + at]++;
  whole[at]++;
}
