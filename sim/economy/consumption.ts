/**
 * The household: income of the week, the bill paid, savings above a buffer spent.
 *
 *   paid    = min(bill, purse);  needs met = 1 - (unpaid / bill) x share of needs that is bought - what no money buys
 *   extras  = spending rate x (purse after the bill - buffer), when positive
 * A buffer-stock saver (Carroll 1997, Quarterly Journal of Economics 112:1-55): members hold a target of some weeks of
 * bills and consume what is above it gradually (Modigliani and Brumberg 1954), so purses are stationary when income is.
 * Unless outsiders lend (`economy.credit`), what cannot be paid is not consumed, and is hardship.
 *
 * What comes in from guilds, enterprises, grants or tokens is lumpy; others add it to `sideIncome`, each week what it
 * brought, and members count on its moving mean.
 *
 * Bills are paid every week. By turns, every four weeks, members look at what a week brings in, spend what four weeks at
 * the spending rate come to, and get over part of past hardship; new hardship is felt in its own week.
 *
 * Edge cases: a purse below zero (a fine may have done that) pays nothing and is filled by income first.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { column, flow, mechanism, RESIDENT, ref, stock, TURN_WEEKS } from '../core/contract.ts';
import { firstRow, rowStep, scratchFor } from './turns.ts';

/** Weight of the newest week in hardship: a half-life of a quarter. */
const HARDSHIP_RATE = weeklyShare(13);
/** Share of hardship left after four weeks without any. */
const HARDSHIP_KEPT = 1 - weeklyShare(13 / TURN_WEEKS);

export const consumption = mechanism({
  id: 'economy.consumption',
  layer: 'economy',
  title: 'Household consumption',
  summary:
    'Members pay the bill of their needs from their purse and spend savings above a buffer; what is unpaid is hardship.',
  source: 'Carroll 1997 (buffer-stock saving); Modigliani and Brumberg 1954 (life cycle)',
  switch: 'always',
  parameters: {
    bufferWeeks: {
      type: 'number',
      unit: 'weeks of bills',
      min: 0,
      max: 104,
      default: 13,
      amendable: false,
      meaning: 'Savings that members want to hold.',
    },
    spendingRate: {
      type: 'number',
      unit: 'share/week',
      min: 0,
      max: 1,
      default: 0.04,
      amendable: false,
      meaning: 'Share of savings above the buffer spent in a week.',
    },
  },
  columns: {
    incomeCredits: column('members', 'f32', { unit: 'credits', min: 0, meaning: 'All income of a week.' }),
    communityIncome: column('members', 'f32', {
      unit: 'credits',
      min: 0,
      meaning: 'Income of a week that came from the community.',
    }),
    needsMet: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 1,
      meaning: 'Share of this week\u2019s needs that was met.',
    }),
    hardship: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Moving average of the share of needs not met.',
    }),
    sideIncome: stock('members', {
      unit: 'credits/week',
      min: -10_000,
      max: 100_000,
      initial: 0,
      base: 0,
      halfLifeWeeks: 8,
      phase: 'economy',
      meaning: 'Usual income from guilds, enterprises, grants and tokens, less dues and fees.',
    }),
    savingsGap: column('members', 'f32', {
      unit: 'credits',
      meaning: 'Savings wanted, and debts, less savings held.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    wealth: ref('f64', 'members.wealth'),
    bill: ref('f32', 'members.bill'),
    due: ref('f32', 'members.due'),
    boughtShare: ref('f64', 'society.boughtShare'),
    doneWithout: ref('f64', 'society.doneWithout'),
    outsideIncome: ref('f32', 'members.outsideIncome'),
    ownShare: ref('f32', 'members.ownShare'),
    allotment: ref('f32', 'members.allotment', true),
    aid: ref('f32', 'members.aid', true),
    debt: ref('f64', 'members.debt', true),
  },
  flows: {
    bill: flow('member', 'outside', 'Needs bought outside.'),
    extras: flow('member', 'outside', 'Spending from savings above the buffer.'),
  },
  after: ['economy.allocation', 'economy.needs', 'economy.outside_market', 'economy.production', 'economy.credit'],
  steps: {
    economy(s) {
      const { c, p, n, week, money } = s;
      const { status, wealth, bill, due, outsideIncome, ownShare, allotment, aid, debt } = c;
      const { incomeCredits, communityIncome, needsMet, hardship, savingsGap, sideIncome } = c;
      const allots = allotment.length > 0;
      const owes = debt.length > 0;
      const extrasFlow = s.flow.extras;
      const bought = c.boughtShare[0];
      const without = c.doneWithout[0];
      needsMet.fill(1 - without, 0, n);
      if (without > 0) {
        for (let i = 0; i < n; i++) {
          if (status[i] >= RESIDENT) hardship[i] = Math.min(1, hardship[i] + HARDSHIP_RATE * without);
        }
      }
      const amounts = scratchFor(n);
      for (let i = 0; i < n; i++) {
        const owed = due[i] * +(status[i] >= RESIDENT);
        const purse = wealth[i];
        amounts[i] = owed;
        if (purse >= owed || owed === 0) continue;
        const paid = Math.max(0, purse);
        amounts[i] = paid;
        const unmet = (1 - paid / owed) * bought;
        needsMet[i] = Math.max(0, 1 - unmet - without);
        hardship[i] = Math.min(1, hardship[i] + HARDSHIP_RATE * unmet);
      }
      money.membersToOutside(s.flow.bill, amounts, n);

      const weeks = p.bufferWeeks;
      const keep = 1 - p.spendingRate;
      const rate = 1000 * (1 - keep * keep * keep * keep);
      const step = rowStep(week);
      for (let i = firstRow(week); i < n; i += step) {
        if (status[i] < RESIDENT) continue;
        hardship[i] *= HARDSHIP_KEPT;
        const fromCommunity = ownShare[i] + (allots ? allotment[i] + aid[i] : 0);
        const usual = Math.max(0, fromCommunity + sideIncome[i]);
        communityIncome[i] = usual;
        incomeCredits[i] = usual + outsideIncome[i];
        const above = wealth[i] / 1000 - weeks * bill[i];
        if (above > 0) money.memberToOutside(extrasFlow, i, Math.floor(rate * above));
        savingsGap[i] = owes ? debt[i] / 1000 - above : -above;
      }
    },
  },
});
