/** Opinions exchanged in pairs: how many major clusters are left, by the bound of confidence. */
import { runKey, uniform } from '../../../sim/core/random.ts';
import { clusterSizes, exchangeInPairs, unsettled } from '../../../sim/lab/opinions.ts';
import { countsByBound } from './by-bound.ts';
import { crosses, crossing, interval, rerun, rounded, sample, shareOf } from './judge.ts';
import type { RowSpec } from './types.ts';

const MEMBERS = 1000;
const RATE = 0.5;
/** A cluster of 5 % of all is a major one; smaller ones are the stragglers that the paper leaves out. */
const MAJOR = 0.05 * MEMBERS;
const ENCOUNTERS_AT_ONCE = 10 * MEMBERS;
const MOST_ENCOUNTERS = 1000 * MEMBERS;
const SETTLED = 0.01;
const BOUNDS = [
  0.05, 0.075, 0.1, 0.125, 0.15, 0.175, 0.2, 0.225, 0.24, 0.25, 0.26, 0.27, 0.28, 0.29, 0.3, 0.35, 0.4, 0.45, 0.5,
];
const TARGETS = new Map([
  [0.1, { clusters: 4.3, digits: 1 }],
  [0.15, { clusters: 2.9, digits: 1 }],
  [0.2, { clusters: 2, digits: 1 }],
  [0.25, { clusters: 1.97, digits: 2 }],
  [0.3, { clusters: 1, digits: 1 }],
]);
/** The re-run of the rule whose figures are compared does not say how many runs they are of. */
const RUNS_COMPARED = 100;

/** Major clusters at rest. */
export function majorClusters(members: number, bound: number, seed: string): number {
  const [k0, k1] = runKey(seed);
  const opinion = Float64Array.from({ length: members }, (_, i) => uniform(k1, k0, i, 0));
  const piece = (ENCOUNTERS_AT_ONCE * members) / MEMBERS;
  for (let event = 0; event < MOST_ENCOUNTERS && unsettled(opinion, members, bound, SETTLED); event += piece) {
    exchangeInPairs(opinion, members, bound, RATE, k0, k1, event, event + piece);
  }
  return clusterSizes(opinion, members, bound / 2).filter((size) => size >= (MAJOR * members) / MEMBERS).length;
}

export const boundedConfidencePairs: RowSpec = {
  id: 'bounded-confidence-pairs',
  title: 'Bounded confidence in pairs',
  source: 'Deffuant, G., Neau, D., Amblard, F. & Weisbuch, G. (2000), Advances in Complex Systems 3:87–98',
  kind: 'output',
  published:
    'Opinions start evenly spread over [0, 1]. Two who meet and differ by less than the bound ε move towards each other. They end in about 1/(2ε) major clusters. The figures compared are not printed ones: they are those of an independent re-run of the published rule, which gives 4.3 at ε = 0.1, 2.9 at 0.15, 2.0 at 0.2, 1.97 at 0.25 and one from 0.3 on, and half of the runs in consensus at ε ≈ 0.27, not at the 0.5 that is often repeated. How many runs they are of is not known; 100 are assumed.',
  kernel:
    '`agents/exchange.ts`, which `people.positions` and `culture.values` call for every exchange of opinions and values.',
  setting:
    '1,000 members, everybody may meet everybody, one encounter after another, μ = 0.5, until nobody can move by more than 0.01; clusters of at least 5 % of the members count.',
  lacks:
    'In the society members also return to ideal points of their own, listen to one companion for four weeks and differ in openness, so that opinions keep moving: the clusters there are not those of this figure.',
  runs: { full: 100, small: 2 },
  *measure(runs) {
    const counts = yield* countsByBound(BOUNDS, runs, 10, (bound, run) =>
      majorClusters(MEMBERS, bound, `evidence/pairs/${bound}/${run}`),
    );
    const of = (bound: number): number[] => counts.get(bound) ?? [];
    const consensus = BOUNDS.map((bound) => {
      const agreed = of(bound).filter((count) => count === 1).length;
      return [bound, ...shareOf(agreed, runs)] as const;
    });
    const targets = [...TARGETS];
    const points = [
      ...targets.map(([bound, { clusters, digits }]) =>
        rerun(sample(`major clusters at ε = ${bound}`, clusters, of(bound), RUNS_COMPARED, digits), RUNS_COMPARED),
      ),
      rerun(crosses('ε at which half of the runs reach consensus', 0.27, crossing(consensus, 0.5), 2)),
    ];
    const curve = BOUNDS.map((bound) => ({ bound, ...interval(of(bound)) }));
    const figure = {
      label:
        'Mean number of major opinion clusters by the bound of confidence, simulated and by a re-run of the published rule',
      x: { label: 'bound of confidence ε', from: 0.05, to: 0.5, scale: 'linear', ticks: [] },
      y: { label: 'major clusters, mean of runs', from: 0, to: 10, scale: 'linear', ticks: [] },
      curves: [
        {
          name: 'rule of thumb 1/(2ε)',
          tone: 'other',
          points: BOUNDS.map((bound) => [bound, rounded(1 / (2 * bound))] as const),
          band: [],
          note: '',
        },
        {
          name: 'simulated, 99 % interval',
          tone: 'simulated',
          points: curve.map(({ bound, mean }) => [bound, rounded(mean)] as const),
          band: curve.map(({ bound, low, high }) => [bound, rounded(low), rounded(high)] as const),
          note: '',
        },
      ],
      dots: [
        {
          name: 're-run of the published rule',
          tone: 'published',
          points: targets.map(([bound, { clusters }]) => [bound, clusters, clusters, clusters] as const),
        },
      ],
    } as const;
    return { points, figure };
  },
};
