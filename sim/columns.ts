/**
 * The arrays of a society. Each column has its own, but for the terms of a stock, which stand in one book, term after
 * term, and for the minutes asked and granted: those stand in another, demand after demand, which the time ledger walks
 * member by member. Rows of the book are a little longer
 * than a power of two, or walking down a member's demands would use the same few lines of the cache again and again.
 */
import { ACTIVITIES, type DemandBook, type DemandList, type DemandRows } from './core/contract.ts';
import { allocate, type TypedArray } from './core/tables.ts';
import type { Layout } from './layout.ts';
import type { Terms } from './stocks.ts';

/** Minutes that fill one line of the cache. */
const LINE = 16;
/** A pattern that no minutes have. */
const NOT_A_NUMBER_BITS = -1;

/** Numbers from the minutes of one demand to those of the next. */
function strideOf(layout: Layout): number {
  return (Math.ceil(layout.capacity.members / LINE) + 1) * LINE;
}

/** An empty book for the demands of a layout. */
export function bookOf(layout: Layout): DemandBook {
  const stride = strideOf(layout);
  const demands = layout.specs
    .flatMap((spec) => Object.values(spec.demands))
    .map(({ activity, held, byTurns }, at) => ({ activity: ACTIVITIES.indexOf(activity), held, byTurns, at }));
  const count = demands.length;
  const list = (some: typeof demands): DemandList => ({
    length: some.length,
    askedAt: Int32Array.from(some, ({ at }) => at * stride),
    grantedAt: Int32Array.from(some, ({ at }) => (count + at) * stride),
    activity: Int32Array.from(some, ({ activity }) => activity),
  });
  const pulses = demands.filter(({ held }) => !held);
  const room = pulses.length * layout.capacity.members;
  const book = new Float32Array(2 * count * stride);
  return {
    book,
    bits: new Int32Array(book.buffer),
    before: new Int32Array(count * stride).fill(NOT_A_NUMBER_BITS),
    all: list(demands),
    habits: list(demands.filter(({ held }) => held)),
    atAnyTime: list(demands.filter(({ held, byTurns }) => held && !byTurns)),
    pulses: list(pulses),
    spent: {
      week: -1,
      count: 0,
      row: new Int32Array(room),
      activity: new Int32Array(room),
      minutes: new Float32Array(room),
    },
  };
}

/** Forgets what the book remembers of weeks before. */
export function forgetWeeks({ before, spent }: DemandBook): void {
  before.fill(NOT_A_NUMBER_BITS);
  spent.week = -1;
  spent.count = 0;
}

/** The array of each column of a layout, in its order. */
export function columnsOf(layout: Layout, { book, all }: DemandBook, terms: readonly Terms[]): TypedArray[] {
  const { capacity, stocks } = layout;
  const termAt = new Map(
    stocks.flatMap((stock, s) => stock.terms.map((at, k) => [at, terms[s].book.subarray(k * terms[s].stride)])),
  );
  let asked = 0;
  let granted = 0;
  return layout.columns.map((c, at) => {
    const length = capacity[c.table] * c.width;
    const term = termAt.get(at);
    if (term) return term.subarray(0, length);
    if (c.role !== 'demand' && c.role !== 'grant') return allocate(c.type, length, c.initial);
    const from = c.role === 'demand' ? all.askedAt[asked++] : all.grantedAt[granted++];
    return book.subarray(from, from + length);
  });
}

/** Demand by demand, in layout order. */
export function demandRows(layout: Layout, arrays: readonly TypedArray[], { all }: DemandBook): DemandRows[] {
  const of = (role: 'demand' | 'grant'): Float32Array[] =>
    arrays.filter((_, at) => layout.columns[at].role === role) as Float32Array[];
  const granted = of('grant');
  return of('demand').map((asked, d) => ({ activity: all.activity[d], asked, granted: granted[d] }));
}
