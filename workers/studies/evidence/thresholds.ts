/** Joining in once enough others have: how far a small difference in thresholds carries a crowd. */
import { normal, runKey } from '../../../sim/core/random.ts';
import { Crowd, ladder, quantiles } from '../../../sim/lab/crowd.ts';
import { bounded, exactly, proportion, rerun, rounded, shareOf } from './judge.ts';
import type { RowSpec } from './types.ts';

const MEMBERS = 100;
/** As many as make the normal distribution smooth. */
const CONTINUUM = 10_000;
const MEAN = 0.25;
const SPREADS = [0.06, 0.08, 0.09, 0.1, 0.11, 0.115, 0.12, 0.125, 0.13, 0.14, 0.15, 0.16, 0.18, 0.2];
const FINE = [0.1, 0.105, 0.11, 0.115, 0.12, 0.121, 0.122, 0.123, 0.124, 0.125, 0.13, 0.14, 0.16, 0.18, 0.2];
const SAMPLED = [
  { spread: 0.12, share: 0.17 },
  { spread: 0.14, share: 0.62 },
];
/** The re-run of the rule whose figures are compared does not say how many runs they are of. */
const RUNS_COMPARED = 1000;
/** Whether everybody of 100 with thresholds drawn from N(0.25, spread) joins in. */
function allJoin(crowd: Crowd, spread: number, run: number): boolean {
  const [k0, k1] = runKey(`evidence/thresholds/${spread}/${run}`);
  return crowd.settle((member) => MEAN + spread * normal(k0, k1, member, 0)) === MEMBERS;
}

export const thresholds: RowSpec = {
  id: 'thresholds',
  title: 'Thresholds of collective behaviour',
  source: 'Granovetter, M. (1978), American Journal of Sociology 83:1420–1443',
  kind: 'output',
  published:
    'Each joins in when the share of others who did reaches a personal threshold. With thresholds 0, 1, 2 … 99 all of 100 riot; without the 1, one does. With thresholds from N(0.25, σ) the share that joins jumps from about 0.05 to 1 when σ passes 0.1225. With only 100 members drawn from it the jump is blurred: by an independent re-run of the published rule, not by a printed figure, all join in 17 % of runs at σ = 0.12 and in 62 % at 0.14. How many runs these are of is not known; 1,000 are assumed.',
  kernel:
    'The weekly step of `people.voice` (`agents/voice.ts`): members whose threshold is not above the share that speaks up are carried along.',
  setting:
    'Members so content that alone they stay just below speaking up, and carried along just above it; the step runs week by week until nobody joined for twelve weeks. 100 members, thresholds drawn anew each run; 10,000 with evenly spaced quantiles for the continuum.',
  lacks:
    'Only voice has thresholds in the product. The contribution norm is a belief about what others give and has none, and protest comes with a later mechanism. In the society readiness to speak up differs from member to member, so that thresholds alone decide only for those near the edge.',
  runs: { full: 1000, small: 40 },
  *measure(runs) {
    const crowd = new Crowd(MEMBERS);
    const all = crowd.settle(ladder(MEMBERS, (place) => place));
    const broken = crowd.settle(ladder(MEMBERS, (place) => (place === 1 ? 2 : place)));
    const many = new Crowd(CONTINUUM);
    const continuum: [number, number][] = [];
    for (const [k, spread] of FINE.entries()) {
      continuum.push([spread, rounded(many.settle(quantiles(CONTINUUM, MEAN, spread)) / CONTINUUM)]);
      yield (0.3 * (k + 1)) / FINE.length;
    }
    const below = continuum.filter(([, share]) => share < 0.5);
    const above = continuum.filter(([, share]) => share >= 0.5);
    const curve: [number, number, number, number][] = [];
    const full = new Map<number, number>();
    for (const [k, spread] of SPREADS.entries()) {
      let count = 0;
      for (let run = 0; run < runs; run++) {
        if (allJoin(crowd, spread, run)) count++;
        if (run % 50 === 49) yield 0.3 + (0.7 * (k + run / runs)) / SPREADS.length;
      }
      full.set(spread, count);
      curve.push([spread, ...shareOf(count, runs)]);
    }
    const points = [
      bounded('largest σ with few joining, continuum', [0.12, 0.1225], below[below.length - 1][0]),
      bounded('least σ with all joining, continuum', [0.1225, 0.125], above[0][0]),
      bounded('share that joins just below the jump', [0.03, 0.08], below[below.length - 1][1]),
      bounded('share that joins just above the jump', [0.99, 1], above[0][1]),
      exactly('who joins of 100 with thresholds 0 to 99', 100, all, 0),
      exactly('who joins without the threshold 1', 1, broken, 0),
      ...SAMPLED.map(({ spread, share }) =>
        rerun(
          proportion(
            `share of runs in which all of 100 join at σ = ${spread}`,
            share,
            full.get(spread) ?? 0,
            runs,
            RUNS_COMPARED,
          ),
          RUNS_COMPARED,
        ),
      ),
    ];
    const figure = {
      label: 'How many join in by the spread of thresholds, in the continuum and in crowds of 100',
      x: { label: 'standard deviation σ of thresholds', from: 0.06, to: 0.2, scale: 'linear', ticks: [] },
      y: { label: 'share of members, or of runs', from: 0, to: 1, scale: 'linear', ticks: [] },
      curves: [
        {
          name: 'published jump, σ = 0.1225',
          tone: 'published',
          points: [
            [0.1225, 0],
            [0.1225, 1],
          ],
          band: [],
          note: '',
        },
        { name: 'members who join, of 10,000', tone: 'other', points: continuum, band: [], note: '' },
        {
          name: 'runs in which all of 100 join',
          tone: 'simulated',
          points: curve.map(([x, y]) => [x, y] as const),
          band: curve.map(([x, , low, high]) => [x, low, high] as const),
          note: '',
        },
      ],
      dots: [
        {
          name: 're-run of the published rule',
          tone: 'published',
          points: SAMPLED.map(({ spread, share }) => [spread, share, share, share] as const),
        },
      ],
    } as const;
    return { points, figure };
  },
};
