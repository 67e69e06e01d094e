/** Capture of a token vote: a majority for a moment, and a majority of those who look. */
import { type Attack, attack, type Outcome } from '../../../sim/lab/ballot.ts';
import { bounded, reported, shareOf } from './judge.ts';
import type { RowSpec } from './types.ts';

const HOLDERS = 100;
/** Nothing in the way: no snapshot, no quorum, no time lock. */
const BARE = { snapshot: 0, quorum: 0, timeLockWeeks: 0, votingWeeks: 1 };
const SNAPSHOT = { ...BARE, snapshot: 1 };
const GUARDED = { ...SNAPSHOT, quorum: 0.2, timeLockWeeks: 4 };
/** The quorum of the bundled constitution Open Harbour, in place of a fifth; and by itself. */
const LOWER = [
  { name: 'the same with a quorum of 0.05 (Open Harbour) in place of 0.2', rule: { ...GUARDED, quorum: 0.05 } },
  { name: 'the same with a quorum of 0.05 and no time lock', rule: { ...SNAPSHOT, quorum: 0.05 } },
] as const;
/** Neither incident has a frequency. */
const OURS = 'band is ours: one incident has no frequency';
const FLASH = { tactic: 'flash', means: 1, interest: 0.5 } as const;
/** Buys a quarter of a majority, in a society in which few look. */
const PATIENT = { tactic: 'patient', means: 0.25, interest: 0.3 } as const;
const MEANS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1];
const CONDITIONS = [
  {
    name: 'Beanstalk: a majority bought in a flash passes, without snapshot and time lock',
    rule: BARE,
    by: FLASH,
    published: [0.99, 1],
  },
  { name: 'the same with a snapshot at the opening', rule: SNAPSHOT, by: FLASH, published: [0, 0.01] },
  { name: 'the same with a time lock', rule: { ...BARE, timeLockWeeks: 2 }, by: FLASH, published: [0, 0.01] },
  {
    name: 'Build Finance: votes bought patiently pass, without a quorum',
    rule: BARE,
    by: PATIENT,
    published: [0.9, 1],
  },
  { name: 'the same with a snapshot at the opening', rule: SNAPSHOT, by: PATIENT, published: [0.9, 1] },
  { name: 'the same with snapshot, quorum and time lock', rule: GUARDED, by: PATIENT, published: [0, 0.1] },
] as const;

function attacks(runs: number, id: string, set: Omit<Attack, 'members' | 'seed'>): Outcome[] {
  return Array.from({ length: runs }, (_, run) =>
    attack({ ...set, members: HOLDERS + 1, seed: `evidence/flash-capture/${id}/${run}` }),
  );
}
const passes = (outcomes: readonly Outcome[]): number => outcomes.filter(({ passed }) => passed).length;

export const flashCapture: RowSpec = {
  id: 'flash-capture',
  title: 'Capture of a vote by tokens',
  source:
    'Beanstalk, 17 April 2022, and Build Finance, February 2022; neither is an experiment, and what would have stopped them is reasoning that the reports share',
  kind: 'output',
  published:
    'Beanstalk: with tokens on credit for one transaction somebody held more than the two thirds that an emergency text needed, passed it at once and took about 182 million dollars; votes counted as they stood when they were cast, and nothing lay between the vote and its execution. A balance taken before the vote, or a delay after it, would have stopped it. Build Finance: somebody bought tokens, failed once and passed a text that handed over the treasury at the second attempt, when few looked; about 470,000 dollars. There was nothing to borrow in a moment, so a balance taken before would not have helped; a quorum is what was asked for afterwards.',
  kernel:
    'Voting with turnout, counting and time lock as in `governance.dao` (`sim/governance/dao*.ts`, `ballot.ts`), minutes from the time ledger, tokens at the price of the market maker (`sim/economy/token-market.ts`).',
  setting:
    'One hundred holders of 1,000 tokens each, who all prefer the law to the text, and an attacker with none. The market maker has twice as many tokens as they. In a flash: money for a majority of all tokens, buys in the week in which the ballot closes and sells in the next. Patiently: a quarter of that money, buys before the ballot opens and holds, while the others trust little and feel little heard (0.3). The curve: money as a share of the price of a majority.',
  lacks:
    'A week stands for a transaction: the attacker needs the money for a week, and nobody lends it. Others do not trade. One incident of each kind gives no frequency: the bands in which attacks must pass or fail are ours, for “as it went” and “would have been stopped”. Open Harbour’s own quorum of 0.05 is reported beside 0.2, with the time lock and without. The second attack is stopped because the quorum is above what attacker and voters cast together, or because those who had stayed away come in the time lock; with a larger purse it passes in spite of both.',
  runs: { full: 100, small: 8 },
  *measure(runs) {
    const points = [];
    let done = 0;
    const all = CONDITIONS.length + LOWER.length + 2 * MEANS.length;
    let lost: number[] = [];
    for (const [k, { name, rule, by, published }] of CONDITIONS.entries()) {
      const outcomes = attacks(runs, `${k}`, { ...by, rule });
      if (k === 0) lost = outcomes.map((outcome) => outcome.lost);
      points.push({ ...bounded(name, published, passes(outcomes) / runs), origin: OURS });
      yield ++done / all;
    }
    for (const [k, { name, rule }] of LOWER.entries()) {
      points.push(reported(name, [passes(attacks(runs, `lower/${k}`, { ...PATIENT, rule })) / runs]));
      yield ++done / all;
    }
    points.push(reported('what the flash costs, as a share of the money used', lost));
    const curves: { at: number; bare: ReturnType<typeof shareOf>; guarded: ReturnType<typeof shareOf> }[] = [];
    for (const means of MEANS) {
      const set = { tactic: 'patient', means, interest: 0.5 } as const;
      const bare = shareOf(passes(attacks(runs, `bare/${means}`, { ...set, rule: BARE })), runs);
      yield ++done / all;
      const guarded = shareOf(passes(attacks(runs, `guarded/${means}`, { ...set, rule: GUARDED })), runs);
      yield ++done / all;
      curves.push({ at: means, bare, guarded });
    }
    points.push(
      reported(
        'least money that passes half of the time without quorum and lock, as a share of the price of a majority of all',
        [curves.find(({ bare }) => bare[0] >= 0.5)?.at ?? 1],
      ),
    );
    const curve = (name: string, tone: 'simulated' | 'other', of: 'bare' | 'guarded') => ({
      name,
      tone,
      points: curves.map((c) => [c.at, c[of][0]] as const),
      band: curves.map((c) => [c.at, c[of][1], c[of][2]] as const),
      note: '',
    });
    const figure = {
      label: 'How often votes that were bought beforehand pass a text that nobody else wants, by the money spent',
      x: {
        label: 'money, as a share of the price of a majority of all tokens',
        from: 0,
        to: 1,
        scale: 'linear',
        ticks: [],
      },
      y: { label: 'share of attacks that pass', from: 0, to: 1, scale: 'linear', ticks: [] },
      curves: [
        curve('no quorum and no time lock', 'simulated', 'bare'),
        curve('quorum of a fifth and four weeks of time lock', 'other', 'guarded'),
      ],
      dots: [],
    } as const;
    return { points, figure };
  },
};
