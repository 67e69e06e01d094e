/**
 * Measures declared effects over pairs of runs: the same people and luck on both sides, one with the system at work and
 * one at its neutral side. All systems that are still open take the same further seeds, look, and leave when they are
 * decided; a side that several share is run once for all of them.
 *
 * A society that has ended counts by the weeks that it lived: its mean, its last week, its highest. So every seed
 * counts on both sides, and none is chosen by how it went.
 *
 * Seed k is `coverage/ENGINE/ROUND/k` and serves nothing else. With the number of the engine in it no engine is judged on
 * seeds that were seen with another; the round is 1, and higher for declarations that were amended after a look, which
 * are judged on seeds that none of them has seen.
 */

import type { Effect } from '../../../sim/core/effect.ts';
import { ENGINE } from '../../../sim/core/engine.ts';
import type { RunRequest, RunResult } from '../../../sim/core/plan.ts';
import { observables } from '../../../sim/fragility/observer.ts';
import type { Executor } from '../../executor.ts';
import { type Judged, judge, type Looks } from './judge.ts';
import { type Side, sidesOf } from './sides.ts';

/** The verdict is `open` when the most seeds did not decide it. */
export interface Measured extends Judged {
  readonly effectOf: Effect;
}

export type Step =
  /** Another look is being prepared. */
  | { readonly kind: 'look'; readonly runs: number; readonly open: number; readonly decided: number }
  | { readonly kind: 'run' }
  | { readonly kind: 'decided'; readonly measured: Measured };

const OBSERVABLES = observables().map(({ name }) => name);

/** Seed k of a round, with this engine. */
export function coverageSeed(k: number, round = 1): string {
  return `coverage/${ENGINE}/${round}/${k}`;
}

/** What an effect is judged by, of one run. */
export function judgedBy(
  result: RunResult,
  { observable, over = 'mean' }: Pick<Effect, 'observable' | 'over'>,
): number {
  const at = OBSERVABLES.indexOf(observable);
  if (at < 0) throw new Error(`${observable} is not an observable`);
  return { mean: result.means, last: result.lasts, peak: result.peaks }[over][at] as number;
}

export function requestOf({ plan, scenario, weeks }: Side, seed: string): RunRequest {
  return { plan, scenario, seed, weeks, recordEveryWeeks: 0, recordEvents: false };
}

interface Running {
  readonly effect: Effect;
  readonly atWork: number;
  readonly neutral: number;
  readonly differences: number[];
}

/** Numbers sides so that equal ones are one. */
class SideList {
  readonly sides: Side[] = [];
  private readonly numbers = new Map<string, number>();

  number(side: Side): number {
    const key = JSON.stringify(side);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.sides.length);
    return this.sides.push(side) - 1;
  }
}

/**
 * Yields each step; ends early, without an error, once the signal is aborted.
 * @throws Error when an effect names what does not exist, or when a run could not be finished
 */
export async function* measure(
  executor: Executor,
  effects: readonly Effect[],
  looks: Looks,
  signal?: AbortSignal,
): AsyncGenerator<Step, void, void> {
  const list = new SideList();
  let open: Running[] = effects.map((effect) => {
    const { atWork, neutral } = sidesOf(effect);
    return { effect, atWork: list.number(atWork), neutral: list.number(neutral), differences: [] };
  });
  for (let from = 0; open.length > 0 && from < looks.most; ) {
    const to = Math.min(from === 0 ? looks.least : from + looks.step, looks.most);
    const wanted = new Map<string, RunRequest>();
    for (let k = from; k < to; k++) {
      for (const { effect, atWork, neutral } of open) {
        const seed = coverageSeed(k, effect.round);
        for (const side of [atWork, neutral]) wanted.set(`${side} ${seed}`, requestOf(list.sides[side] as Side, seed));
      }
    }
    yield { kind: 'look', runs: wanted.size, open: open.length, decided: effects.length - open.length };
    const results = new Map<string, RunResult>();
    const keys = [...wanted.keys()];
    for await (const result of executor.run(wanted.values(), signal)) {
      if ('failed' in result) throw new Error(`a run failed: ${result.seed}: ${result.failed}`);
      results.set(keys[results.size] as string, result);
      yield { kind: 'run' };
    }
    if (signal?.aborted) return;
    const still: Running[] = [];
    for (const running of open) {
      const { effect, atWork, neutral, differences } = running;
      for (let k = from; k < to; k++) {
        const seed = coverageSeed(k, effect.round);
        const side = (number: number): number => judgedBy(results.get(`${number} ${seed}`) as RunResult, effect);
        differences.push(side(atWork) - side(neutral));
      }
      const judged = judge(differences, effect, looks);
      if (judged.verdict === 'open' && to < looks.most) still.push(running);
      else yield { kind: 'decided', measured: { effectOf: effect, ...judged } };
    }
    open = still;
    from = to;
  }
}
