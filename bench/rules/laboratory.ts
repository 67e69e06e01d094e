/**
 * The three rules as the product runs them in its laboratory: the kernels of its weekly mechanisms under the
 * sweeps of `sim/lab/`, with addressed draws, parameters and a graph given at run time.
 *
 *   dissemination  `culture/dissemination.ts`, the customs of `culture.values`
 *   confidence     `agents/exchange.ts`, as in `people.positions` and `culture.values`
 *   public goods   `wishedHours` of `people.contribution` and the belief of the contribution norm
 */
import { mechanismKey, runKey, weekKey0, weekKey1 } from '../../sim/core/random.ts';
import { playRound } from '../../sim/lab/public-goods.ts';
import { sweepCustoms, sweepOpinions } from '../../sim/lab/sweeps.ts';
import type { Contestant } from './rule.ts';
import {
  BOUND,
  beliefsOf,
  customsOf,
  DEGREE,
  DUTY,
  FEATURES,
  GROUP,
  graphOf,
  opinionsOf,
  RATE,
  typesOf,
} from './start.ts';

const [RUN0, RUN1] = runKey('laboratory');
const [KEY0, KEY1] = mechanismKey(RUN0, RUN1, 'bench');

export function laboratoryCustoms(members: number): Contestant {
  const neighbours = graphOf(members);
  const customs = customsOf(members);
  const first = customs.slice();
  return {
    name: 'laboratory',
    restart: () => customs.set(first),
    sweep(number) {
      const k0 = weekKey0(KEY0, KEY1, number);
      const k1 = weekKey1(KEY0, KEY1, number);
      sweepCustoms(customs, FEATURES, neighbours, DEGREE, members, k0, k1);
    },
    state: () => customs,
  };
}

export function laboratoryOpinions(members: number): Contestant {
  const neighbours = graphOf(members);
  const opinions = opinionsOf(members);
  const first = opinions.slice();
  return {
    name: 'laboratory',
    restart: () => opinions.set(first),
    sweep(number) {
      const k0 = weekKey0(KEY0, KEY1, number);
      const k1 = weekKey1(KEY0, KEY1, number);
      sweepOpinions(opinions, BOUND, RATE, neighbours, DEGREE, members, k0, k1);
    },
    state: () => opinions,
  };
}

export function laboratoryGroups(members: number): Contestant {
  const types = typesOf(members);
  const beliefs = beliefsOf(members);
  const given = new Float64Array(members);
  const first = beliefs.slice();
  return {
    name: 'laboratory',
    restart: () => beliefs.set(first),
    sweep: () => playRound(types, beliefs, given, GROUP, DUTY, 0, members),
    state: () => beliefs,
  };
}
