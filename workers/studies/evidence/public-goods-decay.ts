/** The public goods game: where contributions start, how far they decay, and what does not show. */

import { quantileSorted } from '../../../results/statistics/quantile.ts';
import { bits, runKey, uniform } from '../../../sim/core/random.ts';
import { Game } from '../../../sim/lab/public-goods.ts';
import { beyond, LEVEL, meanOf, rounded, sample } from './judge.ts';
import type { RowSpec } from './types.ts';

const GROUP = 4;
const ENDOWMENT = 20;
/** Subjects of the published experiment, all matched anew each round. */
const SUBJECTS = 140;
const ROUNDS = 10;
/** Rounds played after the restart. */
const AGAIN = 5;
/** Mean contribution of 20 tokens by round; and mean and spread (half-width of a uniform) of the beliefs stated in the first. */
const PUBLISHED = [7.89, 7.74, 6.26, 5.34, 4.8, 4.05, 3.81, 3.42, 2.75, 2.24];
const FIRST_BELIEF = 9.8;
const FIRST_SPREAD = 8.4;
/** Decimals of the published means. */
const DIGITS = 2;

/** Mean contribution by round, of `ROUNDS + AGAIN`, in one experiment. */
function experiment(seed: string): number[] {
  const [k0, k1] = runKey(seed);
  const firstBelief = (subject: number): number => FIRST_BELIEF + FIRST_SPREAD * (2 * uniform(k0, k1, subject, 0) - 1);
  const game = new Game(SUBJECTS, GROUP, ENDOWMENT, seed, firstBelief);
  return Array.from({ length: ROUNDS + AGAIN }, (_, round) => {
    game.match(bits(k0, k1, round, 1), bits(k1, k0, round, 1));
    return game.round();
  });
}

export const publicGoodsDecay: RowSpec = {
  id: 'public-goods-decay',
  title: 'Decay of contributions to a public good',
  source:
    'Fischbacher, U. & Gächter, S. (2010), American Economic Review 100:541–556, means computed from the published data; Isaac, R. M. & Walker, J. (1988), Quarterly Journal of Economics 103:179–199; Andreoni, J. (1988), Journal of Public Economics 37:291–304',
  kind: 'input',
  published:
    '140 subjects in groups of four, matched anew each round, contribute 7.89 of 20 tokens in the first round and 2.24 in the tenth (39 % and 11 %). Contributions are higher where the return to each (MPCR) is higher, and rise again when the game is started anew.',
  kernel:
    '`wishedHours` of `agents/contribution.ts` for what each gives, with the half-life of `culture.norms.contribution_expectation` for what each learns; cooperation types as `people.traits` draws them.',
  setting:
    '140 members in groups of four, matched anew each round; 20 tokens each; first beliefs spread evenly over 9.8 ± 8.4 tokens, which has mean and deviation of the beliefs that the subjects stated. A round stands for one turn of four weeks. No duty, no sanction, full strength.',
  lacks:
    'Contributions end where the published ones do, but start too low. What each type gives is taken from the same data: conditional cooperators match 73 % of what others give (least squares through the origin over the stated schedules), free riders nothing, and those who fit no type 44 % of the endowment. The subjects gave more in the first rounds than the schedules that they had stated, and free riders by schedule were no free riders at first; the product has schedules only. Beliefs move 37 % of the way a round, against 41.5 % on what was seen last and 57 % on the belief before in the source. The wish to give has no marginal return in it (work for income has): the published effect of the MPCR is not modelled, and nothing could be run for it. Nor does it know a new beginning, so that a restart has no effect.',
  runs: { full: 1000, small: 10 },
  *measure(runs) {
    const byRound = Array.from({ length: ROUNDS + AGAIN }, () => new Float64Array(runs));
    for (let run = 0; run < runs; run++) {
      experiment(`evidence/public-goods/${run}`).forEach((mean, round) => {
        byRound[round][run] = mean;
      });
      if (run % 50 === 49) yield run / runs;
    }
    const first = byRound[0];
    const last = byRound[ROUNDS - 1];
    const restarted = byRound[ROUNDS];
    const fall = first.map((x, run) => x - last[run]);
    const points = [
      sample(
        'fall from round 1 to round 10, tokens of 20',
        rounded(PUBLISHED[0] - PUBLISHED[ROUNDS - 1]),
        fall,
        1,
        DIGITS,
      ),
      sample('tokens of 20 given in round 10', PUBLISHED[ROUNDS - 1], last, 1, DIGITS),
      sample('tokens of 20 given in round 1', PUBLISHED[0], first, 1, DIGITS),
      beyond(
        'rise at a restart after round 10, tokens',
        0,
        last.map((x, run) => restarted[run] - x),
      ),
    ];
    const middle = byRound.map((values, round) => {
      const sorted = values.slice().sort();
      const low = quantileSorted(sorted, (1 - LEVEL) / 2);
      const high = quantileSorted(sorted, (1 + LEVEL) / 2);
      return [round + 1, rounded(meanOf(values)), rounded(low), rounded(high)] as const;
    });
    const figure = {
      label: 'Mean contribution by round, simulated and published, with a restart after round 10',
      x: {
        label: 'round; the game starts anew in round 11',
        from: 1,
        to: ROUNDS + AGAIN,
        scale: 'linear',
        ticks: middle.map(([round]) => [round, String(round)] as const),
      },
      y: { label: 'mean contribution, tokens of 20', from: 0, to: 10, scale: 'linear', ticks: [] },
      curves: [
        {
          name: 'simulated; 99 % of experiments with 140 subjects',
          tone: 'simulated',
          points: middle.map(([round, mean]) => [round, mean] as const),
          band: middle.map(([round, , low, high]) => [round, low, high] as const),
          note: '',
        },
        {
          name: 'restart',
          tone: 'other',
          points: [
            [ROUNDS + 0.5, 0],
            [ROUNDS + 0.5, 10],
          ],
          band: [],
          note: '',
        },
      ],
      dots: [
        {
          name: 'published means of 140 subjects',
          tone: 'published',
          points: PUBLISHED.map((mean, round) => [round + 1, mean, mean, mean] as const),
        },
      ],
    } as const;
    return { points, figure };
  },
};
