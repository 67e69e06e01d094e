/**
 * What a row of evidence is. A row runs a mechanism of the product under a laboratory set-up and lays what comes out
 * beside what was published. By *output* rows nothing in the product was ever set or tuned; *input* rows
 * set a parameter, or their like was looked at when one was chosen.
 */
import type { FigureData } from '../../../results/figure/types.ts';

/** A published figure, the band in which it lies, a bound that gives a direction, or none when the figure is only reported. */
export type Published =
  | number
  | readonly [least: number, most: number]
  | { readonly above: number }
  | { readonly below: number }
  | 'none';

/** A published figure in words, numbers as given. */
function publishedWords(published: Published, number: (x: number) => string): string {
  if (typeof published === 'string') return published;
  if (typeof published === 'number') return number(published);
  if ('above' in published) return `above ${number(published.above)}`;
  if ('below' in published) return `below ${number(published.below)}`;
  return `${number(published[0])} to ${number(published[1])}`;
}

/** What a point is held against, in words, with where it is from when that is no printed figure. */
export function targetWords({ published, origin }: Point, number: (x: number) => string): string {
  const words = publishedWords(published, number);
  return origin === undefined ? words : `${words} (${origin})`;
}

/** One figure. `low` to `high` holds 99 % of what the product gives in the published design, or the 99 % interval of its mean. */
export interface Point {
  readonly name: string;
  readonly published: Published;
  /** Where the target is from, when it is no printed figure. */
  readonly origin?: string;
  readonly simulated: number;
  readonly low: number;
  readonly high: number;
  readonly pass: boolean;
}

export interface Measured {
  /** The first one is the row's headline. */
  readonly points: readonly Point[];
  readonly figure: FigureData;
}

/** A row as it is kept and printed. */
export interface EvidenceRow extends Measured {
  readonly id: string;
  readonly source: string;
  readonly kind: 'input' | 'output';
  /** Of the headline. */
  readonly published: Published;
  readonly simulated: number;
  readonly low: number;
  readonly high: number;
  /** Whether every point passes. */
  readonly pass: boolean;
}

export interface RowSpec {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly kind: 'input' | 'output';
  /** What was published, in words. */
  readonly published: string;
  /** Which mechanism of the product runs, by file. */
  readonly kernel: string;
  /** The set-up: graph, starting state, schedule, number of runs. */
  readonly setting: string;
  /** What the model does not show, and what was tried; empty when nothing is to be said. */
  readonly lacks: string;
  /** Runs per condition at full size, and in the tests. */
  readonly runs: { readonly full: number; readonly small: number };
  /** Yields the share done, now and then. The same runs give the same figures in every engine. */
  measure(runs: number): Generator<number, Measured, void>;
}
