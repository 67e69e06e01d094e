/** Everybody moves to the mean of those within reach: clusters left, by the bound of confidence. */
import { runKey, uniform } from '../../../sim/core/random.ts';
import { clusterSizes, deliberateToRest } from '../../../sim/lab/opinions.ts';
import { countsByBound } from './by-bound.ts';
import { crosses, crossing, interval, proportion, rerun, rounded, sample, shareOf } from './judge.ts';
import type { RowSpec } from './types.ts';

const MEMBERS = 625;
const MOST_ROUNDS = 5000;
const TOGETHER = 1e-6;
const BOUNDS = [
  0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.12, 0.15, 0.175, 0.2, 0.21, 0.22, 0.23, 0.24, 0.25, 0.3, 0.4,
];
/** The re-run of the rule whose figures are compared does not say how many runs they are of. */
const RUNS_COMPARED = 100;
const CONSENSUS = { bound: 0.25, share: 0.98 };
const TARGETS = new Map([
  [0.01, { clusters: 38, digits: 0 }],
  [0.15, { clusters: 2.6, digits: 1 }],
  [0.25, { clusters: 1, digits: 0 }],
]);

/** Clusters at rest. */
export function clusters(members: number, bound: number, seed: string): number {
  const [k0, k1] = runKey(seed);
  const opinion = Float64Array.from({ length: members }, (_, i) => uniform(k1, k0, i, 0));
  deliberateToRest(opinion, members, bound, MOST_ROUNDS);
  return clusterSizes(opinion, members, TOGETHER).length;
}

export const boundedConfidenceMean: RowSpec = {
  id: 'bounded-confidence-mean',
  title: 'Bounded confidence towards the mean',
  source: 'Hegselmann, R. & Krause, U. (2002), Journal of Artificial Societies and Social Simulation 5(3):2',
  kind: 'output',
  published:
    'Everybody moves at once to the mean of all who are no further away than ε. The figures compared are not printed ones: by an independent re-run of the published rule 625 members end in 38 clusters at ε = 0.01, in 2.6 at 0.15 and in one at 0.25 (98 % of runs), and half of the runs reach consensus at ε ≈ 0.22. How many runs they are of is not known; 100 are assumed.',
  kernel: '`hkRound` of `sim/governance/deliberation.ts`, a round of every meeting that `governance.consensus` holds.',
  setting: '625 members with opinions drawn evenly from [0, 1]; rounds until nobody moves by more than 10⁻⁹.',
  lacks:
    'In a meeting of the society members go a tenth of the way (`persuasion`), for a few rounds, each with a bound of their own: a meeting moves opinions along this path and seldom to its end.',
  runs: { full: 400, small: 5 },
  *measure(runs) {
    const counts = yield* countsByBound(BOUNDS, runs, 50, (bound, run) =>
      clusters(MEMBERS, bound, `evidence/mean/${bound}/${run}`),
    );
    const of = (bound: number): number[] => counts.get(bound) ?? [];
    const agreed = (bound: number): number => of(bound).filter((count) => count === 1).length;
    const consensus = BOUNDS.map((bound) => [bound, ...shareOf(agreed(bound), runs)] as const);
    const targets = [...TARGETS];
    const points = [
      ...targets.map(([bound, { clusters: published, digits }]) =>
        rerun(sample(`clusters at ε = ${bound}`, published, of(bound), RUNS_COMPARED, digits), RUNS_COMPARED),
      ),
      rerun(
        proportion(
          `share of runs in consensus at ε = ${CONSENSUS.bound}`,
          CONSENSUS.share,
          agreed(CONSENSUS.bound),
          runs,
          RUNS_COMPARED,
        ),
        RUNS_COMPARED,
      ),
      rerun(crosses('ε at which half of the runs reach consensus', 0.22, crossing(consensus, 0.5), 2)),
    ];
    const curve = BOUNDS.map((bound) => ({ bound, ...interval(of(bound)) }));
    const figure = {
      label:
        'Mean number of opinion clusters by the bound of confidence when all move at once, simulated and by a re-run of the published rule',
      x: { label: 'bound of confidence ε', from: 0, to: 0.4, scale: 'linear', ticks: [] },
      y: {
        label: 'clusters, mean of runs (logarithmic)',
        from: 0.9,
        to: 50,
        scale: 'log',
        ticks: [1, 2, 5, 10, 20, 50].map((at) => [at, String(at)] as const),
      },
      curves: [
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
          points: targets.map(([bound, { clusters: y }]) => [bound, y, y, y] as const),
        },
      ],
    } as const;
    return { points, figure };
  },
};
