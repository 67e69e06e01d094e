/**
 * The whole society at several sizes, every clause on, observation included. Each size is a process of life of
 * its own: founded, lived through the same weeks of warm-up (the age of ties and grievances has a cost
 * too), then timed in pieces of a quarter, in which every cadence of the observer falls once. Small sizes are many societies, one
 * after another, since one alone would be over too soon to be timed well.
 */
import { freemem } from 'node:os';
import { median } from './averages.ts';
import { processorTime } from './clock.ts';
import { live, presentIn, type Society, societyOf } from './society.ts';

export const SIZES: readonly number[] = [150, 1000, 10_000, 100_000, 1_000_000];

const PIECE_WEEKS = 13;
/** Small societies are so many that this many members live at once. */
const MEMBERS_AT_ONCE = 10_000;
/** Of tables, working space and what is not yet tidied up, as seen at 1,000,000; for the check beforehand. */
const BYTES_PER_MEMBER = 4000;

export interface SizesOptions {
  readonly warmUpWeeks: number;
  readonly pieces: number;
}

export const FULL: SizesOptions = { warmUpWeeks: 26, pieces: 3 };
export const QUICK: SizesOptions = { warmUpWeeks: 2, pieces: 1 };

export interface SizeResult {
  readonly members: number;
  readonly societies: number;
  readonly presentAtTheEnd: number;
  readonly foundingSeconds: number;
  readonly memberWeeksPerSecond: number;
  readonly nanosecondsPerMemberWeek: number;
  readonly least: number;
  readonly most: number;
  /** Of the tables; places not yet taken are counted. */
  readonly bytesPerMember: number;
}

/** In words, why a society of this size does not fit into memory now; empty when it does. */
export function tooLarge(members: number, free = freemem()): string {
  const need = members * BYTES_PER_MEMBER;
  const gib = (bytes: number): string => (bytes / 2 ** 30).toFixed(1);
  return need <= free ? '' : `${members} members need about ${gib(need)} GiB of memory, and ${gib(free)} are free`;
}

function bytesOf({ world }: Society): number {
  return world.arrays.reduce((sum, array) => sum + array.byteLength, 0);
}

/** Lets the compiler see every mechanism at work before anything is timed. */
export function warmUp(): void {
  live(societyOf(1000, 'bench/warm-up'), 4 * PIECE_WEEKS);
}

export function measureSize(members: number, { warmUpWeeks, pieces }: SizesOptions): SizeResult {
  const from = processorTime();
  const count = Math.max(1, Math.floor(MEMBERS_AT_ONCE / members));
  const societies: Society[] = Array.from({ length: count }, (_, k) => societyOf(members, `bench/${members}/${k}`));
  const foundingSeconds = (processorTime() - from) / 1e9;
  for (const society of societies) live(society, warmUpWeeks);
  const costs: number[] = [];
  for (let k = 0; k < pieces; k++) {
    const start = processorTime();
    const memberWeeks = societies.reduce((sum, society) => sum + live(society, PIECE_WEEKS), 0);
    costs.push((processorTime() - start) / memberWeeks);
  }
  const cost = median(costs);
  return {
    members,
    societies: count,
    presentAtTheEnd: Math.round(societies.reduce((sum, society) => sum + presentIn(society), 0) / count),
    foundingSeconds: Math.round(100 * foundingSeconds) / 100,
    memberWeeksPerSecond: Math.round(1e9 / cost),
    nanosecondsPerMemberWeek: Math.round(cost),
    least: Math.round(Math.min(...costs)),
    most: Math.round(Math.max(...costs)),
    bytesPerMember: Math.round(societies.reduce((sum, society) => sum + bytesOf(society), 0) / (count * members)),
  };
}
