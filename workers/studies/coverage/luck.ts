/**
 * How often the instruments find something where there is nothing: the same constitution under two different sets of
 * seeds. Whatever differs is luck; hardly any sequence may leave out zero at any look. All observables are judged, in
 * several independent sets, since observables of one set go together.
 */
import { ENGINE } from '../../../sim/core/engine.ts';
import { observables } from '../../../sim/fragility/observer.ts';
import type { Executor } from '../../executor.ts';
import { estimate, type Looks } from './judge.ts';
import { requestOf } from './measure.ts';
import { sidesOf } from './sides.ts';
import { CONTROL, DECLARED } from './systems.ts';

export interface Luck {
  readonly sets: number;
  readonly seedsInSet: number;
  /** Sequences judged: sets times observables. */
  readonly sequences: number;
  /** Those whose interval left out zero at some look, though nothing differs. */
  readonly misled: number;
}

/** @throws Error when a run could not be finished */
export async function measureLuck(executor: Executor, sets: number, looks: Looks): Promise<Luck> {
  const inert = DECLARED.find(({ effect }) => effect.system === CONTROL);
  if (!inert) throw new Error('there is no control');
  const { neutral } = sidesOf(inert.effect);
  const width = observables().length;
  let misled = 0;
  for (let set = 0; set < sets; set++) {
    const seeds = Array.from({ length: looks.most }, (_, k) => `coverage/${ENGINE}/luck/${set}/${k}`);
    const requests = seeds.flatMap((seed) => [requestOf(neutral, `${seed}/one`), requestOf(neutral, `${seed}/other`)]);
    const means: Float64Array[] = [];
    for await (const result of executor.run(requests)) {
      if ('failed' in result) throw new Error(`a run failed: ${result.seed}: ${result.failed}`);
      means.push(result.means);
    }
    for (let o = 0; o < width; o++) misled += +excludesZero(differencesOf(means, o), looks);
  }
  return { sets, seedsInSet: looks.most, sequences: sets * width, misled };
}

/** First minus second of each pair. */
function differencesOf(means: readonly Float64Array[], observable: number): number[] {
  const differences: number[] = [];
  for (let at = 0; at + 1 < means.length; at += 2) {
    const [one, other] = [means[at] as Float64Array, means[at + 1] as Float64Array];
    differences.push((one[observable] as number) - (other[observable] as number));
  }
  return differences;
}

function excludesZero(differences: readonly number[], { least, step, most }: Looks): boolean {
  for (let to = least; to <= most; to += step) {
    const { low, high } = estimate(differences.slice(0, to));
    if (low > 0 || high < 0) return true;
  }
  return false;
}
