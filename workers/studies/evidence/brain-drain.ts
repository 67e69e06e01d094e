/** Brain drain: who leaves where everything is shared, and what holds them. */
import type { Plan } from '../../../sim/core/plan.ts';
import { type Life, live } from '../sharing/lives.ts';
import { planOf } from '../sharing/sharing.ts';
import { beyond, interval, reported, rounded } from './judge.ts';
import type { RowSpec } from './types.ts';

const WEEKS = 260;
const RATES = [0, 0.25, 0.5, 0.75, 1];
const RICHER = 2;

/** A common purse with more infrastructure in place from the beginning. */
function wealthy(plan: Plan): Plan {
  const production = plan.clauses['economy.production'];
  const foundingCapital = RICHER * production.foundingCapital;
  return { ...plan, clauses: { ...plan.clauses, 'economy.production': { ...production, foundingCapital } } };
}

export const brainDrain: RowSpec = {
  id: 'brain-drain',
  title: 'Brain drain under equal sharing',
  source:
    'Abramitzky, R. (2008), Quarterly Journal of Economics 123:1111–1154; Abramitzky, R. (2009), Journal of Economic History 69:478–508',
  kind: 'output',
  published:
    'In kibbutzim, which pool all income and share it equally, productive individuals are the most likely to leave; a kibbutz’s wealth, which leavers forfeit, and ideology hold them.',
  kernel:
    'The whole society; `people.exit`, which compares an hour here with an hour outside, and `economy.common_purse`, which pools outside wages beside what the community makes.',
  setting:
    'An eco-village for five years, unshocked, whose pool does nothing but share equally (no upkeep, wear, investment or reserve, no safety net), at sharing rates from 0 to 1 that nobody can change. Leavers are compared with those present in the week in which they leave, in standard deviations. Wealth: twice the infrastructure at the founding.',
  lacks:
    'Sharing turns leaving towards those who could earn more outside, but weakly: under equal sharing they are not plainly the first to go, they only stop being the last. Outside pay is 0.5 and a mean of skills, so that the best paid quarter could earn only a third more than the worst paid; real wages differ far more, and so does what the able forgo. Most of the difference comes from felt unfairness of reward and little from the pay forgone: without that term, on seeds used while building, it was as large. Ideology does not hold: leavers value cooperation more, not less, than those who stay. The cause is known: who values cooperation feels part of what others have of an hour as a return, gives more hours and is exhausted more often; without that regard, on the same seeds, the difference was nothing (0.02 ± 0.10). Wealth that leavers forfeit is here only better infrastructure; claims that can be lost are left to clauses that bring them.',
  runs: { full: 200, small: 2 },
  *measure(runs) {
    const seeds = Array.from({ length: runs }, (_, run) => `evidence/brain-drain/${run}`);
    const steps = RATES.length + 1;
    const lives: Life[][] = [];
    for (const rate of RATES) {
      lives.push(seeds.map((seed) => live(planOf('purse', 'usual', rate), seed, WEEKS)));
      yield lives.length / steps;
    }
    const rich = seeds.map((seed) => live(wealthy(planOf('purse', 'usual', 1)), seed, WEEKS));
    const apart = lives[0];
    const shared = lives[RATES.length - 1];
    const points = [
      beyond(
        'outside wage of leavers, everything shared less nothing shared',
        0,
        shared.map(({ leaversWage }, run) => leaversWage - apart[run].leaversWage),
      ),
      beyond(
        'outside wage of leavers above those present, everything shared',
        0,
        shared.map(({ leaversWage }) => leaversWage),
      ),
      beyond(
        'leavers in five years, usual wealth less twice the wealth, everything shared',
        0,
        shared.map(({ leavers }, run) => leavers - rich[run].leavers),
      ),
      beyond(
        'value of cooperation of those present above leavers, everything shared',
        0,
        shared.map(({ leaversCooperation }) => -leaversCooperation),
      ),
      reported(
        'outside wage of leavers above those present, nothing shared',
        apart.map(({ leaversWage }) => leaversWage),
      ),
      reported(
        'hours of work for the community, everything shared less nothing shared',
        shared.map(({ hours }, run) => hours - apart[run].hours),
      ),
    ];
    const middle = lives.map((all, k) => ({
      rate: RATES[k],
      ...interval(all.map(({ leaversWage }) => leaversWage)),
    }));
    const figure = {
      label: 'What leavers could earn outside, against those present, by the rate at which income is shared equally',
      x: { label: 'sharing rate', from: 0, to: 1, scale: 'linear', ticks: [] },
      y: {
        label: 'outside wage of leavers, standard deviations from those present',
        from: -0.2,
        to: 0.2,
        scale: 'linear',
        ticks: [],
      },
      curves: [
        {
          name: 'simulated, 99 % interval',
          tone: 'simulated',
          points: middle.map(({ rate, mean }) => [rate, rounded(mean)] as const),
          band: middle.map(({ rate, low, high }) => [rate, rounded(low), rounded(high)] as const),
          note: '',
        },
      ],
      dots: [],
    } as const;
    return { points, figure };
  },
};
