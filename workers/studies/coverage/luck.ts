/**
 * How often the instruments find something where there is nothing: the same constitution under two different sets of
 * seeds. Whatever differs is luck; over all observables, hardly any interval may leave out zero at any look.
 */
import { observables } from '../../../sim/fragility/observer.ts';
import type { Executor } from '../../executor.ts';
import { estimate, type Looks } from './judge.ts';
import { requestOf } from './measure.ts';
import { sidesOf } from './sides.ts';
import { CONTROL, DECLARED } from './systems.ts';

export interface Luck {
  readonly observables: number;
  readonly seeds: number;
  /** Observables whose interval left out zero at some look, though nothing differs. */
  readonly misled: readonly string[];
}

/** @throws Error when a run could not be finished */
export async function measureLuck(executor: Executor, looks: Looks): Promise<Luck> {
  const inert = DECLARED.find(({ effect }) => effect.system === CONTROL);
  if (!inert) throw new Error('there is no control');
  const { neutral } = sidesOf(inert.effect);
  const names = observables().map(({ name }) => name);
  const differences: number[][] = names.map(() => []);
  const misled = new Set<string>();
  function* requests() {
    for (let k = 0; k < looks.most; k++) {
      yield requestOf(neutral, `coverage/luck/one/${k}`);
      yield requestOf(neutral, `coverage/luck/other/${k}`);
    }
  }
  let first: Float64Array | undefined;
  let pairs = 0;
  for await (const result of executor.run(requests())) {
    if ('failed' in result) throw new Error(`a run failed: ${result.seed}: ${result.failed}`);
    if (!first) {
      first = result.means;
      continue;
    }
    for (let o = 0; o < names.length; o++)
      (differences[o] as number[]).push((first[o] as number) - (result.means[o] as number));
    first = undefined;
    pairs++;
    if (pairs < looks.least || (pairs - looks.least) % looks.step !== 0) continue;
    names.forEach((name, o) => {
      const { low, high } = estimate(differences[o] as number[]);
      if (low > 0 || high < 0) misled.add(name);
    });
  }
  return { observables: names.length, seeds: pairs, misled: [...misled] };
}
