/**
 * Two societies that live in lockstep, each on a thread of its own: neither is ever more than one beat ahead. The same
 * seed gives both the same founders, the same strangers at the door and the same luck; only the law differs.
 */
import { signal } from '@preact/signals';
import type { Issue } from '../../sim/core/plan.ts';
import type { BranchId, SocietyRequest } from '../../workers/web/interface.ts';
import type { SocietyThread } from './props.ts';

/** One of the two, as far as it has lived. */
export interface Lived {
  readonly name: string;
  /** Weeks lived. */
  readonly weeks: number;
  /** Row-major; may hold room for more than what is lived. */
  readonly rows: Float64Array;
  readonly end: string | null;
  readonly endWeek: number;
}

export type PairState =
  | { readonly phase: 'idle' | 'founding' }
  | { readonly phase: 'living' | 'paused' | 'over'; readonly a: Lived; readonly b: Lived; readonly horizon: number }
  | { readonly phase: 'refused'; readonly issues: readonly { readonly letter: 'A' | 'B'; readonly issue: Issue }[] }
  | { readonly phase: 'failed'; readonly reason: string };

/** Weeks a second; the last means as fast as they can. */
export const PAIR_SPEEDS = [4, 16, 52, 208] as const;
const BEATS_PER_SECOND = 8;
const BEAT_MS = 200;

export const pairState = signal<PairState>({ phase: 'idle' });
export const pairSpeed = signal<number>(52);
/** Week that is looked at; −1 follows the societies as they live. */
export const pairWeek = signal(-1);

interface Living {
  readonly threads: readonly SocietyThread[];
  readonly branches: readonly BranchId[];
  readonly columns: number;
}

let living: Living | undefined;
let era = 0;

export async function foundPair(
  start: () => SocietyThread,
  requests: readonly [SocietyRequest, SocietyRequest],
  columns: number,
): Promise<void> {
  endPair();
  era += 1;
  const mine = era;
  pairState.value = { phase: 'founding' };
  pairWeek.value = -1;
  const threads = [start(), start()];
  const drop = (): void => {
    for (const thread of threads) thread.end();
  };
  try {
    const [a, b] = await Promise.all(threads.map((thread, i) => thread.worker.found(requests[i])));
    if (mine !== era) return drop();
    if (!a.ok || !b.ok) {
      drop();
      const of = (letter: 'A' | 'B', answer: typeof a) =>
        answer.ok ? [] : answer.issues.map((issue) => ({ letter, issue }));
      pairState.value = { phase: 'refused', issues: [...of('A', a), ...of('B', b)] };
      return;
    }
    living = { threads, branches: [a.branch, b.branch], columns };
    const unborn = (name: string): Lived => ({ name, weeks: 0, rows: new Float64Array(0), end: null, endWeek: 0 });
    pairState.value = { phase: 'living', a: unborn(a.name), b: unborn(b.name), horizon: requests[0].weeks };
    void live(mine);
  } catch (error) {
    drop();
    if (mine === era) failed(error);
  }
}

export function pausePair(): void {
  const now = pairState.peek();
  if (now.phase === 'living') pairState.value = { ...now, phase: 'paused' };
}

export function resumePair(): void {
  const now = pairState.peek();
  if (now.phase !== 'paused') return;
  pairWeek.value = -1;
  pairState.value = { ...now, phase: 'living' };
  void live(era);
}

/** Lets both threads go; what they lived stays on the page. */
export function endPair(): void {
  era += 1;
  for (const thread of living?.threads ?? []) thread.end();
  living = undefined;
  const now = pairState.peek();
  if (now.phase === 'living' || now.phase === 'paused') pairState.value = { ...now, phase: 'over' };
  else if (now.phase === 'founding') pairState.value = { phase: 'idle' };
}

async function live(mine: number): Promise<void> {
  try {
    while (mine === era && pairState.peek().phase === 'living') {
      const began = performance.now();
      await beat(mine);
      const wait = 1000 / BEATS_PER_SECOND - (performance.now() - began);
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    }
  } catch (error) {
    if (mine === era) failed(error);
  }
}

async function beat(mine: number): Promise<void> {
  const now = pairState.peek();
  if (!living || now.phase !== 'living') return;
  const { threads, branches, columns } = living;
  const lived = [now.a, now.b];
  const alive = lived.filter((one) => one.end === null);
  const behind = Math.min(...alive.map((one) => one.weeks));
  const target = Math.min(now.horizon, behind + Math.max(1, Math.round(pairSpeed.peek() / BEATS_PER_SECOND)));
  const next = await Promise.all(
    lived.map(async (one, i) => {
      if (one.end !== null || one.weeks >= target) return one;
      const { rows, state } = await threads[i].worker.advance(branches[i], target - one.weeks, BEAT_MS);
      return { ...one, rows: joined(one, rows, columns), weeks: state.head, end: state.end, endWeek: state.endWeek };
    }),
  );
  const after = pairState.peek();
  if (mine !== era || (after.phase !== 'living' && after.phase !== 'paused')) return;
  const [a, b] = next;
  const over = next.every((one) => one.end !== null || one.weeks >= now.horizon);
  pairState.value = { ...after, a, b };
  if (over) endPair();
}

/** Rows behind those that there are, in a store that doubles. */
function joined(one: Lived, rows: Float64Array, columns: number): Float64Array {
  const filled = one.weeks * columns;
  const store = one.rows.length >= filled + rows.length ? one.rows : new Float64Array(2 * (filled + rows.length));
  if (store !== one.rows) store.set(one.rows.subarray(0, filled));
  store.set(rows, filled);
  return store;
}

function failed(error: unknown): void {
  living = undefined;
  pairState.value = { phase: 'failed', reason: error instanceof Error ? error.message : String(error) };
}
