/**
 * What a shock did: differences from the unshocked society under the same seed, with 99.9 % intervals.
 *
 * The same seed means the same founders, candidates and luck, so the difference within a pair is the shock's. Signals
 * are compared by their mean over the run, among seeds under which both lived equally long, because signals drift
 * with age and a society that ends early would differ for that alone; members by member-weeks over the horizon, where a society that is
 * over counts none; life by the weeks it lasted, at most the horizon (the restricted mean, Royston & Parmar,
 * BMC Medical Research Methodology 13:152, 2013). Seeds of which one run failed are left out.
 */
import { pairedDifference } from '../statistics/paired-difference.ts';
import type { BatchInputs, RunRow } from '../types.ts';
import { columnOf } from './scenario.ts';
import type { Effect } from './types.ts';

export const EFFECT_LEVEL = 0.999;

export function effectsOf(inputs: BatchInputs, shocked: readonly RunRow[], unshocked: readonly RunRow[]): Effect[] {
  const control = new Map(unshocked.filter((row) => row.end !== 'failed').map((row) => [row.seed, row]));
  const pairs = shocked.flatMap((row) => {
    const other = control.get(row.seed);
    return row.end !== 'failed' && other ? [[row, other] as const] : [];
  });
  const effect = (
    name: string,
    title: string,
    unit: string,
    harm: 1 | -1,
    of: (row: RunRow) => number,
    alike = false,
  ): Effect => {
    const compared = alike ? pairs.filter(([row, other]) => row.week === other.week) : pairs;
    const difference = pairedDifference(
      compared.map(([row]) => of(row)),
      compared.map(([, other]) => of(other)),
      EFFECT_LEVEL,
    );
    return { name, title, unit, harm, difference, clear: difference.low > 0 || difference.high < 0 };
  };
  return [
    effect('life', 'Life of the society', 'weeks', -1, (row) => row.week),
    effect('members', 'Members, over the whole horizon', 'members', -1, (row) => row.memberWeeks / inputs.weeks),
    ...inputs.facts.signals.map((signal) => {
      const column = columnOf(inputs, signal.name);
      return effect(signal.name, signal.title, '', 1, (row) => row.means[column], true);
    }),
  ];
}
