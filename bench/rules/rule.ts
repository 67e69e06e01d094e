/**
 * A laboratory rule and those who run it. All contestants of a rule start from the same state (`start.ts`),
 * visit the members in the order of their rows and change them in place; what differs is only who wrote
 * the loop, and the draws. The documented style of flocc, which is timed beside the whole society, visits in random order.
 */
import type { TypedArray } from '../../sim/core/tables.ts';

export const CONTESTANTS = ['laboratory', 'hand', 'flocc', 'agentscript'] as const;
export type ContestantName = (typeof CONTESTANTS)[number];

export interface Contestant {
  readonly name: ContestantName;
  /** Back to the starting state; never timed. */
  restart(): void;
  /** One update of every member. Different numbers, from 0, draw differently. */
  sweep(number: number): void;
  /** The members' state by row: customs, opinions, or hours believed. */
  state(): TypedArray;
}

export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly contestants: Readonly<Record<ContestantName, (members: number) => Contestant>>;
}
