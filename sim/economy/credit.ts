/**
 * Lenders outside who bridge a gap between bill and purse, at a price.
 *
 *   loan       = min(bill - purse, limit - debt), limit = weeks of usual income
 *   service    = four weeks' interest and a minimum instalment, due in the turn before anything is bought
 *   repayment  = whatever is in the purse above some weeks of bills
 *   default    = the second service in a row that the purse does not hold: no more loans, no more interest; what is above
 *                the weeks kept goes on being collected, and after five years the rest is written off
 * A household with a buffer of savings borrows only when that is gone (Deaton 1991, Econometrica 59:1221-1248; Carroll
 * 1997, Quarterly Journal of Economics 112:1-55, both on how such households live with a limit on borrowing). That
 * lenders shut out those who defaulted, for years and not for ever, follows Chatterjee, Corbae, Nakajima and Rios-Rull
 * (2007, Econometrica 75:1525-1589). All numbers are assumptions.
 *
 * A debt is owed outside and is no money: the column remembers it, the ledger knows loans, interest and repayment. It
 * counts against savings, so that debtors work more (`members.savingsGap`). A service that is missed is not paid in part;
 * its interest is added to the debt.
 * Edge cases: without usual income nobody lends; a purse below zero is filled up first; when a debtor leaves, the
 * lender loses.
 */
import { column, event, flow, mechanism, RESIDENT, ref, TURN_WEEKS, WEEKS_PER_YEAR } from '../core/contract.ts';
import { counted } from '../core/telling.ts';

/** Services missed in a row that make a default; `creditState` counts up to here, then the turns of exclusion. */
const MISSED_TO_DEFAULT = 2;
/** The state at the end of exclusion: five years in turns of four weeks. */
const SHUT_OUT_LONG_ENOUGH = MISSED_TO_DEFAULT + 65;

export const credit = mechanism({
  id: 'economy.credit',
  layer: 'economy',
  title: 'Household credit',
  summary: 'Lenders outside bridge a gap between bill and purse up to a limit; interest and default come after.',
  source:
    'Deaton 1991 and Carroll 1997 (borrowing at a limit); Chatterjee, Corbae, Nakajima and Rios-Rull 2007 (default and exclusion)',
  switch: 'off',
  parameters: {
    limitWeeks: {
      type: 'number',
      unit: 'weeks of income',
      min: 0,
      max: 104,
      default: 8,
      amendable: false,
      meaning: 'Most that lenders lend to a member.',
    },
    yearlyInterest: {
      type: 'number',
      unit: 'share/year',
      min: 0,
      max: 2,
      default: 0.15,
      amendable: false,
      meaning: 'Yearly interest on household debt.',
    },
    instalmentShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.04,
      amendable: false,
      meaning: 'Part of the debt that falls due every four weeks beside the interest.',
    },
    keptWeeks: {
      type: 'number',
      unit: 'weeks of bills',
      min: 0,
      max: 26,
      default: 2,
      amendable: false,
      meaning: 'What debtors leave in their purse; what is above repays.',
    },
  },
  columns: {
    debt: column('members', 'f64', {
      unit: 'thousandths of a credit',
      min: 0,
      meaning: 'What the member owes to lenders outside.',
    }),
    creditState: column('members', 'u8', {
      unit: 'code',
      min: 0,
      max: SHUT_OUT_LONG_ENOUGH,
      meaning: 'Services missed in a row; from 2 on in default, counting turns of exclusion.',
    }),
    lent: column('society', 'f64', { unit: 'credits', min: 0, meaning: 'Lent to members this week.' }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    wealth: ref('f64', 'members.wealth'),
    due: ref('f32', 'members.due'),
    incomeCredits: ref('f32', 'members.incomeCredits'),
  },
  flows: {
    loan: flow('outside', 'member', 'Loans of lenders outside to members.'),
    interest: flow('member', 'outside', 'Interest on the debts of members.'),
    repayment: flow('member', 'outside', 'Debts that members repay.'),
  },
  events: {
    defaulted: event('{who} could not pay back and gets no more credit; {a} are owed.', { a: counted('credit') }),
  },
  after: ['economy.allocation', 'economy.needs', 'economy.outside_market', 'economy.production'],
  steps: {
    economy(s) {
      const { c, p, n, week, money } = s;
      const { status, wealth, due, incomeCredits, debt, creditState } = c;
      const interest = (p.yearlyInterest * TURN_WEEKS) / WEEKS_PER_YEAR;
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        if (debt[i] === 0 && creditState[i] < MISSED_TO_DEFAULT) {
          creditState[i] = 0;
          continue;
        }
        if (creditState[i] >= MISSED_TO_DEFAULT) {
          creditState[i]++;
          if (creditState[i] === SHUT_OUT_LONG_ENOUGH) {
            creditState[i] = 0;
            debt[i] = 0;
          }
        } else if (wealth[i] >= Math.ceil(debt[i] * interest) + Math.ceil(debt[i] * p.instalmentShare)) {
          creditState[i] = 0;
          money.memberToOutside(s.flow.interest, i, Math.ceil(debt[i] * interest));
          const instalment = Math.ceil(debt[i] * p.instalmentShare);
          money.memberToOutside(s.flow.repayment, i, instalment);
          debt[i] -= instalment;
        } else {
          debt[i] += Math.ceil(debt[i] * interest);
          creditState[i]++;
          if (creditState[i] === MISSED_TO_DEFAULT) s.emit(s.event.defaulted, i, -1, debt[i] / 1000, 0);
        }
        const spare = Math.min(debt[i], Math.floor(wealth[i] - (1 + p.keptWeeks) * due[i]));
        if (spare <= 0) continue;
        money.memberToOutside(s.flow.repayment, i, spare);
        debt[i] -= spare;
      }
      const limit = 1000 * p.limitWeeks;
      let lent = 0;
      for (let i = 0; i < n; i++) {
        if (status[i] < RESIDENT) continue;
        const gap = due[i] - wealth[i];
        if (gap <= 0 || creditState[i] >= MISSED_TO_DEFAULT) continue;
        const loan = Math.floor(Math.min(gap, limit * incomeCredits[i] - debt[i]));
        if (loan <= 0) continue;
        money.outsideToMember(s.flow.loan, i, loan);
        debt[i] += loan;
        lent += loan;
      }
      c.lent[0] = lent / 1000;
    },
  },
});
