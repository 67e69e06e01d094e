/**
 * Misaligned incentives: what is rewarded is not what the community says it lives by.
 *
 *   misaligned = 0.4 (1 − ρ)/2 + 0.3 R + 0.3 S
 *   ρ = Spearman correlation between what the community pays a member and what the member contributes
 *   R = share of free riders: those who contribute less than half the mean
 *   S = max(0, D − c · max(0, ρ)): D = mean declared weight of cooperation and accountability, c = share of
 *       all income that comes from the community. Income that follows an outside wage, or is paid here
 *       regardless of contribution, rewards neither.
 *
 * Sources: Kerr (1975), On the folly of rewarding A, while hoping for B, Academy of Management Journal
 * 18:769–783; Spearman (1904). When pay does not vary, ρ is 0 and the first part half of its weight.
 * Only people who have lived here for a quarter count. Without a community economy there is no reward to
 * compare: the first and third part are left out. Weights, the bound of free riding and thresholds are
 * assumptions.
 */
import { RESIDENT, VALUES } from '../core/contract.ts';
import { spearman } from './measures.ts';
import type { Blame, Observed, SignalObserver, SignalSpec } from './signal.ts';

const SETTLED_WEEKS = 13;
const FREE_RIDING = 0.5;
const W_PAY = 0.4;
const W_RIDERS = 0.3;
const W_SAYING = 0.3;
/** Declared when no clause declares anything: indifference. */
const UNDECLARED = 0.5;

class IncentiveObserver implements SignalObserver {
  private readonly pay: Float64Array;
  private readonly given: Float64Array;
  private readonly row: Int32Array;
  private readonly declared: readonly number[];
  private n = 0;

  constructor(world: Observed) {
    const capacity = world.layout.capacity.members;
    this.pay = new Float64Array(capacity);
    this.given = new Float64Array(capacity);
    this.row = new Int32Array(capacity);
    this.declared = [VALUES[2], VALUES[5]].map((v) =>
      world.layout.parameters.findIndex((p) => p.path === `culture.values.${v}`),
    );
  }

  observe(world: Observed, out: Float64Array, at: number): void {
    const { pay, given, row } = this;
    const status = world.array('members.status') as Uint8Array;
    const joined = world.array('members.joinedWeek') as Int32Array;
    const score = world.array('members.contributionScore') as Float32Array;
    const pays = world.has('members.communityIncome');
    const paid = pays ? (world.array('members.communityIncome') as Float32Array) : score;
    const income = pays ? (world.array('members.incomeCredits') as Float32Array) : score;
    let n = 0;
    let total = 0;
    let incomes = 0;
    let fromHere = 0;
    for (let i = 0; i < world.rows.members; i++) {
      if (status[i] < RESIDENT || world.week - joined[i] < SETTLED_WEEKS) continue;
      row[n] = i;
      pay[n] = paid[i];
      given[n] = score[i];
      total += score[i];
      fromHere += paid[i];
      incomes += income[i];
      n++;
    }
    this.n = n;
    let riders = 0;
    for (let k = 0; k < n; k++) if (given[k] * n < FREE_RIDING * total) riders++;
    const riding = n > 0 ? riders / n : 0;
    const rho = pays ? spearman(pay, given, n) : 0;
    const here = incomes > 0 ? fromHere / incomes : 0;
    let said = 0;
    for (const index of this.declared)
      said += (index < 0 ? UNDECLARED : world.law.values[index]) / this.declared.length;
    const gap = pays && n > 0 ? Math.max(0, said - here * Math.max(0, rho)) : 0;
    out[at] = pays && n > 0 ? (W_PAY * (1 - rho)) / 2 + W_RIDERS * riding + W_SAYING * gap : riding;
    out[at + 1] = rho;
    out[at + 2] = riding;
    out[at + 3] = gap;
    out[at + 4] = here;
  }

  /** The declared values that are not rewarded, then those who are paid most above what they give. */
  breakdown(world: Observed, most: number): Blame[] {
    const identity = world.array('members.identity');
    const { pay, given, row, n } = this;
    let paid = 0;
    let worked = 0;
    for (let k = 0; k < n; k++) {
      paid += pay[k];
      worked += given[k];
    }
    const clauses: Blame[] = this.declared
      .filter((index) => index >= 0)
      .map((index) => ({
        kind: 'clause',
        who: -1,
        other: -1,
        clause: world.layout.parameters[index].path,
        share: world.law.values[index],
        says: 'declared, but not what is rewarded',
      }));
    if (paid === 0 || worked === 0) return clauses.slice(0, most);
    const excess = Array.from({ length: n }, (_, k) => ({ k, share: pay[k] / paid - given[k] / worked }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share || a.k - b.k)
      .map(
        ({ k, share }): Blame => ({
          kind: 'member',
          who: identity[row[k]],
          other: -1,
          clause: '',
          share,
          says: 'share of pay above the share of contribution',
        }),
      );
    return [...clauses, ...excess].slice(0, most);
  }
}

export const incentives: SignalSpec = {
  id: 'misaligned_incentives',
  title: 'Misaligned incentives',
  formula:
    '0.4 (1 − ρ)/2 + 0.3 R + 0.3 max(0, D − c·max(0, ρ)); ρ = rank correlation of community income and contribution, R = share of free riders, D = declared weight of cooperation and accountability, c = community’s share of income',
  source: 'Kerr, S. (1975), Academy of Management Journal 18:769–783.',
  warning: 0.4,
  critical: 0.6,
  everyWeeks: 13,
  parts: [
    {
      name: 'rank_correlation',
      unit: 'correlation',
      meaning: 'Spearman correlation of community income and contribution.',
    },
    { name: 'free_riders', unit: 'share', meaning: 'Share of settled members who contribute less than half the mean.' },
    {
      name: 'said_not_paid',
      unit: 'share',
      meaning: 'Declared weight of cooperation and accountability that income does not reward.',
    },
    { name: 'income_from_here', unit: 'share', meaning: 'Share of all income that comes from the community.' },
  ],
  effect: {
    system: 'fragility.misaligned_incentives',
    switch: {
      kind: 'stress',
      words: 'everything pooled and shared out equally, whatever was given',
      values: { 'economy.allocation.by': 'equal', 'economy.treasury.sharing_rate': 1 },
    },
    observable: 'signals.misaligned_incentives',
    sign: 1,
    smallest: 0.02,
    because: 'pay then no longer follows what was given',
    round: 2,
    amended: 'at first a tenth was not pooled on either side, and that goes by hours: 0.012, 0.004 to 0.020',
  },
  bind: (world) => new IncentiveObserver(world),
};
