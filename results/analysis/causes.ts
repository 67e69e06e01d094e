/**
 * Cause trees of many runs laid over each other: what was named, in how many runs, and how large on average.
 *
 * Causes are the same when they say the same in the same unit, but for their numbers; where the numbers differ, the range is shown.
 * A branch counts a run once, however often it occurs in it. Branches stand in order of their mean size over all runs,
 * those that do not name them counting zero; ties by their words, so that the order of the runs does not matter.
 */
import type { Cause } from '../../sim/core/plan.ts';

export interface MergedCause {
  readonly what: string;
  /** Runs that name it, of the runs merged. */
  readonly runs: number;
  readonly of: number;
  readonly meanSize: number;
  readonly unit: string;
  readonly because: readonly MergedCause[];
}

/** Thousands may be grouped by narrow spaces. */
const NUMBER = /[−-]?\d+(?:\u202f\d{3})*(?:\.\d+)?/g;

export function mergeCauses(trees: readonly (readonly Cause[])[]): MergedCause[] {
  return merge(trees, trees.length);
}

function merge(trees: readonly (readonly Cause[])[], of: number): MergedCause[] {
  const branches = new Map<string, Cause[][]>();
  for (const tree of trees) {
    const inThisRun = new Map<string, Cause[]>();
    for (const cause of tree) {
      const key = `${cause.what.replace(NUMBER, '#')} ${cause.unit}`;
      inThisRun.set(key, [...(inThisRun.get(key) ?? []), cause]);
    }
    for (const [key, causes] of inThisRun) branches.set(key, [...(branches.get(key) ?? []), causes]);
  }
  return [...branches.values()]
    .map((runs): MergedCause => {
      const sizes = runs.map((causes) => causes.reduce((sum, cause) => sum + cause.size, 0) / causes.length);
      return {
        what: wording(runs.flat().map((cause) => cause.what)),
        runs: runs.length,
        of,
        meanSize: sizes.reduce((sum, size) => sum + size, 0) / sizes.length,
        unit: runs[0][0].unit,
        because: merge(
          runs.map((causes) => causes.flatMap((cause) => cause.because)),
          of,
        ),
      };
    })
    .sort((a, b) => weightOf(b) - weightOf(a) || (a.what < b.what ? -1 : 1));
}

/** Mean size over all runs, named or not. */
export function weightOf(cause: MergedCause): number {
  return (cause.runs * Math.abs(cause.meanSize)) / cause.of;
}

/** One wording for many that differ in their numbers only: `week 104–311`. */
function wording(texts: readonly string[]): string {
  const numbers = texts.map((text) => (text.match(NUMBER) ?? []).map((n) => n.replace('−', '-')));
  let slot = 0;
  return texts[0].replace(NUMBER, (own) => {
    const values = numbers.map((inText) => inText[slot]);
    slot++;
    const sorted = [...new Set(values)].sort((a, b) => valueIn(a) - valueIn(b));
    if (sorted.length < 2) return own;
    const [low, high] = [sorted[0], sorted[sorted.length - 1]];
    return valueIn(low) < 0 ? `${low} to ${high}`.replaceAll('-', '−') : `${low}–${high}`;
  });
}

const valueIn = (number: string): number => Number(number.replaceAll('\u202f', ''));

/** The main chain, from the end back to its root: at each step the weightiest branch, of money that which was lost. */
export function mainChain(causes: readonly MergedCause[]): MergedCause[] {
  const chain: MergedCause[] = [];
  const leads = ({ unit, meanSize }: MergedCause): boolean => !(unit.startsWith('credits') && meanSize > 0);
  for (let next = causes.find(leads); next; next = next.because.find(leads)) chain.push(next);
  return chain;
}
